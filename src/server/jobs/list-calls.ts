/* oxlint-disable no-await-in-loop -- a window is listed after the newer one */
import { type RunRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, SECOND_MS } from '../../lib/time/units'
import { type Priority } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type Definition, readDefinitionInParts } from '../dgc-jobs/definition'
import { type ListedJob, readJobList } from '../dgc-jobs/job-list'
import { type OffsetMeaning, readPages } from '../dgc-jobs/pages'
import { type ListedRun, readRunList } from '../dgc-jobs/run-list'
import { runInParts } from '../runs/run-in-parts'
import { type Upstream } from '../runs/upstream'
import { MAX_WINDOW_MS, type Span } from './coverage'

interface JobListOptions {
  /** Before each page but the first. */
  beforeNext: () => Promise<unknown>
  onPage: (jobs: ListedJob[], total: number | null) => void
}

interface RunListOptions {
  workspace: string
  /** Null: of all jobs. */
  job: string | null
  span: Span
  priority: Priority
  /** Of each window of DGC's; all by default. */
  maxPages?: number | undefined
  onPage: (runs: ListedRun[]) => Promise<void>
}

/** The calls that lists are made of. All throw UpstreamErrors. */
export interface ListCalls {
  listJobs: (workspace: string, options: JobListOptions) => Promise<void>
  /** Null when there is no such job. */
  findJob: (workspace: string, job: string, priority?: Priority) => Promise<ListedJob | null>
  /** How many there are, and the names of the first hundred. */
  listRealTimeJobs: (workspace: string) => Promise<{ total: number; names: readonly string[] }>
  /** In windows as long as DGC takes, newest first. True when no run is missing because of `maxPages`. */
  listRuns: (options: RunListOptions) => Promise<boolean>
  /** Null as version: the one that was submitted last. */
  fetchDefinition: (
    workspace: string,
    job: string,
    priority: Priority,
    version?: number | null,
  ) => Promise<Definition>
  /** DGC's text of a run, behind all calls that viewers wait for. */
  fetchRun: (run: RunRef) => Promise<string>
}

export interface ListCallsOptions {
  upstream: Pick<Upstream, 'call'>
  clock: Clock
  wait: (ms: number) => Promise<void>
  /** Calls that no viewer waits for, in any one second. */
  perSecond: number
}

/** DGC's maxima. */
const JOBS_A_PAGE = 100
const RUNS_A_PAGE = 1000
const MAX_FIND_PAGES = 5
/** Some versions refuse more than three days. */
const SHORT_WINDOW_MS = 3 * DAY_MS - 1

export function createListCalls({ upstream, clock, wait, perSecond }: ListCallsOptions): ListCalls {
  const pace = createPace(perSecond, clock, wait)
  let jobOffsets: OffsetMeaning = 'unknown'
  let runOffsets: OffsetMeaning = 'unknown'
  let maxWindowMs = MAX_WINDOW_MS

  /** One key for all lists of a workspace: that they fail says no more than if one does. */
  const keyOf = (workspace: string): string => JSON.stringify(['lists', workspace])
  const turn = async (priority: Priority): Promise<void> => {
    if (priority === 'background') await pace()
  }

  async function listWindow(
    { fromMs, toMs }: Span,
    { workspace, job, priority, maxPages, onPage }: Omit<RunListOptions, 'span'>,
  ): Promise<boolean> {
    // Both ends are exclusive.
    const window = { fromMs: Math.max(0, fromMs - 1), toMs }
    const recorded: Promise<void>[] = []
    let read = 0
    let isWhole = true
    const { meaning } = await readPages<ListedRun>({
      limit: RUNS_A_PAGE,
      meaning: runOffsets,
      ...(maxPages === undefined ? {} : { maxPages }),
      keyOf: ({ job: name, run }) => JSON.stringify([name, run.id]),
      // Versions that know no exact names find all that contain this one.
      onPage: (runs, total) => {
        read += runs.length
        isWhole = total === null ? runs.length < RUNS_A_PAGE : read >= total
        recorded.push(onPage(job === null ? runs : runs.filter((row) => row.job === job)))
      },
      fetch: async (offset) => {
        await turn(priority)
        const query = { ...window, workspace, job, limit: RUNS_A_PAGE, offset }
        return upstream.call(
          keyOf(workspace),
          (dgc) => dgc.listRuns(query, priority),
          (text) => readRunList(text, clock.nowMs()),
        )
      },
    })
    runOffsets = meaning
    await Promise.all(recorded)
    return maxPages === undefined || isWhole
  }

  return {
    listJobs: async (workspace, { beforeNext, onPage }) => {
      let pages = 0
      const { meaning } = await readPages<ListedJob>({
        limit: JOBS_A_PAGE,
        meaning: jobOffsets,
        keyOf: ({ name }) => name,
        onPage,
        fetch: async (offset) => {
          if (pages++ > 0) await beforeNext()
          await turn('background')
          const query = { workspace, job: null, type: 'BATCH', limit: JOBS_A_PAGE, offset } as const
          return upstream.call(
            keyOf(workspace),
            (dgc) => dgc.listJobs(query, 'background'),
            (text) => readJobList(text, clock.nowMs()),
          )
        },
      })
      jobOffsets = meaning
    },

    findJob: async (workspace, job, priority = 'new') => {
      let found: ListedJob | null = null
      await readPages<ListedJob>({
        limit: JOBS_A_PAGE,
        meaning: jobOffsets,
        keyOf: ({ name }) => name,
        // DGC finds all jobs whose names contain this one.
        onPage: (jobs) => (found ??= jobs.find(({ name }) => name === job) ?? null),
        isEnough: () => found !== null,
        maxPages: MAX_FIND_PAGES,
        fetch: async (offset) => {
          await turn(priority)
          const query = { workspace, job, type: 'BATCH', limit: JOBS_A_PAGE, offset } as const
          return upstream.call(
            keyOf(workspace),
            (dgc) => dgc.listJobs(query, priority),
            (text) => readJobList(text, clock.nowMs()),
          )
        },
      })
      return found
    },

    listRealTimeJobs: async (workspace) => {
      await turn('background')
      const query = { workspace, job: null, type: 'REAL_TIME', limit: JOBS_A_PAGE, offset: 0 } as const
      const { total, received, rows } = await upstream.call(
        keyOf(workspace),
        (dgc) => dgc.listJobs(query, 'background'),
        (text) => readJobList(text, clock.nowMs()),
      )
      return { total: total ?? received, names: rows.map(({ name }) => name) }
    },

    listRuns: async ({ span, ...options }) => {
      let isWhole = true
      for (let { toMs } = span; toMs > span.fromMs;) {
        const window = { fromMs: Math.max(span.fromMs, toMs - maxWindowMs), toMs }
        try {
          if (!(await listWindow(window, options))) isWhole = false
          toMs = window.fromMs
        } catch (error) {
          const isRefused = error instanceof UpstreamError && error.detail.code === 'upstream_failed'
          if (!isRefused || window.toMs - window.fromMs <= SHORT_WINDOW_MS) throw error
          maxWindowMs = SHORT_WINDOW_MS
        }
      }
      return isWhole
    },

    fetchDefinition: async (workspace, job, priority, version = null) => {
      await turn(priority)
      return upstream.call(
        keyOf(workspace),
        (dgc) => dgc.fetchDefinition({ workspace, job, version }, priority),
        (text) => runInParts(readDefinitionInParts(text)),
      )
    },

    fetchRun: async (run) => {
      await turn('background')
      return upstream.call(
        JSON.stringify(['run', run.workspace, run.job, run.id]),
        (dgc) => dgc.fetchRun(run, 'background'),
        (text) => text,
      )
    },
  }
}

/** Resolves when the next call may leave: no more than so many in any second. */
function createPace(
  perSecond: number,
  clock: Clock,
  wait: (ms: number) => Promise<void>,
): () => Promise<void> {
  const departures: number[] = []
  return async () => {
    const nowMs = clock.elapsedMs()
    const earlier = departures.length < perSecond ? -Infinity : (departures.shift() ?? -Infinity)
    const atMs = Math.max(nowMs, earlier + SECOND_MS)
    departures.push(atMs)
    if (atMs > nowMs) await wait(atMs - nowMs)
  }
}
