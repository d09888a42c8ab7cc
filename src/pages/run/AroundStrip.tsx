import { useMemo } from 'react'
import { type JobRun, type Usual } from '../../contract/job-run'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatWhen } from '../../run/jobs/when'
import { describeStrip } from '../../run/strip/describe-strip'
import { BAR_PX, SLOT_PX, stripWidth } from '../../run/strip/shapes'
import { type Slot } from '../../run/strip/slots'
import { Strip } from '../../run/strip/Strip'
import { useRunClock } from './run-context'

/** Of fewer runs the bars of a big strip would be as wide as they are high. */
const MIN_SLOTS = 20

export const countSlots = (runs: readonly JobRun[]): number => Math.max(MIN_SLOTS, runs.length)

/** The run of a big strip at a share of its width; undefined where there is none. `runs` are newest first. */
export function findRunAt(runs: readonly JobRun[], share: number): JobRun | undefined {
  const slot = Math.floor((share * stripWidth(countSlots(runs))) / SLOT_PX)
  return runs[countSlots(runs) - 1 - slot]
}

/** The place of a run in a big strip, as a share of its width. */
export function placeRun(runs: readonly JobRun[], index: number): number {
  const count = countSlots(runs)
  return ((count - 1 - index) * SLOT_PX) / stripWidth(count)
}

interface AroundStripProps {
  /** Newest first. */
  runs: readonly JobRun[]
  here: string
  usual: Usual | null
  /** Room for so many runs; without it the strip fills its box. */
  count?: number
}

/** Runs as bars, with a frame around the one that is shown. */
export function AroundStrip({ runs, here, usual, count: fixedCount }: AroundStripProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const nowMs = useRunClock().readMs()
  const slots = useMemo<Slot[]>(() => runs.toReversed().map((run) => ({ kind: 'run', run })), [runs])
  const label = describeStrip(slots, { words, lang, formatWhen: (ms) => formatWhen(ms, zone, lang, nowMs) })
  const isBig = fixedCount === undefined
  const count = fixedCount ?? countSlots(runs)
  const at = slots.findIndex((slot) => slot.kind === 'run' && slot.run.id === here)
  const share = (px: number) => `${(100 * px) / stripWidth(count)}%`
  const marginPx = isBig ? 4 : 2
  return (
    <span className={`relative block ${isBig ? 'size-full' : ''}`}>
      <Strip
        slots={slots}
        count={count}
        usual={usual}
        nowMs={nowMs}
        unread={false}
        label={label}
        fills={isBig}
      />
      {at >= 0 && (
        <span
          className="pointer-events-none absolute -inset-y-1 rounded-sm border-2 border-accent"
          style={{
            left: `calc(${share((count - slots.length + at) * SLOT_PX)} - ${marginPx}px)`,
            width: `calc(${share(BAR_PX)} + ${2 * marginPx}px)`,
          }}
        />
      )}
    </span>
  )
}
