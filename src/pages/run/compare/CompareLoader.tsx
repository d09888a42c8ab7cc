import { useCallback, useEffect, useMemo } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { useCompareWords } from '../../../i18n/compare-words'
import { useLocale } from '../../../i18n/locale'
import { type Compared } from '../../../model/insight/compare'
import { findEdges } from '../../../model/insight/edges'
import { type Align, USUAL } from '../../../model/run/view'
import { ApiError } from '../../../query/http'
import { insightResource } from '../../../query/insight'
import { runResource } from '../../../query/run'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useRunClock } from '../run-context'
import { type ComparisonState } from '../run-comparison'
import { type RunInsight } from '../run-insight'
import { describeComparison, describeUsual } from './describe-comparison'

interface CompareLoaderProps {
  run: Run
  reference: RunRef
  /** The run to compare with. */
  otherId: string
  align: Align
  /** Of the selected node. */
  alignKey: string | null
  insight: RunInsight
  onChange: (state: ComparisonState | null) => void
}

const ENDED = { status: 'success', endMs: 0 } as const

/** Asks for what the run is compared with. Draws nothing. */
export const CompareLoader = (props: CompareLoaderProps) =>
  props.otherId === USUAL ? <UsualLoader {...props} /> : <RunLoader {...props} />

function useOne({ run, insight }: CompareLoaderProps): (nowMs: number) => Compared {
  const { definition, noDefinition } = insight.insight
  const { edges } = insight.reading
  const version = definition?.version ?? noDefinition?.version ?? null
  return useCallback((nowMs) => ({ run, edges, version, nowMs }), [run, edges, version])
}

function useReport(state: ComparisonState, onChange: CompareLoaderProps['onChange']): void {
  useEffect(() => onChange(state), [state, onChange])
  useEffect(() => () => onChange(null), [onChange])
}

/** What is usual is known with the run's own insight. */
function UsualLoader(props: CompareLoaderProps) {
  const { run, insight, onChange } = props
  const { lang, zone } = useLocale()
  const words = useCompareWords()
  const clock = useRunClock()
  const readOne = useOne(props)
  const state = useMemo((): ComparisonState => {
    const { runs, wanted } = insight.insight.sample
    const comparison = describeUsual({ run, one: readOne(clock.readMs()), insight, words, lang, zone })
    if (comparison !== null) return { state: 'ready', comparison }
    return wanted === null || runs < wanted ? { state: 'reading' } : { state: 'few', runs }
  }, [run, readOne, insight, clock, words, lang, zone])
  useReport(state, onChange)
  return null
}

/** Asks for the other run and its definition. */
function RunLoader(props: CompareLoaderProps) {
  const { run, reference, otherId, align, alignKey, insight, onChange } = props
  const { lang, zone } = useLocale()
  const words = useCompareWords()
  const clock = useRunClock()
  const readOne = useOne(props)
  const otherRef = useMemo(
    () => ({ job: reference.job, workspace: reference.workspace, id: otherId }),
    [reference, otherId],
  )
  const { query } = useLiveQuery(runResource(otherRef))
  const other = query.data?.data
  const { query: insightQuery } = useLiveQuery(insightResource(otherRef, other ?? ENDED), other !== undefined)
  const known = insightQuery.data?.data
  const isMissing = query.error instanceof ApiError && query.error.detail.code === 'instance_not_found'
  const failure = isMissing ? 'missing' : 'failed'
  const absent = query.isError ? failure : 'reading'
  const state = useMemo((): ComparisonState => {
    if (!other) return { state: absent }
    const nowMs = clock.readMs()
    const definition = known?.definition ?? null
    const one = readOne(nowMs)
    const version = definition?.version ?? known?.noDefinition?.version ?? null
    const two = { run: other, edges: findEdges(other.nodes, definition), version, nowMs }
    return {
      state: 'ready',
      comparison: describeComparison({
        run,
        other,
        one,
        two,
        align,
        alignKey,
        insight,
        words,
        lang,
        zone,
      }),
    }
  }, [run, other, absent, known, readOne, align, alignKey, insight, clock, words, lang, zone])
  useReport(state, onChange)
  return null
}
