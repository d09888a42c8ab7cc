import {
  type FailPolicy,
  type Forecast,
  type InsightSample,
  MAX_RUNNING,
  type RunWaits,
} from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type Status, STATUS, isFailing, isTerminal } from '../../contract/status'
import { type TimedRun, isLiveRun } from '../run/duration'
import { type EdgeDoubt, type Edges, findCondition, findDrivers, findUntimed } from './edges'
import { findBlockingFailures } from './failures'
import { type NodeTimes, readNodeTimes } from './node-times'
import { readUsual } from './usual-of'

/**
 * Why a node has not started: one reason at a time, and `not-known` rather than a guess. Places are those in the run, times epoch ms.
 *
 * - `run-not-started`: see the reason of the run, which stands for all its nodes.
 * - `held-by`: the predecessor that is expected to end last has not ended; `more` others have not either.
 * - `ready`: all `before` predecessors ended at `sinceMs`, or it waits for none since the run started, maybe again, then. DGC gives no cause.
 * - `condition`: all have ended, and whether it runs hangs on an expression at the edge from `at`.
 * - `skipped`: it was, and the edge from `at`, which has ended, has an expression. DGC does not say whether that or a person skipped it.
 * - `failed`: it does not run since `at` failed; with the policy `suspend`, not until a person continues the run.
 * - `paused`: a person paused or froze this node, or the run, or has to confirm it, or a failure halted it.
 * - `run-ended`: the run is over, and no failure explains it.
 */
export type WaitingReason =
  | { kind: 'run-not-started' }
  | {
      kind: 'held-by'
      at: number
      more: number
      status: Status
      /** Null until it has started. */
      runningMs: number | null
      /** The median; null below 5 comparable runs. */
      usualMs: number | null
    }
  | { kind: 'ready'; sinceMs: number; waitedMs: number; before: number; queue: string | null }
  | { kind: 'condition' | 'skipped'; at: number; expression: string }
  | { kind: 'failed'; at: number; policy: FailPolicy }
  | { kind: 'paused'; of: 'node' | 'run'; status: Status }
  | { kind: 'run-ended'; status: Status }
  | { kind: 'not-known'; why: EdgeDoubt | 'fail-policy' | 'stopped-before' | 'no-times' }

/**
 * Why a run has not started. `job`: the run of that job for the same period must end first; `status` says how it is, and may be a failure;
 * `more` others must end, too. `previous`: an earlier run of this job, which is planned at `beforeMs`, must end well first. `planned`: its planned time is ahead. `full`: as many runs of this job run as DGC allows at once.
 * `elsewhere`: nothing known holds it, and it depends on a job of another workspace, which is not read.
 * `not-known`: `no-answer` while nothing was asked; `jobs` when it is not known how the jobs are that it depends on; else nothing known holds it.
 */
export type RunWaitReason =
  | { kind: 'paused'; status: Status }
  | { kind: 'planned'; atMs: number }
  | { kind: 'job'; job: string; status: Status; more: number }
  | { kind: 'previous'; id: string; planMs: number; status: Status; beforeMs: number }
  | { kind: 'full'; running: number }
  | { kind: 'elsewhere'; job: string; workspace: string | null; more: number }
  | { kind: 'not-known'; why: 'no-answer' | 'jobs' | 'nothing-holds' }

export interface WaitingGiven {
  sample: Pick<InsightSample, 'nodes'> | null
  /** Says which predecessor is expected last; without it the usual durations do. */
  forecast: Forecast | null
  nowMs: number
  times?: NodeTimes
}

/** By place; null for nodes that do not wait: they have started or ended, unless skipped behind a failure or a condition, or their status is not known. */
export function findWaitingReasons(
  run: TimedRun,
  edges: Edges,
  { sample, forecast, nowMs, times = readNodeTimes(run, nowMs) }: WaitingGiven,
): (WaitingReason | null)[] {
  const { nodes } = run
  const blocking = findBlockingFailures(run, edges)
  const expectEndMs = createExpectation(run, sample, forecast, nowMs)
  const drivers = findDrivers(edges, times, run.startMs)
  const untimed = findUntimed(nodes, edges, times)
  const known = { sample, expectEndMs, endMs: times.endMs, drivers, untimed, nowMs }
  return nodes.map((node, at): WaitingReason | null => {
    const { phase } = STATUS[node.status]
    const failed = blocking[at] ?? -1
    const isOpen = phase === 'waiting' || phase === 'blocked' || node.status === 'skip'
    if (node.startMs !== null || !isOpen || isFailing(node.status)) return null
    if (failed >= 0) {
      return { kind: 'failed', at: failed, policy: edges.defined[failed]?.failPolicy ?? 'unknown' }
    }
    if (node.status === 'skip') {
      const condition = findAnyCondition(nodes, edges, at)
      return condition && isTerminal(nodes[condition.at]?.status ?? 'unknown')
        ? { kind: 'skipped', ...condition }
        : null
    }
    if (isTerminal(run.status)) return { kind: 'run-ended', status: run.status }
    if (phase === 'blocked') return { kind: 'paused', of: 'node', status: node.status }
    if (run.startMs === null && !hasBegun(nodes)) return { kind: 'run-not-started' }
    if (STATUS[run.status].phase === 'blocked') return { kind: 'paused', of: 'run', status: run.status }
    return findReason(run, edges, at, known)
  })
}

interface Known {
  sample: WaitingGiven['sample']
  expectEndMs: (at: number) => number
  endMs: NodeTimes['endMs']
  /** For each node the predecessor that ended last, in this attempt of the run. */
  drivers: Int32Array
  untimed: Uint8Array
  nowMs: number
}

function findReason(run: TimedRun, edges: Edges, at: number, known: Known): WaitingReason {
  const { nodes } = run
  const { sample, expectEndMs, endMs, drivers, untimed, nowMs } = known
  const before = edges.before[at] ?? []
  const open = before.filter((place) => !isTerminal(nodes[place]?.status ?? 'unknown'))
  const [first, ...others] = open
  if (first !== undefined) {
    const last = others.reduce((a, b) => (expectEndMs(b) > expectEndMs(a) ? b : a), first)
    const { key = '', status = 'unknown', startMs = null } = nodes[last] ?? {}
    return {
      kind: 'held-by',
      at: last,
      more: others.length,
      status,
      runningMs: startMs === null ? null : Math.max(0, nowMs - startMs),
      usualMs: readUsual(sample, key)?.ms?.median ?? null,
    }
  }
  const doubt = edges.doubts[at] ?? null
  if (doubt !== null) return { kind: 'not-known', why: doubt }
  const statuses = before.map((place) => nodes[place]?.status ?? 'unknown')
  if (statuses.includes('manual-stop')) return { kind: 'not-known', why: 'stopped-before' }
  const condition = findAnyCondition(nodes, edges, at)
  if (condition) return { kind: 'condition', ...condition }
  const isPolicyUnknown = (place: number) =>
    isFailing(nodes[place]?.status ?? 'unknown') && edges.defined[place]?.failPolicy === 'unknown'
  if (before.some(isPolicyUnknown)) return { kind: 'not-known', why: 'fail-policy' }
  const driver = drivers[at] ?? -1
  const sinceMs = driver < 0 ? run.startMs : (endMs[driver] ?? null)
  if (sinceMs === null || untimed[at] === 1) return { kind: 'not-known', why: 'no-times' }
  const waitedMs = Math.max(0, nowMs - sinceMs)
  const { queue = null } = nodes[at] ?? {}
  return { kind: 'ready', sinceMs, waitedMs, before: driver < 0 ? 0 : before.length, queue }
}

/** The first edge to a node that has an expression. */
function findAnyCondition(
  nodes: Run['nodes'],
  edges: Edges,
  to: number,
): { at: number; expression: string } | null {
  for (const at of edges.before[to] ?? []) {
    const expression = findCondition(nodes, edges, at, to)
    if (expression !== null) return { at, expression }
  }
  return null
}

/** Why the run itself has not started; null when it has, or is over. */
export function findRunWaitReason(
  run: Pick<Run, 'status' | 'planMs' | 'startMs'>,
  waits: RunWaits | null,
  nowMs: number,
): RunWaitReason | null {
  if (run.startMs !== null || !isLiveRun(run)) return null
  const { phase } = STATUS[run.status]
  if (phase === 'blocked') return { kind: 'paused', status: run.status }
  if (phase !== 'waiting') return null
  if (run.planMs !== null && run.planMs > nowMs) return { kind: 'planned', atMs: run.planMs }
  if (waits === null) return { kind: 'not-known', why: 'no-answer' }
  const open = waits.jobs.flatMap(({ job, status }) =>
    status !== null && (!isTerminal(status) || isDeadEnd(status)) ? [{ job, status }] : [],
  )
  const first = open.find(({ status }) => isDeadEnd(status)) ?? open[0]
  if (first) return { kind: 'job', job: first.job, status: first.status, more: open.length - 1 }
  if (waits.previous) return { kind: 'previous', ...waits.previous, beforeMs: run.planMs ?? nowMs }
  if (waits.running !== null && waits.running >= MAX_RUNNING) return { kind: 'full', running: waits.running }
  const [other, ...others] = waits.elsewhere ?? []
  if (other) return { kind: 'elsewhere', ...other, more: others.length }
  const isUnknown = waits.jobs.some(({ status }) => status === null)
  return { kind: 'not-known', why: isUnknown ? 'jobs' : 'nothing-holds' }
}

/** A run that waits does not go on behind these by itself. */
export const isDeadEnd = (status: Status): boolean => status === 'fail' || status === 'manual-stop'

const hasBegun = (nodes: Run['nodes']): boolean => nodes.some(({ startMs }) => startMs !== null)

/** When an unfinished node is expected to end; a node that has not started ends behind all that run, unless the forecast says otherwise. */
function createExpectation(
  { nodes }: TimedRun,
  sample: WaitingGiven['sample'],
  forecast: Forecast | null,
  nowMs: number,
): (at: number) => number {
  const projected = new Map(
    forecast?.state === 'known' ? forecast.nodes.map(({ key, endMs }) => [key, endMs]) : [],
  )
  return (at) => {
    const { key = '', startMs = null } = nodes[at] ?? {}
    const known = projected.get(key)
    if (known !== undefined) return known
    if (startMs === null) return Infinity
    return Math.max(nowMs, startMs + (readUsual(sample, key)?.ms?.median ?? 0))
  }
}
