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
  'usual_duration_ms',
  'usual_runs',
  'usual_versions',
  'duration_change_ms',
  'held_back_ms',
  'critical_path',
]

/** What earlier runs and the definition say of a node; null where it is not known. */
export interface NodeFacts {
  /** Median of so many comparable runs, of the versions from the first to the second. */
  usualMs: number | null
  usualRuns: number | null
  usualVersions: readonly [number, number] | null
  /** How much longer than usual it took. */
  changeMs: number | null
  /** Could have started, and did not. */
  heldBackMs: number | null
  /** From 1. */
  path: { place: number; of: number } | null
}

type AllFacts = ReadonlyMap<string, NodeFacts>

interface ExportOptions {
  zone: string
  /** A status in the reader's language. */
  statusWord: (node: RunNode) => string
  nowMs: number
  /** By the key of the node. */
  facts: AllFacts
}

/** The given nodes in the given order, one line each; instants are RFC 3339 in the zone. */
export function formatNodesCsv(
  run: Run,
  nodes: readonly RunNode[],
  { zone, statusWord, nowMs, facts }: ExportOptions,
): string {
  const time = (ms: number | null) => (ms === null ? null : formatIso(ms, zone))
  const lines = nodes.map((node) => {
    const rows = formatRowDigits(node, run)
    const fact = facts.get(node.key)
    const versions = fact?.usualVersions ?? null
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
      fact?.usualMs ?? null,
      fact?.usualRuns ?? null,
      versions === null ? null : [...new Set(versions)].join('-'),
      fact?.changeMs ?? null,
      fact?.heldBackMs ?? null,
      fact?.path ? `${fact.path.place} of ${fact.path.of}` : null,
    ]
  })
  return formatCsv([COLUMNS, ...lines])
}

/** The same as JSON, with instants in epoch milliseconds and all fields of the answer that were not read. */
export function formatNodesJson(run: Run, nodes: readonly RunNode[], facts: AllFacts): string {
  const { job, id, workspace, sharedRaw, raw } = run
  const planned = nodes.map((node) => {
    const whole = { ...node, planMs: getPlanMs(node, run) }
    const insight = facts.get(node.key)
    return insight ? { ...whole, insight } : whole
  })
  return `${JSON.stringify({ job, instanceId: id, workspace, sharedRaw, raw, nodes: planned }, null, 2)}\n`
}
