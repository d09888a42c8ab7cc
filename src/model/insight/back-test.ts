import { type ForecastRecord } from '../../contract/insight'
import { type Parts, finish } from '../../lib/parts'
import { MIN_USUAL_RUNS } from '../jobs/usual'
import { type AlignedRun } from './past-runs'
import {
  type FlatEdges,
  type Moment,
  canReplay,
  findPace,
  findRemainingTimes,
  prepareReplay,
  replay,
} from './replay'

/** How the two kinds of forecast did for earlier runs of the job, at the same progress. */
interface BackTest {
  /** Scaled by the pace of the day does better. */
  isScaled: boolean
  /** The usual range held too seldom, so that the one from the shortest to the longest replay is given. */
  isWide: boolean
  /** Of the kind that is used; null when fewer than 5 runs could be forecast from the others. */
  record: ForecastRecord | null
}

/** Gives the test for a progress of 0 to 1, which it rounds to steps of 5 %, or of 25 % with thousands of nodes, and remembers. */
export interface BackTests {
  read: (progress: number) => BackTest
  prepare: (progress: number) => Parts<BackTest>
}

const STEPS = 20
const FEW_STEPS = 4
const MANY_NODES = 2_000
/** The range should hold four times in five. */
const MIN_HELD = 0.8
/** With many nodes or edges fewer runs are forecast, so that a test takes no longer than a poll may. */
const MAX_NODE_REPLAYS = 1_200_000
/** To look at one edge takes this share of what else a node does. */
const EDGE_SHARE = 0.1

export function createBackTests(edges: FlatEdges, past: readonly AlignedRun[]): BackTests {
  const known = new Map<number, BackTest>()
  const steps = edges.order.length > MANY_NODES ? FEW_STEPS : STEPS
  function* prepare(progress: number): Parts<BackTest> {
    const step = Math.min(steps - 1, Math.max(1, Math.round(progress * steps)))
    const test = known.get(step) ?? (yield* computeBackTest(edges, past, step / steps))
    known.set(step, test)
    return test
  }
  return { read: (progress) => finish(prepare(progress)), prepare }
}

/** Forecasts each earlier run from the others. */
function* computeBackTest(edges: FlatEdges, past: readonly AlignedRun[], progress: number): Parts<BackTest> {
  const nodes = Math.max(1, edges.order.length + EDGE_SHARE * edges.list.length)
  const most = Math.max(MIN_USUAL_RUNS, Math.floor(MAX_NODE_REPLAYS / (2 * nodes * Math.max(1, past.length))))
  const [plain, scaled] = [createScore(), createScore()]
  for (const run of past.slice(0, most)) {
    const others = past.filter((each) => each !== run)
    const nowMs = run.totalMs * progress
    const moment = readMoment(run, edges, nowMs)
    for (const [score, ends] of forecastEnds(moment, edges, others, [plain, scaled])) {
      const range = readRange(ends)
      score.errors.push(Math.abs(range.middleMs - run.totalMs))
      if (run.totalMs >= range.fromMs && run.totalMs <= range.toMs) score.held++
      if (run.totalMs >= (ends[0] ?? 0) && run.totalMs <= (ends.at(-1) ?? 0)) score.heldWide++
    }
    yield
  }
  const isScaled = medianOf(scaled.errors) < medianOf(plain.errors)
  const { errors, held, heldWide } = isScaled ? scaled : plain
  const isWide = held < MIN_HELD * errors.length
  const record = {
    forecasts: errors.length,
    held: isWide ? heldWide : held,
    errorMs: Math.round(medianOf(errors)),
  }
  return { isScaled, isWide, record: errors.length < MIN_USUAL_RUNS ? null : record }
}

interface Score {
  errors: number[]
  held: number
  heldWide: number
}

const createScore = (): Score => ({ errors: [], held: 0, heldWide: 0 })

const medianOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : readRange(Float64Array.from(values).toSorted()).middleMs

function forecastEnds(
  moment: Moment,
  edges: FlatEdges,
  others: readonly AlignedRun[],
  [plain, scaled]: readonly [Score, Score],
): [Score, Float64Array][] {
  const start = prepareReplay(moment, edges)
  const usable = others.filter((each) => canReplay(start, each))
  if (usable.length < MIN_USUAL_RUNS - 1) return []
  const scratch = new Float64Array(moment.endsMs.length)
  const ends = (scales: readonly number[]) => {
    const remaining = findRemainingTimes(start, usable, scales)
    return Float64Array.from(usable, (run, at) =>
      replay(start, run, at, scales[at] ?? 1, remaining, scratch),
    ).toSorted()
  }
  return [
    [plain, ends(usable.map(() => 1))],
    [scaled, ends(usable.map((run) => findPace(start, run)))],
  ]
}

/** An earlier run as it looked at that time after its start. A node that was skipped waited until it could have run. */
function readMoment(run: AlignedRun, edges: FlatEdges, nowMs: number): Moment {
  const count = edges.order.length
  const startsMs = new Float64Array(count).fill(NaN)
  const endsMs = new Float64Array(count).fill(NaN)
  const isOpen = new Uint8Array(count)
  const readyMs = new Float64Array(count)
  for (const at of edges.order) {
    const startMs = run.startMs[at] ?? NaN
    const endMs = startMs + (run.ranMs[at] ?? 0)
    let ready = 0
    for (let i = edges.from[at] ?? 0; i < (edges.from[at + 1] ?? 0); i++) {
      ready = Math.max(ready, readyMs[edges.list[i] ?? 0] ?? 0)
    }
    readyMs[at] = Number.isNaN(endMs) ? ready : endMs
    isOpen[at] = Number(readyMs[at] > nowMs)
    if (startMs <= nowMs) startsMs[at] = startMs
    if (endMs <= nowMs) endsMs[at] = endMs
  }
  return { nowMs, startMs: 0, startsMs, endsMs, isOpen }
}

/** The middle of sorted ends, and the range that leaves out one of ten at each side, from 10 of them on; all of them where it is wide. */
export function readRange(
  ends: Float64Array,
  isWide = false,
): { middleMs: number; fromMs: number; toMs: number } {
  const last = ends.length - 1
  const cut = ends.length < 10 || isWide ? 0 : Math.floor(last * 0.1)
  const [below, above] = [ends[Math.floor(last / 2)] ?? 0, ends[Math.ceil(last / 2)] ?? 0]
  return { middleMs: (below + above) / 2, fromMs: ends[cut] ?? 0, toMs: ends[last - cut] ?? 0 }
}
