import { STATUS, statusesBy } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { getPlanMs } from '../../../model/run/times'
import { type Axis } from '../../../model/timeline/axis'
import { ShapedBar } from '../../../run/gantt/ShapedBar'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useRun } from '../run-context'

const InsightLegend = lazyWithRetry(async () => (await import('../insight/InsightLegend')).InsightLegend)
const LEGEND = statusesBy('legend')

interface LegendProps {
  axis: Axis
  /** Of the timeline, in px. */
  width: number
}

/** Explains only the shapes of this run. */
export function Legend({ axis, width }: LegendProps) {
  const { t, lang } = useLocale()
  const { run, counts, insight, comparison, replay, isPhone } = useRun()
  const hasPlanLines =
    !isPhone && insight?.reading.hasEdges !== true && run.nodes.some((node) => getPlanMs(node, run) !== null)
  const shown = LEGEND.filter((status) => counts.some((count) => count.status === status))
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-5 py-1.5 text-12 text-t2 max-md:px-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {shown.map((status) => (
          <li key={status} className="flex items-center gap-2">
            <span className="relative h-[13px] w-5">
              <ShapedBar shape={status} className="w-full" style={{ top: 0 }} />
            </span>
            {STATUS[status].label[lang].toLowerCase()}
          </li>
        ))}
        {insight && (
          <Section fallback={null}>
            <InsightLegend insight={insight} axis={axis} width={width} />
          </Section>
        )}
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
