/* oxlint-disable no-await-in-loop -- calls are made one after the other */
import { LIST_FRESH_MS } from '../../contract/list-polls'
import { MINUTE_MS } from '../../lib/time/units'
import { UpstreamError } from '../dgc/faults'
import { type ListedJob } from '../dgc-jobs/job-list'
import { loadPicture } from './load-picture'
import { Picture } from './picture'
import { type RefreshFailure, createRefresh } from './refresh'
import { noteJobs } from './remember'
import { type DefinitionSweepOptions, createDefinitionSweep } from './sweep-definitions'
import { type RunSweepOptions, createRunSweep } from './sweep-runs'

export interface SweepOptions extends RunSweepOptions, DefinitionSweepOptions {
  /** Zone of the service, for schedules that name none. */
  zone: string | null
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
}

const JOBS_EVERY_MS = 10 * MINUTE_MS
/** Without a look for so long the work in the background stops. */
const WATCHED_MS = 5 * MINUTE_MS
/** Between two windows of older runs. */
const DEFINITIONS_AT_ONCE = 20

export function createWorkspaceSweep(options: SweepOptions): WorkspaceSweep {
  const { workspace, zone, calls, ledger, clock, random, onFault, keepFailed } = options
  const picture = new Picture(zone)
  const runSweep = createRunSweep(picture, options)
  const definitions = createDefinitionSweep(picture, options)
  let isLoaded = false
  let isCounted = false
  /** By the monotonic clock, as the next one. */
  let jobsListedElapsedMs = -Infinity
  let lookedElapsedMs = 0
  const refresh = createRefresh({ clock, random, onFault })
  let showFirst: () => void = () => undefined
  const first = new Promise<void>((resolve) => (showFirst = resolve))
  let deepening: Promise<void> | null = null

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
    if (!isLoaded) await loadPicture(picture, ledger, workspace)
    isLoaded = true
    const isDue = clock.elapsedMs() - jobsListedElapsedMs >= JOBS_EVERY_MS
    let runsListed: Promise<void> = Promise.resolve()
    // Begun first, so that its first page is asked for first.
    const jobs = isDue ? refreshJobs(() => runsListed) : Promise.resolve()
    runsListed = runSweep.refresh(showFirst)
    await Promise.all([jobs, runsListed])
    if (picture.needsJobs() && clock.elapsedMs() - jobsListedElapsedMs >= MINUTE_MS)
      await refreshJobs(() => Promise.resolve())
  }

  const isWatched = (): boolean => clock.elapsedMs() - lookedElapsedMs < WATCHED_MS
  const mayGoOn = (): boolean => isWatched() && refresh.failure() === null

  /** Older runs and definitions, which fill in cells. Ends at the first error: the next look begins again. */
  async function deepen(): Promise<void> {
    definitions.beginAnew()
    try {
      if (!isCounted) picture.setRealTime(await calls.listRealTimeJobs(workspace))
      isCounted = true
      let isMore = true
      while (isMore && mayGoOn()) {
        await refresh.running()
        const hasListed = await runSweep.listOlder()
        const hasDefined = await defineSome()
        isMore = hasListed || hasDefined
        if (mayGoOn()) await keepFailed?.(workspace)
      }
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError)) onFault(thrown)
    }
  }

  async function defineSome(): Promise<boolean> {
    const names = definitions.listDue().slice(0, DEFINITIONS_AT_ONCE)
    for (const name of names) {
      if (!isWatched()) return false
      await refresh.running()
      await definitions.read(name)
    }
    return names.length > 0
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
  }
}
