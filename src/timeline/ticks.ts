import { formatClock, formatDay, sameDay, type Lang } from '../lib/time'
import { offsetMs } from '../lib/zone'
import { formatDuration } from '../lib/duration'
import { shareAt, type Axis, type Segment } from './axis'

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
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 91, 182, 365, 1_825, 18_250, 182_500].map((n) => n * DAY),
]
const MAX_TICKS = 200

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

/** Round instants of the clock (of its zone) or of the time since a start, with labels that tell each from its neighbours. */
export function ticksOf(axis: Axis, options: TickOptions): Tick[] {
  const { minGap, margin, avoid = [] } = options
  const open = axis.segments.filter((segment) => !segment.folded)
  const perMs = Math.max(
    ...open.map((segment) => (segment.right - segment.left) / (segment.toMs - segment.fromMs)),
  )
  const stepMs = STEPS_MS.find((step) => step * perMs >= minGap) ?? Infinity
  if (!Number.isFinite(stepMs)) return []
  const free = (share: number) =>
    share >= margin && share <= 1 - margin && avoid.every((taken) => Math.abs(share - taken) >= 2 * margin)
  const beside = (segment: Segment, share: number) =>
    axis.segments.length === 1 || (share - segment.left >= margin / 2 && segment.right - share >= margin / 2)
  const ticks = open.flatMap((segment) =>
    roundInstants(segment, stepMs, options).flatMap((ms) => {
      const share = shareAt(axis, ms)
      return free(share) && beside(segment, share) ? [{ ms, share }] : []
    }),
  )
  return ticks.slice(0, MAX_TICKS).map((tick, index) => ({
    ...tick,
    label: labelOf(tick.ms, ticks[index - 1]?.ms ?? null, stepMs, options),
  }))
}

/** Multiples of the step on the zone's wall clock; where the clock is put forward or back they stay round on it. */
function roundInstants(segment: Segment, stepMs: number, { zone, sinceMs }: TickOptions): number[] {
  const shiftOf = (ms: number) => (typeof sinceMs === 'number' ? -sinceMs : offsetMs(ms, zone))
  const instants: number[] = []
  let wallMs = Math.ceil((segment.fromMs + shiftOf(segment.fromMs)) / stepMs) * stepMs
  for (let count = 0; count < MAX_TICKS; count += 1, wallMs += stepMs) {
    const guess = wallMs - shiftOf(wallMs - shiftOf(segment.fromMs))
    if (guess > segment.toMs) break
    if (guess >= segment.fromMs && guess > (instants.at(-1) ?? -Infinity)) instants.push(guess)
  }
  return instants
}

function labelOf(ms: number, beforeMs: number | null, stepMs: number, options: TickOptions): string {
  const { zone, lang, sinceMs } = options
  if (typeof sinceMs === 'number') return elapsedLabel(ms - sinceMs, stepMs, lang)
  if (stepMs >= DAY) return formatDay(ms, zone, lang, beforeMs === null ? {} : { nearMs: beforeMs })
  const midnight = formatClock(ms, zone) === '00:00:00'
  if (midnight && (beforeMs === null || !sameDay(ms, beforeMs, zone))) {
    return formatDay(ms, zone, lang, { nearMs: beforeMs ?? ms })
  }
  if (stepMs < SECOND) return formatClock(ms, zone, true)
  return stepMs < MINUTE ? formatClock(ms, zone) : formatClock(ms, zone).slice(0, 5)
}

function elapsedLabel(ms: number, stepMs: number, lang: Lang): string {
  if (ms === 0) return '0'
  const text = formatDuration(Math.abs(ms), lang, stepMs < SECOND ? { exact: true } : { units: 2 })
  const short = stepMs >= MINUTE ? text.replace(/ ?00(s|秒)$/, '') : text
  return `${ms < 0 ? '−' : '+'}${short}`
}
