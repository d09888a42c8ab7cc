import { type Forecast, type InsightSample, type Projection } from '../../contract/insight'
import { STATUS, isFailing, isTerminal } from '../../contract/status'
import { type Parts } from '../../lib/parts'
import { computeQuantile } from '../../lib/quantile'
import { sortByInsertion } from '../../lib/sort-by-insertion'
import { MINUTE_MS } from '../../lib/time/units'
import { MIN_USUAL_RUNS } from '../jobs/usual'
import { type TimedRun, isLiveRun } from '../run/duration'
import { type BackTests, createBackTests, readRange } from './back-test'
import { type Edges, hasEdges } from './edges'
import { findBlockingFailures, findFailures, findHeldUp, findReach } from './failures'
import { keyAt } from './node-times'
import { type AlignedRun } from './past-runs'
import {
  type FlatEdges,
  type Moment,
  type RemainingTimes,
  type Start,
  canReplay,
  findPace,
  findRemainingTimes,
  flattenEdges,
  prepareReplay,
  replay,
} from './replay'
import { readUsual } from './usual-of'

/** Forecasts one run at any moment; made once for its edges and earlier runs, since it remembers its back-tests. */
export interface Forecaster {
  read: (run: TimedRun, sample: Pick<InsightSample, 'nodes'>, nowMs: number) => Forecast
  /** The back-test of that moment, which takes most of the time. */
  prepare: (run: TimedRun, nowMs: number) => Parts<void>
}

/**
 * `earlier` are the comparable runs, newest first, aligned with the nodes of the run. Each since the last step is played on from now, plain or
 * scaled by the pace of the day, whichever did better for these runs at the same progress. Below 5 runs that have all nodes that are still to run
 * nothing is said; where 5 have them as they are defined now, those alone are played.
 */
export function createForecaster(edges: Edges, earlier: readonly AlignedRun[]): Forecaster {
  const past = selectSinceStep(earlier)
  const flat = flattenEdges(edges)
  const backTests = createBackTests(flat, past)
  return {
    read: (run, sample, nowMs) =>
      findObstacle(run, edges, nowMs, past.length) ??
      computeForecast({ run, edges, flat, past, backTests, sample, nowMs }),
    prepare: function* (run, nowMs) {
      if (findObstacle(run, edges, nowMs, past.length) !== null) return
      const { usable, progress } = playPlain({ run, edges, flat, past, nowMs })
      if (usable.length >= MIN_USUAL_RUNS) yield* backTests.prepare(progress)
    },
  }
}

/** All runs since a step took so many times as long, or as short, as nine of ten before it. */
const STEP = 1.25

/** The newest runs alone where each of them took much longer, or shorter, than those before: something has changed that no definition tells. */
function selectSinceStep(past: readonly AlignedRun[]): readonly AlignedRun[] {
  const totalsMs = past.map(({ totalMs }) => totalMs)
  for (let count = past.length - MIN_USUAL_RUNS; count >= MIN_USUAL_RUNS; count--) {
    const since = totalsMs.slice(0, count)
    const before = totalsMs.slice(count).toSorted((a, b) => a - b)
    const isLonger = Math.min(...since) > STEP * computeQuantile(before, 0.9)
    const isShorter = STEP * Math.max(...since) < computeQuantile(before, 0.1)
    if (isLonger || isShorter) return past.slice(0, count)
  }
  return past
}

/** Each costs a walk over all nodes behind it; with more failures than that none of which holds anything, the end is near anyway. */
const MAX_ROOTS = 20

/** Why there can be no forecast of the end, whatever earlier runs did; else null. */
function findObstacle(run: TimedRun, edges: Edges, atMs: number, runs: number): Forecast | null {
  const none = (reason: 'ended' | 'not-started' | 'blocked' | 'no-edges'): Forecast => ({
    state: 'none',
    reason,
    runs,
  })
  if (!isLiveRun(run)) return none('ended')
  if (run.startMs === null && run.nodes.every(({ startMs }) => startMs === null)) return none('not-started')
  if (!hasEdges(edges)) return none('no-edges')
  const isOpen = findOpen(run, edges)
  const goesOn = isOpen.includes(1)
  let most: Extract<Forecast, { state: 'held-up' }> | null = null
  for (const at of findFailures(run, edges).roots.slice(0, MAX_ROOTS)) {
    const { policy, stopped, maybe } = findReach(run.nodes, edges, at)
    // The run ends with the branches that it does not stop.
    if (policy === 'fail-child' && maybe.length === 0 && goesOn) continue
    const nodes = stopped.length + maybe.length
    if (nodes > (most?.nodes ?? 0)) most = { state: 'held-up', atMs, key: keyAt(run.nodes, at), nodes }
  }
  if (most !== null) return most
  const isBlocked = (status: TimedRun['status']) => STATUS[status].phase === 'blocked' && !isFailing(status)
  const blocked = run.nodes.findIndex(({ status }) => isBlocked(status))
  if (blocked >= 0) {
    const nodes = findHeldUp(run.nodes, edges, blocked).length
    return { state: 'held-up', atMs, key: keyAt(run.nodes, blocked), nodes }
  }
  return STATUS[run.status].phase === 'blocked' ? none('blocked') : null
}

/** 1: it has not ended, and no failure stops it. */
function findOpen(run: TimedRun, edges: Edges): Uint8Array {
  const blocking = findBlockingFailures(run, edges)
  return Uint8Array.from(run.nodes, ({ status, endMs }, at) =>
    Number(!isTerminal(status) && !isFailing(status) && endMs === null && (blocking[at] ?? -1) < 0),
  )
}

interface Given {
  run: TimedRun
  edges: Edges
  flat: FlatEdges
  past: readonly AlignedRun[]
  backTests: BackTests
  sample: Pick<InsightSample, 'nodes'>
  nowMs: number
}

/** Whether a node that is still to run was defined otherwise. */
const hasChanged = ({ open, moment }: Start, { isChanged }: AlignedRun): boolean =>
  open.some((at) => moment.isOpen[at] === 1 && isChanged[at] === 1)

/** Each earlier run as it was, from now on; `progress` is how far the run is by these. */
function playPlain({ run, edges, flat, past, nowMs }: Omit<Given, 'backTests' | 'sample'>) {
  const moment = readMoment(run, edges, nowMs)
  const start = prepareReplay(moment, flat)
  const replayable = past.filter((each) => canReplay(start, each))
  const same = replayable.filter((each) => !hasChanged(start, each))
  const usable = same.length >= MIN_USUAL_RUNS ? same : replayable
  const plain = replayAll(start, usable, () => 1)
  const { middleMs } = readRange(plain.sorted)
  const progress = (nowMs - moment.startMs) / Math.max(1, middleMs - moment.startMs)
  return { start, usable, plain, progress }
}

function computeForecast(given: Given): Forecast {
  const { run, edges, backTests, sample, nowMs } = given
  const { start, usable, plain, progress } = playPlain(given)
  if (usable.length < MIN_USUAL_RUNS) return { state: 'none', reason: 'few-runs', runs: usable.length }
  const { isScaled, isWide, record } = backTests.read(progress)
  const played = isScaled ? replayAll(start, usable, (each) => findPace(start, each)) : plain
  const overdue = findOverdue(start, edges, usable, played)
  if (overdue !== null) {
    const { at, ...longest } = overdue
    return { state: 'overdue', atMs: nowMs, key: keyAt(run.nodes, at), ...longest }
  }
  const { sorted } = played
  const range = readRange(sorted, isWide)
  const [fromMs, toMs] = [Math.floor(range.fromMs), Math.ceil(range.toMs)]
  return {
    state: 'known',
    atMs: nowMs,
    runs: usable.length,
    endMs: Math.round(range.middleMs),
    fromMs,
    toMs,
    within: sorted.filter((endMs) => endMs >= fromMs && endMs <= toMs).length,
    isScaled,
    // It is of runs in which no failure stopped anything.
    record: findFailures(run, edges).notRun.length > 0 ? null : record,
    ...countLonger(start, edges, usable, played),
    nodes: project(run, start, usable, played, sample),
  }
}

function readMoment(run: TimedRun, edges: Edges, nowMs: number): Moment {
  const count = run.nodes.length
  const startsMs = new Float64Array(count).fill(NaN)
  const endsMs = new Float64Array(count).fill(NaN)
  const isOpen = findOpen(run, edges)
  let firstMs = Infinity
  for (const [at, { startMs, endMs }] of run.nodes.entries()) {
    if (startMs === null) continue
    startsMs[at] = startMs
    firstMs = Math.min(firstMs, startMs)
    if (endMs !== null) endsMs[at] = Math.max(startMs, endMs)
  }
  return { nowMs, startMs: run.startMs ?? (firstMs === Infinity ? nowMs : firstMs), startsMs, endsMs, isOpen }
}

/** All replays: ends of the run as played and sorted, and start and end of each node, one row of places for each replay. */
interface Played {
  sorted: Float64Array
  startsMs: readonly Float64Array[]
  endsMs: readonly Float64Array[]
  remaining: RemainingTimes
}

function replayAll(start: Start, past: readonly AlignedRun[], scaleOf: (run: AlignedRun) => number): Played {
  const scales = past.map(scaleOf)
  const remaining = findRemainingTimes(start, past, scales)
  const count = start.moment.endsMs.length
  const rows = () => past.map(() => new Float64Array(count))
  const [startsMs, endsMs] = [rows(), rows()]
  const ends = past.map((run, at) => {
    const [starts, nodeEnds] = [startsMs[at], endsMs[at]]
    if (starts === undefined || nodeEnds === undefined) return start.moment.nowMs
    return replay(start, run, at, scales[at] ?? 1, remaining, nodeEnds, starts)
  })
  return { sorted: Float64Array.from(ends).toSorted(), startsMs, endsMs, remaining }
}

interface Overdue {
  at: number
  runs: number
  longestMs: number
  hasOutlier?: true
  isHeldBack?: true
}

/** A node that is longer than ever, where it holds the end in half of the replays; then any end would only move along with now. */
function findOverdue(
  start: Start,
  edges: Edges,
  past: readonly AlignedRun[],
  played: Played,
): Overdue | null {
  const { moment, open } = start
  const late = new Map<number, Overdue>()
  for (const at of open) {
    if (moment.isOpen[at] === 0) continue
    const longest = (values: (run: AlignedRun) => Float64Array) =>
      past.reduce((most, run) => Math.max(most, values(run)[at] ?? 0), 0)
    const known = { at, runs: past.length }
    if (played.remaining.get(at) === null) {
      const ranMs = moment.nowMs - (moment.startsMs[at] ?? 0)
      const longestMs = longest((each) => each.ranMs)
      late.set(at, { ...known, longestMs, ...(longestMs > ranMs ? { hasOutlier: true } : {}) })
    }
    if (!played.remaining.has(at) && isReady(start, edges, at)) {
      const longestMs = longest(({ heldBackMs }) => heldBackMs)
      const waitedMs = moment.nowMs - readySince(start, edges, at)
      if (waitedMs > longestMs + MINUTE_MS) late.set(at, { ...known, longestMs, isHeldBack: true })
    }
  }
  return late.size === 0 ? null : (late.get(findMainHolder(start, edges, played)) ?? null)
}

/** Below this, an end rests on too few runs to pass without a word; unless the node is hardly longer than usual, as regular ones are at their end. */
const FEW_LONGER = 3
const HARDLY_LONGER = 1.2

/** How many runs the rest of a running node is read from, where they are few and it holds the end. */
function countLonger(
  start: Start,
  edges: Edges,
  past: readonly AlignedRun[],
  played: Played,
): { longer?: number } {
  const { moment } = start
  const few = new Map<number, number>()
  for (const at of played.remaining.keys()) {
    const soFarMs = moment.nowMs - (moment.startsMs[at] ?? 0)
    const durations = Float64Array.from(past, ({ ranMs }) => ranMs[at] ?? 0).toSorted()
    const longer = durations.filter((ms) => ms > soFarMs).length
    if (longer < FEW_LONGER && soFarMs > HARDLY_LONGER * readRange(durations).middleMs) few.set(at, longer)
  }
  const longer = few.size === 0 ? undefined : few.get(findMainHolder(start, edges, played))
  return longer === undefined ? {} : { longer }
}

/** The open node that holds the end in half of the replays or more; -1 where there is none. */
function findMainHolder(start: Start, edges: Edges, { endsMs: replays }: Played): number {
  const counts = new Map<number, number>()
  for (const endsMs of replays) {
    const holder = findHolder(start, edges, endsMs)
    if (holder >= 0) counts.set(holder, (counts.get(holder) ?? 0) + 1)
  }
  const most = Array.from(counts).toSorted((a, b) => b[1] - a[1])[0]
  return most && most[1] * 2 >= replays.length ? most[0] : -1
}

const isReady = ({ moment }: Start, edges: Edges, at: number): boolean =>
  edges.before[at]?.every((place) => moment.isOpen[place] === 0) ?? true

const readySince = ({ moment, readyMs }: Start, edges: Edges, at: number): number =>
  (edges.before[at] ?? []).reduce((last, place) => Math.max(last, readyMs[place] ?? 0), moment.startMs)

/** The first open node of the path that sets the end; -1 when all have ended. */
function findHolder({ moment, open }: Start, edges: Edges, endsMs: Float64Array): number {
  const endOf = (place: number) => endsMs[place] ?? 0
  const isOpen = (place: number) => moment.isOpen[place] === 1
  let holder = -1
  for (const at of open) if (isOpen(at) && (holder < 0 || endOf(at) > endOf(holder))) holder = at
  for (let at = holder; at >= 0;) {
    if (isOpen(at)) holder = at
    let last = -1
    for (const place of edges.before[at] ?? []) if (last < 0 || endOf(place) > endOf(last)) last = place
    at = last >= 0 && !hasEnded(moment, last) ? last : -1
  }
  return holder
}

const hasEnded = ({ endsMs }: Moment, at: number): boolean => !Number.isNaN(endsMs[at] ?? NaN)

/** Nodes whose usual is not known have no projection, nor do those that did not run in most of the replayed runs. */
function project(
  run: TimedRun,
  { moment, open }: Start,
  past: readonly AlignedRun[],
  { startsMs, endsMs }: Played,
  sample: Pick<InsightSample, 'nodes'>,
): Projection[] {
  const scratch = new Float64Array(past.length)
  const median = (rows: readonly Float64Array[], at: number) => {
    for (const [row, values] of rows.entries()) scratch[row] = values[at] ?? 0
    sortByInsertion(scratch)
    return Math.round(readRange(scratch).middleMs)
  }
  const projections: Projection[] = []
  for (const at of open) {
    const key = keyAt(run.nodes, at)
    if (moment.isOpen[at] === 0 || readUsual(sample, key)?.ms === undefined) continue
    const didRun = past.reduce((count, each) => count + Number(!Number.isNaN(each.startMs[at] ?? NaN)), 0)
    if (didRun * 2 <= past.length) continue
    projections.push({ key, startMs: median(startsMs, at), endMs: median(endsMs, at) })
  }
  return projections
}
