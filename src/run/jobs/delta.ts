import { type Usual } from '../../contract/job-run'
import { type Lang } from '../../contract/lang'
import { formatDuration } from '../../lib/time/duration'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'

export interface DeltaWords {
  of: (usual: string) => string
  less: (time: string) => string
  more: (time: string) => string
}

/** The difference to the usual time; of a run that goes on, the usual time. Empty below a second. */
export function formatDelta(
  ranMs: number,
  { medianMs }: Usual,
  isRunning: boolean,
  words: DeltaWords,
  lang: Lang,
): string {
  if (isRunning) return words.of(formatDuration(medianMs, lang, { units: 2 }))
  const byMs = ranMs - medianMs
  const size = Math.abs(byMs)
  if (size < SECOND_MS) return ''
  // Of long runs the seconds say nothing.
  const text = formatDuration(size, lang, { units: size >= MINUTE_MS && size < HOUR_MS ? 1 : 2 })
  return byMs < 0 ? words.less(text) : words.more(text)
}
