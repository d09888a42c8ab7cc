import { setImmediate } from 'node:timers/promises'
import { type JobRun, type LatestWord } from '../../contract/job-run'
import { type RunRef } from '../../contract/run-ref'
import { type LedgerStats } from '../../contract/server-status'
import { type DefinitionRecord, type JobRecord } from './jobs-table'
import { type KeptRun } from './kept-table'
import { type NodeTimes } from './node-times-table'
import { type RowSchema } from './row-reader'
import { type JobRuns, type RunRecord, type RunWindow } from './runs-table'
import { type ScreensTable } from './screens-table'
import { type KeptSketch } from './sketches-table'
import { type LedgerOptions, type Store, type Tables, createStore } from './store'

/**
 * What was seen of jobs and runs, by workspace (empty: DGC's default one). No method throws for the database: a file that cannot
 * be used any more is replaced by memory, which starts empty. What a caller notes about its progress goes with it. A row that is damaged
 * or does not fit the caller's schema is as if it was not there.
 */
export interface Ledger {
  /** In slices, so that other work goes on. An older observation than the known one is ignored; a rerun becomes another attempt. */
  recordRuns: (workspace: string, runs: readonly RunRecord[], seenAtMs: number) => Promise<void>
  /** DGC no longer has this run: until it is recorded again, its lists mark it `onlyKept`. */
  markMissing: (run: RunRef) => void
  /** The runs of a job whose plan lies in a window, oldest first; of a rerun the newest attempt. 1,000 take about 2 ms. */
  listRuns: (window: RunWindow) => JobRun[]
  /** All attempts of a run, oldest first. */
  listAttempts: (run: RunRef) => JobRun[]
  /** A run with up to `each` older and newer ones of its job, oldest first; empty when it is not known. */
  listRunsAround: (run: RunRef, each: number) => JobRun[]
  /** The last runs of every job. Each step reads 100 jobs and takes some milliseconds: let other work go on between them. */
  lastRunsOfAll: (workspace: string, perJob: number) => Generator<JobRuns[]>
  /** The greatest plan among the scheduled runs with that outcome; without a scheduled one, among all. */
  findLatest: (workspace: string, job: string, word: LatestWord) => JobRun | null

  recordJobs: (workspace: string, jobs: readonly JobRecord[], seenAtMs: number) => Promise<void>
  /** By name. A job of which only runs were seen is not among them. Each step reads 1,000: let other work go on between them. */
  listJobs: <T>(workspace: string, schema: RowSchema<T>) => Generator<T[]>
  recordDefinition: (workspace: string, job: string, definition: DefinitionRecord) => void
  /** Null as version: the greatest one. */
  findDefinition: <T>(
    workspace: string,
    job: string,
    version: number | null,
    schema: RowSchema<T>,
  ) => T | null

  /** Replaces an earlier answer of that run. */
  keepRun: (run: RunRef, kept: KeptRun) => void
  findKept: (run: RunRef) => KeptRun | null
  /** Failed runs since then that DGC still has and whose answers are not kept, newest first. */
  listFailedToKeep: (workspace: string, sinceMs: number) => RunRef[]

  /** What was found in the log at a path, as the caller writes it; replaces that of an earlier etag. The longest unused goes first. */
  keepSketch: (path: string, sketch: KeptSketch) => void
  findSketch: (path: string) => KeptSketch | null
  /** What the log at a path says, as text of the caller's own, for one state of the object. A bounded number is kept. */
  recordCause: (path: string, etag: string, seenAtMs: number, body: string) => void
  findCause: (path: string, etag: string) => string | null
  /** Replaces those of an earlier answer. `data` is any JSON. */
  recordNodeTimes: (run: RunRef, data: unknown, seenAtMs: number) => void
  /** Of those runs that are known, in any order. */
  findNodeTimes: <T>(
    workspace: string,
    job: string,
    ids: readonly string[],
    schema: RowSchema<T>,
  ) => NodeTimes<T>[]

  /** A text of the caller's own, such as how far a sweep has come. */
  recordNote: (workspace: string, name: string, text: string) => void
  findNote: (workspace: string, name: string) => string | null

  readScreens: <T>(work: (screens: ScreensTable) => T) => T
  /** Commits what `work` writes, or nothing of it when it throws. After a fault of the file it runs again, in memory. */
  writeScreens: <T>(work: (screens: ScreensTable) => T) => T

  stats: () => LedgerStats
  /** What comes later is forgotten. */
  close: () => void
}

/** Takes about 5 ms. */
const ROWS_AT_ONCE = 100

type Counts = Pick<LedgerStats, 'jobs' | 'runs' | 'kept' | 'keptBytes'>

export function createLedger(options: LedgerOptions): Ledger {
  const { clock } = options
  const store = createStore(options)
  const { read } = store
  /** Counting reads an index to its end, and one scrape of the metrics asks for them often: until the next write. */
  let counts: Counts | null = null

  const write: Store['write'] = (work) => {
    counts = null
    return store.write(work)
  }

  async function writeInSlices<T>(
    rows: readonly T[],
    work: (tables: Tables, slice: readonly T[]) => void,
  ): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      // oxlint-disable-next-line no-await-in-loop -- one slice at a time, with other work in between
      if (at > 0) await setImmediate()
      const slice = rows.slice(at, at + ROWS_AT_ONCE)
      write((tables) => work(tables, slice))
    }
  }

  return {
    recordRuns: (workspace, runs, seenAtMs) =>
      writeInSlices(runs, ({ runs: table }, slice) => table.record(workspace, slice, seenAtMs)),
    markMissing: (run) => write(({ runs }) => runs.markMissing(run)),
    listRuns: (window) => read(({ runs }) => runs.list(window)),
    listAttempts: (run) => read(({ runs }) => runs.listAttempts(run)),
    listRunsAround: (run, each) => read(({ runs }) => runs.listAround(run, each)),
    *lastRunsOfAll(workspace, perJob) {
      let page = read(({ runs }) => runs.lastOfAll(workspace, perJob, 0))
      while (page.runs.length > 0) {
        yield page.runs
        const { lastKey } = page
        page = read(({ runs }) => runs.lastOfAll(workspace, perJob, lastKey))
      }
    },
    findLatest: (workspace, job, word) => read(({ runs }) => runs.findLatest(workspace, job, word)),

    recordJobs: (workspace, jobs, seenAtMs) =>
      writeInSlices(jobs, ({ jobs: table }, slice) => table.record(workspace, slice, seenAtMs)),
    *listJobs(workspace, schema) {
      for (let after = 0; ;) {
        const from = after
        const page = read(({ jobs }) => jobs.list(workspace, from, schema))
        if (page === null) return
        yield page.jobs
        after += page.rows
      }
    },
    recordDefinition: (workspace, job, definition) =>
      write(({ jobs }) => jobs.recordDefinition(workspace, job, definition)),
    findDefinition: (workspace, job, version, schema) =>
      read(({ jobs }) => jobs.findDefinition(workspace, job, version, schema)),

    keepRun: (run, kept) => write((tables) => tables.kept.record(run, kept)),
    findKept: (run) => read(({ kept }) => kept.find(run)),
    listFailedToKeep: (workspace, sinceMs) => read(({ runs }) => runs.listFailedToKeep(workspace, sinceMs)),

    keepSketch: (path, sketch) => write(({ sketches }) => sketches.record(path, sketch, clock.nowMs())),
    // a use is noted as well
    findSketch: (path) => write(({ sketches }) => sketches.find(path, clock.nowMs())),
    recordCause: (path, etag, seenAtMs, body) =>
      write(({ causes }) => causes.record(path, etag, seenAtMs, body)),
    findCause: (path, etag) => read(({ causes }) => causes.find(path, etag)),
    recordNodeTimes: (run, data, seenAtMs) => write(({ nodeTimes }) => nodeTimes.record(run, data, seenAtMs)),
    findNodeTimes: (workspace, job, ids, schema) =>
      read(({ nodeTimes }) => nodeTimes.find(workspace, job, ids, schema)),

    recordNote: (workspace, name, text) => write(({ notes }) => notes.record(workspace, name, text)),
    findNote: (workspace, name) => read(({ notes }) => notes.find(workspace, name)),

    readScreens: (work) => read(({ screens }) => work(screens)),
    writeScreens: (work) => write(({ screens }, db) => db.transaction(() => work(screens))),

    stats: () => {
      counts ??= read(({ jobs, runs, kept }) => ({ jobs: jobs.count(), runs: runs.count(), ...kept.stats() }))
      return { ...store.stats(), ...counts }
    },
    close: store.close,
  }
}
