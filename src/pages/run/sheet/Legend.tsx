import { STATUS, statusesBy, type Status } from '../../../contract/status'
import { memo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { getPlanMs } from '../../../model/run/times'
import { type Axis } from '../../../model/timeline/axis'
import { ShapedBar } from '../../../run/gantt/ShapedBar'
import { lazySection } from '../../../shell/updates/Section'
import { useRun } from '../run-context'

const InsightLegend = lazySection(async () => (await import('../insight/InsightLegend')).InsightLegend)
const LEGEND = statusesBy('legend')

interface LegendProps {
  axis: Axis
  /** Of the timeline, in px. */
  width: number
}

/** Explains only the shapes of this run. */
export function Legend({ axis, width }: LegendProps) {
  const { t } = useLocale()
  const { run, counts, insight, comparison, replay, isPhone } = useRun()
  const hasPlanLines =
    !isPhone && insight?.reading.hasEdges !== true && run.nodes.some((node) => getPlanMs(node, run) !== null)
  const shown = LEGEND.filter((status) => counts.some((count) => count.status === status))
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-5 py-1.5 text-12 text-t2 max-md:px-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {shown.map((status) => (
          <Shape key={status} status={status} />
        ))}
        {insight && <InsightLegend axis={axis} width={width} />}
        {hasPlanLines && (
          <li className="flex items-center gap-2">
            <span className="drawn-line h-px w-5 bg-ctl" />
            {t.timeline.sincePlan}
          </li>
        )}
      </ul>
      <span className="no-print ml-auto text-t3 max-lg:hidden">
        {comparison?.state === 'ready' ? comparison.comparison.hint : (replay?.words.hint ?? t.timeline.hint)}
      </span>
    </div>
  )
}

const Shape = memo(function Shape({ status }: { status: Status }) {
  const { lang } = useLocale()
  return (
    <li className="flex items-center gap-2">
      <span className="relative h-[13px] w-5">
        <ShapedBar shape={status} className="w-full" style={{ top: 0 }} />
      </span>
      {STATUS[status].label[lang].toLowerCase()}
    </li>
  )
})
