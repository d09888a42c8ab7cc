import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { selectComparable } from '../../model/insight/sample'
import { MAX_USUAL_RUNS } from '../../model/jobs/usual'
import { type Span } from '../jobs/coverage'
import { readJobCoverage } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'

/** Runs further back say little about this one. Of a frequent job no more are looked through than it takes. */
const LOOK_BACK_DAYS = [1, 7, 21, 60]
const MAX_LOOK_BACK_MS = 60 * DAY_MS
/** One call lists at most seven days, both ends exclusive. */
export const LISTED_MS = 7 * DAY_MS - 2 * HOUR_MS
export const AHEAD_MS = HOUR_MS

/** The part of the viewed run that decides what is read for it. */
export type ViewedRun = Pick<Run, 'trigger' | 'planMs' | 'startMs' | 'status'>

/** How far lists have been read for a run. */
interface Listing {
  /** Runs planned after this were listed for it. */
  listedFromMs: number
  callsLeft: number
}

/** What lists have said of the runs of a job. */
export function createKnownRuns({ ledger, clock }: { ledger: Ledger; clock: Clock }) {
  const isListed = (ref: RunRef, { fromMs, toMs }: Span): boolean =>
    readJobCoverage(ledger, ref).some((span) => span.fromMs <= fromMs && span.toMs >= toMs)

  const findSelf = (ref: RunRef): JobRun | null => ledger.listRunsAround(ref, 0)[0] ?? null

  /** The runs to compare with, whether or not their nodes are known. */
  function listComparable({ workspace, job, id }: RunRef, run: ViewedRun, atMs: number): JobRun[] {
    const { trigger, planMs, startMs } = run
    let found: JobRun[] = []
    for (const days of LOOK_BACK_DAYS) {
      const window = { workspace, job, fromMs: Math.max(0, atMs - days * DAY_MS), toMs: atMs }
      found = selectComparable(ledger.listRuns(window), { id, trigger, planMs, startMs })
      if (found.length >= MAX_USUAL_RUNS) break
    }
    return found
  }

  function countRunning({ workspace, job, id }: RunRef, atMs: number): number {
    const window = { workspace, job, fromMs: Math.max(0, atMs - 7 * DAY_MS), toMs: atMs + AHEAD_MS }
    return ledger.listRuns(window).filter((one) => one.status === 'running' && one.id !== id).length
  }

  /**
   * The next span to list for a sample, one call long: the week up to the run, then those before it, until there are as many runs as can be read, or a
   * week without any, which of the first is no sign: the job may run once a week.
   */
  function findUnlisted(
    ref: RunRef,
    comparable: readonly JobRun[],
    atMs: number,
    { listedFromMs, callsLeft }: Listing,
  ): Span | null {
    const isEnough = comparable.length >= Math.min(MAX_USUAL_RUNS, callsLeft - 1)
    if (isEnough && findSelf(ref) !== null) return null
    const endMs = Math.min(atMs + 1, clock.nowMs())
    for (let toMs = atMs; toMs > atMs - MAX_LOOK_BACK_MS; toMs -= LISTED_MS) {
      const fromMs = toMs - LISTED_MS
      const span = { fromMs, toMs: toMs === atMs ? endMs : toMs }
      if (fromMs < listedFromMs && !isListed(ref, span)) return span
      const isWithin = ({ planMs, startMs }: JobRun) => isIn(planMs ?? startMs ?? 0, { fromMs, toMs })
      if (isEnough || (toMs < atMs && !comparable.some(isWithin))) return null
    }
    return null
  }

  return { findSelf, listComparable, countRunning, findUnlisted }
}

const isIn = (ms: number, { fromMs, toMs }: Span): boolean => ms >= fromMs && ms < toMs
