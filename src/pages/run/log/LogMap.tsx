import { useRef, type PointerEvent } from 'react'
import { type LogSketch } from '../../../contract/log'
import { useLogWords } from '../../../i18n/log-words'
import { clamp } from '../../../lib/number'
import { type LogMatch } from './use-log-search'

const BINS = 500
const STEP = 0.02
/** How wide the strip is. */
export const MAP_PX = 12

interface LogMapProps {
  size: number
  sketch: LogSketch | null
  matches: readonly LogMatch[]
  /** The bytes in view. */
  fromByte: number
  toByte: number
  onSeek: (byte: number) => void
}

/** Marks at the same place of the strip are drawn once. */
const placeMarks = (bytes: readonly number[], size: number): number[] => [
  ...new Set(bytes.map((byte) => Math.floor((byte / size) * BINS))),
]

/** The whole log as a strip: errors, matches and what is in view. A press or a drag shows that place. */
export function LogMap({ size, sketch, matches, fromByte, toByte, onSeek }: LogMapProps) {
  const words = useLogWords()
  const root = useRef<HTMLDivElement>(null)
  const seek = ({ clientY, buttons }: PointerEvent) => {
    const box = root.current?.getBoundingClientRect()
    if (!box || buttons !== 1) return
    onSeek(Math.floor(clamp((clientY - box.top) / box.height, 0, 1) * size))
  }
  const blocks = sketch?.blocks.filter(({ errors }) => errors > 0).map(({ byte }) => byte) ?? []
  const errors = placeMarks([...(sketch?.errors.map(({ byte }) => byte) ?? []), ...blocks], size)
  const warnings = placeMarks(
    sketch?.blocks.filter((one) => one.warnings > 0).map(({ byte }) => byte) ?? [],
    size,
  )
  const hits = placeMarks(
    matches.map(({ byte }) => byte),
    size,
  )
  const share = clamp(fromByte / size, 0, 1)
  const percent = `${Math.round(share * 100)} %`
  return (
    <div
      ref={root}
      role="slider"
      tabIndex={0}
      aria-label={words.map}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={words.mapAt(percent)}
      className="relative w-3 shrink-0 cursor-pointer border-l border-line bg-bg"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seek(event)
      }}
      onPointerMove={seek}
      onKeyDown={(event) => {
        const by = { ArrowDown: STEP, ArrowUp: -STEP, PageDown: STEP * 5, PageUp: -STEP * 5 }[event.key]
        if (by === undefined) return
        event.preventDefault()
        onSeek(Math.floor(clamp(share + by, 0, 1) * size))
      }}
    >
      <Marks places={warnings} className="right-0 left-1/2 bg-(--fill-exception) opacity-50" />
      <Marks places={errors} className="inset-x-0 bg-(--fill-fail)" />
      <Marks places={hits} className="right-1/2 left-0 bg-accent" />
      <span
        className="pointer-events-none absolute inset-x-0 min-h-2 rounded-[2px] border border-ctl bg-t1/10"
        style={{
          top: `${share * 100}%`,
          height: `${clamp((toByte - fromByte) / size, 0, 1 - share) * 100}%`,
        }}
      />
    </div>
  )
}

function Marks({ places, className }: { places: readonly number[]; className: string }) {
  return places.map((place) => (
    <span
      key={place}
      className={`pointer-events-none absolute h-0.5 ${className}`}
      style={{ top: `${(place / BINS) * 100}%` }}
    />
  ))
}
