import Libsql from 'libsql'

/** What a statement takes. The library ends the whole process when it is given anything else, such as a boolean. */
type Value = string | number | null | Uint8Array
/** Its columns in the order of the statement; bytes are Buffers. */
export type Row = readonly unknown[]

/**
 * A text as bytes, in SQL. Every text is read so: the library ends the whole process for one that is no UTF-8, as damage leaves it. `String(bytes)` is
 * the text again, with U+FFFD for the rest.
 */
export const bytesOf = (text: string): string => `CAST(${text} AS BLOB)`

/** Every method throws a SqliteError. */
interface Statement {
  run: (...values: Value[]) => void
  get: (...values: Value[]) => Row | undefined
  all: (...values: Value[]) => Row[]
}

/** Synchronous: each call blocks the event loop until it is done. */
export interface Database {
  prepare: (sql: string) => Statement
  exec: (sql: string) => void
  /** Commits what `work` writes, or nothing of it when it throws. */
  transaction: <T>(work: () => T) => T
  close: () => void
}

/** No own transaction takes longer than some milliseconds; this is for that of another process. */
const BUSY_TIMEOUT_MS = 1000

/** What six months of 250 jobs take. */
const CACHE_KIB = 16 * 1024

/** Opens or creates a database. Throws a SqliteError. */
export function openDatabase(path: string): Database {
  const db = new Libsql(path)
  try {
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    db.pragma(`cache_size = ${-CACHE_KIB}`)
    db.pragma('journal_mode = WAL')
    // A committed row outlives the process. After a power cut the last ones may be gone, and the file is whole.
    db.pragma('synchronous = NORMAL')
  } catch (error) {
    db.close()
    throw error
  }

  return {
    prepare: (sql) => prepare(db, sql),
    exec: (sql) => void db.exec(sql),
    // Not the library's: its rollback fails where SQLite has rolled back by itself, and hides the first error.
    transaction: (work) => {
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        db.exec('COMMIT')
        return result
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => {
      try {
        // Into the file, so that it can be copied alone. The library leaves it to the next start.
        db.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        db.close()
      }
    },
  }
}

function prepare(db: Libsql.Database, sql: string): Statement {
  const statement = db.prepare(sql)
  if (statement.reader) statement.raw()
  return {
    run: (...values) => void statement.run(values.map(toStorable)),
    get: (...values) => statement.get(values.map(toStorable)) as Row | undefined,
    all: (...values) => statement.all(values.map(toStorable)) as Row[],
  }
}

/** The library reads a text up to its first NUL. */
const toStorable = (value: Value): Value =>
  typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value

/** `full`: no room on the disk. `damaged`: the content makes no database. `failed`: it cannot be opened, read or written. */
export type DatabaseFault = 'full' | 'damaged' | 'failed'

/** Null for what is no error of the database, and so a bug of ours. */
export function classifyFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Libsql.SqliteError)) return null
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return 'damaged'
  return error.code.startsWith('SQLITE_FULL') ? 'full' : 'failed'
}
