import { type Insight } from '../../../contract/insight'
import { readRunInsight } from '../../../model/insight/read-run'
import { isFailing } from '../../../contract/status'
import { type Clock } from '../../../ui/use-now'
import { type InsightReader, type RunInsight } from '../run-insight'
import { describeNoDefinition } from './describe-no-definition'
import { describeHeader, describeVerdict } from './describe-header'
import { markEstimate, formatNearestMinute, type Reader } from './reader'
import { type createRowBuilder } from './row-insights'

/** A shorter path says nothing that the bars do not. */
const MIN_PATH = 3

export interface InsightReaderGiven extends Reader {
  insight: Insight
  clock: Clock
  buildRows: ReturnType<typeof createRowBuilder>
}

export const createInsightReader = ({
  insight: answer,
  clock,
  buildRows,
  ...reader
}: InsightReaderGiven): InsightReader => ({
  read: (run, { marks, isOld }) => {
    // Old data foretell nothing.
    const insight = isOld ? withoutForecast(answer) : answer
    const reading = readRunInsight(run, insight, clock.readMs())
    const given = { run, insight, reading, isOld }
    const isLong = (reading.path?.steps.length ?? 0) >= MIN_PATH
    const showsPath = marks.path ?? (isLong && !isFailing(run.status))
    const { forecast } = insight
    const { failures } = reading
    return {
      words: reader.words,
      insight,
      reading,
      noDefinition: insight.noDefinition && describeNoDefinition(insight.noDefinition, reader.words),
      places: new Map(run.nodes.map(({ key }, at) => [key, at])),
      roots: new Set(failures.hasEdges ? failures.roots.map((at) => run.nodes[at]?.key ?? '') : []),
      header: describeHeader(given, reader),
      verdict: describeVerdict(given, reader),
      ahead: forecast.state === 'known' ? describeAhead(forecast, reader) : null,
      rows: buildRows({ run, insight, reading, marks, isOld }, reader),
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

const withoutForecast = (insight: Insight): Insight => ({
  ...insight,
  forecast: { state: 'none', reason: 'few-runs', runs: 0 },
})
