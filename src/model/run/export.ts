import { type Run, type RunNode } from '../../contract/run'
import { formatCsv } from '../../lib/csv'
import { formatIso } from '../../lib/time/format'
import { computeNodeDuration } from './duration'
import { computeSpeed, formatRowDigits } from './rows'
import { getPlanMs } from './times'

const COLUMNS = [
  'node',
  'type',
  'status',
  'status_word',
  'plan',
  'start',
  'end',
  'duration_ms',
  'retries',
  'rows',
  'rows_per_second',
  'rows_per_second_computed',
  'queue',
  'log_path',
]

interface ExportOptions {
  zone: string
  /** A status in the reader's language. */
  statusWord: (node: RunNode) => string
  nowMs: number
}

/** The given nodes in the given order, one line each; instants are RFC 3339 in the zone. */
export function formatNodesCsv(
  run: Run,
  nodes: readonly RunNode[],
  { zone, statusWord, nowMs }: ExportOptions,
): string {
  const time = (ms: number | null) => (ms === null ? null : formatIso(ms, zone))
  const lines = nodes.map((node) => {
    const rows = formatRowDigits(node, run)
    return [
      node.name,
      node.type,
      node.rawStatus,
      statusWord(node),
      time(getPlanMs(node, run)),
      time(node.startMs),
      time(node.endMs),
      computeNodeDuration(node, run, nowMs),
      node.retries,
      rows === null ? null : BigInt(rows),
      node.rowsPerSecond,
      node.rowsPerSecond === null ? computeSpeed(node) : null,
      node.queue,
      node.logPath,
    ]
  })
  return formatCsv([COLUMNS, ...lines])
}

/** The same as JSON, with instants in epoch milliseconds and all fields of the answer that were not read. */
export function formatNodesJson(run: Run, nodes: readonly RunNode[]): string {
  const { job, id, workspace, sharedRaw, raw } = run
  const planned = nodes.map((node) => ({ ...node, planMs: getPlanMs(node, run) }))
  return `${JSON.stringify({ job, instanceId: id, workspace, sharedRaw, raw, nodes: planned }, null, 2)}\n`
}
