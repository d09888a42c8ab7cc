import * as v from 'valibot'
import { parseJson } from '../../lib/json'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'

/** An interval of which all runs were listed. Epoch ms; `toMs` is excluded. */
export interface Span {
  fromMs: number
  toMs: number
}

/** The intervals that were listed, in order and without touching each other. */
export type Coverage = readonly Span[]

/** DGC lists no more at once: the documents allow seven days, and both ends are exclusive. */
export const MAX_WINDOW_MS = 7 * DAY_MS - 1
/** The clocks of DGC and of this server differ by less. */
export const AHEAD_MS = HOUR_MS
/** With as much before it, and what is ahead, one call lists it. */
export const ONE_CALL_MS = 7 * DAY_MS - 2 * AHEAD_MS

export function addSpan(coverage: Coverage, span: Span): Coverage {
  const joined = { ...span }
  const apart = coverage.filter(({ fromMs, toMs }) => {
    if (toMs < span.fromMs || fromMs > span.toMs) return true
    joined.fromMs = Math.min(joined.fromMs, fromMs)
    joined.toMs = Math.max(joined.toMs, toMs)
    return false
  })
  return [...apart, joined].toSorted((a, b) => a.fromMs - b.fromMs)
}

/** What was listed before an instant. */
export const cutAfter = (coverage: Coverage, ms: number): Coverage =>
  coverage.flatMap(({ fromMs, toMs }) => (fromMs < ms ? [{ fromMs, toMs: Math.min(toMs, ms) }] : []))

export const unite = (a: Coverage, b: Coverage): Coverage => b.reduce(addSpan, a)

/** The newest window of at most seven days within a span that was not listed; null when all of it was. */
export function findNewestHole(coverage: Coverage, { fromMs, toMs }: Span): Span | null {
  let endMs = toMs
  for (const listed of coverage.toReversed()) {
    if (listed.fromMs >= endMs) continue
    if (listed.toMs < endMs) return cutWindow(Math.max(fromMs, listed.toMs), endMs)
    endMs = listed.fromMs
    if (endMs <= fromMs) return null
  }
  return cutWindow(fromMs, endMs)
}

const cutWindow = (fromMs: number, toMs: number): Span | null =>
  fromMs >= toMs ? null : { fromMs: Math.max(fromMs, toMs - MAX_WINDOW_MS), toMs }

/** From when on there is no hole up to `toMs`; null when there is one right before it. */
export const coveredFromMs = (coverage: Coverage, toMs: number): number | null =>
  coverage.find(({ fromMs, toMs: endMs }) => fromMs < toMs && endMs >= toMs)?.fromMs ?? null

const Spans = v.array(v.object({ fromMs: v.number(), toMs: v.number() }))

/** As it was noted; none for a text that is no coverage. */
export function parseCoverage(text: string | null): Coverage {
  const parsed = v.safeParse(Spans, parseJson(text ?? '[]'))
  return parsed.success ? parsed.output.reduce(addSpan, []) : []
}

/** A run appears in lists some moments after its plan. */
const OVERLAP_MS = 15 * MINUTE_MS
/** Unfinished runs that are as near to the next one are asked for together. */
const NEAR_MS = HOUR_MS
const MAX_OLD_WINDOWS = 6

export interface Unfinished {
  planMs: number | null
  startMs: number | null
}

/** A run may carry another second than its planned time. */
const SAME_PLAN_MS = MINUTE_MS
/** How often older runs that had not ended are listed again. */
export const OPEN_RELIST_MS = 5 * MINUTE_MS
/** How often missed windows are listed again. */
export const MISSED_RELIST_MS = HOUR_MS

/**
 * The windows of planned times without a run that lists of the last day do not cover, newest first: a scheduler that stood still makes their runs
 * when it goes on, days later.
 */
export function planMissedWindows(missedMs: readonly number[], nowMs: number): Span[] {
  const times = missedMs
    .filter((ms) => ms < nowMs - DAY_MS)
    .map((ms) => ({ planMs: ms - SAME_PLAN_MS, startMs: ms + SAME_PLAN_MS }))
  return planWindows(times, nowMs, nowMs).slice(1)
}

/**
 * The windows to list again, newest first: what is new since `listedAtMs`, and around older runs that had not ended. Of many such runs, which do
 * not lie together, the newest.
 */
export function planWindows(unfinished: readonly Unfinished[], listedAtMs: number, aheadMs: number): Span[] {
  // Some versions of DGC choose by the plan, others by the start.
  const times = unfinished.flatMap(({ planMs, startMs }) => [planMs, startMs]).filter((ms) => ms !== null)
  let window: Span = { fromMs: listedAtMs - OVERLAP_MS, toMs: aheadMs }
  const windows: Span[] = []
  for (const ms of times.toSorted((a, b) => b - a)) {
    const isNear = ms >= window.fromMs - NEAR_MS && window.toMs - ms < MAX_WINDOW_MS
    if (isNear) {
      window = { fromMs: Math.min(window.fromMs, ms), toMs: window.toMs }
      continue
    }
    windows.push(window)
    window = { fromMs: ms, toMs: ms + 1 }
    if (windows.length > MAX_OLD_WINDOWS) return windows
  }
  return [...windows, window]
}
