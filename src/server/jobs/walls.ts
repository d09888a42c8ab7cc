import { LRUCache } from 'lru-cache'
import { isReadingJobs, isReadingRuns, WALL_POLLS } from '../../contract/list-polls'
import { type JobRun } from '../../contract/job-run'
import { type JobRef } from '../../contract/run-ref'
import { MAX_WALL_JOBS, type WallAddress, hasRules, writeWallAddress } from '../../contract/wall-address'
import { type Wall, type WallJob, type WallRun, type WallSource } from '../../contract/wall'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, SECOND_MS } from '../../lib/time/units'
import { findOpenFailure } from '../../model/jobs/latest'
import { findShownRun } from '../../model/wall/classify'
import { fitsRules } from '../../model/wall/select-jobs'
import { UpstreamError } from '../dgc/faults'
import { CompressedBody } from '../runs/compressed-body'
import { REFRESH_WAIT_MS, type Snapshot } from '../runs/run-cache'
import { type KnownJob } from './describe-job'
import { type JobLists } from './job-lists'
import { type Picture } from './picture'
import { createSnapshot } from './refresh'
import { type WallRuns } from './wall-runs'
import { type WorkspaceSweep } from './workspace-sweep'

export interface WallsOptions {
  lists: Pick<JobLists, 'open'>
  wallRuns: Pick<WallRuns, 'find'>
  /** Stands for a workspace that an address does not name; empty when there is none. */
  workspace: string
  clock: Clock
  wait: (ms: number) => Promise<void>
}

export interface Walls {
  /** The jobs of a wall. `client` names the allowance that a first look at a workspace uses. Throws an UpstreamError. */
  read: (address: WallAddress, client: string) => Promise<Snapshot<CompressedBody>>
  /** Whether a wall shows a job, as far as its workspace is known now. */
  hasJob: (address: WallAddress, ref: JobRef) => boolean
  /** Whether a job waits for another one of its workspace, as far as its definition is known now. */
  isNeeded: (other: string, by: JobRef) => boolean
}

interface Source {
  /** As the address names it. */
  workspace: string
  /** Null when it cannot be read now. */
  sweep: WorkspaceSweep | null
  /** Why there is no sweep. */
  refusal: UpstreamError | null
}

/** A job without a run in so much time has none that says anything of now. */
const LAST_RUN_MS = 7 * DAY_MS
/** Of one wall. */
const MAX_WORKSPACES = 8
/** The allowance of what only looks a job up on a wall that is shown already. */
const WALL_CLIENT = 'nodeline:walls'
/** For the first lists, and for those that a page would call old at once because nobody looked since. */
const FIRST_WAIT_MS = 3 * SECOND_MS
const OLD_MS = 3 * WALL_POLLS.complete
/** Bodies of walls that were asked for lately, so that their viewers share one compression. */
const MAX_WALLS = 50

/** What walls of jobs show. They take it from the sweeps of their workspaces, so all walls together cost what one list does. */
export function createWalls(options: WallsOptions): Walls {
  const { lists, workspace: ofServer, clock, wait } = options
  const written = new LRUCache<string, { text: string; body: CompressedBody }>({ max: MAX_WALLS })

  function openSource(workspace: string, client: string): Source {
    try {
      return { workspace, sweep: lists.open(workspace || ofServer, client), refusal: null }
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError)) throw thrown
      return { workspace, sweep: null, refusal: thrown }
    }
  }

  function findRun({ job, workspace }: JobRef, runs: readonly JobRun[]): WallRun | null {
    const run = findShownRun({ runs: [...runs] })
    return run === null
      ? null
      : options.wallRuns.find({ job, workspace: workspace || ofServer, id: run.id }, run)
  }

  function compress(key: string, text: string): CompressedBody {
    const known = written.get(key)
    if (known?.text === text) return known.body
    const body = CompressedBody.of(Buffer.from(text))
    written.set(key, { text, body })
    return body
  }

  return {
    hasJob: (address, { job, workspace }) => {
      const isHere = (named: string): boolean => (named || ofServer) === (workspace || ofServer)
      if (address.jobs.some((named) => named.job === job && isHere(named.workspace))) return true
      if (!isHere(address.workspace) || !hasRules(address)) return false
      return listRuled(address, openSource(address.workspace, WALL_CLIENT).sweep).includes(job)
    },
    isNeeded: (other, { job, workspace }) => {
      const { sweep } = openSource(workspace, WALL_CLIENT)
      const dependsOn = sweep?.picture.find(job)?.definition?.schedule?.dependsOn
      return dependsOn?.includes(other) ?? false
    },
    read: async (address, client) => {
      const sources = listWorkspaces(address).map((workspace) => openSource(workspace, client))
      const sweeps = sources.flatMap(({ sweep }) => sweep ?? [])
      const isOld = sweeps.some(({ picture }) => clock.nowMs() - (picture.listedAtMs ?? 0) > OLD_MS)
      const looks = sweeps.map((sweep) => sweep.look(WALL_POLLS.freshMs))
      await Promise.race([Promise.all(looks), wait(isOld ? FIRST_WAIT_MS : REFRESH_WAIT_MS)])
      const errors = sources.map(errorOf)
      const [first = null] = errors
      const dueElapsedMs = Math.min(
        ...sweeps.map((sweep) => sweep.dueElapsedMs(WALL_POLLS.freshMs)),
        Infinity,
      )
      const hasNothing = sources.every(({ sweep }) => sweep === null || sweep.picture.version === 0)
      const isFailing = errors.every((error) => error !== null)
      if (first !== null && isFailing && hasNothing)
        throw sweeps.length > 0 ? first.withRetryAfter(Math.max(0, dueElapsedMs - clock.elapsedMs())) : first
      const nowMs = clock.nowMs()
      const listedMs = sweeps.flatMap(({ picture }) => picture.listedAtMs ?? [])
      const fetchedAtMs = listedMs.length > 0 ? Math.max(...listedMs) : nowMs
      const value = compress(
        writeWallAddress(address).toString(),
        writeWall(address, sources, nowMs, findRun),
      )
      const sinceMs = Math.min(...sweeps.map((sweep) => sweep.failure()?.sinceMs ?? nowMs))
      const failure = isFailing && first !== null ? { error: first, sinceMs } : null
      return createSnapshot(value, { fetchedAtMs, failure, dueElapsedMs }, clock)
    },
  }
}

const listWorkspaces = (address: WallAddress): string[] => {
  const named = address.jobs.map(({ workspace }) => workspace)
  return [...new Set(hasRules(address) ? [...named, address.workspace] : named)].slice(0, MAX_WORKSPACES)
}

const errorOf = ({ sweep, refusal }: Source): UpstreamError | null =>
  refusal ?? sweep?.failure()?.error ?? null

/** `needsDefinitions`: lists of jobs name no tags. */
function describeSource(source: Source, needsDefinitions: boolean): WallSource {
  const { workspace, sweep } = source
  const error = errorOf(source)
  const { picture } = sweep ?? {}
  return {
    workspace,
    isReading: picture === undefined || isReading(picture, needsDefinitions),
    error: error?.detail.code ?? null,
    // Only then: a time that changes with each list would make each poll another answer.
    listedAtMs: error === null ? null : (picture?.listedAtMs ?? null),
  }
}

function isReading(picture: Picture, needsDefinitions: boolean): boolean {
  const progress = picture.progress()
  if (picture.listedAtMs === null || isReadingJobs(progress)) return true
  return needsDefinitions && progress.definitionsRead < progress.jobsRead
}

/** The jobs that rules add, by name. */
function listRuled(address: WallAddress, sweep: WorkspaceSweep | null): string[] {
  if (sweep === null || !hasRules(address)) return []
  const fits = ({ name, listed, definition }: KnownJob): boolean =>
    fitsRules(
      {
        name,
        folder: listed?.folder || definition?.folder || '',
        owner: listed?.owner || definition?.owner || '',
        tags: definition?.tags ?? [],
      },
      address,
    )
  return [...sweep.picture.listed()]
    .filter(fits)
    .map(({ name }) => name)
    .toSorted()
}

/** The wall as JSON; its jobs have been written before. */
function writeWall(
  address: WallAddress,
  sources: readonly Source[],
  nowMs: number,
  findRun: (ref: JobRef, runs: readonly JobRun[]) => WallRun | null,
): string {
  const indexOf = new Map(sources.map(({ workspace }, index) => [workspace, index]))
  const own = sources[indexOf.get(address.workspace) ?? -1]?.sweep ?? null
  const isNamed = new Set(
    address.jobs.filter(({ workspace }) => workspace === address.workspace).map(({ job }) => job),
  )
  const ruled = listRuled(address, own).filter((name) => !isNamed.has(name))
  const refs = [...address.jobs, ...ruled.map((job) => ({ job, workspace: address.workspace }))]
  const opened = refs.filter(({ workspace }) => indexOf.has(workspace))
  const shown = opened.slice(0, MAX_WALL_JOBS)
  const more = opened.slice(MAX_WALL_JOBS)
  const pictureOf = ({ workspace }: JobRef) => sources[indexOf.get(workspace) ?? -1]?.sweep?.picture ?? null
  for (const ref of shown) pictureOf(ref)?.prefer([ref.job])
  const write = (ref: JobRef): string => {
    const picture = pictureOf(ref)
    const definition = picture?.find(ref.job)?.definition
    const runs = picture?.runsOf(ref.job) ?? []
    const isUnread =
      picture !== null && runs.length === 0 && isReadingRuns(nowMs - LAST_RUN_MS, picture.runsFromMs)
    const head: Omit<WallJob, 'job'> = {
      name: ref.job,
      source: indexOf.get(ref.workspace) ?? 0,
      downstream: definition?.downstream?.map(({ job }) => job) ?? [],
      timeoutMs: definition?.timeoutMs ?? null,
      run: findRun(ref, runs),
      isRealTime: picture?.isRealTime(ref.job) === true ? true : undefined,
      isUnread: isUnread ? true : undefined,
    }
    return `${JSON.stringify(head).slice(0, -1)},"job":${picture?.writeJob(ref.job, nowMs) ?? 'null'}}`
  }
  const failed = more
    .filter((ref) => findOpenFailure({ runs: [...(pictureOf(ref)?.runsOf(ref.job) ?? [])] }) !== null)
    .slice(0, MAX_WALL_JOBS)
  const head: Pick<Wall, 'sources' | 'more'> = {
    sources: sources.map((source) => describeSource(source, address.tags.length > 0)),
    more: refs.length - shown.length,
  }
  return `${JSON.stringify(head).slice(0, -1)},"jobs":[${shown.map(write).join(',')}],"moreFailed":[${failed.map(write).join(',')}]}`
}
