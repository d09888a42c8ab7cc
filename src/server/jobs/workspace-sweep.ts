/* oxlint-disable no-await-in-loop -- calls are made one after the other */
import { setImmediate } from 'node:timers/promises'
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { calculateBackOffMs, concernsOneCall, mayConcernOneCall } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type ListedJob } from '../dgc-jobs/job-list'
import { type ListedRun } from '../dgc-jobs/run-list'
import { explainNoDefinition } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import {
  type Coverage,
  type Span,
  coveredFromMs,
  findNewestHole,
  planWindows,
  AHEAD_MS,
  MISSED_RELIST_MS,
  OPEN_RELIST_MS,
  planMissedWindows,
} from './coverage'
import { type ListCalls } from './list-calls'
import { Picture, RUNS_A_JOB } from './picture'
import { type RefreshFailure, createRefresh } from './refresh'
import {
  findDefinition,
  findListedJobs,
  noteDefinition,
  forgetFuture,
  noteJobs,
  noteRuns,
  readCoverage,
} from './remember'

export interface SweepOptions {
  workspace: string
  /** Zone of the service, for schedules that name none. */
  zone: string | null
  calls: ListCalls
  ledger: Ledger
  clock: Clock
  random: () => number
  /** A bug of ours. */
  onFault: (thrown: unknown) => void
  /** Called repeatedly while the list has viewers. Never rejects. */
  keepFailed?: (workspace: string) => Promise<void>
}

/** Keeps the picture of a workspace up to date, as long as it is looked at. */
export interface WorkspaceSweep {
  picture: Picture
  /**
   * To be called with each look at the list. Resolves when the lists are as new as they can be; the first one when there are the runs of the
   * last day. Lists older than `freshMs` are due. Never rejects.
   */
  look: (freshMs?: number) => Promise<void>
  /** When the lists are due again, by the monotonic clock. */
  dueElapsedMs: (freshMs?: number) => number
  failure: () => RefreshFailure | null
  /** Whether somebody has looked at it lately, so that it is kept up to date. */
  isWatched: () => boolean
  /** Resolves when the work in the background has ended; for tests. */
  settled: () => Promise<void>
}

/** What the strips of daily jobs need, less than what five windows hold. */
const HISTORY_MS = 34 * DAY_MS
/** A run that was started again is found by listing the whole day. */
const WHOLE_DAY_EVERY_MS = 15 * MINUTE_MS
const JOBS_EVERY_MS = 10 * MINUTE_MS
/** Without a look for so long the work in the background stops. */
const WATCHED_MS = 5 * MINUTE_MS
/** Between two windows of older runs. */
const DEFINITIONS_AT_ONCE = 20
/** How long a definition that DGC failed to give is not asked for again. */
const DEFINITION_PAUSE = { firstMs: 2 * MINUTE_MS, lastMs: HOUR_MS }
/** So many failures in a row are no matter of single jobs. */
const OUTAGE_FAILURES = 3

export function createWorkspaceSweep({
  workspace,
  zone,
  calls,
  ledger,
  clock,
  random,
  onFault,
  keepFailed,
}: SweepOptions): WorkspaceSweep {
  const picture = new Picture(zone)
  let isLoaded = false
  let isCounted = false
  /** By the monotonic clock, as the next three. */
  let jobsListedElapsedMs = -Infinity
  let dayListedElapsedMs = -Infinity
  let oldListedElapsedMs = -Infinity
  let missedListedElapsedMs = -Infinity
  let lookedElapsedMs = 0
  /** How often in a row DGC failed to give the definition of a job, and when it is asked again, by the monotonic clock. */
  const failed = new Map<string, { fails: number; retryElapsedMs: number }>()
  let failuresInARow = 0
  const refresh = createRefresh({ clock, random, onFault })
  let showFirst: () => void = () => undefined
  const first = new Promise<void>((resolve) => (showFirst = resolve))
  let deepening: Promise<void> | null = null

  /** What an earlier process has seen. */
  async function load(): Promise<void> {
    const jobs: ListedJob[] = []
    for (const page of findListedJobs(ledger, workspace)) {
      picture.addListed(page, null, null)
      jobs.push(...page)
      await setImmediate()
    }
    for (const runs of ledger.lastRunsOfAll(workspace, RUNS_A_JOB)) {
      for (const { job, runs: last } of runs) for (const run of last) picture.addRun(job, run)
      await setImmediate()
    }
    for (const [index, job] of jobs.entries()) {
      const definition = findDefinition(ledger, workspace, job)
      if (definition !== null) picture.setDefinition(job.name, definition)
      if (index % 20 === 19) await setImmediate()
    }
    const coverage = readCoverage(ledger, workspace, null)
    const listedAtMs = coverage.at(-1)?.toMs
    if (listedAtMs !== undefined) showCoverage(coverage, listedAtMs)
    isLoaded = true
  }

  const showCoverage = (coverage: Coverage, listedAtMs: number): void =>
    picture.setListed(coveredFromMs(coverage, listedAtMs), listedAtMs)

  async function listSpan(span: Span): Promise<void> {
    const onPage = async (rows: ListedRun[]): Promise<void> => {
      const seenAtMs = clock.nowMs()
      for (const { job, run } of rows) picture.addRun(job, run)
      await ledger.recordRuns(workspace, rows, seenAtMs)
    }
    await calls.listRuns({ workspace, job: null, span, priority: 'background', onPage })
  }

  async function refreshRuns(): Promise<void> {
    const nowMs = clock.nowMs()
    const elapsedMs = clock.elapsedMs()
    const aheadMs = nowMs + AHEAD_MS
    forgetFuture(ledger, { workspace, job: null }, nowMs)
    const lastMs = readCoverage(ledger, workspace, null).at(-1)?.toMs ?? 0
    const isWholeDay = Math.max(nowMs - lastMs, elapsedMs - dayListedElapsedMs) >= WHOLE_DAY_EVERY_MS
    const isNew = nowMs - lastMs > DAY_MS
    const [newest, ...older] = planWindows(picture.listUnfinished(), isNew ? nowMs - DAY_MS : lastMs, aheadMs)
    const fromMs = Math.min(newest?.fromMs ?? nowMs, isWholeDay ? nowMs - DAY_MS : Infinity)
    await listSpan({ fromMs, toMs: aheadMs })
    if (isWholeDay) dayListedElapsedMs = elapsedMs
    const coverage = noteRuns(ledger, workspace, null, { fromMs, toMs: nowMs })
    showCoverage(coverage, nowMs)
    showFirst()
    if (elapsedMs - oldListedElapsedMs >= OPEN_RELIST_MS) {
      for (const span of older) await listSpan(span)
      oldListedElapsedMs = elapsedMs
    }
    if (elapsedMs - missedListedElapsedMs < MISSED_RELIST_MS) return
    const missed = planMissedWindows(picture.listMissed(), nowMs)
    if (missed.length === 0) return
    for (const span of missed) await listSpan(span)
    missedListedElapsedMs = elapsedMs
  }

  /** After the first page, which says how many jobs there are, the runs come first: they fill all strips. */
  async function refreshJobs(runsListed: () => Promise<unknown>): Promise<void> {
    const nowMs = clock.nowMs()
    const elapsedMs = clock.elapsedMs()
    const names = new Set<string>()
    const recorded: Promise<void>[] = []
    const onPage = (jobs: ListedJob[], total: number | null): void => {
      for (const { name } of jobs) names.add(name)
      picture.addListed(jobs, total, nowMs)
      recorded.push(noteJobs(ledger, workspace, jobs, clock.nowMs()))
    }
    await calls.listJobs(workspace, { beforeNext: runsListed, onPage })
    await Promise.all(recorded)
    picture.finishListing(names, nowMs)
    jobsListedElapsedMs = elapsedMs
  }

  async function refreshLists(): Promise<void> {
    if (!isLoaded) await load()
    const isDue = clock.elapsedMs() - jobsListedElapsedMs >= JOBS_EVERY_MS
    let runsListed: Promise<void> = Promise.resolve()
    // Begun first, so that its first page is asked for first.
    const jobs = isDue ? refreshJobs(() => runsListed) : Promise.resolve()
    runsListed = refreshRuns()
    await Promise.all([jobs, runsListed])
    if (picture.needsJobs() && clock.elapsedMs() - jobsListedElapsedMs >= MINUTE_MS)
      await refreshJobs(() => Promise.resolve())
  }

  const isWatched = (): boolean => clock.elapsedMs() - lookedElapsedMs < WATCHED_MS
  const mayGoOn = (): boolean => isWatched() && refresh.failure() === null

  /** Older runs and definitions, which fill in cells. Ends at the first error: the next look begins again. */
  async function deepen(): Promise<void> {
    failuresInARow = 0
    try {
      if (!isCounted) picture.setRealTime(await calls.listRealTimeJobs(workspace))
      isCounted = true
      let isMore = true
      while (isMore && mayGoOn()) {
        await refresh.running()
        const hasListed = await listOlder()
        const hasDefined = await defineSome()
        isMore = hasListed || hasDefined
        if (mayGoOn()) await keepFailed?.(workspace)
      }
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError)) onFault(thrown)
    }
  }

  async function listOlder(): Promise<boolean> {
    const { listedAtMs } = picture
    if (listedAtMs === null) return false
    const wanted = { fromMs: listedAtMs - HISTORY_MS, toMs: listedAtMs }
    const hole = findNewestHole(readCoverage(ledger, workspace, null), wanted)
    if (hole === null) return false
    await listSpan(hole)
    showCoverage(noteRuns(ledger, workspace, null, hole), picture.listedAtMs ?? listedAtMs)
    return true
  }

  /** Jobs whose definition DGC failed to give, and is to be asked for again. */
  const listFailed = (): string[] =>
    [...failed]
      .filter(([, { retryElapsedMs }]) => clock.elapsedMs() >= retryElapsedMs)
      .flatMap(([name]) => (picture.find(name)?.listed ? [name] : []))

  async function defineSome(): Promise<boolean> {
    const due = new Set([...picture.listUndefined(), ...listFailed()])
    const names = [...due].slice(0, DEFINITIONS_AT_ONCE)
    for (const name of names) {
      if (!isWatched()) return false
      await refresh.running()
      await define(name)
    }
    return names.length > 0
  }

  async function define(name: string): Promise<void> {
    try {
      const definition = await calls.fetchDefinition(workspace, name, 'background')
      noteDefinition(
        ledger,
        workspace,
        { name, updatedMs: picture.find(name)?.listed?.updatedMs ?? null },
        definition,
        clock.nowMs(),
      )
      picture.setDefinition(name, definition)
      failed.delete(name)
      failuresInARow = 0
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError) || !mayConcernOneCall(thrown.detail.code)) throw thrown
      picture.setDefinition(name, explainNoDefinition(thrown.detail))
      if (concernsOneCall(thrown.detail.code)) {
        // It is not asked for again before the job changes.
        failed.delete(name)
        failuresInARow = 0
        return
      }
      const fails = (failed.get(name)?.fails ?? 0) + 1
      const pauseMs = calculateBackOffMs(thrown.detail, fails, random(), DEFINITION_PAUSE)
      failed.set(name, { fails, retryElapsedMs: clock.elapsedMs() + pauseMs })
      failuresInARow += 1
      if (failuresInARow >= OUTAGE_FAILURES) throw thrown
    }
  }

  async function refreshAndDeepen(): Promise<void> {
    await refresh.start(refreshLists)
    if (refresh.failure() === null) deepening ??= deepen().finally(() => (deepening = null))
  }

  return {
    picture,
    failure: refresh.failure,
    isWatched,
    dueElapsedMs: (freshMs = LIST_FRESH_MS) => refresh.dueElapsedMs(freshMs),
    look: (freshMs = LIST_FRESH_MS) => {
      lookedElapsedMs = clock.elapsedMs()
      if (refresh.running() === null && clock.elapsedMs() >= refresh.dueElapsedMs(freshMs))
        void refreshAndDeepen()
      const running = refresh.running()
      if (running === null) return Promise.resolve()
      return picture.listedAtMs === null ? Promise.race([first, running]) : running
    },
    settled: async () => {
      await refresh.running()
      await deepening
    },
  }
}
