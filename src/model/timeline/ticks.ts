import { formatClock, formatDay, formatMinute, isSameDay } from '../../lib/time/format'
import { type Lang } from '../../contract/lang'
import { MAX_DATE_MS } from '../../contract/time'
import { findClockChanges, offsetLabel, offsetMs } from '../../lib/time/zone'
import { formatDuration } from '../../lib/time/duration'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { scaleMs, type Axis, type Segment } from './axis'

export interface Tick {
  ms: number
  share: number
  label: string
  /** Here the zone's clock changes; the label is the new offset and belongs right of the line. */
  isChange?: boolean
}

const STEPS_MS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 7, 14, 30, 91, 182, 365, 1_825, 18_250, 182_500, 1_825_000, 18_250_000].map((n) => n * DAY_MS),
]
const MAX_TICKS = 200
/** On an axis of several days a label may hold the day beside the time and needs this much more room. */
const DAY_LABEL_FACTOR = 1.5

interface TickOptions {
  zone: string
  lang: Lang
  /** The least share of the axis between two ticks. */
  minGap: number
  /** Half of the widest label: a tick nearer than this to an edge is left out. */
  margin: number
  /** Labels count from here instead of showing the time of day. */
  sinceMs?: number | null
}

/**
 * Round instants of the zone's clock, or of the time since a start. No two have the same label, and none is nearer to the one before
 * than `minGap`, also across a collapsed gap. Marks of clock changes keep the room of two labels from the ticks.
 */
export function computeTicks(axis: Axis, options: TickOptions): Tick[] {
  const { margin } = options
  const minGap = Math.max(options.minGap, 1 / MAX_TICKS)
  const open = axis.segments.filter((segment) => !segment.collapsed)
  const stepMs = chooseStepMs(axis, open, minGap, options)
  if (stepMs === undefined) return []
  const changes = stepMs >= DAY_MS ? [] : listChanges(axis, minGap, options)
  const taken = changes.map(({ share }) => share)
  const isFree = (share: number) =>
    share >= margin && share <= 1 - margin && taken.every((other) => Math.abs(share - other) >= 2 * margin)
  const isClearOf = (segment: Segment, share: number) =>
    axis.segments.length === 1 || (share - segment.left >= margin / 2 && segment.right - share >= margin / 2)
  const places: Place[] = []
  for (const segment of open) {
    for (const ms of listRoundInstants(segment, stepMs, options)) {
      const share = scaleMs(axis, ms)
      const gap = share - (places.at(-1)?.share ?? -Infinity)
      if (gap > minGap - 1e-9 && isFree(share) && isClearOf(segment, share)) places.push({ ms, share })
    }
  }
  const ticks = labelPlaces(places, stepMs, options)
  // By time, since a change within a collapsed gap may stand where the tick behind the gap does.
  return changes.length === 0 ? ticks : [...ticks, ...changes].toSorted((a, b) => a.ms - b.ms)
}

type Place = Pick<Tick, 'ms' | 'share'>

/** Elapsed time knows no clock. A change within a collapsed gap stands at its end, where times are read again. */
function listChanges(axis: Axis, minGap: number, { zone, sinceMs }: TickOptions): Tick[] {
  if (isElapsed(sinceMs)) return []
  const labels = new Set<string>()
  let before = -Infinity
  return findClockChanges(axis.fromMs, axis.toMs, zone).flatMap((ms) => {
    const segment = axis.segments.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)
    const share = segment?.collapsed ? segment.right : scaleMs(axis, ms)
    const label = offsetLabel(ms, zone)
    if (share - before < minGap || labels.has(label)) return []
    before = share
    labels.add(label)
    return [{ ms, share, label, isChange: true }]
  })
}

const isElapsed = (sinceMs: TickOptions['sinceMs']) => typeof sinceMs === 'number'

function chooseStepMs(axis: Axis, open: readonly Segment[], minGap: number, { sinceMs }: TickOptions) {
  const perMs = Math.max(
    ...open.map((segment) => (segment.right - segment.left) / (segment.toMs - segment.fromMs)),
  )
  const days = !isElapsed(sinceMs) && axis.toMs - axis.fromMs > DAY_MS
  return STEPS_MS.find((step) => step * perMs >= minGap * (days && step < DAY_MS ? DAY_LABEL_FACTOR : 1))
}

/**
 * Multiples of the step on the zone's wall clock. A time of day that a clock change skips has no instant, and one that it repeats
 * has its first.
 */
function listRoundInstants(segment: Segment, stepMs: number, { zone, sinceMs }: TickOptions): number[] {
  const computeShift = (ms: number) => (typeof sinceMs === 'number' ? -sinceMs : offsetMs(ms, zone))
  const base = computeShift(segment.fromMs)
  const instants: number[] = []
  let wallMs = Math.ceil((segment.fromMs + base) / stepMs) * stepMs
  for (let count = 0; count < 2 * MAX_TICKS; count += 1, wallMs += stepMs) {
    const guess = wallMs - computeShift(wallMs - base)
    if (guess > segment.toMs || guess > MAX_DATE_MS) break
    const ms = [guess, wallMs - computeShift(guess)].find((at) => at + computeShift(at) === wallMs)
    if (ms === undefined || ms < segment.fromMs || ms > segment.toMs || ms < -MAX_DATE_MS) continue
    if (ms > (instants.at(-1) ?? -Infinity)) instants.push(ms)
  }
  return instants
}

/** Gives each place the shortest label that is not taken yet; a place without one is left out. */
function labelPlaces(places: readonly Place[], stepMs: number, options: TickOptions): Tick[] {
  const taken = new Set<string>()
  let beforeMs: number | null = null
  return places.flatMap((place) => {
    const label = listLabels(place.ms, beforeMs, stepMs, options).find((text) => !taken.has(text))
    if (label === undefined) return []
    taken.add(label)
    beforeMs = place.ms
    return [{ ...place, label }]
  })
}

/** Possible labels of a tick, the shortest first. */
function listLabels(ms: number, beforeMs: number | null, stepMs: number, options: TickOptions): string[] {
  const { zone, lang, sinceMs } = options
  if (typeof sinceMs === 'number') return [formatElapsed(ms - sinceMs, stepMs, lang)]
  const full = formatDay(ms, zone, lang)
  if (stepMs >= DAY_MS)
    return [formatDay(ms, zone, lang, beforeMs === null ? {} : { nearMs: beforeMs }), full]
  const day = formatDay(ms, zone, lang, { nearMs: beforeMs ?? ms })
  const otherDay = beforeMs !== null && !isSameDay(ms, beforeMs, zone)
  const sinceMidnight = (ms + offsetMs(ms, zone)) % DAY_MS
  if (sinceMidnight === 0 && (beforeMs === null || otherDay)) return [day, full]
  const clock = stepMs < MINUTE_MS ? formatClock(ms, zone, stepMs < SECOND_MS) : formatMinute(ms, zone)
  const withDay = [`${day} ${clock}`, `${full} ${clock}`]
  return otherDay ? withDay : [clock, ...withDay]
}

/** Exact, because rounded ticks could have equal labels; units that are zero at every step are dropped. */
function formatElapsed(ms: number, stepMs: number, lang: Lang): string {
  if (ms === 0) return '0'
  let text = formatDuration(Math.abs(ms), lang, { exact: true })
  if (stepMs >= MINUTE_MS) text = text.replace(/ ?00(s|秒)$/, '')
  if (stepMs >= HOUR_MS) text = text.replace(/ ?00(m|分)$/, '')
  if (stepMs >= DAY_MS) text = text.replace(/ ?00(h|时)$/, '')
  return `${ms < 0 ? '−' : '+'}${text}`
}

interface InstantOptions {
  zone: string
  lang: Lang
  sinceMs: number | null
  /** Of the axis: above a day the day is named as well, below a minute the milliseconds. */
  spanMs: number
}

/** Any instant as the axis prints it: now, or the one under the pointer. */
export function formatAxisInstant(ms: number, { zone, lang, sinceMs, spanMs }: InstantOptions): string {
  if (sinceMs !== null) {
    const text = formatDuration(Math.abs(ms - sinceMs), lang, { exact: spanMs < MINUTE_MS })
    return `${ms < sinceMs ? '−' : '+'}${text}`
  }
  const clock = formatClock(ms, zone, spanMs < MINUTE_MS)
  return spanMs > DAY_MS ? `${formatDay(ms, zone, lang, { nearMs: ms })} ${clock}` : clock
}
