import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type JobRun, type LatestWord } from '../../contract/job-run'
import { type RunRef } from '../../contract/run-ref'
import { type LedgerStats } from '../../contract/server-status'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS } from '../../lib/time/units'
import { type Database, classifyFault, openDatabase } from './database'
import { createCausesTable } from './causes-table'
import {
  type KnownDefinition,
  type KnownJob,
  type ListedJob,
  createJobKeys,
  createJobsTable,
} from './jobs-table'
import { type KeptRun, createKeptTable } from './kept-table'
import { type NodeTimes, createNodeTimesTable } from './node-times-table'
import { createNotesTable } from './notes-table'
import { type JobRuns, type ListedRun, type RunWindow, createRunsTable } from './runs-table'
import { NewerSchema, migrate } from './schema'
import { type ScreensTable, createScreensTable } from './screens-table'
import { type KeptSketch, createSketchesTable } from './sketches-table'

export interface LedgerOptions {
  /** The folder of the file; null keeps everything in memory. */
  folder: string | null
  /** The most bytes of answers that are kept. */
  keepBytes: number
  clock: Clock
  log: Log
  open?: typeof openDatabase
}

/**
 * What was seen of jobs and runs, by workspace (empty: DGC's default one). No method throws for the database: a file that cannot
 * be used any more is replaced by memory, which starts empty. What a caller notes about its progress goes with it.
 */
export interface Ledger {
  /** In slices, so that other work goes on. An older observation than the known one is ignored; a rerun becomes another attempt. */
  recordRuns: (workspace: string, runs: readonly ListedRun[], seenAtMs: number) => Promise<void>
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

  recordJobs: (workspace: string, jobs: readonly ListedJob[], seenAtMs: number) => Promise<void>
  /** By name. A job of which only runs were seen is not among them. Each step reads 1,000: let other work go on between them. */
  listJobs: (workspace: string) => Generator<KnownJob[]>
  recordDefinition: (workspace: string, job: string, definition: KnownDefinition) => void
  /** Null as version: the greatest one. */
  findDefinition: (workspace: string, job: string, version: number | null) => KnownDefinition | null

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
  findNodeTimes: (workspace: string, job: string, ids: readonly string[]) => NodeTimes[]

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

const FILE = 'ledger.db'
const MEMORY = ':memory:'
/** Those of SQLite beside the file: they belong to it. */
const FILE_PARTS = ['', '-wal', '-shm']
/** Takes about 5 ms. */
const ROWS_AT_ONCE = 100
const RETRY_MS = MINUTE_MS
const MAX_BYTES_IN_MEMORY = 32 * 1024 * 1024

export function createLedger(options: LedgerOptions): Ledger {
  const { folder, clock, log } = options
  const file = folder === null ? null : join(folder, FILE)
  let problem: LedgerStats['problem'] = null
  let triedElapsedMs = 0
  let isClosed = false
  let store = openStore()
  /** Counting reads an index to its end, and one scrape of the metrics asks for them often: until the next write. */
  let counts: Counts | null = null

  /** The file, a new file in place of a damaged one, or memory. */
  function openStore(): Store {
    triedElapsedMs = clock.elapsedMs()
    if (file === null) return openTables(MEMORY, options)
    try {
      return openFile(file, options, clock.nowMs())
    } catch (error) {
      if (classifyFault(error) === 'damaged') return replaceDamaged(file)
      return switchToMemory(error)
    }
  }

  function replaceDamaged(path: string): Store {
    try {
      const nowMs = clock.nowMs()
      setAside(path, nowMs)
      const opened = openFile(path, options, nowMs)
      report('damaged')
      return opened
    } catch (error) {
      return switchToMemory(error)
    }
  }

  function switchToMemory(error: unknown): Store {
    report(error instanceof NewerSchema ? 'newer' : (classifyFault(error) ?? 'failed'))
    return openTables(MEMORY, options)
  }

  function report(kind: NonNullable<LedgerStats['problem']>['kind']): void {
    // Tried again each minute: said once.
    if (problem?.kind === kind) return
    problem = { kind, sinceMs: clock.nowMs() }
    log.warn({ problem: kind, file }, 'the ledger cannot use its file')
  }

  /** The same once more, after a fault of the database, with what takes its place. */
  function read<T>(work: (tables: Tables) => T): T {
    try {
      return work(store.tables)
    } catch (error) {
      const fault = classifyFault(error)
      if (fault === null || !store.isFile || file === null) throw error
      closeQuietly(store)
      triedElapsedMs = clock.elapsedMs()
      store = fault === 'damaged' ? replaceDamaged(file) : switchToMemory(error)
      return work(store.tables)
    }
  }

  /** Before a write: whether the file can be used again. */
  function retryFile(): void {
    if (isClosed || store.isFile || file === null || clock.elapsedMs() - triedElapsedMs < RETRY_MS) return
    const before = store
    store = openStore()
    closeQuietly(before)
    if (!store.isFile) return
    problem = null
    log.info({ file }, 'the ledger uses its file again')
  }

  function write<T>(work: (tables: Tables) => T): T {
    counts = null
    retryFile()
    return read(work)
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
    *listJobs(workspace) {
      let page = read(({ jobs }) => jobs.list(workspace, ''))
      while (page.length > 0) {
        yield page
        const last = page.at(-1)?.name ?? ''
        page = read(({ jobs }) => jobs.list(workspace, last))
      }
    },
    recordDefinition: (workspace, job, definition) =>
      write(({ jobs }) => jobs.recordDefinition(workspace, job, definition)),
    findDefinition: (workspace, job, version) =>
      read(({ jobs }) => jobs.findDefinition(workspace, job, version)),

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
    findNodeTimes: (workspace, job, ids) => read(({ nodeTimes }) => nodeTimes.find(workspace, job, ids)),

    recordNote: (workspace, name, text) => write(({ notes }) => notes.record(workspace, name, text)),
    findNote: (workspace, name) => read(({ notes }) => notes.find(workspace, name)),

    readScreens: (work) => read(({ screens }) => work(screens)),
    writeScreens: (work) => write(({ screens }) => store.db.transaction(() => work(screens))),

    stats: () => {
      counts ??= read(({ jobs, runs, kept }) => ({ jobs: jobs.count(), runs: runs.count(), ...kept.stats() }))
      const fileBytes = store.isFile && file !== null ? measure(file) : null
      return { store: store.isFile ? 'file' : 'memory', problem, ...counts, fileBytes }
    },
    close: () => {
      isClosed = true
      closeQuietly(store)
      // For answers that are still on their way: the library fails on a closed file.
      store = openTables(MEMORY, options)
    },
  }
}

type Counts = Pick<LedgerStats, 'jobs' | 'runs' | 'kept' | 'keptBytes'>
type Tables = ReturnType<typeof createTables>

interface Store {
  isFile: boolean
  db: Database
  tables: Tables
}

function createTables(db: Database, keepBytes: number) {
  const keys = createJobKeys(db)
  return {
    jobs: createJobsTable(db, keys),
    runs: createRunsTable(db, keys),
    kept: createKeptTable(db, keys, keepBytes),
    causes: createCausesTable(db),
    nodeTimes: createNodeTimesTable(db, keys),
    notes: createNotesTable(db),
    screens: createScreensTable(db),
    sketches: createSketchesTable(db),
  }
}

function openTables(path: string, { keepBytes, open = openDatabase }: LedgerOptions): Store {
  const isFile = path !== MEMORY
  const db = open(path)
  try {
    migrate(db)
    const tables = createTables(db, isFile ? keepBytes : Math.min(keepBytes, MAX_BYTES_IN_MEMORY))
    return { isFile, db, tables }
  } catch (error) {
    db.close()
    throw error
  }
}

function openFile(path: string, options: LedgerOptions, nowMs: number): Store {
  mkdirSync(join(path, '..'), { recursive: true })
  // Other users of this machine who may read the folder must not read DGC's answers.
  closeSync(openSync(path, 'a', 0o600))
  const opened = openTables(path, options)
  try {
    // A file that can only be read is of no use.
    opened.tables.notes.record('', 'opened', String(nowMs))
    return opened
  } catch (error) {
    closeQuietly(opened)
    throw error
  }
}

function setAside(path: string, nowMs: number): void {
  for (const part of FILE_PARTS)
    if (existsSync(path + part)) renameSync(path + part, `${path}.damaged-${nowMs}${part}`)
}

const measure = (path: string): number =>
  FILE_PARTS.reduce((sum, part) => sum + (statSync(path + part, { throwIfNoEntry: false })?.size ?? 0), 0)

function closeQuietly({ db }: Store): void {
  try {
    db.close()
  } catch {
    // It is not used any more, whatever is wrong with it.
  }
}
