import { type InsightSample } from '../../contract/insight'
import { SECOND_MS } from '../../lib/time/units'
import { type TimedRun, isLiveRun } from '../run/duration'
import { type CriticalPath, findCriticalPath } from './critical-path'
import { type Edges } from './edges'
import { type NodeTimes, keyAt, readNodeTimes } from './node-times'
import { readUsual } from './usual-of'
import { type Change, type Rerun, createRerun } from './what-if'

/**
 * One part of the time from plan to end. `late`: from the plan to the start. `ran` and `held-back`: of the node at place `at`, on the path that
 * set the end. `run`: all of it, where no edges are known. `rest`: parts below 1 %, and what came after the last node.
 */
export interface WhyRow {
  part: 'late' | 'ran' | 'held-back' | 'run' | 'rest'
  at: number | null
  ms: number
  /** The median of comparable runs; null when not known. */
  usualMs: number | null
  changeMs: number | null
}

/** What would end the run sooner, all else as it was. */
interface Shorter {
  part: 'late' | 'ran' | 'held-back'
  at: number | null
  /** It would have taken this, as usual. */
  usualMs: number
  /** What it took above that. */
  lostMs: number
  /** So much sooner would the run end; less than `lostMs` when another node takes over. */
  savedMs: number
  endMs: number
  takesOver: number | null
}

/** Rows add up to `totalMs`, to the millisecond, and so do their usual times and changes where all are known. */
export interface Why {
  /** Plan to end, or start to end without a plan. */
  fromMs: number
  toMs: number
  totalMs: number
  usualMs: number | null
  changeMs: number | null
  rows: readonly WhyRow[]
  /** By what it saves, at least 30 s, at most 5. */
  shorter: readonly Shorter[]
  /** What the first two of these save at once, where that is less than one by one; else null. */
  togetherMs: number | null
}

const MIN_SHARE = 0.01
const MAX_ROWS = 12
const MIN_SAVED_MS = 30 * SECOND_MS
const MAX_SHORTER = 5
/** Parts that lost most are tried first; more of them than this cannot be among the five. */
const MAX_TRIED = 20

/** Null for a run without a start, and for one that has no end and does not run. `times` may be those of a forecast, see `projectRun`. */
export function explainRun(
  run: TimedRun,
  edges: Edges,
  sample: Pick<InsightSample, 'nodes' | 'ranMs' | 'lateMs'> | null,
  nowMs: number,
  times: NodeTimes = readNodeTimes(run, nowMs),
): Why | null {
  const path = findCriticalPath(run, edges, nowMs, times)
  const startMs = path?.fromMs ?? run.startMs
  const toMs = path?.toMs ?? run.endMs ?? (isLiveRun(run) ? nowMs : null)
  if (startMs === null || toMs === null || toMs < startMs) return null
  const fromMs = Math.min(run.planMs ?? startMs, startMs)
  const totalMs = toMs - fromMs
  const lateUsualMs = run.planMs === null ? 0 : (sample?.lateMs?.median ?? null)
  const ranUsualMs = sample?.ranMs?.median ?? null
  const usualMs = lateUsualMs === null || ranUsualMs === null ? null : lateUsualMs + ranUsualMs
  const late = makeRow('late', null, startMs - fromMs, run.planMs === null ? null : lateUsualMs)
  const parts = path ? listParts(run, path, sample) : [makeRow('run', null, toMs - startMs, ranUsualMs)]
  const rows = mergeSmall([late, ...parts], totalMs, usualMs)
  const rerun = path && createRerun({ planMs: run.planMs, startMs }, edges, times, toMs)
  const shorter = rerun ? findShorter([late, ...parts], rerun) : []
  return {
    fromMs,
    toMs,
    totalMs,
    usualMs,
    changeMs: usualMs === null ? null : totalMs - usualMs,
    rows,
    shorter,
    togetherMs: rerun ? findTogether(shorter, rerun) : null,
  }
}

const makeRow = (part: WhyRow['part'], at: number | null, ms: number, usualMs: number | null): WhyRow => ({
  part,
  at,
  ms,
  usualMs,
  changeMs: usualMs === null ? null : ms - usualMs,
})

function listParts(
  { nodes }: TimedRun,
  path: CriticalPath,
  sample: Pick<InsightSample, 'nodes'> | null,
): WhyRow[] {
  return path.steps.flatMap(({ at, gapMs, ranMs }, step) => {
    const usual = readUsual(sample, keyAt(nodes, at))
    const heldBackMs = step === 0 ? path.leadMs : gapMs
    return [
      makeRow('held-back', at, heldBackMs, usual?.heldBackMs?.median ?? null),
      makeRow('ran', at, ranMs, usual?.ms?.median ?? null),
    ]
  })
}

/** Rows below 1 %, all beyond the 12 longest, and what no row holds become one. */
function mergeSmall(parts: readonly WhyRow[], totalMs: number, usualMs: number | null): WhyRow[] {
  const longest = parts
    .filter(({ ms }) => ms > 0 && ms >= totalMs * MIN_SHARE)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, MAX_ROWS)
  const kept = new Set(longest)
  const rows = parts.filter((row) => kept.has(row))
  const restMs = rows.reduce((left, { ms }) => left - ms, totalMs)
  const restUsualMs = rows.reduce<number | null>(
    (left, row) => (left === null || row.usualMs === null ? null : left - row.usualMs),
    usualMs,
  )
  const rest = makeRow('rest', null, restMs, restUsualMs)
  return restMs === 0 && (restUsualMs ?? 0) === 0 ? rows : [...rows, rest]
}

function findShorter(parts: readonly WhyRow[], rerun: Rerun): Shorter[] {
  return (
    parts
      .flatMap((row) => {
        const change = toChange(row)
        return change && (row.changeMs ?? 0) >= MIN_SAVED_MS ? [{ row, change }] : []
      })
      .toSorted((a, b) => (b.row.changeMs ?? 0) - (a.row.changeMs ?? 0))
      .slice(0, MAX_TRIED)
      .map(({ row, change }): Shorter => {
        const { endMs, savedMs, takesOver } = rerun([change])
        const lostMs = row.changeMs ?? 0
        return { part: change.part, at: row.at, usualMs: change.ms, lostMs, savedMs, endMs, takesOver }
      })
      // It saves more than it lost only where times contradict the edges: then nothing is said.
      .filter(({ savedMs, lostMs }) => savedMs >= MIN_SAVED_MS && savedMs <= lostMs)
      .toSorted((a, b) => b.savedMs - a.savedMs)
      .slice(0, MAX_SHORTER)
  )
}

function toChange({ part, at, usualMs }: Pick<WhyRow, 'part' | 'at' | 'usualMs'>): Change | null {
  if (usualMs === null) return null
  if (part === 'late') return { part, ms: usualMs }
  return (part === 'ran' || part === 'held-back') && at !== null ? { part, at, ms: usualMs } : null
}

function findTogether(shorter: readonly Shorter[], rerun: Rerun): number | null {
  const two = shorter.slice(0, 2)
  if (two.length < 2) return null
  const { savedMs } = rerun(two.map(toChange).filter((change) => change !== null))
  const sumMs = two.reduce((sum, each) => sum + each.savedMs, 0)
  return savedMs < sumMs ? savedMs : null
}
