import { MINUTE_MS } from '../../lib/time/units'
import { type Run, cutAt } from '../scenarios/snapshot'
import { COMMON, type Given, type StagedJob, before, seedOf, slotMs } from './job-parts'
import { type Changes, type StagedNode, playRun } from './play'

const STEP_MS = 5 * MINUTE_MS
const HALF_HOUR_MS = 30 * MINUTE_MS

/** Started by events. At any moment the shown run is `minutes` old, or up to five more. */
export function live(
  { name, id, what, nodes, changes = {} }: Given,
  minutes: number,
  shown?: StagedJob['shown'],
): StagedJob {
  const play = (planMs: number, own: Changes): Run =>
    playRun({ nodes, planMs, startMs: planMs + 2_000, seed: seedOf(id, planMs), changes: own })
  return {
    ...COMMON,
    name,
    id,
    what,
    nodesAt: () => nodes,
    shownPlanMs: (nowMs) => slotMs(nowMs, STEP_MS) - minutes * MINUTE_MS,
    shown: shown ?? ((planMs) => play(planMs, changes)),
    pastPlansMs: (shownMs) => before(slotMs(shownMs - HALF_HOUR_MS, HALF_HOUR_MS), HALF_HOUR_MS, 48),
    everyMs: HALF_HOUR_MS,
    past: (planMs) => play(planMs, {}),
  }
}

/** By a schedule of so many minutes; all runs go the same way. The shown one is `ahead` slots ahead of the last planned time. */
export function repeated(
  { name, id, what, nodes }: Given,
  minutes: number,
  play: (planMs: number) => Run,
  ahead = 0,
): StagedJob {
  const everyMs = minutes * MINUTE_MS
  return {
    ...COMMON,
    name,
    id,
    what,
    cron: `0 0/${minutes} * * * ?`,
    nodesAt: () => nodes,
    shownPlanMs: (nowMs) => slotMs(nowMs, everyMs) + ahead * everyMs,
    shown: play,
    pastPlansMs: (shownMs) => before(shownMs - everyMs, everyMs, 60),
    everyMs,
    past: play,
  }
}

export const start = (id: string, nodes: readonly StagedNode[], planMs: number, startMs: number): Run =>
  playRun({ nodes, planMs, startMs, seed: seedOf(id, planMs) })

/** Halted after so many minutes by a person, until one continues it. */
export const pauseRun =
  (id: string, nodes: readonly StagedNode[], minutes: number) =>
  (planMs: number): Run => {
    const run = start(id, nodes, planMs, planMs + 2_000)
    const halted = cutAt(run, planMs + minutes * MINUTE_MS, 'success', 'waiting')
    return { ...run, endMs: null, outcome: 'pause', nodes: halted }
  }
