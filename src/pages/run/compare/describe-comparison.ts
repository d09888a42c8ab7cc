import { formatDuration, formatDifference } from '../../../lib/time/duration'
import { formatClock, formatDay } from '../../../lib/time/format'
import { compareNodes, compareRuns, findOneSided, findShift } from '../../../model/insight/compare'
import { findUnknownUsual, makeUsualRun } from '../../../model/insight/usual-run'
import { explainRun } from '../../../model/insight/why'
import { isLiveRun } from '../../../model/run/duration'
import { getDueMs } from '../../../model/jobs/usual'
import { computeRunTimes } from '../../../model/run/times'
import { type RunComparison } from '../run-comparison'
import { type Given, type GivenOther } from './compare-given'
import { describeDifference } from './describe-difference'
import { describeOther, describeRows } from './describe-rows'
import { listAlignments } from './list-alignments'
import { findSpan, NO_BARS, placeBars } from './place-bars'

/** Says how this run differs from another one: in all, and for each node. */
export function describeComparison(given: GivenOther): RunComparison {
  const { run, other, one, two, insight, words, lang, zone } = given
  const choices = listAlignments(given)
  const { by, alignment, legend } = choices.find((choice) => choice.by === given.align) ?? choices[0]
  const nodes = compareNodes(one, two, alignment, insight.insight.sample)
  const shiftMs = findShift(one, two, alignment)
  const dayMs = other.planMs ?? other.startMs
  const name = dayMs === null ? other.id : formatDay(dayMs, zone, lang, { nearMs: run.planMs ?? dayMs })
  const bars = shiftMs === null ? NO_BARS : placeBars(two, shiftMs)
  const comparison = compareRuns(
    { ...one, run: { ...one.run, planMs: getDueMs(run) } },
    { ...two, run: { ...two.run, planMs: getDueMs(other) } },
  )
  const [mine, theirs] = [one.version, two.version]
  const versions =
    mine === null || theirs === null || mine === theirs ? [] : [words.versions(`v${theirs}`, `v${mine}`)]
  return {
    name,
    status: other.status,
    hint: words.grey,
    title: words.against(name),
    legend: legend(name),
    facts: describeFacts(given, name),
    aligns: choices.length > 1 ? choices.map(({ by: value, label }) => ({ value, label })) : [],
    align: by,
    span: findSpan(bars),
    verdict: comparison
      ? describeDifference(given, nodes, {
          differenceMs: comparison.differenceMs,
          terms: comparison.terms,
          isOtherLive: isLiveRun(two.run),
          notes: versions,
        })
      : { lead: words.unknown, parts: [] },
    only: findOneSided(nodes).onlyInOther.map((node) =>
      describeOther(node, two, bars, words.onlyIn(name), lang),
    ),
    rows: describeRows(given, nodes, { bars }),
  }
}

/** The same against a run as it usually goes. Null where too few earlier runs are known for that, and before the run has started. */
export function describeUsual(given: Given): RunComparison | null {
  const { run, one, insight, words, lang } = given
  const { sample } = insight.insight
  const dueMs = getDueMs(run)
  const due = { ...one.run, planMs: dueMs }
  const usual = sample.ranMs === null ? null : makeUsualRun(due, one.edges, sample)
  if (usual === null || sample.ranMs === null || run.startMs === null) return null
  const two = { ...one, run: { ...usual, planMs: run.planMs } }
  // Without edges nothing says when a node usually starts.
  const { hasEdges } = insight.reading
  const compared = compareNodes(one, two, { by: 'plan' }, sample)
  const { unknown, behind } = findUnknownUsual(one.run, one.edges, sample)
  const isPlaced = (key: string) => hasEdges && !behind.has(key) && !unknown.has(key)
  const nodes = compared.map((node) =>
    isPlaced(node.key) ? node : Object.assign(node, { startDifferenceMs: null }),
  )
  const notKnown = run.nodes.filter(({ key, startMs }) => unknown.has(key) && startMs !== null)
  const lateMs = dueMs === null || sample.lateMs === null ? null : run.startMs - dueMs - sample.lateMs.median
  const late = lateMs === null ? [] : [{ part: 'late' as const, ms: lateMs }]
  const why = explainRun(due, one.edges, sample, one.nowMs)
  const heldBack = (why?.rows ?? []).flatMap(({ part, at, changeMs }) => {
    const key = run.nodes[at ?? -1]?.key
    return part === 'held-back' && key !== undefined && changeMs !== null ? [{ part, key, ms: changeMs }] : []
  })
  const versions = sample.ranVersions ?? sample.versions
  const ofVersions = versions ? insight.words.versions(...versions) : ''
  const total = why?.usualMs ?? sample.ranMs.median
  const bars = new Map([...placeBars(two, 0)].filter(([key]) => isPlaced(key)))
  const note = words.sample(formatDuration(total, lang, { units: 2 }), sample.ranMs.runs, ofVersions)
  return {
    name: words.usual,
    status: null,
    hint: words.grey,
    title: words.againstUsual,
    legend: words.legendUsual(sample.ranMs.runs),
    verdict: describeDifference(given, nodes, {
      differenceMs: why?.changeMs ?? null,
      terms: [...late, ...heldBack],
      isUsual: true,
      unknown: notKnown,
      notes: [note],
    }),
    facts: null,
    aligns: [],
    align: 'plan',
    span: findSpan(bars),
    only: [],
    rows: describeRows(given, nodes, { bars, isUsual: true }),
  }
}

function describeFacts({ other, two, words, lang, zone }: GivenOther, day: string): RunComparison['facts'] {
  const { startMs, endMs, lateMs, ranMs, totalMs, exact } = computeRunTimes(other, two.nowMs)
  // Where there is no room on one line, the day stands on one of its own.
  const say = (text: string | null) =>
    text === null ? null : words.fact(day, text.replaceAll(' ', '\u00a0'))
  const clock = (ms: number | null) => say(ms === null ? null : formatClock(ms, zone, exact))
  const span = (ms: number | null) => say(ms === null ? null : formatDuration(ms, lang, { exact, units: 4 }))
  return {
    late: lateMs === null || lateMs >= 0 ? span(lateMs) : say(formatDifference(lateMs, lang)),
    started: clock(startMs),
    ran: span(ranMs),
    ended: clock(endMs),
    total: span(totalMs),
  }
}
