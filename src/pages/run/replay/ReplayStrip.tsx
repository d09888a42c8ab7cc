import { GripVertical } from 'lucide-react'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useLocale } from '../../../i18n/locale'
import { clamp, percent } from '../../../lib/number'
import { MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { formatClock, formatStamp } from '../../../lib/time/format'
import { invertShare, isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { type TimelineScale } from '../../../model/timeline/zoom'
import { OverviewChart } from '../../../run/gantt/OverviewChart'
import { Icon } from '../../../ui/Icon'
import { type Replay } from '../run-replay'
import { findStep } from './steps'

interface ReplayStripProps {
  replay: Replay
  scale: TimelineScale
  /** The axis in view. */
  axis: Axis
}

/** A longer run is replayed by whole seconds. */
const EXACT_MS = 2 * MINUTE_MS

const round = (ms: number, { fromMs, toMs }: Replay): number =>
  toMs - fromMs < EXACT_MS ? Math.round(ms) : Math.floor(ms / SECOND_MS) * SECOND_MS

/** Over the overview, what is to come in dashes, and over the axis the handle that moves the moment. Dragging either does. */
export function ReplayStrip({ replay, scale, axis }: ReplayStripProps) {
  const { zone } = useLocale()
  const root = useRef<HTMLDivElement>(null)
  const { words, atMs, fromMs, toMs, moveTo } = replay
  const { full, running } = scale
  const past = clamp(scaleMs(full, atMs), 0, 1)
  const drag = (along: Axis) => {
    const move = ({ clientX }: PointerEvent) => {
      const box = root.current?.getBoundingClientRect()
      if (!box || box.width <= 0) return
      moveTo(round(invertShare(along, clamp((clientX - box.left) / box.width, 0, 1)), replay))
    }
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        replay.setPlayer({ isPlaying: false })
        if (along === full) move(event)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event)
      },
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: findStep(replay, -1),
      ArrowDown: findStep(replay, -1),
      ArrowRight: findStep(replay, 1),
      ArrowUp: findStep(replay, 1),
      Home: fromMs,
      End: toMs,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(to)
  }
  return (
    <div ref={root} className="no-print pointer-events-none absolute inset-0 z-2">
      <div
        className="pointer-events-auto absolute inset-x-0 top-0 h-6 cursor-ew-resize touch-pan-y"
        data-tip={words.drag}
        {...drag(full)}
      >
        <div className="replay-ahead" style={{ clipPath: `inset(0 0 0 ${percent(past)})` }}>
          <OverviewChart running={running} full={full} />
        </div>
        <span className="absolute inset-y-0 w-px bg-accent" style={{ left: percent(past) }} />
      </div>
      {isInside(axis, atMs) && (
        <>
          <span
            className="replay-stem absolute top-6 bottom-0 w-px bg-accent"
            style={{ left: percent(scaleMs(axis, atMs)) }}
          />
          <span
            role="slider"
            tabIndex={0}
            aria-label={words.moment}
            aria-valuemin={fromMs}
            aria-valuemax={toMs}
            aria-valuenow={atMs}
            aria-valuetext={formatStamp(atMs, zone)}
            onKeyDown={onKeyDown}
            className="replay-handle"
            style={{ left: `clamp(48px, ${percent(scaleMs(axis, atMs))}, calc(100% - 48px))` }}
            {...drag(axis)}
          >
            <span className="replay-pill">
              {formatClock(atMs, zone)}
              <Icon icon={GripVertical} size={12} />
            </span>
          </span>
        </>
      )}
    </div>
  )
}
