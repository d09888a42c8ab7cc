import { type TimedRun } from '../run/duration'
import { type Edges, findDrivers } from './edges'
import { type NodeTimes } from './node-times'

/** One part of a run at another length, in ms: its late start, one node, or the time that a node was held back. A longer one changes nothing. */
export type Change =
  | { part: 'late'; ms: number }
  | { part: 'ran'; at: number; ms: number }
  | { part: 'held-back'; at: number; ms: number }

interface WhatIf {
  /** Never later than the run's own end. */
  endMs: number
  savedMs: number
  /** The node, not on the path before, that keeps the end from coming sooner; null when the path is the same. */
  takesOver: number | null
}

/** Plays a run again with some parts shorter and all else as it was; without changes it gives the run's own end. Linear in nodes and edges. */
export type Rerun = (changes: readonly Change[]) => WhatIf

/** `times` may be those of a forecast; `endMs` is the run's end by the same account. */
export function createRerun(
  run: Pick<TimedRun, 'planMs' | 'startMs'>,
  edges: Edges,
  times: NodeTimes,
  endMs: number,
): Rerun {
  const count = times.startMs.length
  const runStartMs = run.startMs ?? times.startMs.reduce<number>((a, b) => Math.min(a, b ?? a), endMs)
  const lags = new Float64Array(count)
  const lasts = new Float64Array(count)
  const hasTimes = (at: number) => isTimed(times, at)
  const readyMs = new Float64Array(count)
  let lastMs = -Infinity
  for (const at of edges.order) {
    const ready = readReady(edges, readyMs, at, runStartMs)
    readyMs[at] = ready
    if (!hasTimes(at)) continue
    const [nodeStartMs, nodeEndMs] = [times.startMs[at] ?? 0, times.endMs[at] ?? 0]
    // Below 0 where it started before its predecessors had ended, which then stays so.
    lags[at] = nodeStartMs - ready
    lasts[at] = nodeEndMs - nodeStartMs
    readyMs[at] = nodeEndMs
    lastMs = Math.max(lastMs, nodeEndMs)
  }
  const tailMs = lastMs === -Infinity ? 0 : endMs - lastMs
  const lateMs = run.planMs === null ? 0 : Math.max(0, runStartMs - run.planMs)
  const path = new Set(walkBack(edges, times, runStartMs))

  return (changes) => {
    const [newLags, newLasts] = [Float64Array.from(lags), Float64Array.from(lasts)]
    let savedLateMs = 0
    for (const change of changes) {
      const ms = Math.max(0, change.ms)
      if (change.part === 'late') savedLateMs = Math.max(0, lateMs - ms)
      else if (change.part === 'ran') newLasts[change.at] = Math.min(ms, newLasts[change.at] ?? 0)
      else newLags[change.at] = Math.min(ms, newLags[change.at] ?? 0)
    }
    const ready = new Float64Array(count)
    const empty = () => Array.from<number | null>({ length: count }).fill(null)
    const [starts, ends] = [empty(), empty()]
    const newStartMs = runStartMs - savedLateMs
    let newLastMs = -Infinity
    for (const at of edges.order) {
      const from = readReady(edges, ready, at, newStartMs)
      ready[at] = from
      if (!hasTimes(at)) continue
      const nodeStartMs = from + (newLags[at] ?? 0)
      const nodeEndMs = nodeStartMs + (newLasts[at] ?? 0)
      ready[at] = nodeEndMs
      starts[at] = nodeStartMs
      ends[at] = nodeEndMs
      newLastMs = Math.max(newLastMs, nodeEndMs)
    }
    const newEndMs = newLastMs === -Infinity ? endMs - savedLateMs : newLastMs + tailMs
    const newPath = walkBack(edges, { startMs: starts, endMs: ends }, newStartMs)
    const takesOver = newPath.find((at) => !path.has(at)) ?? null
    return { endMs: newEndMs, savedMs: endMs - newEndMs, takesOver }
  }
}

const isTimed = (times: NodeTimes, at: number): boolean =>
  typeof times.startMs[at] === 'number' && typeof times.endMs[at] === 'number'

/** When all before it have ended; a node without times lets through what it waited for. */
function readReady(edges: Edges, readyMs: Float64Array, at: number, startMs: number): number {
  let ready = startMs
  for (const place of edges.before[at] ?? []) ready = Math.max(ready, readyMs[place] ?? startMs)
  return ready
}

/** The places of the path that sets the end, the last first. */
function walkBack(edges: Edges, times: NodeTimes, runStartMs: number): number[] {
  const { endMs } = times
  let last = -1
  for (const [at, ms] of endMs.entries()) {
    if (ms !== null && (last < 0 || ms > (endMs[last] ?? -Infinity))) last = at
  }
  const drivers = findDrivers(edges, times, runStartMs)
  const places: number[] = []
  for (let at = last; at >= 0; at = drivers[at] ?? -1) places.push(at)
  return places
}
