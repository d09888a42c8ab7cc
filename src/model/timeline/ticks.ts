import { formatClock, formatDay, formatMinute, MAX_DATE_MS, isSameDay } from '../../lib/time/format'
import { type Lang } from '../../contract/lang'
import { offsetMs } from '../../lib/time/zone'
import { formatDuration } from '../../lib/time/duration'
import { scaleMs, type Axis, type Segment } from './axis'

export interface Tick {
  ms: number
  share: number
  label: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
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
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 91, 182, 365, 1_825, 18_250, 182_500, 1_825_000, 18_250_000].map((n) => n * DAY),
]
const MAX_TICKS = 200
/** On an axis of several days a time of the day may need its day beside it, and so much more room. */
const WITH_DAY = 1.5

interface TickOptions {
  zone: string
  lang: Lang
  /** The least share of the axis between two ticks. */
  minGap: number
  /** Half of the widest label: a tick nearer to an edge or to `avoid` is left out, for its label would be cut or covered. */
  margin: number
  /** Places that are taken, such as that of now. */
  avoid?: readonly number[]
  /** Counts from here instead of telling the clock. */
  sinceMs?: number | null
}

/**
 * Round instants of the clock (of its zone) or of the time since a start. No two have the same label, and none stands nearer to the one
 * before than `minGap`, be there a fold or a change of the clock between them.
 */
export function computeTicks(axis: Axis, options: TickOptions): Tick[] {
  const { margin, avoid = [] } = options
  const minGap = Math.max(options.minGap, 1 / MAX_TICKS)
  const open = axis.segments.filter((segment) => !segment.folded)
  const stepMs = stepOf(axis, open, minGap, options)
  if (stepMs === undefined) return []
  const isFree = (share: number) =>
    share >= margin && share <= 1 - margin && avoid.every((taken) => Math.abs(share - taken) >= 2 * margin)
  const isClearOf = (segment: Segment, share: number) =>
    axis.segments.length === 1 || (share - segment.left >= margin / 2 && segment.right - share >= margin / 2)
  const places: Place[] = []
  for (const segment of open) {
    for (const ms of roundInstants(segment, stepMs, options)) {
      const share = scaleMs(axis, ms)
      const gap = share - (places.at(-1)?.share ?? -Infinity)
      if (gap > minGap - 1e-9 && isFree(share) && isClearOf(segment, share)) places.push({ ms, share })
    }
  }
  return labelled(places, stepMs, options)
}

type Place = Omit<Tick, 'label'>

const isElapsed = (sinceMs: TickOptions['sinceMs']) => typeof sinceMs === 'number'

function stepOf(axis: Axis, open: readonly Segment[], minGap: number, { sinceMs }: TickOptions) {
  const perMs = Math.max(
    ...open.map((segment) => (segment.right - segment.left) / (segment.toMs - segment.fromMs)),
  )
  const days = !isElapsed(sinceMs) && axis.toMs - axis.fromMs > DAY
  return STEPS_MS.find((step) => step * perMs >= minGap * (days && step < DAY ? WITH_DAY : 1))
}

/**
 * Multiples of the step on the zone's wall clock. A time of day that a change of the clock leaves out has no instant, and one that it
 * repeats has its first: so they stay round, and apart.
 */
function roundInstants(segment: Segment, stepMs: number, { zone, sinceMs }: TickOptions): number[] {
  const shiftOf = (ms: number) => (typeof sinceMs === 'number' ? -sinceMs : offsetMs(ms, zone))
  const base = shiftOf(segment.fromMs)
  const instants: number[] = []
  let wallMs = Math.ceil((segment.fromMs + base) / stepMs) * stepMs
  for (let count = 0; count < 2 * MAX_TICKS; count += 1, wallMs += stepMs) {
    const guess = wallMs - shiftOf(wallMs - base)
    if (guess > segment.toMs || guess > MAX_DATE_MS) break
    const ms = [guess, wallMs - shiftOf(guess)].find((at) => at + shiftOf(at) === wallMs)
    if (ms === undefined || ms < segment.fromMs || ms > segment.toMs || ms < -MAX_DATE_MS) continue
    if (ms > (instants.at(-1) ?? -Infinity)) instants.push(ms)
  }
  return instants
}

/** The shortest label that is not taken yet; a place for which there is none is left out. */
function labelled(places: readonly Place[], stepMs: number, options: TickOptions): Tick[] {
  const taken = new Set<string>()
  let beforeMs: number | null = null
  return places.flatMap((place) => {
    const label = labelsOf(place.ms, beforeMs, stepMs, options).find((text) => !taken.has(text))
    if (label === undefined) return []
    taken.add(label)
    beforeMs = place.ms
    return [{ ...place, label }]
  })
}

/** What a tick can be called, the shortest first. */
function labelsOf(ms: number, beforeMs: number | null, stepMs: number, options: TickOptions): string[] {
  const { zone, lang, sinceMs } = options
  if (typeof sinceMs === 'number') return [elapsedLabel(ms - sinceMs, stepMs, lang)]
  const full = formatDay(ms, zone, lang)
  if (stepMs >= DAY) return [formatDay(ms, zone, lang, beforeMs === null ? {} : { nearMs: beforeMs }), full]
  const day = formatDay(ms, zone, lang, { nearMs: beforeMs ?? ms })
  const otherDay = beforeMs !== null && !isSameDay(ms, beforeMs, zone)
  const sinceMidnight = (ms + offsetMs(ms, zone)) % DAY
  if (sinceMidnight === 0 && (beforeMs === null || otherDay)) return [day, full]
  const clock = stepMs < MINUTE ? formatClock(ms, zone, stepMs < SECOND) : formatMinute(ms, zone)
  const withDay = [`${day} ${clock}`, `${full} ${clock}`]
  return otherDay ? withDay : [clock, ...withDay]
}

/** Exact, since a tick that was rounded would say the same as its neighbour; units that the step leaves at zero are dropped. */
function elapsedLabel(ms: number, stepMs: number, lang: Lang): string {
  if (ms === 0) return '0'
  let text = formatDuration(Math.abs(ms), lang, { exact: true })
  if (stepMs >= MINUTE) text = text.replace(/ ?00(s|秒)$/, '')
  if (stepMs >= HOUR) text = text.replace(/ ?00(m|分)$/, '')
  if (stepMs >= DAY) text = text.replace(/ ?00(h|时)$/, '')
  return `${ms < 0 ? '−' : '+'}${text}`
}

interface InstantOptions {
  zone: string
  lang: Lang
  sinceMs: number | null
  /** Of the axis: one of more than a day names the day as well, one of less than a minute the milliseconds. */
  spanMs: number
}

/** Any one instant in the manner of the axis: now, or what the pointer is over. */
export function instantLabel(ms: number, { zone, lang, sinceMs, spanMs }: InstantOptions): string {
  if (sinceMs !== null) {
    const text = formatDuration(Math.abs(ms - sinceMs), lang, { exact: spanMs < MINUTE })
    return `${ms < sinceMs ? '−' : '+'}${text}`
  }
  const clock = formatClock(ms, zone, spanMs < MINUTE)
  return spanMs > DAY ? `${formatDay(ms, zone, lang, { nearMs: ms })} ${clock}` : clock
}
