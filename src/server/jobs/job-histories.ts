/* oxlint-disable no-await-in-loop -- calls are made one after the other */
import { LRUCache } from 'lru-cache'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { concernsOneCall, mayConcernOneCall } from '../dgc/back-off'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { createNoSchedule, createSchedule, explainNoDefinition } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import { type CompressedBody } from '../runs/compressed-body'
import { REFRESH_WAIT_MS, type Snapshot } from '../runs/run-cache'
import { type Upstream, claimColdRead } from '../runs/upstream'
import { findOpenFailure } from '../../model/jobs/latest'
import {
  type Coverage,
  type Span,
  AHEAD_MS,
  ONE_CALL_MS,
  OPEN_RELIST_MS,
  findNewestHole,
  planWindows,
  MISSED_RELIST_MS,
  planMissedWindows,
} from './coverage'
import { type KnownJob, findMissedTimes } from './describe-job'
import { type HistoryBodies, USUAL_MS, createHistoryBodies } from './history-bodies'
import { type JobLists, findDefined } from './job-lists'
import { type ListCalls } from './list-calls'
import { DGC_RETENTION_MS, createListedRuns } from './listed-runs'
import { type Refresh, createRefresh, createSnapshot } from './refresh'
import { findDefinition, forgetFuture, noteDefinition, readJobCoverage } from './remember'

export interface JobHistoriesOptions {
  upstream: Pick<Upstream, 'coldReadWaitMs' | 'logFault'>
  calls: ListCalls
  ledger: Ledger
  lists: Pick<JobLists, 'find'>
  /** Zone of the service, for schedules that name none. */
  zone: string | null
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
}

/** Epoch ms; null where the server chooses: until now, and as long as 30 runs take. */
interface AskedWindow {
  fromMs: number | null
  toMs: number | null
}

export interface JobHistories {
  /** A job with the runs of a window. `client` names the allowance that a first look uses. Throws an UpstreamError. */
  read: (ref: JobRef, asked: AskedWindow, client: string) => Promise<Snapshot<CompressedBody>>
}

interface Watched {
  ref: JobRef
  /** When it was first looked at: no list is older. Of a real-time job, when its definition was read last. */
  sinceMs: number
  job: KnownJob
  /** When job and definition were read, by the monotonic clock. */
  describedElapsedMs: number
  oldElapsedMs: number
  /** When planned times without a run were listed again. */
  missedElapsedMs: number
  lookedElapsedMs: number
  refresh: Refresh
  deepening: Promise<void> | null
  bodies: HistoryBodies
}

const MAX_JOBS = 200
const DESCRIBED_MS = 10 * MINUTE_MS
const WATCHED_MS = 2 * MINUTE_MS
/** Windows of older runs that a viewer waits for, so that a first look takes six calls: job, definition, newest runs and these. */
const WINDOWS_AT_ONCE = 3
const FIRST_WAIT_MS = 5 * SECOND_MS

/** The histories of jobs, each one for all its viewers. */
export function createJobHistories(options: JobHistoriesOptions): JobHistories {
  const { upstream, calls, ledger, lists, zone, clock, random, wait } = options
  const listedRuns = createListedRuns(options)
  const watched = new LRUCache<string, Watched>({ max: MAX_JOBS })

  function watch(ref: JobRef, client: string): Watched {
    const key = JSON.stringify([ref.workspace, ref.job])
    const known = watched.get(key)
    if (known !== undefined) return known
    claimColdRead(upstream, client)
    const added: Watched = {
      ref,
      sinceMs: clock.nowMs(),
      job: { name: ref.job, listed: null, statusAtMs: null, definition: null, schedule: null },
      describedElapsedMs: -Infinity,
      oldElapsedMs: -Infinity,
      missedElapsedMs: -Infinity,
      lookedElapsedMs: 0,
      refresh: createRefresh({ clock, random, onFault: upstream.logFault }),
      deepening: null,
      bodies: createHistoryBodies(ref, options),
    }
    watched.set(key, added)
    return added
  }

  const coverageOf = (ref: JobRef): Coverage => readJobCoverage(ledger, ref)

  async function listSpan(entry: Watched, span: Span, priority: Priority): Promise<void> {
    await listedRuns.list(entry.ref, span, priority)
    entry.bodies.expire()
  }

  /** Whether a planned time without a run has come since the job was read: it may have been stopped before. */
  function isStatusOld({ ref: { workspace, job }, job: known }: Watched): boolean {
    const toMs = coverageOf({ workspace, job }).at(-1)?.toMs ?? null
    if (known.statusAtMs === null || toMs === null) return false
    const runs = ledger.listRuns({ workspace, job, fromMs: toMs - USUAL_MS, toMs: toMs + DAY_MS })
    return findMissedTimes(known, { runs, fromMs: known.statusAtMs, toMs, listedAtMs: toMs }).isStatusOld
  }

  /** Job and definition: from the list of jobs while that has viewers, else by calls of their own. */
  async function describe(entry: Watched): Promise<void> {
    const { workspace, job } = entry.ref
    const shown = findDefined(lists, entry.ref)
    if (shown !== null) {
      entry.job = shown
      return
    }
    const isFresh = clock.elapsedMs() - entry.describedElapsedMs < DESCRIBED_MS && !isStatusOld(entry)
    const statusAtMs = clock.nowMs()
    // Of a real-time job nothing else is read.
    if (isFresh && !isRealTime(entry)) return
    const [listed, definition] = await Promise.all([
      calls.findJob(workspace, job),
      calls.fetchDefinition(workspace, job, 'new').catch(keepRefusal),
    ])
    if (definition instanceof UpstreamError) {
      // A job that is listed shows without its definition, or with the known one while it has not changed.
      if (listed === null) throw definition
      const known = findDefinition(ledger, workspace, listed)
      const schedule = known
        ? createSchedule(known.schedule, zone)
        : createNoSchedule(explainNoDefinition(definition.detail))
      entry.job = { name: job, listed, statusAtMs, definition: known, schedule }
    } else {
      const { updatedMs = null } = listed ?? {}
      noteDefinition(ledger, workspace, { name: job, updatedMs }, definition, clock.nowMs())
      entry.job = {
        name: job,
        listed,
        statusAtMs,
        definition,
        schedule: createSchedule(definition.schedule, zone),
      }
    }
    // What may be an outage is asked for again with the next refresh.
    const isRead = !(definition instanceof UpstreamError) || concernsOneCall(definition.detail.code)
    if (isRead) entry.describedElapsedMs = clock.elapsedMs()
    if (isRealTime(entry)) entry.sinceMs = clock.nowMs()
    entry.bodies.expire()
  }

  async function listNewest(entry: Watched): Promise<void> {
    const { workspace, job } = entry.ref
    const nowMs = clock.nowMs()
    forgetFuture(ledger, entry.ref, nowMs)
    const lastMs = coverageOf(entry.ref).at(-1)?.toMs ?? 0
    // The list of jobs keeps it new.
    if (nowMs - lastMs < LIST_FRESH_MS) return
    const beganMs = Math.max(lastMs, nowMs - ONE_CALL_MS)
    const runs = ledger.listRuns({ workspace, job, fromMs: nowMs - USUAL_MS, toMs: nowMs + DAY_MS })
    // A failure that no later run made good may be run again under its own id.
    const failure = findOpenFailure({ runs })
    const open = runs.filter((run) => run === failure || !isTerminal(run.status))
    const [newest, ...older] = planWindows(open, beganMs, nowMs + AHEAD_MS)
    if (newest === undefined) return
    await listSpan(entry, newest, 'new')
    if (clock.elapsedMs() - entry.oldElapsedMs >= OPEN_RELIST_MS) {
      for (const span of older) await listSpan(entry, span, 'new')
      entry.oldElapsedMs = clock.elapsedMs()
    }
    const missed = planMissedWindows(entry.bodies.missedMs(), nowMs)
    if (missed.length === 0 || clock.elapsedMs() - entry.missedElapsedMs < MISSED_RELIST_MS) return
    for (const span of missed) await listSpan(entry, span, 'background')
    entry.missedElapsedMs = clock.elapsedMs()
  }

  /** The newest window that is not known of those that are looked at. */
  function findHole({ ref }: Watched, window: Span): Span | null {
    const coverage = coverageOf(ref)
    const lastMs = coverage.at(-1)?.toMs ?? 0
    return findNewestHole(coverage, {
      fromMs: Math.max(window.fromMs, clock.nowMs() - DGC_RETENTION_MS),
      toMs: Math.min(window.toMs, lastMs),
    })
  }

  async function readLists(entry: Watched, asked: AskedWindow): Promise<void> {
    // DGC knows no list of the runs of a real-time job.
    if (isRealTime(entry)) return describe(entry)
    const [described, newest] = [describe(entry), listNewest(entry)]
    newest.catch(() => undefined)
    await described
    if (isRealTime(entry)) return
    await newest
    const window = chooseWindow(entry, asked)
    for (let windows = 0; windows < WINDOWS_AT_ONCE; windows++) {
      const hole = findHole(entry, window)
      if (hole === null) return
      await listSpan(entry, hole, 'new')
    }
  }

  /** Older windows, as long as the job has viewers. */
  async function deepen(entry: Watched, window: Span): Promise<void> {
    try {
      while (clock.elapsedMs() - entry.lookedElapsedMs < WATCHED_MS) {
        const hole = findHole(entry, window)
        if (hole === null) return
        await listSpan(entry, hole, 'background')
      }
    } catch (thrown) {
      // The next refresh meets the same error and shows it.
      if (!(thrown instanceof UpstreamError)) upstream.logFault(thrown)
    }
  }

  /** Ends on a full hour where it ends now, so that the body stays the same. */
  function chooseWindow({ job }: Watched, { fromMs, toMs }: AskedWindow): Span {
    const endMs = toMs ?? (Math.floor(clock.nowMs() / HOUR_MS) + 1) * HOUR_MS
    const beginMs = fromMs ?? endMs - chooseDays(job.schedule?.periodMs ?? null) * DAY_MS
    return { fromMs: Math.min(beginMs, endMs - 1), toMs: endMs }
  }

  async function toSnapshot(entry: Watched, asked: AskedWindow): Promise<Snapshot<CompressedBody>> {
    const { refresh, job } = entry
    const failure = refresh.failure()
    const dueElapsedMs = refresh.dueElapsedMs(LIST_FRESH_MS)
    const listedAtMs = coverageOf(entry.ref).at(-1)?.toMs ?? null
    const isKnown =
      job.definition !== null || ledger.findLatest(entry.ref.workspace, entry.ref.job, 'latest') !== null
    if (failure !== null && !isKnown)
      throw failure.error.withRetryAfter(Math.max(0, dueElapsedMs - clock.elapsedMs()))
    const value = await entry.bodies.find(job, chooseWindow(entry, asked))
    return createSnapshot(value, { fetchedAtMs: listedAtMs ?? entry.sinceMs, failure, dueElapsedMs }, clock)
  }

  return {
    read: async (ref, asked, client) => {
      const entry = watch(ref, client)
      entry.lookedElapsedMs = clock.elapsedMs()
      const { refresh } = entry
      if (clock.elapsedMs() >= refresh.dueElapsedMs(LIST_FRESH_MS))
        void refresh.start(() => readLists(entry, asked))
      const isFirst = entry.describedElapsedMs === -Infinity
      const running = refresh.running()
      if (running !== null) await Promise.race([running, wait(isFirst ? FIRST_WAIT_MS : REFRESH_WAIT_MS)])
      // Not with the first look, which may be the only one.
      else if (refresh.failure() === null)
        entry.deepening ??= deepen(entry, chooseWindow(entry, asked)).finally(() => (entry.deepening = null))
      return toSnapshot(entry, asked)
    },
  }
}

const isRealTime = ({ job }: Watched): boolean => job.definition?.isRealTime === true

/** An error that may be of this job alone, as a value. */
function keepRefusal(thrown: unknown): UpstreamError {
  if (thrown instanceof UpstreamError && mayConcernOneCall(thrown.detail.code)) return thrown
  throw thrown
}

const WINDOW_DAYS = [7, 30, 60, 90]
const MAX_DAYS = 180
const DEFAULT_DAYS = 30
const RUNS_WANTED = 30

/** The shortest window that holds 30 runs. */
const chooseDays = (periodMs: number | null): number =>
  periodMs === null
    ? DEFAULT_DAYS
    : (WINDOW_DAYS.find((days) => days * DAY_MS >= RUNS_WANTED * periodMs) ?? MAX_DAYS)
