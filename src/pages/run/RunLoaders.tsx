import { type Forecast } from '../../contract/insight'
import { lazySection } from '../../shell/updates/Section'
import { useAfterPaint } from '../../ui/use-after-paint'
import { type ComparisonState } from './run-comparison'
import { useRun, type RunPageState } from './run-context'
import { type InsightReader, type RunInsight } from './run-insight'

const CausesLoader = lazySection(async () => (await import('./cause/CausesLoader')).CausesLoader)
const InsightLoader = lazySection(async () => {
  // The lines take over the rules between the rows, so they have to be there with the first answer.
  const [{ PageInsightLoader: Loader }] = await Promise.all([
    import('./insight/InsightLoader'),
    import('./insight/InsightLines'),
  ])
  return Loader
})
const CompareLoader = lazySection(async () => (await import('./compare/CompareLoader')).CompareLoader)
const ReplayLoader = lazySection(async () => (await import('./replay/ReplayLoader')).ReplayLoader)

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
  const { run, hasFailed, reference, replay, view, selected } = useRun()
  const painted = useAfterPaint()
  return (
    <>
      {painted && hasFailed && <CausesLoader onChange={onCauses} />}
      {painted && <InsightLoader onChange={onReader} />}
      {replay && (
        <ReplayLoader
          replay={replay}
          reference={reference}
          runs={known?.insight.sample.runs ?? null}
          onForecast={onForecast}
        />
      )}
      {known && view.vs !== null && view.vs !== run.id && (
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
      )}
    </>
  )
}
