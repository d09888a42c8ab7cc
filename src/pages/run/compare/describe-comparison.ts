import { type Lang } from '../../../contract/lang'
import { type Run, type RunNode } from '../../../contract/run'
import { isFailing, isTerminal } from '../../../contract/status'
import { type CompareWords } from '../../../i18n/en/compare'
import { COMMA, STOP } from '../../../i18n/punctuation'
import { formatPercentChange } from '../../../lib/number'
import { showInvisible, showName, truncateMiddle } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay } from '../../../lib/time/format'
import { type Interval } from '../../../lib/time/interval'
import { SECOND_MS } from '../../../lib/time/units'
import {
  compareNodes,
  compareRuns,
  findLargestDifferences,
  findOneSided,
  findShift,
  type Alignment,
  type Compared,
  type Comparison,
  type NodeComparison,
} from '../../../model/insight/compare'
import { findUnknownUsual, makeUsualRun } from '../../../model/insight/usual-run'
import { explainRun } from '../../../model/insight/why'
import { computeBarEndMs, isLiveRun } from '../../../model/run/duration'
import { computeRunTimes } from '../../../model/run/times'
import { type Align } from '../../../model/run/view'
import { type OtherBar, type RowInsight } from '../../../run/gantt/row-insight'
import { type OtherNode, type RunComparison } from '../run-comparison'
import { type RunInsight, type Verdict, type VerdictPart } from '../run-insight'

const MAX_NAMES = 3
const MAX_ALIGN_EM = 20

interface Given {
  run: Run
  one: Compared
  insight: RunInsight
  words: CompareWords
  lang: Lang
  zone: string
}

interface GivenOther extends Given {
  other: Run
  two: Compared
  /** As the user chose, where both runs have it; the key is that of the selected node. */
  align?: Align
  alignKey?: string | null
}

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
  const comparison = compareRuns(one, two)
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
      ? describeVerdict(given, nodes, {
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
  const usual = sample.ranMs === null ? null : makeUsualRun(one.run, one.edges, sample)
  if (usual === null || sample.ranMs === null || run.startMs === null) return null
  const two = { ...one, run: usual }
  // Without edges nothing says when a node usually starts.
  const { hasEdges } = insight.reading
  const compared = compareNodes(one, two, { by: 'plan' }, sample)
  const { unknown, behind } = findUnknownUsual(one.run, one.edges, sample)
  const isPlaced = (key: string) => hasEdges && !behind.has(key) && !unknown.has(key)
  const nodes = compared.map((node) =>
    isPlaced(node.key) ? node : Object.assign(node, { startDifferenceMs: null }),
  )
  const notKnown = run.nodes.filter(({ key, startMs }) => unknown.has(key) && startMs !== null)
  const lateMs =
    run.planMs === null || sample.lateMs === null ? null : run.startMs - run.planMs - sample.lateMs.median
  const late = lateMs === null ? [] : [{ part: 'late' as const, ms: lateMs }]
  const why = explainRun(one.run, one.edges, sample, one.nowMs)
  const heldBack = (why?.rows ?? []).flatMap(({ part, at, changeMs }) => {
    const key = run.nodes[at ?? -1]?.key
    return part === 'held-back' && key !== undefined && changeMs !== null ? [{ part, key, ms: changeMs }] : []
  })
  const ofVersions = sample.versions ? insight.words.versions(...sample.versions) : ''
  const total = why?.usualMs ?? sample.ranMs.median
  const bars = new Map([...placeBars(two, 0)].filter(([key]) => isPlaced(key)))
  const note = words.sample(formatDuration(total, lang, { units: 2 }), sample.ranMs.runs, ofVersions)
  return {
    name: words.usual,
    status: null,
    hint: words.grey,
    title: words.againstUsual,
    legend: words.legendUsual(sample.ranMs.runs),
    verdict: describeVerdict(given, nodes, {
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

interface Choice {
  by: Align
  alignment: Alignment
  label: string
  legend: (day: string) => string
}

/** What both runs have, the default first. */
function listAlignments({ run, other, alignKey = null, words }: GivenOther): [Choice, ...Choice[]] {
  const { aligned, legend } = words
  const start: Choice = {
    by: 'start',
    alignment: { by: 'start' },
    label: aligned.start,
    legend: legend.start,
  }
  const plan: Choice = { by: 'plan', alignment: { by: 'plan' }, label: aligned.plan, legend: legend.plan }
  const find = ({ nodes }: Run) => nodes.find(({ key, startMs }) => key === alignKey && startMs !== null)
  const node = find(other) && find(run)
  const more: Choice[] = []
  if (node) {
    const name = truncateMiddle(showName(node.name), MAX_ALIGN_EM)
    const alignment: Alignment = { by: 'node', key: node.key }
    more.push({ by: 'node', alignment, label: aligned.node(name), legend: (day) => legend.node(day, name) })
  }
  if (run.planMs === null || other.planMs === null) return [start, ...more]
  const hasStarted = run.startMs !== null && other.startMs !== null
  return [plan, ...(hasStarted ? [start] : []), ...more]
}

function describeFacts({ other, two, words, lang, zone }: GivenOther, day: string): RunComparison['facts'] {
  const { startMs, endMs, lateMs, ranMs, totalMs, exact } = computeRunTimes(other, two.nowMs)
  const say = (text: string | null) => (text === null ? null : words.fact(day, text))
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

const NO_BARS: ReadonlyMap<string, OtherBar> = new Map()

function findSpan(bars: ReadonlyMap<string, OtherBar>): Interval | null {
  let [first, last] = [Infinity, -Infinity]
  for (const { fromMs, toMs } of bars.values()) {
    first = Math.min(first, fromMs)
    last = Math.max(last, toMs)
  }
  return first <= last ? { fromMs: first, toMs: last } : null
}

function placeBars({ run, nowMs }: Compared, shiftMs: number): Map<string, OtherBar> {
  const bars = new Map<string, OtherBar>()
  for (const node of run.nodes) {
    const endMs = computeBarEndMs(node, run, nowMs)
    if (node.startMs === null || endMs === null) continue
    const hasFailed = isFailing(node.status)
    bars.set(node.key, { fromMs: node.startMs + shiftMs, toMs: endMs + shiftMs, hasFailed })
  }
  return bars
}

function describeOther(
  { key, name, type, status, rawStatus, startMs }: RunNode,
  { run, nowMs }: Compared,
  bars: ReadonlyMap<string, OtherBar>,
  note: string,
  lang: Lang,
): OtherNode {
  const node = run.nodes.find((each) => each.key === key)
  const endMs = node ? computeBarEndMs(node, run, nowMs) : null
  const duration = startMs === null || endMs === null ? null : formatDuration(endMs - startMs, lang)
  return {
    key,
    name: showName(name),
    type: showInvisible(type),
    status,
    rawStatus,
    duration,
    bar: bars.get(key) ?? null,
    note,
  }
}

function describeRows(
  given: Given,
  nodes: readonly NodeComparison[],
  { bars, isUsual = false }: { bars: ReadonlyMap<string, OtherBar>; isUsual?: boolean },
): Map<string, RowInsight> {
  const scale: Scale = { least: 0, most: 0 }
  for (const { differenceMs } of nodes) {
    scale.least = Math.min(scale.least, differenceMs ?? 0)
    scale.most = Math.max(scale.most, differenceMs ?? 0)
  }
  const rows = new Map<string, RowInsight>()
  for (const node of nodes) {
    if (node.node === null) continue
    const row = describeRow(given, node, scale, isUsual)
    const other = bars.get(node.key)
    if (other) row.other = other
    rows.set(node.key, row)
  }
  return rows
}

/** Of the differences of all nodes, in ms, from 0 on. */
interface Scale {
  least: number
  most: number
}

function describeRow(
  { run, insight, words, lang }: Given,
  { key, node, other, differenceMs, startDifferenceMs, rowsShare, isUsual: isSmall }: NodeComparison,
  { least, most }: Scale,
  isUsual: boolean,
): RowInsight {
  const before = insight.rows.get(key)
  const percent = rowsShare === null ? 0 : Math.round(rowsShare * 100)
  const say = (ms: number) => formatDifference(ms, lang, { units: 2 })
  const cells: RowInsight['cells'] = {}
  const row: RowInsight = { hidesPlan: true, cells, isChanged: differenceMs !== null && !isSmall }
  const { usualMs, sample, heldBackMs, path } = before ?? {}
  Object.assign(row, { usualMs, sample, heldBackMs, path })
  if (before?.wait) row.wait = before.wait
  if (before?.reason) row.reason = before.reason
  if (startDifferenceMs !== null && Math.abs(startDifferenceMs) >= SECOND_MS)
    cells.startBy = say(startDifferenceMs)
  if (percent !== 0) cells.rowsBy = formatPercentChange(percent)
  if (differenceMs !== null) {
    if (Math.abs(differenceMs) >= SECOND_MS) cells.changeBy = say(differenceMs)
    const range = Math.max(1, most - least)
    row.changeBar = { zero: (0 - least) / range, by: differenceMs / range }
  } else {
    const note = describeOneSided(node, other, { isUsual, isLive: isLiveRun(run), words })
    if (note !== null) cells.changeBy = note
  }
  return row
}

/** That the node ran in one of both only; what is usual of a node may not be known. */
function describeOneSided(
  node: RunNode | null,
  other: RunNode | null,
  { isUsual, isLive, words: { cells } }: { isUsual: boolean; isLive: boolean; words: CompareWords },
): string | null {
  if (node === null) return null
  if (other === null) return isUsual ? null : cells.onlyHere
  if (node.startMs === null) {
    if (other.startMs === null) return null
    return isLive && !isTerminal(node.status) ? cells.notYet : cells.notRun
  }
  return isUsual || other.startMs !== null ? null : cells.ranOnlyHere
}

interface Said {
  /** Of both runs, plan to end; null where that is not known. */
  differenceMs: number | null
  terms: Comparison['terms']
  isUsual?: boolean
  isOtherLive?: boolean
  /** Nodes of which nothing usual is known. */
  unknown?: readonly RunNode[]
  /** What the comparison rests on, at the end. */
  notes: readonly string[]
}

/** Nodes that ran in one of both first: where there are some, a shorter run is no faster one. */
function describeVerdict(given: Given, nodes: readonly NodeComparison[], said: Said): Verdict {
  const { run, words, lang } = given
  const { differenceMs, terms, isUsual = false, isOtherLive = false, unknown = [], notes } = said
  const isLive = isLiveRun(run)
  const sides = findOneSided(nodes)
  const say = (list: readonly RunNode[], write: (names: string, n: number) => string): string[] =>
    list.length === 0 ? [] : [write(listNames(list, lang), list.length)]
  const notRun = isLive ? [] : say(sides.notRun, words.notRun)
  // What is usual of a node may not be known.
  const others = [
    ...(isOtherLive ? [] : say(sides.notRunInOther, words.notRunInOther)),
    ...say(sides.onlyHere, words.onlyHere),
    ...say(sides.onlyInOther, words.onlyInOther),
  ]
  const missing = [...notRun, ...(isUsual ? [] : others)]
  const length =
    differenceMs === null ? null : describeLength(differenceMs, isLive || isOtherLive, isUsual, given)
  const [lead = '', ...rest] = [...missing, ...(length === null ? [] : [length])]
  const changes = findLargestDifferences({ terms }, nodes).map(({ key, ms, isHeldBack }): VerdictPart[] => {
    const node = run.nodes.find((each) => each.key === key)
    const whom: VerdictPart = node ? { node: node.key, name: showName(node.name) } : words.late
    const units = { units: 2 } as const
    const { longer, shorter } = words.heldBack
    const by = isHeldBack
      ? (ms > 0 ? longer : shorter)(formatDuration(Math.abs(ms), lang, units))
      : formatDifference(ms, lang, units)
    return [whom, ` ${by}`]
  })
  const listed = changes.flatMap((parts, index) => (index === 0 ? parts : [COMMA[lang], ...parts]))
  const noChange = missing.length + unknown.length === 0 ? words.noChange : words.noOtherChange
  return {
    lead,
    parts: [
      ...rest.map((sentence) => `${sentence} `),
      ...(listed.length === 0 ? [noChange] : [...listed, STOP[lang]]),
      ...[...say(unknown, words.notKnown), ...notes].map((note) => ` ${note}`),
    ],
  }
}

/** A run that goes on has only so far been shorter. */
function describeLength(ms: number, isLive: boolean, isUsual: boolean, { words, lang }: Given): string {
  const by = formatDuration(Math.abs(ms), lang)
  const { longer, shorter, same } = isUsual ? words.thanUsual : words.than
  if (isLive) return ms >= SECOND_MS ? words.already(by) : words.soFar
  if (Math.abs(ms) < SECOND_MS) return same
  return ms > 0 ? longer(by) : shorter(by)
}

/** The first three, and how many more. */
const listNames = (nodes: readonly RunNode[], lang: Lang): string =>
  nodes
    .slice(0, MAX_NAMES)
    .map(({ name }) => showName(name))
    .join(COMMA[lang]) + (nodes.length > MAX_NAMES ? ` +${nodes.length - MAX_NAMES}` : '')
