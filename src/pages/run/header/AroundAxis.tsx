import { type JobRun } from '../../../contract/job-run'
import { useLocale } from '../../../i18n/locale'
import { formatDay, formatMinute } from '../../../lib/time/format'
import { getPlan } from '../../../model/jobs/latest'
import { BAR_PX, SLOT_PX } from '../../../run/strip/shapes'
import { useMedia } from '../../../ui/use-media'
import { countSlots, placeRun } from '../AroundStrip'
import { useRunClock } from '../run-context'
import { placeLabels } from './axis-labels'

interface AroundAxisProps {
  /** Newest first. */
  runs: readonly JobRun[]
  here: string
}

/** Half of a label, which stays within the strip. */
const EDGE_PX = 36

/** When runs of a big strip were planned, below their bars. */
export function AroundAxis({ runs, here }: AroundAxisProps) {
  const { lang, zone } = useLocale()
  const nearMs = useRunClock().readMs()
  const isPhone = useMedia('(width < 40rem)')
  const last = runs.length - 1
  const hereAt = runs.findIndex(({ id }) => id === here)
  const slots = countSlots(runs)
  const labels = placeLabels(runs.toReversed().map(getPlan), hereAt < 0 ? -1 : last - hereAt, slots, zone)
  // the middle of a bar, whose slot has its gap behind it
  const half = (placeRun(runs, last - 1) - placeRun(runs, last)) * (BAR_PX / SLOT_PX / 2)
  return (
    <div aria-hidden className="relative mt-2 h-4 text-12 text-t2">
      {labels.map(({ index, ms, isDay, isHere }) => (
        <span
          key={index}
          className={`absolute -translate-x-1/2 whitespace-nowrap ${colourOf(isHere, isDay)}`}
          style={{
            left: `clamp(${EDGE_PX}px, ${100 * (placeRun(runs, last - index) + half)}%, calc(100% - ${EDGE_PX}px))`,
          }}
        >
          {isDay ? formatDay(ms, zone, lang, { weekday: !isPhone, nearMs }) : formatMinute(ms, zone, nearMs)}
        </span>
      ))}
    </div>
  )
}

function colourOf(isHere: boolean, isDay: boolean): string {
  if (isHere) return 'font-semibold text-accent'
  return isDay ? 'text-t1' : ''
}
