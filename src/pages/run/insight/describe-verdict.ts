import { type Insight, type Spread } from '../../../contract/insight'
import { GAP, SEMICOLON, STOP } from '../../../i18n/punctuation'
import { type Run } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { formatAbout } from '../../../lib/number'
import { showName } from '../../../lib/text'
import { formatMinute } from '../../../lib/time/format'
import { formatDuration } from '../../../lib/time/duration'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { findPlace } from '../../../model/insight/node-times'
import { type RunReading } from '../../../model/insight/read-run'
import { type RunWaitReason } from '../../../model/insight/waiting'
import { isUnusuallyLong } from '../../../model/insight/unusual'
import { MIN_USUAL_RUNS, getDueMs, isPartial, isScheduled } from '../../../model/jobs/usual'
import { readUsual } from '../../../model/insight/usual-of'
import { isLiveRun } from '../../../model/run/duration'
import { type Verdict, type VerdictPart } from '../run-insight'
import { describeRunWait } from './describe-waiting'
import { formatSpelledDuration, type Reader } from './reader'

/** Why a run has not started, where the rest of the header does not say it. */
const NEWS: ReadonlySet<RunWaitReason['kind'] | undefined> = new Set(['job', 'previous', 'full', 'elsewhere'])

/** The header is for what matters: less than this is not worth a sentence. */
const MIN_VERDICT_MS = 2 * MINUTE_MS
const MIN_VERDICT_SHARE = 0.05

interface Given {
  run: Run
  insight: Insight
  reading: RunReading
  /** The data are old: a run that went on may have ended. */
  isOld: boolean
}

/** What matters most and is not usual; null for a run that is as usual, and where a failure says more. */
export function describeVerdict(given: Given, reader: Reader): Verdict | null {
  const { run, insight, reading } = given
  if (run.nodes.some(({ status }) => isFailing(status))) return null
  const { forecast } = insight
  const words = reader.words.verdict
  const { runReason } = reading
  // Else the planned time or the status in the header says so, and the rows of the nodes.
  const isNews = run.nodes.length === 0 || NEWS.has(runReason?.kind)
  if (runReason !== null && runReason.kind !== 'not-known' && isNews) {
    const parts = [describeRunWait(runReason, reader)]
    if (runReason.kind === 'job') return { lead: words.notStarted, parts, job: runReason.job }
    if (runReason.kind === 'previous')
      return { lead: words.notStarted, parts, job: insight.job, jobRun: runReason.id }
    return { lead: words.notStarted, parts }
  }
  const nodeOf = (key: string): VerdictPart[] => {
    const node = run.nodes.find((each) => each.key === key)
    return node ? [toPart(node), ' '] : []
  }
  const say = (ms: number) => formatSpelledDuration(ms, reader)
  if (forecast.state === 'overdue') {
    const { key, runs, longestMs, hasOutlier } = forecast
    const longer = hasOutlier ? words.longerThanMost : words.longerThanAll
    const at = findPlace(run.nodes, key)
    const startMs = run.nodes[at]?.startMs ?? null
    const waitedMs = reading.heldBack[at]?.ms ?? null
    if (waitedMs !== null && reading.reasons[at]?.kind === 'condition')
      return { lead: words.overdue, parts: [...nodeOf(key), words.conditional(say(waitedMs))] }
    const sentence =
      startMs === null
        ? words.waitedLonger(say(waitedMs ?? longestMs), runs, say(longestMs))
        : longer(say(reading.nowMs - startMs), runs, say(longestMs))
    return { lead: words.overdue, parts: [...nodeOf(key), sentence] }
  }
  if (forecast.state === 'held-up') {
    return { lead: words.overdue, parts: [...nodeOf(forecast.key), words.heldUp(forecast.nodes)] }
  }
  return (
    describeLateness(given, reader) ??
    describeNoRows(given, reader) ??
    describeAgain(given, reader) ??
    describeNewDefinition(given, reader)
  )
}

/** What stands in the place of a verdict where room is kept for one; null where nothing is to be said either. */
export function describeCalm({ run, insight: { sample }, isOld }: Given, { words }: Reader): Verdict | null {
  const hasFailed = isFailing(run.status) || run.nodes.some(({ status }) => isFailing(status))
  if (run.startMs === null || hasFailed || run.status === 'manual-stop' || (isOld && isLiveRun(run)))
    return null
  if (sample.ranMs && sample.lateMs) {
    const { ranMs, ranAlike } = sample
    const ran = ranAlike ? words.verdict.ranAlike[ranAlike](ranMs.runs) : ''
    return { lead: '', parts: [words.verdict.noDelay(sample.runs, ran)] }
  }
  const isFew = sample.runs === sample.wanted && sample.runs < MIN_USUAL_RUNS
  return isFew ? { lead: '', parts: [words.marks.few(sample.runs)] } : null
}

const toPart = ({ key, name }: Run['nodes'][number]): VerdictPart => ({
  node: key,
  name: showName(name),
})

/** Later or longer than usual, and the node that did most of it. */
function describeLateness(given: Given, reader: Reader): Verdict | null {
  const { run, insight, reading, isOld } = given
  const { sample, forecast } = insight
  const words = reader.words.verdict
  if (sample.ranMs === null || run.startMs === null) return null
  const isLive = isLiveRun(run)
  const isForetold = forecast.state === 'known'
  if (isLive && isOld) return null
  const dueMs = getDueMs(run)
  const lateMs = dueMs === null ? null : run.startMs - dueMs
  const endMs = isForetold ? forecast.endMs : (run.endMs ?? (isLive ? reading.nowMs : null))
  if (endMs === null) return null
  const ranMs = endMs - run.startMs
  const leastMs = Math.max(MIN_VERDICT_MS, MIN_VERDICT_SHARE * sample.ranMs.median)
  const isOdd = (ms: number, usual: Spread) => isUnusuallyLong(ms, usual) && ms - usual.median >= leastMs
  const isLong = isOdd(ranMs, sample.ranMs)
  const isLate = lateMs !== null && sample.lateMs !== null && isOdd(lateMs, sample.lateMs)
  const say = (ms: number) => formatDuration(ms, reader.lang, { units: ms < HOUR_MS ? 1 : 2, spelled: true })
  const startedLaterMs = lateMs === null || sample.lateMs === null ? 0 : lateMs - sample.lateMs.median
  const longerMs = ranMs - sample.ranMs.median
  if (!isLong && !isLate) return null
  if (!isLong) return { lead: words.startedLater(say(startedLaterMs)), ...describeStart(insight, reader) }
  const lead = isForetold ? words.later(say(longerMs + startedLaterMs)) : words.longer(say(longerMs))
  const parts = [...describeCause(given, reader), ...(isLive ? describeHang(given, reader) : [])]
  const differing = sayDiffering(given, reader)
  if (differing !== null) parts.push(`${parts.length === 0 ? '' : GAP[reader.lang]}${differing}`)
  return { lead, parts }
}

/** A start long after its plan that counts as no late one, where no finding says that nodes ended before it. */
function describeAgain({ run }: Given, { words: { verdict }, lang }: Reader): Verdict | null {
  const { startMs, planMs } = run
  if (run.again !== true || startMs === null || planMs === null || !isScheduled(run) || isPartial(run))
    return null
  const ms = startMs - planMs
  if (ms < MIN_VERDICT_MS) return null
  const by = formatDuration(ms, lang, { units: ms < HOUR_MS ? 1 : 2, spelled: true })
  return { lead: verdict.startedAfterPlan(by), parts: [verdict.againOrWaited] }
}

/** That the durations it is compared with may be those of another definition. */
function sayDiffering({ insight: { sample } }: Given, reader: Reader): string | null {
  const { ranMs, differing } = sample
  return ranMs === null || differing === undefined
    ? null
    : reader.words.verdict.differing(differing, ranMs.runs)
}

/** While too few runs had it for these alone to be compared with. */
function describeNewDefinition(given: Given, reader: Reader): Verdict | null {
  const differing = given.run.startMs === null ? null : sayDiffering(given, reader)
  return differing === null ? null : { lead: reader.words.verdict.newDefinition, parts: [differing] }
}

/** What a late start waited for, or may have; else it may be that of a rerun. */
function describeStart({ startedAfter, unknownUpstream }: Insight, reader: Reader): Omit<Verdict, 'lead'> {
  const words = reader.words.verdict
  if (startedAfter === null && unknownUpstream !== null) {
    const { job, more, workspace } = unknownUpstream
    const isElsewhere = workspace !== undefined
    const name =
      isElsewhere && workspace !== null ? `${showName(workspace)} / ${showName(job)}` : showName(job)
    return { parts: [words.dependsOn(name, more)], ...(isElsewhere ? {} : { job }) }
  }
  if (startedAfter === null) return { parts: [words.maybeRerun] }
  const { job, id, endMs } = startedAfter
  const sentence = words.startedAfter(showName(job), formatMinute(endMs, reader.zone))
  return { parts: [sentence], job, jobRun: id }
}

/** Nodes that ended in success without any rows where there usually are some. */
function describeNoRows({ run, insight }: Given, reader: Reader): Verdict | null {
  const found = run.nodes.flatMap((node) => {
    const usual = readUsual(insight.sample, node.key)?.rows
    const isNone = node.status === 'success' && node.rows === 0 && usual !== undefined && usual.median > 0
    return isNone ? [{ node, usual: usual.median }] : []
  })
  const [first] = found
  if (first === undefined) return null
  const words = reader.words.verdict
  const sentence = words.noRows(formatAbout(first.usual, reader.lang), found.length - 1)
  return { lead: words.empty, parts: [toPart(first.node), ` ${sentence}`] }
}

/** Of the critical path, the node with the largest excess over its usual time. */
function describeCause(given: Given, reader: Reader): VerdictPart[] {
  const { run, insight, reading } = given
  const words = reader.words.verdict
  let best: { at: number; overMs: number; isHeld: boolean; ms: number; usualMs: number } | null = null
  for (const { at, key, gapMs, startMs, endMs } of reading.path?.steps ?? []) {
    // A forecast follows the usual times anyway.
    if (startMs > reading.nowMs) continue
    const usual = readUsual(insight.sample, key)
    const ranMs = Math.min(endMs, reading.nowMs) - startMs
    const found = [
      { at, isHeld: false, ms: ranMs, usualMs: usual?.ms?.median ?? Infinity },
      { at, isHeld: true, ms: gapMs, usualMs: usual?.heldBackMs?.median ?? Infinity },
    ]
    for (const each of found) {
      const overMs = each.ms - each.usualMs
      if (overMs >= MINUTE_MS && overMs > (best?.overMs ?? 0)) best = { ...each, overMs }
    }
  }
  const node = best && run.nodes[best.at]
  if (!best || !node) return []
  const time = formatDuration(best.ms, reader.lang, { spelled: true })
  const usual = formatSpelledDuration(best.usualMs, reader)
  const isRunning = !best.isHeld && node.endMs === null
  const tense = isRunning ? words.runs(time, usual) : words.ran(time, usual)
  return [
    toPart(node),
    ` ${best.isHeld ? words.heldBack(time, usual) : tense}`,
    ...describeWaited(given, best.at, isRunning, reader),
    STOP[reader.lang],
  ]
}

/** The nodes that waited for it, and for nothing longer. */
function describeWaited({ run, reading }: Given, at: number, isLive: boolean, reader: Reader): VerdictPart[] {
  const isWaiting = (place: number) => run.nodes[place]?.status === 'waiting'
  const isHeld = (place: number) => reading.heldBack[place]?.driver === at
  const places = (reading.edges.after[at] ?? []).filter(isLive ? isWaiting : isHeld)
  const node = run.nodes[places[0] ?? -1]
  if (!node) return []
  const words = reader.words.verdict
  return [SEMICOLON[reader.lang], toPart(node), words.waited(places.length - 1, isLive)]
}

/** The node of the critical path that runs. */
function describeHang({ run, reading }: Given, reader: Reader): VerdictPart[] {
  const step = reading.path?.steps.findLast(({ startMs }) => startMs <= reading.nowMs)
  const node = step && run.nodes[step.at]
  if (!node || node.endMs !== null) return []
  return [`${GAP[reader.lang]}${reader.words.verdict.hangs} `, toPart(node), STOP[reader.lang]]
}
