import { useEffect, useRef, type RefObject } from 'react'
import { useLocale } from '../../i18n/locale'
import { invertShare, type Axis } from '../../model/timeline/axis'
import { formatAxisInstant } from '../../model/timeline/ticks'

interface PointerLineProps {
  axis: Axis
  sinceMs: number | null
  /** Over this element the pointer has a line. */
  area: RefObject<HTMLElement | null>
}

/** The pointer's time. It writes to its own element, so that nothing is rendered as the pointer moves. */
export function PointerLine({ axis, sinceMs, area }: PointerLineProps) {
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
      line.current.style.left = `${share * 100}%`
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
    <span ref={line} className="drawn-line no-print absolute inset-y-0 hidden w-px bg-accent">
      <span
        ref={label}
        className="absolute left-0 rounded bg-t1 px-1.5 text-11 font-semibold whitespace-nowrap text-card"
      />
    </span>
  )
}
