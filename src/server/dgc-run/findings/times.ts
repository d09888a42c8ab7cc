import { CLOCK_TOLERANCE_MS, type Finding } from '../../../contract/findings'
import { type RunNode } from '../../../contract/run'
import { type Status, isTerminal, STATUS } from '../../../contract/status'
import { RUN_ITSELF, type ReadRun, type Where, countNodes, cut, fieldText } from './parts'
import { type WireRun, type WireNode } from '../wire'
import { MINUTE_MS } from '../../../lib/time/units'

interface Side {
  count: number
  gapMs: number
  nodeMs: number
}

/** Nodes that lie wholly before or after the run's own window. */
export function findOutsideWindow({ startMs, endMs, nodes }: ReadRun): Finding[] {
  if (startMs !== null && endMs !== null && endMs < startMs) return []
  const before: Side = { count: 0, gapMs: Infinity, nodeMs: 0 }
  const after: Side = { count: 0, gapMs: Infinity, nodeMs: 0 }
  let example: string | null = null
  for (const node of nodes) {
    const late = endMs !== null && node.startMs !== null ? node.startMs - endMs : 0
    const early = startMs !== null && node.endMs !== null ? startMs - node.endMs : 0
    if (late <= CLOCK_TOLERANCE_MS && early <= CLOCK_TOLERANCE_MS) continue
    example ??= node.key
    if (late > CLOCK_TOLERANCE_MS) count(after, late, node.startMs ?? 0)
    else count(before, early, node.endMs ?? 0)
  }
  const total = before.count + after.count
  if (example === null) return []
  const isAfter = after.gapMs <= before.gapMs
  const { gapMs, nodeMs } = isAfter ? after : before
  const isBoth = before.count > 0 && after.count > 0
  const nearer = isAfter ? 'after' : 'before'
  const edgeMs = isAfter ? nodeMs - gapMs : nodeMs + gapMs
  return [
    {
      code: 'outside-window',
      side: isBoth ? 'both' : nearer,
      all: total === nodes.length,
      gapMs,
      edgeMs,
      nodeMs,
      nodes: total,
      example,
    },
  ]
}

function count(side: Side, gapMs: number, nodeMs: number): void {
  side.count++
  if (gapMs < side.gapMs) Object.assign(side, { gapMs, nodeMs })
}

/** `executeTime` is rounded at best, and measured by another clock than the two ends. */
const EXECUTE_TOLERANCE_MS = 1000
const TENTH_OF_MINUTE_MS = MINUTE_MS / 10

export function findPlanMismatch(wire: WireRun, { planMs, nodes }: ReadRun): Finding[] {
  if (planMs === null) return []
  const isOff = (node: WireNode): boolean => node.planTime !== null && node.planTime !== planMs
  const at = countNodes(nodes, (node) => typeof node.planMs === 'number' && node.planMs !== planMs)
  const first = wire.nodes.find(isOff)
  if (at === null || first === undefined) return []
  const given = fieldText(first.raw, 'planTime', first.planTime)
  return [{ code: 'plan-mismatch', given, instance: fieldText(wire.raw, 'planTime', planMs), ...at }]
}

/** A run is planned for the earliest moment at which it may start. */
export function findEarlyStart({ planTime, startTime, raw }: WireRun): Finding[] {
  if (planTime === null || startTime === null || planTime - startTime <= CLOCK_TOLERANCE_MS) return []
  const [start, plan] = [fieldText(raw, 'startTime', startTime), fieldText(raw, 'planTime', planTime)]
  return [{ code: 'early-start', start, plan, earlyMs: planTime - startTime }]
}

export function findExecuteTimeMismatch({ startTime, endTime, executeTime, raw }: WireRun): Finding[] {
  if (startTime === null || endTime === null || executeTime === null || endTime < startTime) return []
  const actualMs = endTime - startTime
  if (Math.abs(executeTime - actualMs) <= EXECUTE_TOLERANCE_MS) return []
  const given = fieldText(raw, 'executeTime', executeTime)
  const isMinutes = Math.abs(executeTime * MINUTE_MS - actualMs) <= TENTH_OF_MINUTE_MS
  return [{ code: 'execute-time', given, actualMs, ...(isMinutes ? { isMinutes: true } : {}) }]
}

type Times = WireRun | WireNode

const isBackwards = ({ startTime, endTime }: Times): boolean =>
  startTime !== null && endTime !== null && endTime < startTime

const readEnds = ({ raw, startTime, endTime }: Times): { start: string; end: string } => ({
  start: fieldText(raw, 'startTime', startTime),
  end: fieldText(raw, 'endTime', endTime),
})

export function findEndBeforeStart(wire: WireRun, { nodes }: ReadRun): Finding[] {
  const found: Finding[] = []
  if (isBackwards(wire)) found.push({ code: 'end-before-start', ...readEnds(wire), ...RUN_ITSELF })
  const first = wire.nodes.find(isBackwards)
  const at = countNodes(nodes, ({ startMs, endMs }) => startMs !== null && endMs !== null && endMs < startMs)
  if (first !== undefined && at !== null) found.push({ code: 'end-before-start', ...readEnds(first), ...at })
  return found
}

const endsTooEarly = ({ status, endMs }: Pick<RunNode, 'status' | 'endMs'>): boolean =>
  STATUS[status].pending === true && endMs !== null

/** Such as the end of an earlier attempt. */
export function findUnfinishedEnds(wire: WireRun, read: ReadRun): Finding[] {
  const describe = ({ raw, endTime }: Times, status: string, where: Where): Finding => ({
    code: 'unfinished-end',
    status: cut(status),
    end: fieldText(raw, 'endTime', endTime),
    ...where,
  })
  const found = endsTooEarly(read) ? [describe(wire, read.rawStatus, RUN_ITSELF)] : []
  const at = countNodes(read.nodes, endsTooEarly)
  const index = read.nodes.findIndex(endsTooEarly)
  const [first, node] = [wire.nodes[index], read.nodes[index]]
  return at && first && node ? [...found, describe(first, node.rawStatus, at)] : found
}

const needsStart = (status: Status): boolean => STATUS[status].times === 'required'

export function findMissingTimes({ status, startMs, nodes }: ReadRun): Finding[] {
  const found: Finding[] = []
  if (needsStart(status) && startMs === null) found.push({ code: 'no-start', ...RUN_ITSELF })
  const startless = countNodes(nodes, (node) => needsStart(node.status) && node.startMs === null)
  if (startless !== null) found.push({ code: 'no-start', ...startless })
  const runs = countNodes(nodes, (node) => node.endMs === null && node.status.startsWith('running'))
  if (isTerminal(status) && runs !== null) found.push({ code: 'end-unknown', ...runs })
  return found
}
