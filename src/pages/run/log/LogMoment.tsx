import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { useLogMoments } from './log-link'

interface LogMomentProps {
  axis: Axis
}

/** From this share on the words stand left of the line. */
const LEFT_FROM = 0.8

/** On the timeline, the moment of the line under the pointer, or of the one that was shown there from a phone. */
export function LogMoment({ axis }: LogMomentProps) {
  const { zone } = useLocale()
  const words = useLogWords()
  const { hover, pinned } = useLogMoments()
  const shown = hover ?? pinned
  if (shown === null || !isInside(axis, shown.ms)) return null
  const share = scaleMs(axis, shown.ms)
  const { line } = shown
  return (
    <span className="absolute inset-y-0 w-px bg-accent" style={{ left: `${share * 100}%` }}>
      <span
        className={`absolute top-0 left-0 rounded bg-accent px-1.5 text-11 font-semibold whitespace-nowrap text-card ${share > LEFT_FROM ? '-translate-x-full' : ''}`}
      >
        {words.moment(formatClock(shown.ms, zone), line === null || line < 0 ? null : formatCount(line))}
      </span>
    </span>
  )
}

/** Under the bar of the node whose log is open: the moments of the lines in view. */
export function LogUnderline({ axis }: LogMomentProps) {
  const { fromMs, toMs } = useLogMoments()
  if (fromMs === null || toMs === null) return null
  const from = Math.max(0, scaleMs(axis, Math.max(axis.fromMs, fromMs)))
  const to = Math.min(1, scaleMs(axis, Math.min(axis.toMs, toMs)))
  if (to < from) return null
  return <span className="log-underline" style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
}
