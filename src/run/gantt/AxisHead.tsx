import { useRef, useState } from 'react'
import { useLocale } from '../../i18n/locale'
import { clamp, percent } from '../../lib/number'
import { findClockChanges } from '../../lib/time/zone'
import { invertShare, isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { formatAxisInstant, computeTicks, type Tick } from '../../model/timeline/ticks'
import { zoomBetween, type Zoom } from '../../model/timeline/zoom'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { isGapCovered, isTickNearGap, listGapLabels } from './gap-labels'

const TICK_GAP_PX = 80
const CLICK_PX = 4
const LONG_LABEL_HALF_PX = 38

/** The labels of now and of the end stand apart by this. */
const PILLS_PX = 62
/** The label of now takes the place of a tick that is nearer than this. */
const NOW_HALF_PX = 56

interface TickOptions {
  axis: Axis
  width: number
  zone: string
  lang: 'en' | 'zh-CN'
  sinceMs: number | null
}

/** Half of the widest label of an axis. */
function halfLabelPx(spanMs: number, sinceMs: number | null): number {
  // Milliseconds, or a day beside the time.
  if (spanMs < 10_000 || sinceMs !== null || spanMs > DAY_MS) return LONG_LABEL_HALF_PX
  // Seconds.
  return spanMs < 20 * MINUTE_MS ? 28 : 20
}

/** The ticks of an axis of this width, in px. The widest label decides how near to an edge a tick may stand. */
export function computeAxisTicks({ axis, width, zone, lang, sinceMs }: TickOptions): Tick[] {
  if (width <= 0) return []
  const spanMs = axis.toMs - axis.fromMs
  // The label of a clock change, an offset, is as long as the longest ones.
  const changes = findClockChanges(axis.fromMs, axis.toMs, zone).length > 0
  const half = changes ? LONG_LABEL_HALF_PX : halfLabelPx(spanMs, sinceMs)
  return computeTicks(axis, { zone, lang, sinceMs, minGap: TICK_GAP_PX / width, margin: half / width })
}

interface AxisHeadProps {
  axis: Axis
  ticks: readonly Tick[]
  width: number
  nowMs: number | null
  /** Times are printed as elapsed since then; null prints the time of day. */
  sinceMs: number | null
  /** The forecast end, its range, and its words. */
  ahead: { ms: number; fromMs: number; toMs: number; text: string } | null
  onZoom: (zoom: Zoom | null) => void
  /** A moment was clicked. */
  onPick: (ms: number) => void
  /** The label of now was dragged to a moment. */
  onMoveNow: (ms: number) => void
}

/** The labels of ticks, collapsed gaps and now. Dragging over it zooms, a double click fits the whole run. */
export function AxisHead(props: AxisHeadProps) {
  const { axis, ticks, width, nowMs, sinceMs, ahead, onZoom, onPick, onMoveNow } = props
  const { t, lang, zone } = useLocale()
  const root = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  /** Where the label of now was taken hold of. */
  const [heldAt, setHeldAt] = useState<number | null>(null)
  const measureShare = (clientX: number) => {
    const box = root.current?.getBoundingClientRect()
    return box && box.width > 0 ? clamp((clientX - box.left) / box.width, 0, 1) : 0
  }
  const low = drag ? Math.min(drag.from, drag.to) : 0
  const high = drag ? Math.max(drag.from, drag.to) : 0
  const nowShare = nowMs !== null && isInside(axis, nowMs) ? scaleMs(axis, nowMs) : null
  // Where both do not fit, now is worth more.
  const aheadShare = ahead && isInside(axis, ahead.ms) ? scaleMs(axis, ahead.ms) : null
  const hasPill = aheadShare !== null && (nowShare === null || (aheadShare - nowShare) * width >= PILLS_PX)
  const isNear = (at: number | null, share: number) =>
    at !== null && Math.abs(share - at) * width < NOW_HALF_PX
  const gaps = listGapLabels(axis, width, lang)
  const isFree = ({ share }: Tick) =>
    !isNear(nowShare, share) &&
    !(hasPill && isNear(aheadShare, share)) &&
    !gaps.some((gap) => isTickNearGap(gap, share, width))
  return (
    <div
      ref={root}
      className="relative h-8 cursor-crosshair touch-pan-y overflow-hidden select-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const isNow = event.target instanceof Element && event.target.closest('.now-pill') !== null
        const at = measureShare(event.clientX)
        setHeldAt(isNow ? at : null)
        if (!isNow) setDrag({ from: at, to: at })
      }}
      onPointerMove={(event) => {
        const at = measureShare(event.clientX)
        if (drag) setDrag({ from: drag.from, to: at })
        else if (heldAt !== null && Math.abs(at - heldAt) * width > CLICK_PX) onMoveNow(invertShare(axis, at))
      }}
      onPointerUp={() => {
        setHeldAt(null)
        if (drag && (high - low) * width > CLICK_PX) onZoom(zoomBetween(axis, low, high))
        else if (drag) onPick(Math.round(invertShare(axis, drag.from)))
        setDrag(null)
      }}
      onPointerCancel={() => {
        setHeldAt(null)
        setDrag(null)
      }}
      onDoubleClick={() => onZoom(null)}
    >
      {ticks.filter(isFree).map(({ ms, share, label, isChange = false }) =>
        isChange ? (
          <span
            key={ms}
            data-tip={t.timeline.clockChange(label)}
            className="absolute top-2 border-l border-ctl pl-1 text-11 font-semibold whitespace-nowrap text-t2"
            style={{ left: `min(${percent(share)}, calc(100% - 64px))` }}
          >
            {label}
          </span>
        ) : (
          <span
            key={ms}
            className="absolute top-2 -translate-x-1/2 text-11 whitespace-nowrap text-t3"
            style={{ left: percent(share) }}
          >
            {label}
          </span>
        ),
      )}
      {gaps.map((gap) => (
        <span
          key={gap.fromMs}
          data-tip={gap.tip}
          className="collapsed-gap absolute inset-y-0 flex items-center justify-center text-11 font-semibold whitespace-nowrap text-t2"
          style={{ left: percent(gap.left), width: percent(gap.right - gap.left) }}
        >
          {nowShare !== null && isGapCovered(gap, nowShare, width) ? null : gap.text}
        </span>
      ))}
      {nowMs !== null && nowShare !== null && (
        <span
          className="now-pill absolute top-[7px] z-1 -translate-x-1/2 cursor-ew-resize touch-none rounded bg-t1 px-1.5 text-11 font-semibold text-card before:absolute before:-inset-1 before:content-['']"
          data-tip={t.timeline.moveNow}
          style={{ left: `clamp(32px, ${percent(nowShare)}, calc(100% - 32px))` }}
        >
          <span className="sr-only">{t.header.now} </span>
          {formatAxisInstant(nowMs - (nowMs % 1_000), {
            zone,
            lang,
            sinceMs,
            spanMs: Math.max(MINUTE_MS, axis.toMs - axis.fromMs),
          })}
        </span>
      )}
      {ahead && aheadShare !== null && (
        <>
          <span
            className="ahead-range"
            style={{
              left: percent(scaleMs(axis, ahead.fromMs)),
              width: percent(scaleMs(axis, ahead.toMs) - scaleMs(axis, ahead.fromMs)),
            }}
          />
          {hasPill && (
            <span
              className="ahead-pill"
              style={{ left: `clamp(28px, ${percent(aheadShare)}, calc(100% - 28px))` }}
            >
              {ahead.text}
            </span>
          )}
        </>
      )}
      {drag && (
        <span
          className="absolute inset-y-0 bg-accent/20"
          style={{ left: percent(low), width: percent(high - low) }}
        />
      )}
    </div>
  )
}
