import { type RunRef } from '../../contract/run-ref'
import { type Database } from './database'
import { type JobKeys } from './jobs-table'

/** When the nodes of one finished run ran. */
export interface NodeTimes {
  /** Of the run. */
  id: string
  /** As it was recorded, perhaps by an earlier build: to be parsed. */
  data: unknown
}

/** Of each job so many runs are remembered, the ones that were read last. */
const MAX_RUNS_A_JOB = 60

export function createNodeTimesTable(db: Database, keys: JobKeys) {
  const set = db.prepare('INSERT OR REPLACE INTO node_times (job, id, seen_ms, data) VALUES (?, ?, ?, ?)')
  const prune = db.prepare(
    `DELETE FROM node_times WHERE job = ?1 AND id NOT IN
       (SELECT id FROM node_times WHERE job = ?1 ORDER BY seen_ms DESC, id DESC LIMIT ${MAX_RUNS_A_JOB})`,
  )
  const find = db.prepare(
    'SELECT id, data FROM node_times WHERE job = ?1 AND id IN (SELECT value FROM json_each(?2))',
  )
  return {
    record: ({ workspace, job, id }: RunRef, data: unknown, seenAtMs: number): void =>
      db.transaction(() => {
        const key = keys.add(workspace, job)
        set.run(key, id, seenAtMs, JSON.stringify(data))
        prune.run(key)
      }),

    find: (workspace: string, job: string, ids: readonly string[]): NodeTimes[] => {
      const key = keys.find(workspace, job)
      if (key === null || ids.length === 0) return []
      const rows = find.all(key, JSON.stringify(ids)) as [string, string][]
      return rows.map(([id, data]) => ({ id, data: JSON.parse(data) as unknown }))
    },
  }
}
