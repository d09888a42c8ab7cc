import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useLocale } from '../../i18n/locale'
import { clamp } from '../../lib/number'
import { formatStamp } from '../../lib/time/format'
import { invertShare, scaleMs, type Axis } from '../../model/timeline/axis'
import { zoomBetween, type Zoom } from '../../model/timeline/zoom'

const KEY_STEP = 0.01
const MIN_SHARE = 0.002

type Part = 'new' | 'move' | 'from' | 'to'
interface Drag {
  part: Part
  at: number
  from: number
  to: number
}

interface BrushProps {
  full: Axis
  view: Axis
  onZoom: (zoom: Zoom | null) => void
}

/** The zoomed window over the overview chart: a drag outside draws a new window, a drag inside moves it, and its edges are sliders. */
export function Brush({ full, view, onZoom }: BrushProps) {
  const { t, zone } = useLocale()
  const root = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const from = drag?.from ?? scaleMs(full, view.fromMs)
  const to = drag?.to ?? scaleMs(full, view.toMs)
  const isZoomed = from > 0 || to < 1

  const measureShare = (event: PointerEvent) => {
    const box = root.current?.getBoundingClientRect()
    return box && box.width > 0 ? clamp((event.clientX - box.left) / box.width, 0, 1) : 0
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const at = measureShare(event)
    const part = (event.target instanceof HTMLElement ? event.target.dataset['part'] : undefined) as
      Part | undefined
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag(part ? { part, at, from, to } : { part: 'new', at, from: at, to: at })
  }
  const move = (event: PointerEvent) => {
    if (!drag) return
    const at = measureShare(event)
    setDrag({ ...drag, ...moveWindow(drag, at, scaleMs(full, view.fromMs), scaleMs(full, view.toMs)) })
  }
  const end = () => {
    if (drag && Math.abs(drag.to - drag.from) > MIN_SHARE) onZoom(zoomBetween(full, drag.from, drag.to))
    setDrag(null)
  }
  const onKey = (part: 'from' | 'to') => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const by = event.key === 'ArrowLeft' ? -KEY_STEP : KEY_STEP
    event.preventDefault()
    event.stopPropagation()
    onZoom(
      part === 'from'
        ? zoomBetween(full, clamp(from + by, 0, to - MIN_SHARE), to)
        : zoomBetween(full, from, clamp(to + by, from + MIN_SHARE, 1)),
    )
  }
  const handle = (part: 'from' | 'to', share: number) => (
    <span
      role="slider"
      tabIndex={0}
      data-part={part}
      aria-label={part === 'from' ? t.timeline.zoomFrom : t.timeline.zoomTo}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={formatStamp(Math.round(invertShare(full, share)), zone)}
      onKeyDown={onKey(part)}
      className={`absolute inset-y-0 w-2 cursor-ew-resize ${isZoomed ? 'drawn-line bg-accent' : 'bg-transparent'} rounded-sm`}
      style={{ left: `clamp(0px, calc(${share * 100}% - 4px), calc(100% - 8px))` }}
    />
  )
  return (
    <div
      ref={root}
      className="no-print absolute inset-0 cursor-crosshair touch-pan-y"
      data-tip={t.timeline.strip}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      {isZoomed && (
        <>
          <span
            className="absolute inset-y-0 left-0 bg-card/70"
            style={{ width: `${Math.min(from, to) * 100}%` }}
          />
          <span
            className="absolute inset-y-0 right-0 bg-card/70"
            style={{ width: `${(1 - Math.max(from, to)) * 100}%` }}
          />
          <span
            data-part="move"
            className="absolute inset-y-0 cursor-grab border-y border-accent"
            style={{ left: `${Math.min(from, to) * 100}%`, width: `${Math.abs(to - from) * 100}%` }}
          />
        </>
      )}
      {handle('from', from)}
      {handle('to', to)}
    </div>
  )
}

function moveWindow(drag: Drag, at: number, viewFrom: number, viewTo: number): { from: number; to: number } {
  switch (drag.part) {
    case 'new':
      return { from: Math.min(drag.at, at), to: Math.max(drag.at, at) }
    case 'from':
      return { from: clamp(at, 0, drag.to - MIN_SHARE), to: drag.to }
    case 'to':
      return { from: drag.from, to: clamp(at, drag.from + MIN_SHARE, 1) }
    case 'move': {
      const by = clamp(at - drag.at, -viewFrom, 1 - viewTo)
      return { from: viewFrom + by, to: viewTo + by }
    }
  }
}
