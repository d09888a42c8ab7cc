import { useEffect } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { type Marks } from '../../../model/run/view'
import { insightResource } from '../../../query/insight'
import { runResource } from '../../../query/run'
import { useIsFailing, useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useRunClock } from '../run-context'
import { type RunInsight } from '../run-insight'
import { useRunInsight } from './use-run-insight'

interface InsightLoaderProps {
  run: Run
  reference: RunRef
  marks: Marks
  isOld: boolean
  onChange: (insight: RunInsight | null) => void
}

/** Asks what the history of the job says of the run, after the first paint. Draws nothing. */
export function InsightLoader({ run, reference, marks, isOld, onChange }: InsightLoaderProps) {
  // While the run cannot be read, its insight would not be either.
  const isFailing = useIsFailing(runResource(reference))
  const { query } = useLiveQuery(insightResource(reference, run), !isFailing)
  const insight = useRunInsight(run, query.data?.data, useRunClock(), { marks, isOld })
  useEffect(() => onChange(insight), [insight, onChange])
  return null
}
