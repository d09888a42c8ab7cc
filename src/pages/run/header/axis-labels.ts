import { isSameDay } from '../../../lib/time/format'
import { DAY_MS } from '../../../lib/time/units'

interface AxisLabel {
  /** The place of its bar, from 0. */
  index: number
  ms: number
  /** Else the time of day. */
  isDay: boolean
  isHere: boolean
}

/** Labels have at least a quarter of the strip between them, so that days fit. */
const MOST_LABELS = 4

/**
 * Which bars of a strip have their planned time below them: that of the run that is shown, first runs of a day, and some between.
 *
 * @param times oldest first; null for a run without a plan.
 * @param slots how many bars the strip has room for.
 */
export function placeLabels(
  times: readonly (number | null)[],
  hereIndex: number,
  slots: number,
  zone: string,
): AxisLabel[] {
  const gap = Math.ceil(slots / MOST_LABELS)
  const known = times.filter((ms) => ms !== null)
  const spanMs = (known.at(-1) ?? 0) - (known[0] ?? 0)
  const isDaily = known.length > 1 && spanMs / (known.length - 1) > DAY_MS / 2
  const all = times.flatMap((ms, index) => {
    if (ms === null) return []
    const before = times.slice(0, index).findLast((one) => one !== null) ?? ms
    const isHere = index === hereIndex
    const isDay = isDaily || (!isHere && !isSameDay(before, ms, zone))
    return [{ index, ms, isDay, isHere }]
  })
  const rankOf = ({ isHere, isDay }: AxisLabel): number => {
    if (isHere) return 0
    return isDay ? 1 : 2
  }
  const taken: AxisLabel[] = []
  for (const label of all.toSorted((a, b) => rankOf(a) - rankOf(b) || b.index - a.index))
    if (taken.every(({ index }) => Math.abs(index - label.index) >= gap)) taken.push(label)
  return taken.toSorted((a, b) => a.index - b.index)
}
