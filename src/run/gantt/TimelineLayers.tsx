import { memo, type ReactNode } from 'react'
import { useLocale } from '../../i18n/locale'
import { percent } from '../../lib/number'
import { formatDuration } from '../../lib/time/duration'
import { type Interval } from '../../lib/time/interval'
import { isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { type Tick } from '../../model/timeline/ticks'

/** In px from the edges of the table, around its timeline column. */
interface Place {
  left: number
  right: number
  /** The height of the table's head. */
  top: number
}

interface LayerProps {
  place: Place
  className: string
  children: ReactNode
}

function Layer({ place, className, children }: LayerProps) {
  return (
    <div
      aria-hidden
      className={`pointer-events-none absolute bottom-0 overflow-hidden ${className}`}
      style={place}
    >
      {children}
    </div>
  )
}

interface BackdropProps {
  axis: Axis
  ticks: readonly Tick[]
  /** The plan that all nodes share; a dashed line through all rows. */
  planMs: number | null
  place: Place
}

/** Behind all rows: grid lines, collapsed gaps and the plan. Drawn once, whatever the number of rows. */
export const TimelineBackdrop = memo(function TimelineBackdrop({
  axis,
  ticks,
  planMs,
  place,
}: BackdropProps) {
  return (
    <Layer place={place} className="-z-1 border-x border-line">
      {axis.segments
        .filter((segment) => segment.collapsed)
        .map(({ fromMs, left, right }) => (
          <span
            key={fromMs}
            className="collapsed-gap absolute inset-y-0"
            style={{ left: percent(left), width: percent(right - left) }}
          />
        ))}
      {ticks.map(({ ms, share, isChange = false }) => (
        <span
          key={ms}
          className={`absolute inset-y-0 w-px ${isChange ? 'bg-ctl' : 'bg-grid'}`}
          style={{ left: percent(share) }}
        />
      ))}
      {planMs !== null && isInside(axis, planMs) && (
        <span
          className="absolute inset-y-0 w-0 border-l border-dashed border-ctl"
          style={{ left: percent(scaleMs(axis, planMs)) }}
        />
      )}
    </Layer>
  )
})

interface ForegroundProps {
  axis: Axis
  /** The interval between two selected nodes. */
  gap: Interval | null
  place: Place
  /** The lines of now and of the pointer. */
  children: ReactNode
}

/** In front of all rows: the lines of now and of the pointer, and the gap between two nodes. */
export function TimelineForeground({ axis, gap, place, children }: ForegroundProps) {
  const { lang } = useLocale()
  return (
    <Layer place={place} className="z-2">
      {gap && (
        <span
          className="absolute inset-y-0 border-x border-accent bg-accent/10"
          style={{
            left: percent(scaleMs(axis, gap.fromMs)),
            width: percent(scaleMs(axis, gap.toMs) - scaleMs(axis, gap.fromMs)),
          }}
        >
          <span className="absolute top-1 left-1/2 -translate-x-1/2 rounded bg-accent px-1.5 text-11 font-semibold whitespace-nowrap text-card">
            {formatDuration(gap.toMs - gap.fromMs, lang)}
          </span>
        </span>
      )}
      {children}
    </Layer>
  )
}
