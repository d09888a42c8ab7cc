import { type RunRef } from '../../contract/run-ref'
import { type Streak, findStreak } from '../../model/job-runs/neighbours'
import { coveredFromMs } from '../jobs/coverage'
import { readJobCoverage } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'

const MAX_RUNS = 40

/** What the runs before one planned at `atMs` did, as far as they were listed without a gap. */
export function findStreakBefore(ref: RunRef, atMs: number, ledger: Ledger): Streak | null {
  const fromMs = coveredFromMs(readJobCoverage(ledger, ref), atMs) ?? atMs
  const isListed = (ms: number | null) => ms !== null && ms >= fromMs && ms <= atMs
  const runs = ledger
    .listRunsAround(ref, MAX_RUNS)
    .filter(({ id, planMs, startMs }) => id === ref.id || isListed(planMs ?? startMs))
  return findStreak(runs, { id: ref.id, planMs: atMs })
}
