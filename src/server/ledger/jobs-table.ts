import { type Database } from './database'

/** A job as a list of jobs gave it. `data` is what the caller makes of it, any JSON. */
export interface JobRecord {
  name: string
  data: unknown
}

export interface RecordedJob {
  name: string
  /** As it was recorded, perhaps by an earlier build: to be parsed. */
  data: unknown
  /** When it was last listed, epoch ms. */
  seenAtMs: number
}

export interface KnownDefinition {
  version: number
  /** As it was recorded, perhaps by an earlier build: to be parsed. */
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

/** Takes about 3 ms. */
const JOBS_AT_ONCE = 1000

export function createJobsTable(db: Database, keys: JobKeys) {
  const setData = db.prepare('UPDATE jobs SET seen_ms = ?, data = ? WHERE key = ?')
  // One text for all rows: values that the library hands over one by one take longer.
  const page = db.prepare(
    `SELECT '[' || coalesce(group_concat(json_quote(name) || ',' || data || ',' || seen_ms), '') || ']'
     FROM (SELECT * FROM jobs WHERE workspace = ? AND name > ? AND seen_ms IS NOT NULL ORDER BY name LIMIT ${JOBS_AT_ONCE})`,
  )
  const count = db.prepare('SELECT count(*) FROM jobs')
  const setDefinition = db.prepare('INSERT OR REPLACE INTO definitions VALUES (?, ?, ?, ?)')
  const byVersion = db.prepare('SELECT version, data, seen_ms FROM definitions WHERE job = ? AND version = ?')
  const newest = db.prepare(
    'SELECT version, data, seen_ms FROM definitions WHERE job = ? ORDER BY version DESC LIMIT 1',
  )

  return {
    /** In one transaction: to be called with as many as take some milliseconds. */
    record: (workspace: string, jobs: readonly JobRecord[], seenAtMs: number): void =>
      db.transaction(() => {
        for (const { name, data } of jobs)
          setData.run(seenAtMs, JSON.stringify(data), keys.add(workspace, name))
      }),

    /** The next ones by name. */
    list: (workspace: string, afterName: string): RecordedJob[] => {
      const flat = JSON.parse(page.get(workspace, afterName)?.[0] as string) as unknown[]
      return Array.from({ length: flat.length / 3 }, (_, index) => ({
        name: flat[index * 3] as string,
        data: flat[index * 3 + 1],
        seenAtMs: flat[index * 3 + 2] as number,
      }))
    },

    recordDefinition: (workspace: string, job: string, { version, data, seenAtMs }: KnownDefinition): void =>
      db.transaction(() =>
        setDefinition.run(keys.add(workspace, job), version, seenAtMs, JSON.stringify(data)),
      ),

    findDefinition: (workspace: string, job: string, version: number | null): KnownDefinition | null => {
      const key = keys.find(workspace, job)
      if (key === null) return null
      const row = version === null ? newest.get(key) : byVersion.get(key, version)
      if (row === undefined) return null
      const [found, data, seenAtMs] = row as [number, string, number]
      return { version: found, data: JSON.parse(data) as unknown, seenAtMs }
    },

    count: (): number => Number(count.get()?.[0]),
  }
}
