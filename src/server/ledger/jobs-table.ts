import { type Database, bytesOf } from './database'
import { type RowReader, type RowSchema } from './row-reader'

/** A job as a list of jobs gave it. `data` is what the caller makes of it, any JSON. */
export interface JobRecord {
  name: string
  data: unknown
}

/** The same of a definition. */
export interface DefinitionRecord {
  version: number
  data: unknown
  seenAtMs: number
}

/** Jobs have numbers in the ledger, so that a long name is stored once. */
export interface JobKeys {
  add: (workspace: string, job: string) => number
  find: (workspace: string, job: string) => number | null
}

export function createJobKeys(db: Database): JobKeys {
  const select = db.prepare('SELECT key FROM jobs WHERE workspace = ? AND name = ?')
  const insert = db.prepare('INSERT INTO jobs (workspace, name) VALUES (?, ?) RETURNING key')
  const find = (workspace: string, job: string): number | null =>
    (select.get(workspace, job)?.[0] as number | undefined) ?? null
  return {
    find,
    add: (workspace, job) => find(workspace, job) ?? Number(insert.get(workspace, job)?.[0]),
  }
}

interface JobsPage<T> {
  jobs: T[]
  /** How many rows it had, with those that are missing now. */
  rows: number
}

/** Takes about 3 ms. */
const JOBS_AT_ONCE = 1000

export function createJobsTable(db: Database, keys: JobKeys, rows: RowReader) {
  const setData = db.prepare('UPDATE jobs SET seen_ms = ?, data = ? WHERE key = ?')
  // One text for all rows: values that the library hands over one by one take longer.
  const page = db.prepare(
    `SELECT ${bytesOf(`'[' || coalesce(group_concat(iif(json_valid(data), data, 'null')), '') || ']'`)} FROM
       (SELECT data FROM jobs WHERE workspace = ? AND seen_ms IS NOT NULL ORDER BY name LIMIT ${JOBS_AT_ONCE} OFFSET ?)`,
  )
  const count = db.prepare('SELECT count(*) FROM jobs')
  const setDefinition = db.prepare('INSERT OR REPLACE INTO definitions VALUES (?, ?, ?, ?)')
  const byVersion = db.prepare(`SELECT ${bytesOf('data')} FROM definitions WHERE job = ? AND version = ?`)
  const newest = db.prepare(
    `SELECT ${bytesOf('data')} FROM definitions WHERE job = ? ORDER BY version DESC LIMIT 1`,
  )

  return {
    /** In one transaction: to be called with as many as take some milliseconds. */
    record: (workspace: string, jobs: readonly JobRecord[], seenAtMs: number): void =>
      db.transaction(() => {
        for (const { name, data } of jobs)
          setData.run(seenAtMs, JSON.stringify(data), keys.add(workspace, name))
      }),

    /** What is known of the next ones by name, after so many; null when there are no more. */
    list: <T>(workspace: string, after: number, schema: RowSchema<T>): JobsPage<T> | null => {
      const found = JSON.parse(String(page.get(workspace, after)?.[0])) as unknown[]
      if (found.length === 0) return null
      const jobs = found.map((data) => rows.read('jobs', schema, data)).filter((job) => job !== null)
      return { jobs, rows: found.length }
    },

    recordDefinition: (workspace: string, job: string, { version, data, seenAtMs }: DefinitionRecord): void =>
      db.transaction(() =>
        setDefinition.run(keys.add(workspace, job), version, seenAtMs, JSON.stringify(data)),
      ),

    findDefinition: <T>(
      workspace: string,
      job: string,
      version: number | null,
      schema: RowSchema<T>,
    ): T | null => {
      const key = keys.find(workspace, job)
      if (key === null) return null
      const row = version === null ? newest.get(key) : byVersion.get(key, version)
      return row === undefined ? null : rows.parse('definitions', schema, row[0])
    },

    count: (): number => Number(count.get()?.[0]),
  }
}
