/* oxlint-disable no-await-in-loop -- slices are read one after the other */
import { setImmediate } from 'node:timers/promises'
import { type JobRun } from '../../contract/job-run'
import { packJobHistory } from '../../contract/job-transfer'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS } from '../../lib/time/units'
import { chooseZone, parseZone } from '../dgc-jobs/zone'
import { MAX_PLAN_AHEAD_MS } from '../dgc-run/read-record'
import { type Ledger } from '../ledger/ledger'
import { CompressedBody } from '../runs/compressed-body'
import { AHEAD_MS, type Coverage, type Span, coveredFromMs } from './coverage'
import { type KnownJob } from './describe-job'
import { CALENDAR_DAYS, describeHistory } from './job-history'
import { readJobCoverage } from './remember'

/** Runs before a window, for what is usual in it. */
export const USUAL_MS = 35 * DAY_MS
const MAX_BODIES = 4
/** Of a job that runs every minute 10,000, which take 20 ms. */
const READ_AT_ONCE_MS = 7 * DAY_MS
/** Before DGC existed. */
const BEFORE_ALL_RUNS_MS = Date.UTC(2015, 0)

interface HistoryBodiesOptions {
  ledger: Ledger
  zone: string | null
  clock: Clock
}

/** The history of one job as it is sent, written once for all viewers of a window. */
export interface HistoryBodies {
  find: (job: KnownJob, window: Span) => Promise<CompressedBody>
  /** To be called when a list or the definition has been read. */
  expire: () => void
  /** Planned times without a run, as they were written last. */
  missedMs: () => readonly number[]
}

export function createHistoryBodies(ref: JobRef, options: HistoryBodiesOptions): HistoryBodies {
  const { ledger, zone, clock } = options
  const bodies = new Map<string, { untilMs: number; body: Promise<CompressedBody> }>()
  let missedMs: readonly number[] = []

  /** In slices, with other work in between. */
  async function readRuns({ fromMs, toMs }: Span): Promise<JobRun[]> {
    const { workspace, job } = ref
    const runs: JobRun[] = []
    const endMs = Math.min(toMs, clock.nowMs() + MAX_PLAN_AHEAD_MS)
    for (let atMs = Math.max(fromMs, BEFORE_ALL_RUNS_MS); atMs < endMs; atMs += READ_AT_ONCE_MS) {
      const slice = { workspace, job, fromMs: atMs, toMs: Math.min(endMs, atMs + READ_AT_ONCE_MS) }
      runs.push(...ledger.listRuns(slice))
      await setImmediate()
    }
    return runs
  }

  async function write(job: KnownJob, window: Span, coverage: Coverage): Promise<CompressedBody> {
    const nowMs = clock.nowMs()
    const listedAtMs = coverage.at(-1)?.toMs ?? null
    const toMs = listedAtMs === null ? null : Math.min(window.toMs, listedAtMs)
    const runs = await readRuns({
      fromMs: Math.min(window.fromMs - USUAL_MS, nowMs - CALENDAR_DAYS * DAY_MS),
      toMs: Math.max(window.toMs, nowMs + AHEAD_MS),
    })
    const history = describeHistory({
      workspace: ref.workspace,
      job,
      window,
      known: { runs, fromMs: toMs === null ? null : coveredFromMs(coverage, toMs), toMs, listedAtMs },
      newestFromMs: listedAtMs === null ? null : coveredFromMs(coverage, listedAtMs),
      zone: chooseZone(parseZone(job.definition?.schedule.zone ?? null), parseZone(zone)),
      nowMs,
    })
    missedMs = history.job.missedMs
    return CompressedBody.ofJson(packJobHistory(history))
  }

  return {
    find: (job, window) => {
      const nowMs = clock.nowMs()
      const coverage = readJobCoverage(ledger, ref)
      const key = JSON.stringify([window, coverage.map(({ fromMs }) => fromMs)])
      const before = bodies.get(key)
      // What is missed depends on when the list was made, so a body serves no longer than a list.
      if (before !== undefined && nowMs < before.untilMs) return before.body
      const body = write(job, window, coverage)
      if (bodies.size >= MAX_BODIES) bodies.clear()
      bodies.set(key, { untilMs: nowMs + LIST_FRESH_MS, body })
      body.catch(() => bodies.delete(key))
      return body
    },
    expire: () => bodies.clear(),
    missedMs: () => missedMs,
  }
}
