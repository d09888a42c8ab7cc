import { useEffect, useMemo } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { useCompareWords } from '../../../i18n/compare-words'
import { useLocale } from '../../../i18n/locale'
import { findEdges } from '../../../model/insight/edges'
import { insightResource } from '../../../query/insight'
import { runResource } from '../../../query/run'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useRunClock } from '../run-context'
import { type ComparisonState } from '../run-comparison'
import { type RunInsight } from '../run-insight'
import { describeComparison } from './describe-comparison'

interface CompareLoaderProps {
  run: Run
  reference: RunRef
  /** The run to compare with. */
  otherId: string
  insight: RunInsight
  onChange: (state: ComparisonState | null) => void
}

const ENDED = { status: 'success', endMs: 0 } as const

/** Asks for the other run and its definition. Draws nothing. */
export function CompareLoader({ run, reference, otherId, insight, onChange }: CompareLoaderProps) {
  const { lang, zone } = useLocale()
  const words = useCompareWords()
  const clock = useRunClock()
  const otherRef = useMemo(
    () => ({ job: reference.job, workspace: reference.workspace, id: otherId }),
    [reference, otherId],
  )
  const { query } = useLiveQuery(runResource(otherRef))
  const other = query.data?.data
  const { query: insightQuery } = useLiveQuery(insightResource(otherRef, other ?? ENDED), other !== undefined)
  const known = insightQuery.data?.data
  const hasFailed = other === undefined && query.isError
  const state = useMemo((): ComparisonState => {
    if (!other) return { state: hasFailed ? 'failed' : 'reading' }
    const nowMs = clock.readMs()
    const definition = known?.definition ?? null
    const one = {
      run,
      edges: insight.reading.edges,
      version: insight.insight.definition?.version ?? insight.insight.noDefinition?.version ?? null,
      nowMs,
    }
    const version = definition?.version ?? known?.noDefinition?.version ?? null
    const two = { run: other, edges: findEdges(other.nodes, definition), version, nowMs }
    return {
      state: 'ready',
      comparison: describeComparison({ run, other, one, two, insight, words, lang, zone }),
    }
  }, [run, other, hasFailed, known, insight, clock, words, lang, zone])
  useEffect(() => onChange(state), [state, onChange])
  useEffect(() => () => onChange(null), [onChange])
  return null
}
