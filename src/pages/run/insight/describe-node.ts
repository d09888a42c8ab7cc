import { type Insight } from '../../../contract/insight'
import { type Run } from '../../../contract/run'
import { isFailing, isTerminal } from '../../../contract/status'
import { statusWord } from '../../../i18n/locale'
import { showInvisible, showName } from '../../../lib/text'
import { formatClock, formatInstant } from '../../../lib/time/format'
import { findCondition, findDrivers } from '../../../model/insight/edges'
import { findHeldUp, findReach } from '../../../model/insight/failures'
import { readNodeTimes } from '../../../model/insight/node-times'
import { type RunReading } from '../../../model/insight/read-run'
import { formatSpelledDuration, formatNearestMinute, type Reader } from './reader'

/** Another node, and what it has to do with this one. */
export interface RelatedNode {
  at: number
  why: string
}

interface NodeFact {
  label: string
  value: string
  note: string | null
}

export interface NodeRelations {
  facts: readonly NodeFact[]
  before: { title: string; nodes: readonly RelatedNode[]; none: string } | null
  after: { title: string; nodes: readonly RelatedNode[]; none: string | null } | null
}

interface Given {
  run: Run
  insight: Pick<Insight, 'forecast'>
  reading: RunReading
}

/** When a node could start, its limits, what it waited for and what waits for it. `at` is its place in the run. */
export function describeNode(given: Given, at: number, reader: Reader): NodeRelations {
  const { reading } = given
  const { doubts } = reading.edges
  return {
    facts: [
      ...describeStart(given, at, reader),
      ...describeAhead(given, at, reader),
      ...describeLimits(given, at, reader),
    ],
    before: doubts[at] === null || doubts[at] === 'lost-edge' ? describeBefore(given, at, reader) : null,
    after: reading.hasEdges ? describeAfter(given, at, reader) : null,
  }
}

const nameAt = (run: Run, at: number): string => showName(run.nodes[at]?.name ?? '')

function describeStart({ run, reading }: Given, at: number, { words, zone }: Reader): NodeFact[] {
  const held = reading.heldBack[at]
  if (!held) return []
  const { couldStart, afterNode, afterStart } = words.panel
  const note = held.driver === null ? afterStart : afterNode(nameAt(run, held.driver))
  return [{ label: couldStart, value: formatClock(held.fromMs, zone), note }]
}

function describeAhead({ run, insight }: Given, at: number, { words, zone }: Reader): NodeFact[] {
  const { forecast } = insight
  const node = run.nodes[at]
  if (forecast.state !== 'known' || !node || node.endMs !== null) return []
  const found = forecast.nodes.find(({ key }) => key === node.key)
  return found
    ? [{ label: words.panel.endsAbout, value: formatNearestMinute(found.endMs, { zone }), note: null }]
    : []
}

function describeLimits({ run, reading }: Given, at: number, reader: Reader): NodeFact[] {
  const words = reader.words.panel
  const defined = reading.edges.defined[at]
  const node = run.nodes[at]
  if (!defined || !node) return []
  const { maxMs, retries, failPolicy } = defined
  const limit = reading.limits[at]
  const clock = limit && formatInstant(limit.atMs, reader.zone, reader.lang, node.startMs ?? limit.atMs)
  const facts: NodeFact[] = []
  if (maxMs !== undefined && maxMs > 0) {
    const note = clock && (limit.isExact ? words.limitAt(clock) : words.limitAtEarliest(clock))
    facts.push({ label: words.limit, value: formatSpelledDuration(maxMs, reader), note: note ?? null })
  }
  if (failPolicy !== undefined && failPolicy !== 'unknown') {
    facts.push({ label: words.onFailure, value: words.policies[failPolicy], note: null })
  }
  if (retries !== undefined && retries > 0 && node.startMs !== null) {
    const attempt = Math.min((node.retries ?? 0) + 1, retries + 1)
    facts.push({ label: words.attempt, value: words.attemptOf(attempt, retries + 1), note: null })
  }
  return facts
}

function describeBefore({ run, reading }: Given, at: number, reader: Reader): NodeRelations['before'] {
  const words = reader.words.panel
  const times = readNodeTimes(run, reading.nowMs)
  const { endMs } = times
  const driver = findDrivers(reading.edges, times, run.startMs)[at] ?? -1
  const places = (reading.edges.before[at] ?? []).toSorted(
    (a, b) => (endMs[b] ?? Infinity) - (endMs[a] ?? Infinity),
  )
  const isWaiting = run.nodes[at]?.startMs === null && !isTerminal(run.nodes[at]?.status ?? 'unknown')
  const say = (place: number): string => {
    const node = run.nodes[place]
    if (!node) return ''
    const condition = findCondition(run.nodes, reading.edges, place, at)
    if (node.endMs === null) return statusWord(node.status, node.rawStatus, reader.lang)
    const clock = formatClock(node.endMs, reader.zone)
    const isLast = place === driver && places.length > 1 && !isWaiting
    const ended = isLast ? words.endedLast(clock) : words.ended(clock)
    return condition === null ? ended : `${ended} · ${showInvisible(condition)}`
  }
  return {
    title: isWaiting ? words.waitsFor : words.waitedFor,
    nodes: places.map((place) => ({ at: place, why: say(place) })),
    none: words.nothingBefore,
  }
}

/** Of a failed node, and of one that has not ended; nothing waits for one that ended well. */
function describeAfter({ run, reading }: Given, at: number, { words }: Reader): NodeRelations['after'] {
  const { edges } = reading
  const status = run.nodes[at]?.status ?? 'unknown'
  if (isFailing(status)) {
    const { policy, stopped, maybe } = findReach(run.nodes, edges, at)
    const nodes = [
      ...stopped.map((place) => ({ at: place, why: '' })),
      ...maybe.map((place) => ({ at: place, why: words.panel.maybe })),
    ]
    const none = policy === 'ignore' ? words.panel.stopsNothing : null
    return { title: words.panel.stops, nodes, none }
  }
  const nodes = findHeldUp(run.nodes, edges, at).map(({ at: place, isDirect, also }) => {
    if (!isDirect) return { at: place, why: words.panel.later }
    return { at: place, why: also === null ? '' : words.panel.also(nameAt(run, also)) }
  })
  return nodes.length === 0 ? null : { title: words.panel.holdsUp, nodes, none: null }
}
