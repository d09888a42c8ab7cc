import { type Run, type RunNode } from '../../contract/run'
import { MINUTE_MS } from '../../lib/time/units'
import { type InsightSample } from '../../contract/insight'
import { type TimedRun, computeBarEndMs, isLiveRun } from '../run/duration'
import { type CriticalPath, findCriticalPath } from './critical-path'
import { type Edges } from './edges'
import { isUnfinished } from './unusual'
import { readUsual } from './usual-of'

/** A run with what is known of it; `nowMs` counts where it goes on. */
export interface Compared {
  run: TimedRun
  edges: Edges
  /** Null when not known. */
  version: number | null
  nowMs: number
}

/**
 * A part of the difference between two runs, in ms, above 0 where the run took longer than the other one. `late`: plan to start. `ran` and
 * `held-back`: a node on both paths. `moved`: between two nodes that both paths share they lead over different ones: `from` those of the other
 * run, `to` those of this one; keys, in order, either may be empty. `run`: start to end, where a path is not known. `rest`: after the last node.
 */
type Term =
  | { part: 'late' | 'run' | 'rest'; ms: number }
  | { part: 'ran' | 'held-back'; key: string; ms: number }
  | { part: 'moved'; from: readonly string[]; to: readonly string[]; ms: number }

export interface Comparison {
  /** Plan to end against that of the other run, or start to end where one has no plan; to now for one that goes on. */
  differenceMs: number
  /** They add up to the difference, to the millisecond. In the order of the path. */
  terms: readonly Term[]
}

/** One node in both runs, by its key. Differences are null where one of the two is not known, or still runs and may become as long. */
export interface NodeComparison {
  key: string
  node: RunNode | null
  other: RunNode | null
  ms: number | null
  differenceMs: number | null
  /** Of the starts, as the two runs are aligned. */
  startDifferenceMs: number | null
  /** Rows against those of the other run, as a share above or below; null without rows in both. */
  rowsShare: number | null
  /** Below a minute, or both runs are between the 10th and the 90th percentile: as runs differ anyway. */
  isUsual: boolean
}

/** Both runs by their plan, by their start, or by the start of one node. */
export type Alignment = { by: 'plan' } | { by: 'start' } | { by: 'node'; key: string }

/** Null where a run has not started, has no end and does not go on, or ends before it starts. */
export function compareRuns(one: Compared, other: Compared): Comparison | null {
  const [a, b] = [measure(one), measure(other)]
  if (a === null || b === null) return null
  const hasPlans = one.run.planMs !== null && other.run.planMs !== null
  const [lateMs, otherLateMs] = hasPlans ? [a.lateMs, b.lateMs] : [0, 0]
  const late: Term[] = hasPlans ? [{ part: 'late', ms: lateMs - otherLateMs }] : []
  const terms =
    a.path && b.path ? comparePaths(a.path, b.path) : [{ part: 'run' as const, ms: a.ranMs - b.ranMs }]
  return {
    differenceMs: lateMs + a.ranMs - (otherLateMs + b.ranMs),
    terms: [...late, ...terms].filter((term) => term.ms !== 0),
  }
}

interface Measured {
  lateMs: number
  ranMs: number
  path: CriticalPath | null
}

function measure({ run, edges, nowMs }: Compared): Measured | null {
  const path = findCriticalPath(run, edges, nowMs)
  const startMs = path?.fromMs ?? run.startMs
  const endMs = path?.toMs ?? run.endMs ?? (isLiveRun(run) ? nowMs : null)
  if (startMs === null || endMs === null || endMs < startMs) return null
  // Below 0 for a run that started before its plan, so that all still adds up.
  return { lateMs: startMs - (run.planMs ?? startMs), ranMs: endMs - startMs, path }
}

interface Part {
  key: string
  heldBackMs: number
  ranMs: number
}

const listParts = ({ steps, leadMs }: CriticalPath): Part[] =>
  steps.map(({ key, gapMs, ranMs }, at) => ({ key, heldBackMs: at === 0 ? leadMs : gapMs, ranMs }))

function comparePaths(one: CriticalPath, other: CriticalPath): Term[] {
  const [parts, others] = [listParts(one), listParts(other)]
  const places = new Map(others.map(({ key }, at) => [key, at]))
  const terms: Term[] = []
  let [from, otherFrom] = [0, 0]
  const pushMoved = (to: number, otherTo: number) => {
    const [left, right] = [parts.slice(from, to), others.slice(otherFrom, otherTo)]
    if (left.length === 0 && right.length === 0) return
    const keys = (list: readonly Part[]) => list.map(({ key }) => key)
    terms.push({ part: 'moved', from: keys(right), to: keys(left), ms: sum(left) - sum(right) })
  }
  for (const [at, part] of parts.entries()) {
    const place = places.get(part.key) ?? -1
    const match = others[place]
    // Where two definitions put shared nodes in another order, the later one counts as moved.
    if (match === undefined || place < otherFrom) continue
    pushMoved(at, place)
    terms.push(
      { part: 'held-back', key: part.key, ms: part.heldBackMs - match.heldBackMs },
      { part: 'ran', key: part.key, ms: part.ranMs - match.ranMs },
    )
    from = at + 1
    otherFrom = place + 1
  }
  pushMoved(parts.length, others.length)
  return [...terms, { part: 'rest', ms: one.tailMs - other.tailMs }]
}

const sum = (parts: readonly Part[]): number =>
  parts.reduce((total, { heldBackMs, ranMs }) => total + heldBackMs + ranMs, 0)

/** All nodes of this run in its order, then those that only the other one has. `sample` is null where nothing usual is known. */
export function compareNodes(
  one: Compared,
  other: Compared,
  alignment: Alignment,
  sample: Pick<InsightSample, 'nodes'> | null,
): NodeComparison[] {
  const others = new Map(other.run.nodes.map((node) => [node.key, node]))
  const keys = new Set(one.run.nodes.map(({ key }) => key))
  const shiftMs = findShift(one, other, alignment)
  const compare = (node: RunNode | null, match: RunNode | null): NodeComparison => {
    const [ms, otherMs] = [readLasts(one, node), readLasts(other, match)]
    const differenceMs =
      isUnfinished(node, one.run, ms, otherMs) || isUnfinished(match, other.run, otherMs, ms)
        ? null
        : subtract(ms, otherMs)
    const key = node?.key ?? match?.key ?? ''
    const usual = readUsual(sample, key)?.ms
    const isWithin = (value: number | null) =>
      usual !== undefined && value !== null && value >= usual.p10 && value <= usual.p90
    return {
      key,
      node,
      other: match,
      ms,
      differenceMs,
      startDifferenceMs: subtract(subtract(node?.startMs ?? null, match?.startMs ?? null), shiftMs),
      rowsShare: readRowsShare(node, match),
      isUsual:
        differenceMs !== null && (Math.abs(differenceMs) < MINUTE_MS || (isWithin(ms) && isWithin(otherMs))),
    }
  }
  return [
    ...one.run.nodes.map((node) => compare(node, others.get(node.key) ?? null)),
    ...other.run.nodes.filter(({ key }) => !keys.has(key)).map((node) => compare(null, node)),
  ]
}

const subtract = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b

function readLasts({ run, nowMs }: Compared, node: RunNode | null): number | null {
  if (node === null || node.startMs === null) return null
  return subtract(computeBarEndMs(node, run, nowMs), node.startMs)
}

function readRowsShare(node: RunNode | null, other: RunNode | null): number | null {
  const [rows, before] = [node?.rows ?? null, other?.rows ?? null]
  if (rows === null || before === null || before < 1 || rows < 0) return null
  return (rows - before) / before
}

/** Nodes that ran in one of two runs only. */
export interface OneSided {
  /** In both runs, but started in one of them only. */
  notRun: RunNode[]
  notRunInOther: RunNode[]
  /** In one run only. */
  onlyHere: RunNode[]
  onlyInOther: RunNode[]
}

/** One that ended by itself has run, though its start is missing. */
const hasNotRun = ({ startMs, endMs, status }: RunNode): boolean =>
  startMs === null && endMs === null && status !== 'success'

export function findOneSided(nodes: readonly NodeComparison[]): OneSided {
  const found: OneSided = { notRun: [], notRunInOther: [], onlyHere: [], onlyInOther: [] }
  for (const { node, other } of nodes) {
    if (node === null) found.onlyInOther.push(...(other ? [other] : []))
    else if (other === null) found.onlyHere.push(node)
    else if (hasNotRun(node) && other.startMs !== null) found.notRun.push(node)
    else if (node.startMs !== null && hasNotRun(other)) found.notRunInOther.push(node)
  }
  return found
}

/** By how many ms the other run has to be moved to lie under this one; null where the time to align by is missing. */
export function findShift({ run }: Compared, { run: other }: Compared, alignment: Alignment): number | null {
  if (alignment.by === 'plan') return subtract(run.planMs, other.planMs)
  if (alignment.by === 'start') return subtract(run.startMs, other.startMs)
  const startOf = ({ nodes }: Pick<Run, 'nodes'>) =>
    nodes.find(({ key }) => key === alignment.key)?.startMs ?? null
  return subtract(startOf(run), startOf(other))
}

/**
 * The three largest differences of lateness, `key` null, of nodes on any path, and of how long those on both were held back. Of the nodes' own
 * times those that are usual are left out; of lateness and the times held back only those below a minute.
 */
export function findLargestDifferences(
  comparison: Pick<Comparison, 'terms'>,
  nodes: readonly NodeComparison[],
): { key: string | null; ms: number; isHeldBack?: true }[] {
  const lateMs = comparison.terms.find(({ part }) => part === 'late')?.ms ?? 0
  const late = Math.abs(lateMs) < MINUTE_MS ? [] : [{ key: null, ms: lateMs }]
  const changed = nodes.flatMap(({ key, differenceMs, isUsual }) =>
    differenceMs === null || isUsual ? [] : [{ key, ms: differenceMs }],
  )
  const heldBack = comparison.terms.flatMap((term) =>
    term.part === 'held-back' && Math.abs(term.ms) >= MINUTE_MS
      ? [{ key: term.key, ms: term.ms, isHeldBack: true as const }]
      : [],
  )
  return [...late, ...changed, ...heldBack].toSorted((a, b) => Math.abs(b.ms) - Math.abs(a.ms)).slice(0, 3)
}
