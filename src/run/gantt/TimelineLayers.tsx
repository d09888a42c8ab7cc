import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { type Interval } from '../../lib/time/interval'
import { invertShare, isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { formatAxisInstant, type Tick } from '../../model/timeline/ticks'

const percent = (share: number) => `${share * 100}%`

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
export function TimelineBackdrop({ axis, ticks, planMs, place }: BackdropProps) {
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
      {ticks.map(({ ms, share }) => (
        <span key={ms} className="absolute inset-y-0 w-px bg-grid" style={{ left: percent(share) }} />
      ))}
      {planMs !== null && isInside(axis, planMs) && (
        <span
          className="absolute inset-y-0 w-0 border-l border-dashed border-ctl"
          style={{ left: percent(scaleMs(axis, planMs)) }}
        />
      )}
    </Layer>
  )
}

interface ForegroundProps {
  axis: Axis
  nowMs: number | null
  sinceMs: number | null
  /** The interval between two selected nodes. */
  gap: Interval | null
  /** Over this element the pointer has a line. */
  area: RefObject<HTMLElement | null>
  place: Place
}

/** In front of all rows: the lines of now and of the pointer, and the gap between two nodes. */
export function TimelineForeground({ axis, nowMs, sinceMs, gap, area, place }: ForegroundProps) {
  const { lang } = useLocale()
  return (
    <Layer place={place} className="z-2">
      {nowMs !== null && isInside(axis, nowMs) && (
        <span
          className="now-line absolute inset-y-0 w-px bg-t1"
          style={{ left: percent(scaleMs(axis, nowMs)) }}
        />
      )}
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
      <PointerLine axis={axis} sinceMs={sinceMs} area={area} />
    </Layer>
  )
}

/** The pointer's time. It writes to its own element, so that nothing is rendered as the pointer moves. */
function PointerLine({ axis, sinceMs, area }: Pick<ForegroundProps, 'axis' | 'sinceMs' | 'area'>) {
  const line = useRef<HTMLSpanElement>(null)
  const label = useRef<HTMLSpanElement>(null)
  const { zone, lang } = useLocale()
  useEffect(() => {
    const element = area.current
    if (!element) return
    const hide = () => line.current?.classList.add('hidden')
    const follow = (event: PointerEvent) => {
      const box = line.current?.parentElement?.getBoundingClientRect()
      if (!line.current || !label.current || !box || event.pointerType === 'touch') return
      const share = (event.clientX - box.left) / box.width
      if (share < 0 || share > 1) return hide()
      line.current.classList.remove('hidden')
      line.current.style.left = percent(share)
      label.current.textContent = formatAxisInstant(Math.round(invertShare(axis, share)), {
        zone,
        lang,
        sinceMs,
        spanMs: axis.toMs - axis.fromMs,
      })
      label.current.style.top = `${Math.max(0, event.clientY - box.top - 30)}px`
      label.current.classList.toggle('-translate-x-full', share > 0.85)
    }
    element.addEventListener('pointermove', follow)
    element.addEventListener('pointerleave', hide)
    return () => {
      element.removeEventListener('pointermove', follow)
      element.removeEventListener('pointerleave', hide)
    }
  }, [axis, area, zone, lang, sinceMs])
  return (
    <span ref={line} className="no-print absolute inset-y-0 hidden w-px bg-accent">
      <span
        ref={label}
        className="absolute left-0 rounded bg-t1 px-1.5 text-11 font-semibold whitespace-nowrap text-card"
      />
    </span>
  )
}
