import { type Run, type RunNode } from '../../contract/run'
import { statusWord } from '../../i18n/locale'
import { formatCsv } from '../../lib/csv'
import { formatIso } from '../../lib/time/format'
import { type Lang } from '../../contract/lang'
import { nodeDuration } from './duration'
import { rowDigits, speedOf } from './facts'

const HEAD = [
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
]
const HEAD_REST = ['rows_per_second', 'rows_per_second_computed', 'queue', 'log_path']

interface ExportOptions {
  zone: string
  lang: Lang
  nowMs: number
}

/** The nodes as they are shown, in that order; instants are RFC 3339 in the zone of the page. */
export function nodesCsv(run: Run, nodes: readonly RunNode[], { zone, lang, nowMs }: ExportOptions): string {
  const time = (ms: number | null) => (ms === null ? null : formatIso(ms, zone))
  const rows = nodes.map((node) => [
    node.name,
    node.type,
    node.rawStatus,
    statusWord(node.status, node.rawStatus, lang),
    time(node.planMs),
    time(node.startMs),
    time(node.endMs),
    nodeDuration(node, run, nowMs),
    node.retries,
    rowDigits(node, run),
    node.rowsPerSecond,
    node.rowsPerSecond === null ? speedOf(node) : null,
    node.queue,
    node.logPath,
  ])
  return formatCsv([[...HEAD, ...HEAD_REST], ...rows])
}

/** The same as JSON, with instants in epoch milliseconds and what the answer gave besides. */
export const nodesJson = (run: Run, nodes: readonly RunNode[]): string =>
  `${JSON.stringify({ job: run.job, instanceId: run.id, workspace: run.workspace, sharedRaw: run.sharedRaw, raw: run.raw, nodes }, null, 2)}\n`

/** Hands a file to the reader. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  // Only what every file system takes; the name of a job may hold anything.
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, '_')
  link.click()
  URL.revokeObjectURL(url)
}
