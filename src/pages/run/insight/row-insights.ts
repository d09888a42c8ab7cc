import { type Insight, type NodeUsual } from '../../../contract/insight'
import { COMMA } from '../../../i18n/punctuation'
import { type Run, type RunNode } from '../../../contract/run'
import { isFailing, isTerminal } from '../../../contract/status'
import { formatAbout, formatCount } from '../../../lib/number'
import { isSameData } from '../../../lib/is-same-data'
import { formatDuration } from '../../../lib/time/duration'
import { SECOND_MS } from '../../../lib/time/units'
import { type RunReading } from '../../../model/insight/read-run'
import { isLimitNear } from '../../../model/insight/limits'
import { readUpper } from '../../../model/insight/spread'
import { findUnusualRows, isHeldBackLong, isOffUsual } from '../../../model/insight/unusual'
import { readUsual } from '../../../model/insight/usual-of'
import { computeNodeDuration, isLiveNode } from '../../../model/run/duration'
import { type Marks } from '../../../model/run/view'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { describeWaiting } from './describe-waiting'
import { markEstimate, formatSpelledDuration, formatNearestMinute, type Reader } from './reader'

interface RowsGiven {
  run: Run
  insight: Pick<Insight, 'sample' | 'forecast'>
  reading: RunReading
  marks: Marks
  /** The data are old: what hangs on now is not said. */
  isOld: boolean
}

/** A shorter wait is not worth a mark, whatever its width. */
const MIN_WAIT_MS = SECOND_MS

type RowInsights = ReadonlyMap<string, RowInsight>

/** Builds what insight adds to each row, by the key of the node. Rows whose content did not change since the last time keep their identity. */
export function createRowBuilder(): (given: RowsGiven, reader: Reader) => RowInsights {
  let before: RowInsights = new Map()
  return (given, reader) => {
    before = buildRows(given, reader, before)
    return before
  }
}

function buildRows(given: RowsGiven, reader: Reader, before: RowInsights): RowInsights {
  const { run, insight, reading } = given
  const { forecast } = insight
  const ahead = new Map(forecast.state === 'known' ? forecast.nodes.map((node) => [node.key, node]) : [])
  const steps = new Map(reading.path?.steps.map(({ at }, index) => [at, index + 1]))
  const { versions } = insight.sample
  const ofVersions = versions ? reader.words.versions(...versions) : ''
  const rows = new Map<string, RowInsight>()
  for (const [at, node] of run.nodes.entries()) {
    const usual = readUsual(insight.sample, node.key)
    const row: RowInsight = { hidesPlan: reading.hasEdges }
    if (usual?.ms) {
      row.usualMs = usual.ms.median
      row.sample = reader.words.panel.sample(usual.ms.runs, ofVersions)
    }
    const held = reading.heldBack[at]
    if (held && node.startMs !== null) row.heldBackMs = held.ms
    addWait(row, at, node, given, usual, reader)
    addUsual(row, node, given, usual, reader)
    addRows(row, node, usual, reader)
    const projected = node.startMs === null ? ahead.get(node.key) : undefined
    if (projected && given.marks.ahead) {
      row.ahead = {
        fromMs: projected.startMs,
        toMs: projected.endMs,
        start: markEstimate(formatNearestMinute(projected.startMs, reader)),
        end: markEstimate(formatNearestMinute(projected.endMs, reader)),
        duration: markEstimate(formatSpelledDuration(projected.endMs - projected.startMs, reader)),
      }
    }
    addLimit(row, at, given)
    const retries = reading.edges.defined[at]?.retries
    if (retries !== undefined && retries > 0) row.retriesOf = retries
    const place = steps.get(at)
    if (place !== undefined) {
      row.path = { place, of: steps.size }
      say(row, reader.words.onPath(place, steps.size), reader)
    }
    const known = before.get(node.key)
    rows.set(node.key, known && isSameData(known, row) ? known : row)
  }
  return rows
}

function say(row: RowInsight, words: string, { lang }: Reader): void {
  row.spoken = row.spoken === undefined ? words : `${row.spoken}${COMMA[lang]}${words}`
}

function addWait(
  row: RowInsight,
  at: number,
  node: RunNode,
  { run, reading, isOld }: RowsGiven,
  usual: NodeUsual | undefined,
  reader: Reader,
): void {
  const held = reading.heldBack[at]
  const waits = node.startMs === null
  if (held && held.ms >= MIN_WAIT_MS && !(waits && isOld)) {
    const isLong = !waits && isHeldBackLong(held.ms, usual)
    const words = isLong ? reader.words.heldBack(formatDuration(held.ms, reader.lang, { units: 2 })) : null
    row.wait = { fromMs: held.fromMs, toMs: waits ? null : held.toMs, words }
    if (words !== null) say(row, words, reader)
  }
  const reason = reading.reasons[at]
  if (!reason) return
  // Old data do not say for how long something has gone on.
  const timeless = reason.kind === 'held-by' && isOld ? { ...reason, runningMs: null, usualMs: null } : reason
  if (reason.kind === 'ready' && isOld) return
  const { forms, key } = describeWaiting(timeless, reading.runReason, run.nodes, reader)
  const [longest] = forms
  if (longest === undefined) return
  row.reason = { forms, key }
  say(row, longest, reader)
}

function addUsual(
  row: RowInsight,
  node: RunNode,
  { run, marks, reading, isOld }: RowsGiven,
  usual: NodeUsual | undefined,
  reader: Reader,
): void {
  const spread = usual?.ms
  const ms = computeNodeDuration(node, run, reading.nowMs)
  if (!spread) return
  const upperMs = readUpper(spread)
  const time = formatSpelledDuration(spread.median, reader)
  // A node that was cancelled early is no faster one.
  if (ms === null || isFailing(node.status) || (node.status === 'manual-stop' && ms < spread.median)) return
  const isLive = isLiveNode(node, run)
  if (isLive && isOld) return
  const isOff = isOffUsual(ms, spread)
  const isOverdue = isLive && ms > upperMs
  if (isOverdue) row.isOverdue = true
  if (marks.usual === 'all' || (marks.usual === 'unusual' && (isLive || isOff)))
    row.usual = { medianMs: spread.median, upperMs }
  const { words } = reader
  if (isLive && !isOverdue)
    row.note = { joined: ` ${words.ofUsual(time)}`, alone: words.ofUsual(time), isOdd: false }
  else if (isOverdue || (isOff && marks.usual !== 'off')) {
    row.note = {
      joined: `${COMMA[reader.lang]}${words.usually(time)}`,
      alone: words.usually(time),
      isOdd: isOverdue,
    }
  }
  if (isOff || isOverdue) say(row, words.usually(time), reader)
}

function addRows(row: RowInsight, node: RunNode, usual: NodeUsual | undefined, reader: Reader): void {
  const spread = usual?.rows
  if (!spread || node.rows === null || !isTerminal(node.status) || isFailing(node.status)) return
  const odd = findUnusualRows(node.rows, spread)
  if (odd === null) return
  const { words, lang } = reader
  const median = formatAbout(spread.median, lang)
  const text =
    odd === 'none' ? words.rows.none(median) : words.rows.some(formatAbout(node.rows, lang), median)
  row.oddRows = `${text} (${formatCount(node.rows)} / ${formatCount(Math.round(spread.median))})`
  // Worth more than a duration that is not usual.
  row.note = { joined: ` · ${text}`, alone: text, isOdd: true }
  say(row, text, reader)
}

/** Only where it is near. */
function addLimit(row: RowInsight, at: number, { reading, marks }: RowsGiven): void {
  const limit = reading.limits[at] ?? null
  if (marks.limits && limit && isLimitNear(limit, row.isOverdue === true)) row.limitMs = limit.atMs
}
