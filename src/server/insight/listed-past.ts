import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS } from '../../lib/time/units'
import { selectComparable } from '../../model/insight/sample'
import { MAX_USUAL_RUNS } from '../../model/jobs/usual'
import { AHEAD_MS, ONE_CALL_MS, cutAfter } from '../jobs/coverage'
import { readJobCoverage } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'

/** The part of the viewed run that decides what is read for it. */
export type ViewedRun = Pick<Run, 'trigger' | 'planMs' | 'startMs' | 'status'>

/** What the ledger has of the runs around one, planned or started at `atMs`. */
interface ListedPast {
  findSelf: (ref: RunRef) => JobRun | null
  /** The runs to compare with, whether or not their nodes are known. */
  listComparable: (ref: RunRef, run: ViewedRun, atMs: number) => JobRun[]
  countRunning: (ref: RunRef, atMs: number) => number
  /** Another text once more of the time before the run was listed. */
  describeCoverage: (ref: RunRef, atMs: number) => string
  needsList: (ref: RunRef, comparable: readonly JobRun[], atMs: number) => boolean
}

/** Runs planned after this one: where one of them started first, this one was run again. */
const LATER_RUNS = 5
/** Runs further back say little about this one. Of a frequent job no more are looked through than it takes. */
const LOOK_BACK_DAYS = [1, 7, 21, 60]

export function createListedPast(ledger: Ledger, clock: Clock): ListedPast {
  const findSelf: ListedPast['findSelf'] = (ref) =>
    ledger.listRunsAround(ref, LATER_RUNS).find(({ id }) => id === ref.id) ?? null

  return {
    findSelf,
    listComparable: ({ workspace, job, id }, { trigger, planMs, startMs }, atMs) => {
      let found: JobRun[] = []
      for (const days of LOOK_BACK_DAYS) {
        const window = { workspace, job, fromMs: Math.max(0, atMs - days * DAY_MS), toMs: atMs }
        found = selectComparable(ledger.listRuns(window), { id, trigger, planMs, startMs })
        if (found.length >= MAX_USUAL_RUNS) break
      }
      return found
    },
    countRunning: ({ workspace, job, id }, atMs) => {
      const window = { workspace, job, fromMs: Math.max(0, atMs - 7 * DAY_MS), toMs: atMs + AHEAD_MS }
      return ledger.listRuns(window).filter((one) => one.status === 'running' && one.id !== id).length
    },
    describeCoverage: (ref, atMs) => JSON.stringify(cutAfter(readJobCoverage(ledger, ref), atMs)),
    needsList: (ref, comparable, atMs) => {
      const fromMs = atMs - ONE_CALL_MS
      const toMs = Math.min(atMs + 1, clock.nowMs())
      const isListed = readJobCoverage(ledger, ref).some((span) => span.fromMs <= fromMs && span.toMs >= toMs)
      return !isListed && (findSelf(ref) === null || comparable.length < MAX_USUAL_RUNS)
    },
  }
}
