import { type Lang } from '../../../contract/lang'
import { type Run } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { type CompareWords } from '../../../i18n/en/compare'
import { COMMA, STOP } from '../../../i18n/punctuation'
import { formatPercentChange } from '../../../lib/number'
import { showInvisible } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { formatDay } from '../../../lib/time/format'
import { SECOND_MS } from '../../../lib/time/units'
import {
  compareNodes,
  compareRuns,
  findLargestDifferences,
  findShift,
  type Compared,
  type NodeComparison,
} from '../../../model/insight/compare'
import { computeBarEndMs } from '../../../model/run/duration'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { type OtherBar, type RunComparison } from '../run-comparison'
import { type RunInsight, type Verdict, type VerdictPart } from '../run-insight'

interface Given {
  run: Run
  other: Run
  one: Compared
  two: Compared
  insight: RunInsight
  words: CompareWords
  lang: Lang
  zone: string
}

/** Says how this run differs from the other one: in all, and for each node. */
export function describeComparison(given: Given): RunComparison {
  const { run, other, one, two, insight, lang, zone } = given
  const alignment =
    run.planMs !== null && other.planMs !== null ? ({ by: 'plan' } as const) : ({ by: 'start' } as const)
  const nodes = compareNodes(one, two, alignment, insight.insight.sample)
  const shiftMs = findShift(one, two, alignment)
  const dayMs = other.planMs ?? other.startMs
  return {
    other,
    day: dayMs === null ? other.id : formatDay(dayMs, zone, lang, { nearMs: run.planMs ?? dayMs }),
    verdict: describeVerdict(given, nodes),
    bars: shiftMs === null ? new Map() : placeBars(two, shiftMs),
    rows: new Map(
      nodes.flatMap((node): [string, RowInsight][] =>
        node.node === null ? [] : [[node.key, describeRow(node, insight.rows.get(node.key), lang)]],
      ),
    ),
  }
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

function describeRow(
  { differenceMs, startDifferenceMs, rowsShare, isUsual }: NodeComparison,
  before: RowInsight | undefined,
  lang: Lang,
): RowInsight {
  const percent = rowsShare === null ? 0 : Math.round(rowsShare * 100)
  const say = (ms: number) => formatDifference(ms, lang, { units: 2 })
  const cells: RowInsight['cells'] = {}
  const row: RowInsight = { hidesPlan: true, cells, isChanged: differenceMs !== null && !isUsual }
  if (before?.wait) row.wait = before.wait
  if (before?.reason) row.reason = before.reason
  if (startDifferenceMs !== null) cells.startBy = say(startDifferenceMs)
  if (differenceMs !== null) cells.changeBy = say(differenceMs)
  if (percent !== 0) cells.rowsBy = formatPercentChange(percent)
  return row
}

function describeVerdict({ run, one, two, words, lang }: Given, nodes: readonly NodeComparison[]): Verdict {
  const comparison = compareRuns(one, two)
  if (comparison === null) return { lead: words.unknown, parts: [] }
  const { differenceMs } = comparison
  const by = formatDuration(Math.abs(differenceMs), lang)
  const lead = () => {
    if (Math.abs(differenceMs) < SECOND_MS) return words.same
    return differenceMs > 0 ? words.longer(by) : words.shorter(by)
  }
  const changes = findLargestDifferences(comparison, nodes).map(({ key, ms }): VerdictPart[] => {
    const node = run.nodes.find((each) => each.key === key)
    const name = nodes.find((each) => each.key === key)?.other?.name
    const whom: VerdictPart = node
      ? { node: node.key, name: showInvisible(node.name) }
      : showInvisible(name ?? words.late)
    return [whom, ` ${formatDifference(ms, lang, { units: 2 })}`]
  })
  const listed = changes.flatMap((parts, index) => (index === 0 ? parts : [COMMA[lang], ...parts]))
  const only = nodes.flatMap(({ node, other }) => (node === null && other ? [showInvisible(other.name)] : []))
  const named = only.slice(0, 3).join(COMMA[lang]) + (only.length > 3 ? ` +${only.length - 3}` : '')
  const [mine, theirs] = [one.version, two.version]
  return {
    lead: lead(),
    parts: [
      ...(listed.length === 0 ? [words.noChange] : [...listed, STOP[lang]]),
      ...(only.length === 0 ? [] : [` ${words.only(named)}`]),
      ...(mine === null || theirs === null || mine === theirs
        ? []
        : [` ${words.versions(`v${theirs}`, `v${mine}`)}`]),
    ],
  }
}
