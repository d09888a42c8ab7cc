import { SECOND_MS } from '../../lib/time/units'
import { type Edges } from './edges'
import { type AlignedRun } from './past-runs'

/** A run at one moment, its nodes by place; all times in ms since any one origin. */
export interface Moment {
  nowMs: number
  startMs: number
  /** NaN where a node has not started. */
  startsMs: Float64Array
  /** Where a node has ended; NaN where it has ended without a time, such as a skipped one, and where `isOpen`. */
  endsMs: Float64Array
  /** 1: it has not ended. */
  isOpen: Uint8Array
}

/** The edges of a run in two flat lists, for speed: those before place `at` are `list[from[at]]` to `list[from[at + 1] - 1]`. */
export interface FlatEdges {
  from: Int32Array
  list: Int32Array
  order: Int32Array
}

/** A moment with what does not depend on the earlier run. */
export interface Start {
  moment: Moment
  edges: FlatEdges
  /** When the nodes that are not open let the next ones start, in order of the edges. */
  readyMs: Float64Array
  /** Places still to run, in order of the edges. */
  open: Int32Array
  /** The last end of those that have ended. */
  lastMs: number
}

export function flattenEdges({ before, order }: Edges): FlatEdges {
  const from = new Int32Array(before.length + 1)
  for (const [at, places] of before.entries()) from[at + 1] = (from[at] ?? 0) + places.length
  return { from, list: Int32Array.from(before.flat()), order: Int32Array.from(order) }
}

export function prepareReplay(moment: Moment, edges: FlatEdges): Start {
  const { startMs, endsMs, isOpen } = moment
  const { from, list, order } = edges
  const readyMs = new Float64Array(endsMs.length).fill(startMs)
  let open = 0
  let lastMs = startMs
  const places = new Int32Array(endsMs.length)
  for (const at of order) {
    const endMs = endsMs[at] ?? NaN
    // Behind a node that ended without a time stands what that one waited for, which may be open.
    if (isOpen[at] === 1 || Number.isNaN(endMs)) places[open++] = at
    let ready = startMs
    for (let i = from[at] ?? 0; i < (from[at + 1] ?? 0); i++) {
      ready = Math.max(ready, readyMs[list[i] ?? 0] ?? 0)
    }
    readyMs[at] = Number.isNaN(endMs) ? ready : endMs
    if (!Number.isNaN(endMs)) lastMs = Math.max(lastMs, endMs)
  }
  return { moment, edges, readyMs, open: places.slice(0, open), lastMs }
}

/** Whether the earlier run has all nodes that are still to run. */
export const canReplay = ({ open, moment }: Start, { ranMs }: AlignedRun): boolean =>
  open.every((at) => moment.isOpen[at] === 0 || !Number.isNaN(ranMs[at] ?? NaN))

/**
 * For each open node that runs, by place: how long it takes in each replay, given that it lasts longer than it has run so far. A replay whose own
 * run was shorter takes the duration at the same rank of those that were longer. Null where none was longer but for one that says nothing.
 */
export type RemainingTimes = ReadonlyMap<number, Float64Array | null>

export function findRemainingTimes(
  start: Start,
  past: readonly AlignedRun[],
  scales: ArrayLike<number>,
): RemainingTimes {
  const { moment, open } = start
  const remaining = new Map<number, Float64Array | null>()
  for (const at of open) {
    const startedMs = moment.startsMs[at] ?? NaN
    if (moment.isOpen[at] === 0 || Number.isNaN(startedMs)) continue
    const soFarMs = moment.nowMs - startedMs
    const plain = past.map(({ ranMs }) => ranMs[at] ?? 0)
    // Whether it is longer than ever is a fact of the earlier runs, and no matter of today's pace.
    if (isLongerThanEver(soFarMs, findMeasure(plain))) {
      remaining.set(at, null)
      continue
    }
    const scaled = Float64Array.from(plain, (ms, run) => ms * (scales[run] ?? 1))
    const longer = scaled.filter((ms) => ms > soFarMs).toSorted()
    if (longer.length === 0) {
      remaining.set(at, scaled.fill(soFarMs))
      continue
    }
    const ranks = rankAll(scaled)
    remaining.set(
      at,
      scaled.map((ms, run) => {
        const rank = Math.floor(((ranks[run] ?? 0) * longer.length) / scaled.length)
        return ms > soFarMs ? ms : (longer[rank] ?? soFarMs)
      }),
    )
  }
  return remaining
}

/** A run that took more than so many times as long as any other hung, and says nothing about how long a run can take. */
const OUTLIER = 2

/** How long it can take: the longest of the earlier durations that is no outlier. */
function findMeasure(durationsMs: readonly number[]): number {
  const [longestMs = 0, nextMs = longestMs] = durationsMs.toSorted((a, b) => b - a)
  return longestMs > OUTLIER * nextMs ? nextMs : longestMs
}

/** By more than DGC's polling blurs. */
const isLongerThanEver = (ms: number, longestMs: number): boolean =>
  ms > longestMs + Math.max(10 * SECOND_MS, 0.05 * longestMs)

function rankAll(values: Float64Array): Int32Array {
  const order = Array.from(values.keys()).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Int32Array(values.length)
  for (const [rank, at] of order.entries()) ranks[at] = rank
  return ranks
}

/**
 * Plays an earlier run on from the moment: what runs takes its rest, what waits starts as long after its predecessors as it did then. Fills
 * `endsMs` and, when given, `startsMs` by place, and gives the end of the run; nothing that is open ends before the moment.
 */
export function replay(
  { moment, edges, readyMs, open, lastMs }: Start,
  past: AlignedRun,
  run: number,
  scale: number,
  remaining: RemainingTimes,
  endsMs: Float64Array,
  startsMs: Float64Array | null = null,
): number {
  const { nowMs } = moment
  const { from, list } = edges
  endsMs.set(readyMs)
  let endMs = lastMs
  for (const at of open) {
    let ready = moment.startMs
    for (let i = from[at] ?? 0, to = from[at + 1] ?? 0; i < to; i++) {
      const before = endsMs[list[i] ?? 0] ?? 0
      if (before > ready) ready = before
    }
    if (moment.isOpen[at] === 0) {
      endsMs[at] = ready
      continue
    }
    const startedMs = moment.startsMs[at] ?? NaN
    const isRunning = startedMs === startedMs
    const nodeStartMs = isRunning ? startedMs : Math.max(nowMs, ready + (past.heldBackMs[at] ?? 0))
    const ranMs = isRunning ? (remaining.get(at)?.[run] ?? 0) : (past.ranMs[at] ?? 0) * scale
    const nodeEndMs = Math.max(nowMs, nodeStartMs + ranMs)
    endsMs[at] = nodeEndMs
    if (startsMs !== null) startsMs[at] = nodeStartMs
    if (nodeEndMs > endMs) endMs = nodeEndMs
  }
  return Math.max(nowMs, endMs + past.tailMs)
}

/**
 * How much slower or faster than in the earlier run those nodes were that have ended: the median ratio, 1 below 3 of them. Of very many nodes
 * it takes a few hundred, spread evenly.
 */
export function findPace({ moment }: Start, past: AlignedRun): number {
  const { startsMs, endsMs } = moment
  const stride = Math.max(1, Math.floor(endsMs.length / MAX_PACE_NODES))
  const ratios: number[] = []
  for (let at = 0; at < endsMs.length; at += stride) {
    const thenMs = past.ranMs[at] ?? NaN
    const ratio = ((endsMs[at] ?? NaN) - (startsMs[at] ?? NaN)) / thenMs
    if (thenMs >= MIN_PACE_MS && ratio >= 0) ratios.push(ratio)
  }
  if (ratios.length < MIN_PACE_NODES) return 1
  const sorted = new Float64Array(ratios).toSorted()
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 1) + (sorted[middle] ?? 1)) / 2
  return Math.min(MAX_PACE, Math.max(1 / MAX_PACE, median ?? 1))
}

/** DGC looks each 10 s, so shorter times say nothing. */
const MIN_PACE_MS = 20 * SECOND_MS
const MIN_PACE_NODES = 3
const MAX_PACE_NODES = 400
const MAX_PACE = 4
