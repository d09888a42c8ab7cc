import { type Forecast, type Insight } from '../../../contract/insight'
import { type createEdgeFinder } from '../../../model/insight/edges'
import { readRunInsight } from '../../../model/insight/read-run'
import { isFailing } from '../../../contract/status'
import { type InsightReader, type InsightShown, type RunInsight } from '../run-insight'
import { describeFindings } from './describe-findings'
import { describeNoDefinition } from './describe-no-definition'
import { describeHeader } from './describe-header'
import { describeCalm, describeVerdict } from './describe-verdict'
import { markEstimate, formatNearestMinute, type Reader } from './reader'
import { type createRowBuilder } from './row-insights'

/** A shorter path says nothing that the bars do not. */
const MIN_PATH = 3

export interface InsightReaderGiven extends Reader {
  insight: Insight
  findEdges: ReturnType<typeof createEdgeFinder>
  buildRows: ReturnType<typeof createRowBuilder>
}

export const createInsightReader = ({
  insight: answer,
  findEdges,
  buildRows,
  words,
  lang,
  zone,
}: InsightReaderGiven): InsightReader => ({
  read: (run, { marks, isOld, nowMs, replayed }) => {
    const reader: Reader = { words, lang, zone, isPast: replayed !== null }
    const insight = chooseInsight(answer, isOld, replayed)
    const reading = readRunInsight(run, insight, nowMs, findEdges)
    const given = { run, insight, reading, isOld }
    const isLong = (reading.path?.steps.length ?? 0) >= MIN_PATH
    const showsPath = marks.path ?? (isLong && replayed === null && !isFailing(run.status))
    const { forecast } = insight
    const { failures } = reading
    const verdict = describeVerdict(given, reader)
    const keyOf = (at: number) => run.nodes[at]?.key ?? ''
    return {
      words: reader.words,
      insight,
      reading,
      noDefinition: insight.noDefinition && describeNoDefinition(insight.noDefinition, reader.words),
      roots: new Set(failures.hasEdges ? failures.roots.map(keyOf) : []),
      ignored: new Set(failures.ignored.map(keyOf)),
      header: describeHeader(given, reader),
      // A replay is read from times alone.
      findings: replayed === null ? describeFindings(run, insight, reading, words) : [],
      verdict,
      calm: verdict === null && replayed === null ? describeCalm(given, reader) : null,
      ahead: forecast.state === 'known' ? describeAhead(forecast, reader) : null,
      rows: buildRows({ run, insight, reading, marks, isOld }, reader),
      runLimitMs: marks.limits ? (reading.runLimit?.atMs ?? null) : null,
      showsPath: showsPath && reading.path !== null,
    }
  },
})

const describeAhead = (
  { endMs, fromMs, toMs }: { endMs: number; fromMs: number; toMs: number },
  reader: Reader,
): RunInsight['ahead'] => ({
  ms: endMs,
  fromMs,
  toMs,
  text: markEstimate(formatNearestMinute(endMs, reader)),
})

const NO_FORECAST: Forecast = { state: 'none', reason: 'ended', runs: 0 }

/** Old data foretell nothing; a replay has the forecast of its moment, and does not wait for other runs. */
function chooseInsight(answer: Insight, isOld: boolean, replayed: InsightShown['replayed']): Insight {
  if (replayed) return { ...answer, forecast: replayed.forecast ?? NO_FORECAST, waits: null }
  return isOld ? { ...answer, forecast: NO_FORECAST } : answer
}
