import { memo } from 'react'
import { useLocale } from '../../i18n/locale'
import { estimateEm } from '../../lib/text'
import { formatMinute } from '../../lib/time/format'
import { placeOnAxis } from '../../model/wall/axis'
import { PILL_TEXT, TICK_TEXT } from '../../run/gantt/wall-labels'
import { useWall } from './wall-context'

const PILL_PADDING = 24
const SPACE = 14

/** The ticks and now, above lanes of so many units. A label that has no room is left out. */
export const AxisLabels = memo(function AxisLabels({ wide }: { wide: number }) {
  const { t, zone } = useLocale()
  const { axis, nowMs, isOld } = useWall()
  const clock = formatMinute(nowMs, zone)
  const now = isOld ? t.freshness.asOfShort(clock) : clock
  const half = (estimateEm(now) * PILL_TEXT + PILL_PADDING) / 2
  const at = Math.min(wide - half, Math.max(half, placeOnAxis(axis, nowMs) * wide))
  const taken = [{ from: at - half, to: at + half }]
  const labels = axis.ticksMs.flatMap((ms) => {
    const words = formatMinute(ms, zone, nowMs)
    const place = placeOnAxis(axis, ms) * wide
    const size = (estimateEm(words) * TICK_TEXT) / 2 + SPACE / 2
    const [from, to] = [place - size, place + size]
    if (from < 0 || to > wide || taken.some((other) => from < other.to && to > other.from)) return []
    taken.push({ from, to })
    return [{ ms, words, place }]
  })
  const left = (place: number) => ({ left: `calc(${place} * var(--u))` })
  return (
    <p aria-hidden className="wj-axis wall-scale">
      {labels.map(({ ms, words, place }) => (
        <span key={ms} style={left(place)}>
          {words}
        </span>
      ))}
      <b className="now-pill" style={left(at)}>
        {now}
      </b>
    </p>
  )
})
