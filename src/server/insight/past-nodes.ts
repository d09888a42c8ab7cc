import { type Status } from '../../contract/status'

/** When a node of an earlier run ran. */
export interface PastNode {
  key: string
  type: string
  status: Status
  startMs: number | null
  endMs: number | null
  rows: number | null
}

// To be counted up when PastNode changes.
const FORMAT = 2

/** Of each field its values for all nodes: 10,000 objects take three times as long to parse. */
interface PackedNodes {
  format: number
  keys: string[]
  types: string[]
  statuses: Status[]
  startMs: (number | null)[]
  endMs: (number | null)[]
  rows: (number | null)[]
}

export const packNodes = (nodes: readonly PastNode[]): PackedNodes => ({
  format: FORMAT,
  keys: nodes.map(({ key }) => key),
  types: nodes.map(({ type }) => type),
  statuses: nodes.map(({ status }) => status),
  startMs: nodes.map(({ startMs }) => startMs),
  endMs: nodes.map(({ endMs }) => endMs),
  rows: nodes.map(({ rows }) => rows),
})

/** Null for what another build wrote in another form. */
export function unpackNodes(data: unknown): PastNode[] | null {
  const isOurs = (given: unknown): given is PackedNodes =>
    typeof given === 'object' && given !== null && 'format' in given && given.format === FORMAT
  if (!isOurs(data)) return null
  const { keys, types, statuses, startMs, endMs, rows } = data
  return keys.map((key, at) => ({
    key,
    type: types[at] ?? '',
    status: statuses[at] ?? 'unknown',
    startMs: startMs[at] ?? null,
    endMs: endMs[at] ?? null,
    rows: rows[at] ?? null,
  }))
}
