import { type RunRef } from '../../contract/run-ref'
import { type Database, bytesOf } from './database'
import { type JobKeys } from './jobs-table'
import { type RowReader, type RowSchema } from './row-reader'

/** When the nodes of one finished run ran. */
export interface NodeTimes<T> {
  /** Of the run. */
  id: string
  data: T
}

/** Of each job so many runs are remembered, the ones that were read last. */
const MAX_RUNS_A_JOB = 60

export function createNodeTimesTable(db: Database, keys: JobKeys, rows: RowReader) {
  const set = db.prepare('INSERT OR REPLACE INTO node_times (job, id, seen_ms, data) VALUES (?, ?, ?, ?)')
  const prune = db.prepare(
    `DELETE FROM node_times WHERE job = ?1 AND id NOT IN
       (SELECT id FROM node_times WHERE job = ?1 ORDER BY seen_ms DESC, id DESC LIMIT ${MAX_RUNS_A_JOB})`,
  )
  const find = db.prepare(
    `SELECT ${bytesOf('id')}, ${bytesOf('data')} FROM node_times
     WHERE job = ?1 AND id IN (SELECT value FROM json_each(?2))`,
  )
  return {
    record: ({ workspace, job, id }: RunRef, data: unknown, seenAtMs: number): void =>
      db.transaction(() => {
        const key = keys.add(workspace, job)
        set.run(key, id, seenAtMs, JSON.stringify(data))
        prune.run(key)
      }),

    find: <T>(
      workspace: string,
      job: string,
      ids: readonly string[],
      schema: RowSchema<T>,
    ): NodeTimes<T>[] => {
      const key = keys.find(workspace, job)
      if (key === null || ids.length === 0) return []
      return find.all(key, JSON.stringify(ids)).flatMap(([id, bytes]) => {
        const data = rows.parse('node_times', schema, bytes)
        return data === null ? [] : [{ id: String(id), data }]
      })
    },
  }
}
