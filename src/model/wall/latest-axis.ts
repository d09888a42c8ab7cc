import { type Interval } from '../../lib/time/interval'
import { joinIntervals } from '../../lib/time/join-intervals'
import { MINUTE_MS } from '../../lib/time/units'
import { createAxis, findCollapsibleGaps, type Axis } from '../timeline/axis'

const GAP_SHARE = 0.08
const LEAST_PAD_MS = 10 * MINUTE_MS
const PAD_SHARE = 0.12

/** An axis of all that is drawn and of now, without the hours between in which nothing is. */
export function createLatestAxis(intervals: readonly Interval[], nowMs: number): Axis {
  const drawn = [...intervals, { fromMs: nowMs, toMs: nowMs }]
  const longestMs = Math.max(...drawn.map(({ fromMs, toMs }) => toMs - fromMs))
  const padMs = Math.max(LEAST_PAD_MS, longestMs * PAD_SHARE)
  const busy = joinIntervals(
    drawn.map(({ fromMs, toMs }) => ({ fromMs: fromMs - padMs, toMs: toMs + padMs })),
  )
  const domain = { fromMs: busy[0]?.fromMs ?? nowMs, toMs: busy.at(-1)?.toMs ?? nowMs }
  const idle = busy
    .slice(1)
    .map(({ fromMs }, index) => ({ fromMs: busy[index]?.toMs ?? fromMs, toMs: fromMs }))
  return createAxis({
    fromMs: domain.fromMs,
    toMs: domain.toMs,
    gaps: findCollapsibleGaps(idle, domain, GAP_SHARE),
    gapShare: GAP_SHARE,
  })
}
