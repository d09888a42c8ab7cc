import { type Lang } from '../../../contract/lang'
import { type RunNode } from '../../../contract/run'
import { isTerminal } from '../../../contract/status'
import { type CompareWords } from '../../../i18n/en/compare'
import { formatPercentChange } from '../../../lib/number'
import { showInvisible, showName } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { SECOND_MS } from '../../../lib/time/units'
import { type Compared, type NodeComparison } from '../../../model/insight/compare'
import { computeBarEndMs, isLiveRun } from '../../../model/run/duration'
import { type OtherBar, type RowInsight } from '../../../run/gantt/row-insight'
import { type OtherNode } from '../run-comparison'
import { type Given } from './compare-given'

/** A node that only the other run has. */
export function describeOther(
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

/** How each node of this run differs, by its key. */
export function describeRows(
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

/** Rows that differ by less are within what runs differ anyway, as for `findUnusualRows`. */
const ROWS_SHARE = 0.5

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
  // What a node has not written yet is no difference.
  const share =
    rowsShare !== null && (rowsShare > 0 || (node !== null && isTerminal(node.status))) ? rowsShare : 0
  const percent = Math.round(share * 100)
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
  if (Math.abs(share) >= ROWS_SHARE) row.hasOtherRows = true
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
