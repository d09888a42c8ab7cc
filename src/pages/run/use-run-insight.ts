import { useMemo, useState } from 'react'
import { type Forecast } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type ViewState } from '../../model/run/view'
import { type Clock } from '../../ui/use-now'
import { type ComparisonState } from './run-comparison'
import { type InsightReader, type RunInsight } from './run-insight'

/** One comparison at a time: usual times, forecast and path are hidden while another run is compared. */
const COMPARED_MARKS = { usual: 'off', ahead: false, path: false, links: true, limits: false } as const

/** Of a comparison, the rows say how they differ from the other run. */
function compareInsight(known: RunInsight | null, comparison: ComparisonState | null): RunInsight | null {
  if (!known || comparison?.state !== 'ready') return known
  return { ...known, rows: comparison.comparison.rows }
}

interface InsightGiven {
  run: Run
  view: ViewState
  isOld: boolean
  isReplayed: boolean
  clock: Clock
}

/** What later parts of the page report of the run. `known` is without the comparison, which is made from it. */
export function useRunInsight({ run, view, isOld, isReplayed, clock }: InsightGiven) {
  const [reader, setReader] = useState<InsightReader | null>(null)
  const [forecast, setForecast] = useState<Forecast | null>(null)
  const [comparison, setComparison] = useState<ComparisonState | null>(null)
  const marks = view.vs === null ? view.marks : COMPARED_MARKS
  const known = useMemo(
    () =>
      reader &&
      reader.read(run, {
        marks,
        isOld,
        nowMs: clock.readMs(),
        replayed: isReplayed ? { forecast } : null,
      }),
    [reader, run, marks, isOld, clock, isReplayed, forecast],
  )
  const insight = useMemo(() => compareInsight(known, comparison), [known, comparison])
  return { known, insight, comparison, setReader, setForecast, setComparison }
}
