import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { formatClock } from '../../../lib/time/format'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { useLogMoments } from './log-link'

interface LogMomentProps {
  axis: Axis
}

/** On the timeline, the moment of the line under the pointer, and those of the lines in view. */
export function LogMoment({ axis }: LogMomentProps) {
  const { zone } = useLocale()
  const words = useLogWords()
  const { hoverMs, hoverLine, fromMs, toMs } = useLogMoments()
  const from = fromMs === null ? null : Math.max(0, scaleMs(axis, Math.max(axis.fromMs, fromMs)))
  const to = toMs === null ? null : Math.min(1, scaleMs(axis, Math.min(axis.toMs, toMs)))
  const hover = hoverMs !== null && isInside(axis, hoverMs) ? scaleMs(axis, hoverMs) : null
  return (
    <>
      {from !== null && to !== null && to >= from && (
        <span
          className="absolute top-0 h-[3px] min-w-1.5 rounded-full bg-accent"
          style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
        />
      )}
      {hover !== null && hoverMs !== null && (
        <span className="absolute inset-y-0 w-px bg-accent" style={{ left: `${hover * 100}%` }}>
          <span className="absolute -top-6 left-0 -translate-x-1/2 rounded bg-accent px-1.5 text-11 font-semibold whitespace-nowrap text-card">
            {words.moment(
              formatClock(hoverMs, zone),
              hoverLine === null || hoverLine < 0 ? null : formatCount(hoverLine),
            )}
          </span>
        </span>
      )}
    </>
  )
}
