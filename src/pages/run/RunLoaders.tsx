import { type Forecast } from '../../contract/insight'
import { isFailing } from '../../contract/status'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { Section } from '../../shell/updates/Section'
import { useAfterPaint } from '../../ui/use-after-paint'
import { type ComparisonState } from './run-comparison'
import { useRun, type RunPageState } from './run-context'
import { type InsightReader, type RunInsight } from './run-insight'

const CausesLoader = lazyWithRetry(async () => (await import('./cause/CausesLoader')).CausesLoader)
const InsightLoader = lazyWithRetry(async () => {
  // The lines take over the rules between the rows, so they have to be there with the first answer.
  const [{ InsightLoader: Loader }] = await Promise.all([
    import('./insight/InsightLoader'),
    import('./insight/InsightLines'),
  ])
  return Loader
})
const CompareLoader = lazyWithRetry(async () => (await import('./compare/CompareLoader')).CompareLoader)
const ReplayLoader = lazyWithRetry(async () => (await import('./replay/ReplayLoader')).ReplayLoader)

interface RunLoadersProps {
  /** What is known without the comparison, which is made from it. */
  known: RunInsight | null
  onCauses: (causes: RunPageState['causes']) => void
  onReader: (reader: InsightReader) => void
  onForecast: (forecast: Forecast | null) => void
  onComparison: (comparison: ComparisonState | null) => void
}

/** What is asked for after the bars, where the run and its address want it. Draws nothing. */
export function RunLoaders({ known, onCauses, onReader, onForecast, onComparison }: RunLoadersProps) {
  const { run, actualRun, reference, replay, view, selected } = useRun()
  const painted = useAfterPaint()
  const hasFailed = actualRun.nodes.some(({ status }) => isFailing(status))
  return (
    <>
      {painted && hasFailed && (
        <Section fallback={null}>
          <CausesLoader run={actualRun} reference={reference} onChange={onCauses} />
        </Section>
      )}
      {painted && (
        <Section fallback={null}>
          <InsightLoader run={actualRun} reference={reference} onChange={onReader} />
        </Section>
      )}
      {replay && (
        <Section fallback={null}>
          <ReplayLoader
            replay={replay}
            reference={reference}
            runs={known?.insight.sample.runs ?? null}
            onForecast={onForecast}
          />
        </Section>
      )}
      {known && view.vs !== null && view.vs !== run.id && (
        <Section fallback={null}>
          <CompareLoader
            key={view.vs}
            run={run}
            reference={reference}
            otherId={view.vs}
            align={view.align}
            alignKey={selected[0]?.key ?? null}
            insight={known}
            onChange={onComparison}
          />
        </Section>
      )}
    </>
  )
}
