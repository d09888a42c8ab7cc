import { type RunRef } from '../../contract/run-ref'
import { type Database } from './database'
import { type JobKeys } from './jobs-table'

/** The last answer of a run, kept for the time when DGC no longer has it. */
export interface KeptRun {
  /** As it was given: packed by the caller. */
  bytes: Buffer
  /** When DGC gave it, epoch ms. */
  seenAtMs: number
}

/** Answers of runs, at most `maxBytes` in all; the oldest goes first. */
export function createKeptTable(db: Database, keys: JobKeys, maxBytes: number) {
  const set = db.prepare('INSERT OR REPLACE INTO kept (job, id, seen_ms, bytes, body) VALUES (?, ?, ?, ?, ?)')
  const find = db.prepare('SELECT body, seen_ms FROM kept WHERE job = ? AND id = ?')
  const sum = db.prepare('SELECT count(*), coalesce(sum(bytes), 0) FROM kept')
  const oldest = db.prepare('SELECT rowid, bytes FROM kept ORDER BY seen_ms LIMIT 100')
  const remove = db.prepare('DELETE FROM kept WHERE rowid = ?')

  const stats = (): { kept: number; keptBytes: number } => {
    const [kept, keptBytes] = sum.get() as [number, number]
    return { kept, keptBytes }
  }

  function makeRoom(): void {
    let { keptBytes } = stats()
    while (keptBytes > maxBytes) {
      for (const [rowid, bytes] of oldest.all() as [number, number][]) {
        if (keptBytes <= maxBytes) return
        remove.run(rowid)
        keptBytes -= bytes
      }
    }
  }

  return {
    record: ({ workspace, job, id }: RunRef, { bytes, seenAtMs }: KeptRun): void =>
      db.transaction(() => {
        set.run(keys.add(workspace, job), id, seenAtMs, bytes.byteLength, bytes)
        makeRoom()
      }),

    find: ({ workspace, job, id }: RunRef): KeptRun | null => {
      const key = keys.find(workspace, job)
      const row = key === null ? undefined : find.get(key, id)
      if (row === undefined) return null
      const [bytes, seenAtMs] = row as [Buffer, number]
      return { bytes, seenAtMs }
    },

    stats,
  }
}
