import { useMemo, useState } from 'react'
import { type Insight } from '../../../contract/insight'
import { type Run } from '../../../contract/run'
import { useInsightWords } from '../../../i18n/insight-words'
import { useLocale } from '../../../i18n/locale'
import { readRunInsight } from '../../../model/insight/read-run'
import { isFailing } from '../../../contract/status'
import { type Marks } from '../../../model/run/view'
import { type Clock } from '../../../ui/use-now'
import { type RunInsight } from '../run-insight'
import { describeNoDefinition } from './describe-no-definition'
import { describeHeader, describeVerdict } from './describe-header'
import { sayAbout, sayMinute } from './reader'
import { createRowBuilder } from './row-insights'

/** A shorter path says nothing that the bars do not. */
const MIN_PATH = 3

/** Null until the words and the first answer have arrived. */
export function useRunInsight(
  run: Run,
  insight: Insight | undefined,
  clock: Clock,
  { marks, isOld }: { marks: Marks; isOld: boolean },
): RunInsight | null {
  const { lang, zone } = useLocale()
  const words = useInsightWords()
  const [buildRows] = useState(createRowBuilder)
  const reading = useMemo(
    () => insight && readRunInsight(run, isOld ? withoutForecast(insight) : insight, clock.readMs()),
    [run, insight, clock, isOld],
  )
  return useMemo(() => {
    if (!insight || !reading) return null
    const reader = { words, lang, zone }
    const places = new Map(run.nodes.map(({ key }, at) => [key, at]))
    const given = { run, insight, reading, isOld }
    const rows = buildRows({ run, insight, reading, marks, isOld }, reader)
    const isLong = (reading.path?.steps.length ?? 0) >= MIN_PATH
    const showsPath = marks.path ?? (isLong && !isFailing(run.status))
    const { forecast } = insight
    const ahead =
      forecast.state === 'known' && !isOld
        ? {
            ms: forecast.endMs,
            fromMs: forecast.fromMs,
            toMs: forecast.toMs,
            text: sayAbout(sayMinute(forecast.endMs, { zone })),
          }
        : null
    const { failures } = reading
    const roots = new Set(failures.hasEdges ? failures.roots.map((at) => run.nodes[at]?.key ?? '') : [])
    const header = describeHeader(given, reader)
    const verdict = describeVerdict(given, reader)
    const noDefinition = insight.noDefinition && describeNoDefinition(insight.noDefinition, words)
    return {
      words,
      insight,
      reading,
      noDefinition,
      places,
      roots,
      header,
      verdict,
      ahead,
      rows,
      showsPath: showsPath && reading.path !== null,
    }
  }, [run, insight, reading, marks, isOld, words, lang, zone, buildRows])
}

const withoutForecast = (insight: Insight): Insight => ({
  ...insight,
  forecast: { state: 'none', reason: 'few-runs', runs: 0 },
})
