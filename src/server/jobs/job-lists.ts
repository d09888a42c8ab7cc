import { LRUCache } from 'lru-cache'
import { jobListPollMs } from '../../contract/list-polls'
import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { SECOND_MS } from '../../lib/time/units'
import { type Ledger } from '../ledger/ledger'
import { CompressedBody } from '../runs/compressed-body'
import { REFRESH_WAIT_MS, type Snapshot } from '../runs/run-cache'
import { type Upstream, claimColdRead } from '../runs/upstream'
import { type KnownJob } from './describe-job'
import { type ListCalls } from './list-calls'
import { createSnapshot } from './refresh'
import { type SweepOptions, type WorkspaceSweep, createWorkspaceSweep } from './workspace-sweep'

export interface JobListsOptions extends Pick<SweepOptions, 'keepFailed'> {
  upstream: Pick<Upstream, 'coldReadWaitMs' | 'logFault'>
  calls: ListCalls
  ledger: Ledger
  /** Zone of the service, for schedules that name none. */
  zone: string | null
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
}

export interface JobLists {
  /** The jobs of a workspace. `client` names the allowance that a first look uses. Throws an UpstreamError. */
  read: (workspace: string, client: string) => Promise<Snapshot<CompressedBody>>
  /** The sweep of a workspace, begun if need be. Throws an UpstreamError when `client` may not begin one now. */
  open: (workspace: string, client: string) => WorkspaceSweep
  /** The sweep of a workspace that was looked at lately. */
  find: (workspace: string) => WorkspaceSweep | null
}

interface Watched {
  sweep: WorkspaceSweep
  /** When it was first looked at: no list is older. */
  sinceMs: number
  written: WrittenList | null
  writing: Promise<WrittenList> | null
}

/** A list as it was put together, once for all viewers. */
interface WrittenList {
  body: CompressedBody
  /** Those of the picture. */
  version: number
  listedAtMs: number | null
  /** When one of its planned times has come, epoch ms. */
  changesAtMs: number
  /** By the monotonic clock: before, only newer lists of DGC are a reason to put together another one. */
  dueElapsedMs: number
}

/** Each holds the runs of all its jobs. */
const MAX_WORKSPACES = 20
/** A first look waits for the runs of the day. */
const FIRST_WAIT_MS = 3 * SECOND_MS

/** The lists of jobs, one for all viewers of a workspace. */
export function createJobLists(options: JobListsOptions): JobLists {
  const { upstream, clock, wait } = options
  const watched = new LRUCache<string, Watched>({ max: MAX_WORKSPACES })

  function watch(workspace: string, client: string): Watched {
    const known = watched.get(workspace)
    if (known !== undefined) return known
    claimColdRead(upstream, client)
    const sweep = createWorkspaceSweep({ ...options, workspace, onFault: upstream.logFault })
    const added: Watched = { sweep, sinceMs: clock.nowMs(), written: null, writing: null }
    watched.set(workspace, added)
    return added
  }

  function isCurrent({ sweep: { picture } }: Watched, written: WrittenList): boolean {
    if (picture.listedAtMs !== written.listedAtMs && picture.version !== written.version) return false
    const isChanged = picture.version !== written.version || clock.nowMs() >= written.changesAtMs
    return !isChanged || clock.elapsedMs() < written.dueElapsedMs
  }

  async function write(workspace: string, { sweep: { picture } }: Watched): Promise<WrittenList> {
    const { version, listedAtMs } = picture
    const body = await CompressedBody.ofSlices(picture.write(workspace, clock.nowMs()))
    const dueElapsedMs = clock.elapsedMs() + jobListPollMs(picture.progress())
    return { body, version, listedAtMs, changesAtMs: picture.changesAtMs(), dueElapsedMs }
  }

  async function readWritten(workspace: string, entry: Watched): Promise<WrittenList> {
    if (entry.written !== null && isCurrent(entry, entry.written)) return entry.written
    entry.writing ??= write(workspace, entry).finally(() => (entry.writing = null))
    entry.written = await entry.writing
    return entry.written
  }

  async function toSnapshot(workspace: string, entry: Watched): Promise<Snapshot<CompressedBody>> {
    const { sweep } = entry
    const { picture } = sweep
    const failure = sweep.failure()
    const dueElapsedMs = sweep.dueElapsedMs()
    if (picture.version === 0 && failure !== null)
      throw failure.error.withRetryAfter(Math.max(0, dueElapsedMs - clock.elapsedMs()))
    const { body, version, listedAtMs } = await readWritten(workspace, entry)
    // Newer lists that change nothing make it newer.
    const fetchedAtMs = (version === picture.version ? picture.listedAtMs : listedAtMs) ?? entry.sinceMs
    return createSnapshot(body, { fetchedAtMs, failure, dueElapsedMs }, clock)
  }

  return {
    read: async (workspace, client) => {
      const entry = watch(workspace, client)
      const { picture } = entry.sweep
      const isFirst = picture.listedAtMs === null
      await Promise.race([entry.sweep.look(), wait(isFirst ? FIRST_WAIT_MS : REFRESH_WAIT_MS)])
      return toSnapshot(workspace, entry)
    },
    open: (workspace, client) => watch(workspace, client).sweep,
    find: (workspace) => {
      const sweep = watched.get(workspace)?.sweep
      return sweep?.isWatched() === true ? sweep : null
    },
  }
}

/** A job as the list of its workspace has it, with its definition; null while that list has no viewers or lacks it. */
export function findDefined(lists: Pick<JobLists, 'find'>, { workspace, job }: JobRef): KnownJob | null {
  const known = lists.find(workspace)?.picture.find(job) ?? null
  if (known === null || known.listed === null || known.definition === null) return null
  const { name, listed, statusAtMs, definition, schedule } = known
  return { name, listed, statusAtMs, definition, schedule }
}
