import { useMemo, useRef, type PointerEvent } from 'react'
import { type LogSketch } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { clamp } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { type Interval } from '../../../lib/time/interval'
import { countLinesOverTime } from '../../../model/log/lines-over-time'
import { createAxis } from '../../../model/timeline/axis'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { useWidth } from '../../../ui/use-width'
import { useLogMoments } from './log-link'

const BINS = 150
const STEP = 0.02
/** No part with lines looks empty. */
const MIN_SHARE = 0.08

/** Also of what stands where it will be. */
export const RIBBON_CLASS = 'no-print flex h-13 flex-none items-end gap-3 border-b border-line px-5 pb-1'

interface LogRibbonProps {
  sketch: LogSketch
  /** When the node ran, until now for one that still runs. */
  span: Interval
  onSeek: (ms: number) => void
}

/** When the lines were written, where errors stand, and what is in view. A press or a drag shows that moment. */
export function LogRibbon({ sketch, span, onSeek }: LogRibbonProps) {
  const { lang, zone } = useLocale()
  const words = useLogWords()
  const { fromMs, toMs } = useLogMoments()
  const [root, width] = useWidth<HTMLDivElement>(() => 800)
  const isDragging = useRef(false)
  const axis = useMemo(() => createAxis(span), [span])
  const ticks = useMemo(
    () => computeAxisTicks({ axis, width, zone, lang, sinceMs: null }),
    [axis, width, zone, lang],
  )
  const counts = useMemo(() => countLinesOverTime(sketch, span, BINS), [sketch, span])
  const most = Math.max(1, ...counts)
  const place = (ms: number) => clamp((ms - span.fromMs) / (span.toMs - span.fromMs), 0, 1)
  const seekShare = (share: number) =>
    onSeek(Math.round(span.fromMs + clamp(share, 0, 1) * (span.toMs - span.fromMs)))
  const seek = ({ clientX, currentTarget }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect()
    seekShare((clientX - box.left) / box.width)
  }
  const errors = [
    ...new Set(
      sketch.errors.flatMap(({ timeMs }) => (timeMs === null ? [] : [Math.floor(place(timeMs) * 500)])),
    ),
  ]
  const from = fromMs === null ? null : place(fromMs)
  const to = toMs === null ? null : place(toMs)
  const middle = from === null || to === null ? 0 : (from + to) / 2
  return (
    <div className={RIBBON_CLASS}>
      <span className="w-20 shrink-0 pb-0.5 text-11 text-t2">{words.linesOverTime}</span>
      <div ref={root} className="relative h-full min-w-0 flex-1">
        <div
          role="slider"
          tabIndex={0}
          aria-label={words.linesOverTime}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(middle * 100)}
          aria-valuetext={fromMs === null ? '' : formatClock(fromMs, zone)}
          className="absolute inset-x-0 top-1 h-6 cursor-pointer touch-none bg-bg"
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            isDragging.current = true
            seek(event)
          }}
          onPointerMove={(event) => {
            if (isDragging.current) seek(event)
          }}
          onPointerUp={() => (isDragging.current = false)}
          onPointerCancel={() => (isDragging.current = false)}
          onKeyDown={(event) => {
            const by = { ArrowRight: STEP, ArrowLeft: -STEP, PageDown: STEP * 5, PageUp: -STEP * 5 }[
              event.key
            ]
            if (by === undefined) return
            event.preventDefault()
            seekShare(middle + by)
          }}
        >
          <svg
            aria-hidden
            viewBox={`0 0 ${BINS} 1`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            <path
              fill="var(--ctl)"
              opacity="0.6"
              d={counts
                .map((count, bin) =>
                  count === 0 ? '' : `M${bin} 1v-${Math.max(MIN_SHARE, count / most)}h.7V1z`,
                )
                .join('')}
            />
          </svg>
          {errors.map((at) => (
            <span
              key={at}
              className="pointer-events-none absolute inset-y-0 w-0.5 bg-(--fill-fail)"
              style={{ left: `min(${at / 5}%, calc(100% - 2px))` }}
            />
          ))}
          {from !== null && to !== null && (
            <span
              className="pointer-events-none absolute inset-y-0 min-w-2 rounded-[3px] border border-accent bg-accent/10"
              style={{
                left: `min(${from * 100}%, calc(100% - 8px))`,
                width: `${Math.max(0, to - from) * 100}%`,
              }}
            />
          )}
        </div>
        {ticks.map(({ ms, share, label }) => (
          <span
            key={ms}
            aria-hidden
            className="absolute bottom-0.5 -translate-x-1/2 text-11 whitespace-nowrap text-t3"
            style={{ left: `${share * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}
