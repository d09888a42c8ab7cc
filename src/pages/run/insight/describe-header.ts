import { type Insight } from '../../../contract/insight'
import { startsJobs } from '../../../contract/node-type'
import { type Run } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { COMMA } from '../../../i18n/punctuation'
import { formatDuration } from '../../../lib/time/duration'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { type RunReading } from '../../../model/insight/read-run'
import { isOffUsual } from '../../../model/insight/unusual'
import { MIN_USUAL_RUNS } from '../../../model/jobs/usual'
import { isLiveRun } from '../../../model/run/duration'
import { computeRunTimes } from '../../../model/run/times'
import { type HeaderFacts } from '../run-insight'
import { formatNearestMinute, formatSpelledDuration, markEstimate, type Reader } from './reader'

interface Given {
  run: Run
  insight: Insight
  reading: RunReading
}

export function describeHeader({ run, insight, reading }: Given, reader: Reader): HeaderFacts {
  const { sample } = insight
  const { words } = reader
  const { lateMs } = computeRunTimes(run, reading.nowMs)
  const late = sample.lateMs
  const ran = sample.ranMs
  const sayLate = (ms: number) =>
    late && isOffUsual(ms, late) ? words.usually(formatBeside(late.median, reader)) : words.header.asUsual
  return {
    late: late && lateMs !== null && lateMs >= 0 && run.startMs !== null ? sayLate(lateMs) : null,
    ran: ran && !isLiveRun(run) ? words.header.usualRuns(formatBeside(ran.median, reader), ran.runs) : null,
    ends: isLiveRun(run) ? describeEnd(insight, reading.nowMs, reader) : null,
    roots: describeRoots(reading, reader),
    starters: run.nodes.flatMap(({ key, type, status }, at) =>
      isFailing(status) && startsJobs(type)
        ? [{ key, job: reading.edges.defined[at]?.startsJob ?? null }]
        : [],
    ),
  }
}

/** Written as the durations beside it. */
const formatBeside = (ms: number, { lang }: Reader): string =>
  formatDuration(Math.max(0, ms), lang, { units: ms < HOUR_MS ? 1 : 2 })

function describeEnd({ forecast, sample }: Insight, nowMs: number, reader: Reader): HeaderFacts['ends'] {
  const words = reader.words.header
  if (forecast.state === 'none') {
    // While earlier runs are being read, there may be enough of them in a moment.
    if (forecast.reason !== 'few-runs' || sample.wanted === null || sample.runs < sample.wanted) return null
    const few = words.tooFew(forecast.runs, MIN_USUAL_RUNS)
    return { clock: words.notKnown, range: few, toGo: null, tip: null }
  }
  if (forecast.state !== 'known') return { clock: words.notKnown, range: null, toGo: null, tip: null }
  const clock = (ms: number) => formatNearestMinute(ms, reader)
  const { endMs, fromMs, toMs, runs, within, record, longer } = forecast
  const range = words.range(clock(fromMs), clock(toMs), runs)
  const tips = [
    longer === undefined ? words.within(within, runs) : range,
    ...(record
      ? [words.record(record.held, record.forecasts, formatSpelledDuration(record.errorMs, reader))]
      : []),
  ]
  return {
    clock: clock(endMs),
    range: longer === undefined ? range : words.longer(longer, runs),
    toGo: markEstimate(formatBeside(Math.max(MINUTE_MS, endMs - nowMs), reader)),
    tip: tips.join('\n'),
  }
}

function describeRoots({ failures }: RunReading, { words: { header }, lang }: Reader): HeaderFacts['roots'] {
  const { roots, later, notRun, ignored, hasEdges } = failures
  const after = later.length + notRun.length
  if (!hasEdges || after + ignored.length === 0) return null
  const parts: readonly (readonly [number, (n: number) => string])[] = [
    [roots.length, header.roots],
    [after, header.consequences],
    [ignored.length, header.ignored],
  ]
  const tips = [...(after > 0 ? [header.rootsTip] : []), ...(ignored.length > 0 ? [header.ignoredTip] : [])]
  return {
    text: parts.flatMap(([n, say]) => (n > 0 ? [say(n)] : [])).join(COMMA[lang]),
    tip: tips.join('\n'),
  }
}
