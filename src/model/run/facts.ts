import { type Run, type RunNode, type RawField } from '../../contract/run'
import { isTerminal, STATUSES, type Status } from '../../contract/status'
import { isLiveRun } from './duration'

export interface RunFacts {
  planMs: number | null
  startMs: number | null
  endMs: number | null
  /** Plan to start, or to now while it has not started; negative when it started early. */
  lateMs: number | null
  /** Start to end, or to now. */
  ranMs: number | null
  /** Late and ran together: exactly their sum. */
  totalMs: number | null
  /** All of these are to be printed with milliseconds. */
  exact: boolean
}

/** Runs up to this long are told to the millisecond. */
const EXACT_UP_TO_MS = 600_000

const floorTo = (stepMs: number, ms: number | null) => (ms === null ? null : Math.floor(ms / stepMs) * stepMs)
const between = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from)

/**
 * Three durations that add up. Longer runs are told in seconds: then the instants are cut to seconds first and the durations taken
 * between what is printed, for durations that are rounded one by one do not add up.
 */
export function runFacts(run: Run, nowMs: number): RunFacts {
  const live = isLiveRun(run)
  const untilMs = run.endMs ?? (live ? nowMs : null)
  const firstMs = run.planMs ?? run.startMs
  const spanMs = between(firstMs, untilMs)
  const exact = spanMs !== null && spanMs >= 0 && spanMs < EXACT_UP_TO_MS
  const cut = (ms: number | null) => floorTo(exact ? 1 : 1_000, ms)
  const planMs = cut(run.planMs)
  const startMs = cut(run.startMs)
  const endMs = cut(run.endMs)
  const reachedMs = endMs ?? (live ? cut(nowMs) : null)
  const waitedMs = live ? between(planMs, reachedMs) : null
  // A plan that lies ahead is not late, nor is anything early before it starts.
  const lateMs =
    startMs === null ? (waitedMs !== null && waitedMs >= 0 ? waitedMs : null) : between(planMs, startMs)
  const ran = between(startMs, reachedMs)
  const ranMs = ran !== null && ran < 0 ? null : ran
  const late = Math.max(0, lateMs ?? 0)
  const totalMs =
    ranMs === null ? (startMs === null && lateMs !== null && lateMs > 0 ? lateMs : null) : ranMs + late
  return { planMs, startMs, endMs, lateMs, ranMs, totalMs, exact }
}

export interface StatusCount {
  status: Status
  /** For `unknown`: the word as given, when all such nodes share it. */
  rawStatus: string
  count: number
}

/** How many nodes have each status, in the order in which people look; statuses that no node has are left out. */
export function countByStatus(nodes: readonly RunNode[]): StatusCount[] {
  const found = new Map<Status, StatusCount>()
  for (const { status, rawStatus } of nodes) {
    const known = found.get(status)
    if (!known) found.set(status, { status, rawStatus, count: 1 })
    else {
      known.count += 1
      if (known.rawStatus !== rawStatus) known.rawStatus = ''
    }
  }
  return STATUSES.flatMap((status) => found.get(status) ?? [])
}

export const finishedCount = (counts: readonly StatusCount[]): number =>
  counts.reduce((sum, { status, count }) => sum + (isTerminal(status) ? count : 0), 0)

/** The exact digits of a node's rows: a number of more than 2^53 stands in a raw field, its own or one that all nodes share. */
export function rowDigits(node: RunNode, run: Pick<Run, 'sharedRaw'>): string | null {
  if (node.rows === null || !Number.isFinite(node.rows)) return null
  const isRows = ([name]: RawField) => name === 'inputRowCount'
  const given = (node.raw?.findLast(isRows) ?? run.sharedRaw.findLast(isRows))?.[1]
  const [, digits] = /^"?(\d{1,40})"?$/.exec(given ?? '') ?? []
  return String(BigInt(digits ?? Math.trunc(node.rows)))
}

/** All rows that nodes say they wrote, to the last digit; null when none says so. */
export function totalRows(run: Pick<Run, 'nodes' | 'sharedRaw'>): string | null {
  const { nodes } = run
  let sum = 0
  let given = false
  for (const node of nodes) {
    if (node.rows === null) continue
    given = true
    sum += node.rows
  }
  if (!given) return null
  if (Number.isSafeInteger(sum)) return String(sum)
  return String(nodes.reduce((total, node) => total + BigInt(rowDigits(node, run) ?? 0), 0n))
}

/** DGC's own figure when it gives one, else rows over a duration that both ends give. */
export function speedOf(node: RunNode): number | null {
  if (node.rowsPerSecond !== null) return node.rowsPerSecond
  if (node.rows === null || node.rows === 0 || node.startMs === null || node.endMs === null) return null
  const seconds = (node.endMs - node.startMs) / 1_000
  return seconds > 0 ? node.rows / seconds : null
}

/** The plan that every node gives; null when they differ, for then no one line is right for all. */
export function sharedPlan(nodes: readonly RunNode[]): number | null {
  const first = nodes[0]?.planMs ?? null
  return nodes.every((node) => node.planMs === first) ? first : null
}
