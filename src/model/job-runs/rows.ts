import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type Interval } from '../../lib/time/interval'
import { getPlan, type LatestStatus } from '../jobs/latest'

/** A run, or a planned time without one. */
export interface Row {
  /** The same for as long as it is the same run; a run that was run again keeps its id. */
  key: string
  /** Its plan, or else its start; null when neither is given. */
  atMs: number | null
  /** Null for a planned time without a run. */
  run: JobRun | null
}

export const getRowStatus = ({ run }: Row): LatestStatus => run?.status ?? 'no-run'

const KNOWN = new WeakMap<JobRun, Row>()

/** One row for one run, so that rows compare by identity. */
function rowOf(run: JobRun): Row {
  let row = KNOWN.get(run)
  if (!row) KNOWN.set(run, (row = { key: run.id, atMs: getPlan(run), run }))
  return row
}

/** Runs and planned times without a run, newest first; what has no time comes last. */
export function listRows({ runs, missedMs }: Pick<Job, 'runs' | 'missedMs'>): Row[] {
  const rows: Row[] = runs.map(rowOf)
  for (const ms of missedMs) rows.push({ key: `plan ${ms}`, atMs: ms, run: null })
  return rows.toSorted((a, b) => (b.atMs ?? -Infinity) - (a.atMs ?? -Infinity) || compareIds(b, a))
}

/** Ids of DGC grow: of two runs with one plan the later one has the greater id. */
const compareIds = (a: Row, b: Row): number => a.key.length - b.key.length || (a.key < b.key ? -1 : 1)

export const listRowsWithin = (rows: readonly Row[], { fromMs, toMs }: Interval): Row[] =>
  rows.filter(({ atMs }) => atMs !== null && atMs >= fromMs && atMs < toMs)

/** The newest missed times that a run of another kind was made for, by the same plan: that run, by the missed time. */
export function findFillers(rows: readonly Row[]): ReadonlyMap<number, JobRun> {
  const missed = new Set(rows.flatMap(({ run, atMs }) => (run === null && atMs !== null ? [atMs] : [])))
  const fillers = new Map<number, JobRun>()
  for (const { run } of rows) {
    const planMs = run?.planMs ?? null
    if (run && planMs !== null && missed.has(planMs)) fillers.set(planMs, run)
  }
  return fillers
}
