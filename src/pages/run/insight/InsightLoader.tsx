import { startTransition, useEffect, useMemo, useState } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { useInsightWords } from '../../../i18n/insight-words'
import { useLocale } from '../../../i18n/locale'
import { insightResource } from '../../../query/insight'
import { runResource } from '../../../query/run'
import { useIsFailing, useLiveQuery } from '../../../shell/freshness/use-live-query'
import { createEdgeFinder } from '../../../model/insight/edges'
import { useRun } from '../run-context'
import { type InsightReader } from '../run-insight'
import { createInsightReader } from './create-insight-reader'
import { createRowBuilder } from './row-insights'

interface InsightLoaderProps {
  run: Run
  reference: RunRef
  onChange: (reader: InsightReader) => void
}

/** Asks what the history of the job says of the run, after the first paint. Draws nothing. */
export function InsightLoader({ run, reference, onChange }: InsightLoaderProps) {
  const { lang, zone } = useLocale()
  const words = useInsightWords()
  // While the run cannot be read, its insight would not be either.
  const isFailing = useIsFailing(runResource(reference))
  const { query } = useLiveQuery(insightResource(reference, run), !isFailing)
  const insight = query.data?.data
  const [findEdges] = useState(createEdgeFinder)
  const [buildRows] = useState(createRowBuilder)
  const reader = useMemo(
    () => insight && createInsightReader({ insight, findEdges, buildRows, words, lang, zone }),
    [insight, findEdges, buildRows, words, lang, zone],
  )
  useEffect(() => {
    // It changes most rows, so they are rendered in parts, between which the page reacts.
    if (reader) startTransition(() => onChange(reader))
  }, [reader, onChange])
  return null
}

/** The same for the run of the page around it. */
export function PageInsightLoader({ onChange }: Pick<InsightLoaderProps, 'onChange'>) {
  const { actualRun, reference } = useRun()
  return <InsightLoader run={actualRun} reference={reference} onChange={onChange} />
}
