import { type Insight } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { findCriticalPath, type CriticalPath } from './critical-path'
import { findEdges, hasEdges, type Edges } from './edges'
import { findFailures, type Failures } from './failures'
import { findHeldBack, type HeldBack } from './held-back'
import { findLimits, findRunLimit, type Limit } from './limits'
import { readNodeTimes } from './node-times'
import { projectRun } from './project-run'
import { findRunWaitReason, findWaitingReasons, type RunWaitReason, type WaitingReason } from './waiting'

/** All that follows from a run and its insight at one moment. Lists are by the place of a node in the run. */
export interface RunReading {
  nowMs: number
  edges: Edges
  hasEdges: boolean
  /** To the end of the forecast, where there is one. */
  path: CriticalPath | null
  heldBack: readonly (HeldBack | null)[]
  reasons: readonly (WaitingReason | null)[]
  runReason: RunWaitReason | null
  failures: Failures
  limits: readonly (Limit | null)[]
  /** Of the whole run. */
  runLimit: Limit | null
}

/** What insight says of a run at that moment. */
export function readRunInsight(
  run: Run,
  { definition, sample, forecast, waits }: Pick<Insight, 'definition' | 'sample' | 'forecast' | 'waits'>,
  nowMs: number,
  edgesOf = findEdges,
): RunReading {
  const edges = edgesOf(run.nodes, definition)
  const times = readNodeTimes(run, nowMs)
  return {
    nowMs,
    edges,
    hasEdges: hasEdges(edges),
    path: findCriticalPath(run, edges, nowMs, projectRun(run, forecast, nowMs).times),
    heldBack: findHeldBack(run, edges, nowMs, times),
    reasons: findWaitingReasons(run, edges, { sample, forecast, nowMs, times }),
    runReason: findRunWaitReason(run, waits, nowMs),
    failures: findFailures(run, edges),
    limits: findLimits(run, edges, times),
    runLimit: findRunLimit(run, definition, nowMs),
  }
}
