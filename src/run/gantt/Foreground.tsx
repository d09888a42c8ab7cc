import { useEffect, useRef, type RefObject } from 'react'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { isInside, invertShare, scaleMs, type Axis } from '../../model/timeline/axis'
import { type Interval } from '../../lib/time/interval'
import { formatAxisInstant } from '../../model/timeline/ticks'

const pct = (share: number) => `${share * 100}%`

interface ForegroundProps {
  axis: Axis
  nowMs: number | null
  sinceMs: number | null
  /** The stretch between two selected nodes. */
  gap: Interval | null
  /** Whatever the pointer has to be over for its line to show. */
  area: RefObject<HTMLElement | null>
}

/** In front of all rows: now, the pointer's time, and the gap between two nodes. It takes no clicks. */
export function Foreground({ axis, nowMs, sinceMs, gap, area }: ForegroundProps) {
  const { lang } = useLocale()
  return (
    <>
      {nowMs !== null && isInside(axis, nowMs) && (
        <span
          className="now-line absolute inset-y-0 w-px bg-t1"
          style={{ left: pct(scaleMs(axis, nowMs)) }}
        />
      )}
      {gap && (
        <span
          className="absolute inset-y-0 border-x border-accent bg-accent/10"
          style={{
            left: pct(scaleMs(axis, gap.fromMs)),
            width: pct(scaleMs(axis, gap.toMs) - scaleMs(axis, gap.fromMs)),
          }}
        >
          <span className="absolute top-1 left-1/2 -translate-x-1/2 rounded bg-accent px-1.5 text-11 font-semibold whitespace-nowrap text-card">
            {formatDuration(gap.toMs - gap.fromMs, lang)}
          </span>
        </span>
      )}
      <PointerLine axis={axis} sinceMs={sinceMs} area={area} />
    </>
  )
}

/** Follows the pointer by writing to its own element: no row is drawn again for it. */
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
      const ms = invertShare(axis, share)
      line.current.classList.remove('hidden')
      line.current.style.left = pct(share)
      label.current.textContent = formatAxisInstant(Math.round(ms), {
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
