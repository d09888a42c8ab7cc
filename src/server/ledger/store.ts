import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type LedgerStats } from '../../contract/server-status'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS } from '../../lib/time/units'
import { makeFolder } from '../settings/make-folder'
import { createCausesTable } from './causes-table'
import { type Database, classifyFault, openDatabase } from './database'
import { createJobKeys, createJobsTable } from './jobs-table'
import { createKeptTable } from './kept-table'
import { createNodeTimesTable } from './node-times-table'
import { createNotesTable } from './notes-table'
import { type RowReader, createRowReader } from './row-reader'
import { createRunsTable } from './runs-table'
import { NewerSchema, migrate } from './schema'
import { createScreensTable } from './screens-table'
import { createSketchesTable } from './sketches-table'

export interface LedgerOptions {
  /** The folder of the file; null keeps everything in memory. */
  folder: string | null
  /** The most bytes of answers that are kept. */
  keepBytes: number
  clock: Clock
  log: Log
  open?: typeof openDatabase
}

type Work<T> = (tables: Tables, db: Database) => T

/** Where the ledger is: its file, or memory while that cannot be used. */
export interface Store {
  /** After a fault of the database the work runs once more, with what takes its place. */
  read: <T>(work: Work<T>) => T
  /** The same, once it is known whether the file can be used again. */
  write: <T>(work: Work<T>) => T
  stats: () => Pick<LedgerStats, 'store' | 'problem' | 'fileBytes'>
  /** What comes later is forgotten. */
  close: () => void
}

const FILE = 'ledger.db'
const MEMORY = ':memory:'
/** Those of SQLite beside the file: they belong to it. */
const FILE_PARTS = ['', '-wal', '-shm']
const RETRY_MS = MINUTE_MS
const MAX_BYTES_IN_MEMORY = 32 * 1024 * 1024

export function createStore(given: LedgerOptions): Store {
  const { folder, clock, log } = given
  const options = { ...given, rows: createRowReader(log) }
  const file = folder === null ? null : join(folder, FILE)
  let problem: LedgerStats['problem'] = null
  let triedElapsedMs = 0
  let isClosed = false
  let current = openStore()

  /** The file, a new file in place of a damaged one, or memory. */
  function openStore(): OpenStore {
    triedElapsedMs = clock.elapsedMs()
    if (file === null) return openTables(MEMORY, options)
    try {
      return openFile(file, options, clock.nowMs())
    } catch (error) {
      if (classifyFault(error) === 'damaged') return replaceDamaged(file)
      return switchToMemory(error)
    }
  }

  function replaceDamaged(path: string): OpenStore {
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

  function switchToMemory(error: unknown): OpenStore {
    report(error instanceof NewerSchema ? 'newer' : (classifyFault(error) ?? 'failed'))
    return openTables(MEMORY, options)
  }

  function report(kind: NonNullable<LedgerStats['problem']>['kind']): void {
    // Tried again each minute: said once.
    if (problem?.kind === kind) return
    problem = { kind, sinceMs: clock.nowMs() }
    log.warn({ problem: kind, file }, 'the ledger cannot use its file')
  }

  function read<T>(work: Work<T>): T {
    try {
      return work(current.tables, current.db)
    } catch (error) {
      const fault = classifyFault(error)
      if (fault === null || !current.isFile || file === null) throw error
      closeQuietly(current)
      triedElapsedMs = clock.elapsedMs()
      current = fault === 'damaged' ? replaceDamaged(file) : switchToMemory(error)
      return work(current.tables, current.db)
    }
  }

  function retryFile(): void {
    if (isClosed || current.isFile || file === null || clock.elapsedMs() - triedElapsedMs < RETRY_MS) return
    const before = current
    current = openStore()
    closeQuietly(before)
    if (!current.isFile) return
    problem = null
    log.info({ file }, 'the ledger uses its file again')
  }

  function write<T>(work: Work<T>): T {
    retryFile()
    return read(work)
  }

  return {
    read,
    write,
    stats: () => ({
      store: current.isFile ? 'file' : 'memory',
      problem,
      fileBytes: current.isFile && file !== null ? measure(file) : null,
    }),
    close: () => {
      isClosed = true
      closeQuietly(current)
      // For answers that are still on their way: the library fails on a closed file.
      current = openTables(MEMORY, options)
    },
  }
}

export type Tables = ReturnType<typeof createTables>

interface OpenStore {
  isFile: boolean
  db: Database
  tables: Tables
}

function createTables(db: Database, keepBytes: number, rows: RowReader) {
  const keys = createJobKeys(db)
  return {
    jobs: createJobsTable(db, keys, rows),
    runs: createRunsTable(db, keys, rows),
    kept: createKeptTable(db, keys, keepBytes),
    causes: createCausesTable(db),
    nodeTimes: createNodeTimesTable(db, keys, rows),
    notes: createNotesTable(db),
    screens: createScreensTable(db),
    sketches: createSketchesTable(db),
  }
}

type OpenOptions = Pick<LedgerOptions, 'keepBytes' | 'open'> & { rows: RowReader }

function openTables(path: string, { keepBytes, rows, open = openDatabase }: OpenOptions): OpenStore {
  const isFile = path !== MEMORY
  const db = open(path)
  try {
    migrate(db)
    const tables = createTables(db, isFile ? keepBytes : Math.min(keepBytes, MAX_BYTES_IN_MEMORY), rows)
    return { isFile, db, tables }
  } catch (error) {
    db.close()
    throw error
  }
}

function openFile(path: string, options: OpenOptions, nowMs: number): OpenStore {
  makeFolder(join(path, '..'))
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

function closeQuietly({ db }: OpenStore): void {
  try {
    db.close()
  } catch {
    // It is not used any more, whatever is wrong with it.
  }
}
