import { type Insight } from '../../../contract/insight'
import { type Lang } from '../../../contract/lang'
import { type Run } from '../../../contract/run'
import { STATUS, isFailing, type Tone } from '../../../contract/status'
import { type WhyWords } from '../../../i18n/en/why'
import { formatAbout, formatPercentChange } from '../../../lib/number'
import { showName } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { formatMinute } from '../../../lib/time/format'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { findCriticalPath } from '../../../model/insight/critical-path'
import { projectRun } from '../../../model/insight/project-run'
import { type RunReading } from '../../../model/insight/read-run'
import {
  findUnusualFacts,
  findOtherUnusualFacts,
  type UnusualFact,
} from '../../../model/insight/unusual-facts'
import { explainRun, type Why, type WhyRow } from '../../../model/insight/why'
import { isLiveRun } from '../../../model/run/duration'
import { getDueMs } from '../../../model/jobs/usual'
import { computeRunTimes } from '../../../model/run/times'

interface Given {
  run: Run
  insight: Insight
  reading: RunReading
  words: WhyWords
  lang: Lang
  zone: string
}

/** One part of the time, in words. */
interface WhyLine {
  label: string
  /** The node that it is about. */
  key: string | null
  /** Its share of the whole, and what it is drawn as. */
  share: number
  kind: 'waited' | 'ran' | 'rest'
  tone: Tone
  took: string
  usually: string | null
  /** Null where nothing is known of it; `isLarge` from a minute on. */
  change: { text: string; share: number; isLarge: boolean } | null
}

/** All that the panel says. */
export interface WhyTexts {
  title: string
  verdict: string
  sample: string | null
  lines: readonly WhyLine[]
  total: { label: string; took: string; usually: string | null; change: string | null }
  shorter: readonly { key: string | null; text: string; saved: string; end: string; note: string | null }[]
  together: string | null
  isForetold: boolean
  also: readonly { key: string; text: string; change: string }[]
}

/** Where the time of the run went; null while it has not started. */
export function describeWhy(given: Given): WhyTexts | null {
  const { insight, reading, words, lang, zone } = given
  const { sample, definition, forecast } = insight
  const { run, times } = projectRun(given.run, forecast, reading.nowMs)
  const why = explainRun({ ...run, planMs: getDueMs(given.run) }, reading.edges, sample, reading.nowMs, times)
  if (why === null) return null
  const isLive = isLiveRun(given.run)
  const isForetold = isLive && forecast.state === 'known'
  const hasFailed = isFailing(run.status)
  // Neither of a run that goes on without a forecast nor of one that failed is it known when it would have ended.
  const isEndKnown = isLive ? isForetold : !hasFailed
  /** Instead of shorter than usual, which it is not. */
  const describeEarlyEnd = () => {
    if (hasFailed) return words.failedEarlier
    if (run.status === 'manual-stop') return words.cancelledEarlier
    return isLive && !isForetold ? words.notOver : null
  }
  const isCutShort = isForetold && (why.changeMs ?? 0) < 0 && reading.failures.notRun.length > 0
  const name = (at: number | null) => showName(run.nodes[at ?? -1]?.name ?? '')
  const key = (at: number | null) => run.nodes[at ?? -1]?.key ?? null
  const say = (ms: number) => formatDuration(ms, lang)
  const about = (ms: number) => formatDuration(ms, lang, { units: ms < HOUR_MS ? 1 : 2, spelled: true })
  const signed = (ms: number) => formatDifference(ms, lang)
  const label = ({ part, at }: WhyRow) => {
    if (part === 'ran') return name(at)
    if (part === 'held-back') return words.heldBack(name(at))
    return words[part]
  }
  // As the header prints it, which cuts the instants of a long run to seconds. The rest makes the printed parts add up to it.
  const stepMs = computeRunTimes(given.run, reading.nowMs).exact ? 1 : SECOND_MS
  const cut = (ms: number) => Math.floor(ms / stepMs) * stepMs
  const totalMs = cut(why.toMs) - cut(why.fromMs)
  const partsMs = why.rows.reduce(
    (sum, { part, ms }) => (part === 'rest' ? sum : sum + Math.round(ms / stepMs) * stepMs),
    0,
  )
  const largest = Math.max(1, ...why.rows.map(({ changeMs }) => Math.abs(changeMs ?? 0)))
  const title = () => {
    if (isForetold) return words.wouldTake(about(why.totalMs))
    return (isLive ? words.takes : words.took)(about(why.totalMs))
  }
  const [from, to] = sample.ranVersions ?? sample.versions ?? []
  const versions = from === undefined || to === undefined ? '' : `v${from}${from === to ? '' : `–v${to}`}`
  const path = findCriticalPath(run, reading.edges, reading.nowMs, times)
  const unusual = findUnusualFacts(given.run, reading.edges, sample, reading.nowMs)
  return {
    title: title(),
    verdict: isCutShort ? words.cutShort : describeVerdict(why, insight, describeEarlyEnd(), words, about),
    sample:
      why.usualMs === null
        ? null
        : words.sample(about(why.usualMs), sample.ranMs?.runs ?? sample.runs, versions, run.planMs !== null) +
          (sample.ranAlike ? words.alike[sample.ranAlike](sample.runs) : ''),
    lines: why.rows.map((row): WhyLine => {
      const { part, at, ms, usualMs, changeMs } = row
      return {
        label: label(row),
        key: key(at),
        share: why.totalMs === 0 ? 0 : ms / why.totalMs,
        kind: kindOf(part),
        tone: STATUS[run.nodes[at ?? -1]?.status ?? run.status].tone,
        took: say(part === 'rest' ? Math.max(0, totalMs - partsMs) : ms),
        usually: usualMs === null ? null : say(Math.max(0, usualMs)),
        change:
          changeMs === null
            ? null
            : {
                text: signed(changeMs),
                share: changeMs / largest,
                isLarge: Math.abs(changeMs) >= MINUTE_MS,
              },
      }
    }),
    total: {
      label: run.planMs === null ? words.totalStart : words.total,
      took: say(totalMs),
      usually: why.usualMs === null ? null : about(why.usualMs),
      change: why.changeMs === null ? null : signed(why.changeMs),
    },
    shorter: (isEndKnown ? why.shorter : []).map(
      ({ part, at, usualMs, lostMs, savedMs, endMs, takesOver }) => ({
        key: key(at),
        text: describeChange(part, name(at), about(usualMs), words),
        saved: signed(-savedMs),
        end: formatMinute(endMs, zone),
        note:
          takesOver !== null && lostMs - savedMs >= SECOND_MS
            ? words.takesOver(say(lostMs), name(takesOver))
            : null,
      }),
    ),
    together:
      definition && why.togetherMs !== null && isEndKnown ? words.together(signed(-why.togetherMs)) : null,
    isForetold,
    also: findOtherUnusualFacts(unusual, path).map((one) => ({
      key: key(one.at) ?? '',
      ...describeAlso(one, name(one.at), run.nodes[one.at]?.startMs === null, words, lang),
    })),
  }
}

const kindOf = (part: WhyRow['part']): WhyLine['kind'] => {
  if (part === 'late' || part === 'held-back') return 'waited'
  return part === 'rest' ? 'rest' : 'ran'
}

function describeVerdict(
  { changeMs }: Why,
  { sample }: Insight,
  earlyEnd: string | null,
  words: WhyWords,
  about: (ms: number) => string,
): string {
  const isReading = sample.wanted === null || sample.runs < sample.wanted
  if (changeMs === null) return isReading ? words.reading : words.usualUnknown(sample.runs)
  if (changeMs < 0 && earlyEnd !== null) return earlyEnd
  if (Math.abs(changeMs) < MINUTE_MS) return words.asUsual
  return changeMs > 0 ? words.longer(about(changeMs)) : words.shorter(about(-changeMs))
}

function describeChange(
  part: Why['shorter'][number]['part'],
  node: string,
  time: string,
  words: WhyWords,
): string {
  if (part === 'late') return words.startedUsual(time)
  return part === 'ran' ? words.inUsual(node, time) : words.heldUsual(node, time)
}

function describeAlso(
  one: UnusualFact,
  node: string,
  isOpen: boolean,
  words: WhyWords,
  lang: Lang,
): { text: string; change: string } {
  if (one.kind === 'rows') {
    const share = one.usual === 0 ? null : Math.round(((one.rows - one.usual) / one.usual) * 100)
    return {
      text: words.alsoRows(node, formatAbout(one.rows, lang), formatAbout(one.usual, lang)),
      change: share === null ? '' : formatPercentChange(share),
    }
  }
  const sayHeld = isOpen ? words.alsoHeldSoFar : words.alsoHeld
  const say = one.kind === 'ran' ? words.alsoRan : sayHeld
  const [ms, usual] = [formatDuration(one.ms, lang), formatDuration(one.usual, lang)]
  return { text: say(node, ms, usual), change: formatDifference(one.ms - one.usual, lang) }
}

/** The same as plain text, for a message. */
export function formatWhy(
  { title, verdict, sample, lines, total, shorter, also }: WhyTexts,
  words: WhyWords,
): string {
  const row = (cells: readonly (string | null | undefined)[]) =>
    cells.filter((cell) => cell !== null).join('  ')
  return [
    `${title}: ${verdict}`,
    sample,
    ...lines.map(({ label, took, usually, change }) => row([label, took, usually, change?.text ?? null])),
    row([total.label, total.took, total.usually, total.change]),
    ...(shorter.length > 0 ? ['', words.whatIf] : []),
    ...shorter.map(({ text, saved, end, note }) => row([text, saved, end, note])),
    ...(also.length > 0 ? ['', words.also] : []),
    ...also.map(({ text, change }) => row([text, change])),
  ]
    .filter((line) => line !== null)
    .join('\n')
}
