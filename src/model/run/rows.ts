import { type RawField, type Run, type RunNode } from '../../contract/run'

/** The rows of a node as exact digits: a number above 2^53 stands in a raw field, the node's own or one that all nodes share. */
export function formatRowDigits(node: RunNode, run: Pick<Run, 'sharedRaw'>): string | null {
  if (node.rows === null || !Number.isFinite(node.rows)) return null
  const isRows = ([name]: RawField) => name === 'inputRowCount'
  const given = (node.raw?.findLast(isRows) ?? run.sharedRaw.findLast(isRows))?.[1]
  const [, digits] = /^"?(\d{1,40})"?$/.exec(given ?? '') ?? []
  return String(BigInt(digits ?? Math.trunc(node.rows)))
}

/** The exact sum of all rows that nodes report; null when none reports any. */
export function sumRows(run: Pick<Run, 'nodes' | 'sharedRaw'>): string | null {
  const nodes = run.nodes.filter(({ rows }) => rows !== null)
  if (nodes.length === 0) return null
  const sum = nodes.reduce((total, { rows }) => total + (rows ?? 0), 0)
  if (Number.isSafeInteger(sum)) return String(sum)
  return String(nodes.reduce((total, node) => total + BigInt(formatRowDigits(node, run) ?? 0), 0n))
}

/** Rows per second: DGC's own value when it gives one, else computed where both times are given. */
export function computeSpeed(node: RunNode): number | null {
  if (node.rowsPerSecond !== null) return node.rowsPerSecond
  if (node.rows === null || node.rows === 0 || node.startMs === null || node.endMs === null) return null
  const seconds = (node.endMs - node.startMs) / 1_000
  return seconds > 0 ? node.rows / seconds : null
}
