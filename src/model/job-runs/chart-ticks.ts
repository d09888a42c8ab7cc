import { startOfDay } from './window'

const STRIDES = [1, 2, 7, 14, 28, 56]

interface SlotTicks {
  /** Indexes of the slots that are named. */
  places: readonly number[]
  /** They are named by their day, not by their time. */
  byDay: boolean
}

/** Which of ascending times are named below the chart: at most `most` of them, first ones of days if there are several days. */
export function pickTicks(times: readonly number[], zone: string, most: number): SlotTicks {
  const days = times.map((ms) => startOfDay(ms, zone))
  const firsts = times.flatMap((_, index) => (index === 0 || days[index] !== days[index - 1] ? [index] : []))
  const byDay = firsts.length > 2
  const candidates = byDay ? firsts : times.map((_, index) => index)
  const least = Math.ceil(candidates.length / most)
  const stride = STRIDES.find((step) => step >= least) ?? least
  // Counted from the newest, so that names stay where they are while older slots come.
  const places = candidates.filter((_, index) => (candidates.length - 1 - index) % stride === 0)
  return { places, byDay }
}
