import { useGraphWords } from '../../../i18n/graph-words'
import { STATUS } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { type RunGraph } from '../../../model/insight/graph'
import { useRun } from '../run-context'
import { type RunInsight } from '../run-insight'

const SAMPLE = 'h-2.5 w-5 rounded-xs border border-line2'

/** Explains the marks of this graph. */
export function GraphLegend({ graph, insight }: { graph: RunGraph; insight: RunInsight }) {
  const { lang } = useLocale()
  const words = useGraphWords()
  const { counts, selected, isPhone } = useRun()
  const has = (status: string) => counts.some((count) => count.status === status)
  const steps = insight.showsPath ? (insight.reading.path?.steps.length ?? 0) : 0
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-5 py-1.5 text-12 text-t2 max-md:px-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {(['success', 'fail'] as const).filter(has).map((status) => (
          <li key={status} className="flex items-center gap-2" data-tone={STATUS[status].tone}>
            <span className={`${SAMPLE} border-l-3 border-l-(--fill)`} />
            {STATUS[status].label[lang].toLowerCase()}
          </li>
        ))}
        {has('running') && (
          <li className="flex items-center gap-2" data-tone="running">
            <span className={`${SAMPLE} border-b-2 border-l-3 border-b-(--fill) border-l-(--fill)`} />
            {words.legend.running}
          </li>
        )}
        {has('waiting') && (
          <li className="flex items-center gap-2">
            <span className="h-2.5 w-5 rounded-xs border border-dashed border-ctl" />
            {words.legend.notRun}
          </li>
        )}
        {steps > 0 && (
          <li className="flex items-center gap-2">
            <span className="h-0.5 w-5 bg-t1" />
            {words.legend.path(steps)}
          </li>
        )}
        {graph.edges.some(({ condition }) => condition !== null) && (
          <li className="flex items-center gap-2">
            <span className="w-5 border-t border-dashed border-ctl" />
            {words.legend.condition}
          </li>
        )}
      </ul>
      {selected.length === 0 && (
        <span className={`no-print text-t3 ${isPhone ? '' : 'ml-auto max-lg:hidden'}`}>
          {isPhone ? words.hintTouch : words.hint}
        </span>
      )}
    </div>
  )
}
