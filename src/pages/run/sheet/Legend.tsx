import { STATUS, statusesBy } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { type StatusCount } from '../../../model/run/counts'

interface LegendProps {
  counts: readonly StatusCount[]
  sincePlan: boolean
}

const LEGEND = statusesBy('legend')

/** Lists only what is on screen. */
export function Legend({ counts, sincePlan }: LegendProps) {
  const { t, lang } = useLocale()
  const shown = LEGEND.filter((status) => counts.some((count) => count.status === status))
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-5 py-1.5 text-12 text-t2 max-md:px-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {shown.map((status) => (
          <li key={status} className="flex items-center gap-2">
            <span className="relative h-[13px] w-5">
              <span className={`bar shape-${status} w-full`} style={{ top: 0 }} />
            </span>
            {STATUS[status].label[lang].toLowerCase()}
          </li>
        ))}
        {sincePlan && (
          <li className="flex items-center gap-2">
            <span className="h-px w-5 bg-ctl" />
            {t.timeline.sincePlan}
          </li>
        )}
      </ul>
      <span className="no-print ml-auto text-t3 max-lg:hidden">{t.timeline.hint}</span>
    </div>
  )
}
