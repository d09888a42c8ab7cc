import { type Database, bytesOf } from './database'

/** So many logs are remembered; the oldest goes first. */
const MAX_ROWS = 20_000

/** What logs said, as text of the caller's own, for as long as their objects stay the same. */
export function createCausesTable(db: Database) {
  const set = db.prepare('INSERT OR REPLACE INTO causes (path, etag, seen_ms, body) VALUES (?, ?, ?, ?)')
  const get = db.prepare(`SELECT ${bytesOf('body')} FROM causes WHERE path = ? AND etag = ?`)
  const count = db.prepare('SELECT count(*) FROM causes')
  const removeOldest = db.prepare(
    'DELETE FROM causes WHERE path IN (SELECT path FROM causes ORDER BY seen_ms LIMIT ?)',
  )
  return {
    record: (path: string, etag: string, seenMs: number, body: string): void =>
      db.transaction(() => {
        set.run(path, etag, seenMs, body)
        const rows = Number(count.get()?.[0])
        if (rows > MAX_ROWS) removeOldest.run(rows - MAX_ROWS)
      }),
    find: (path: string, etag: string): string | null => {
      const row = get.get(path, etag)
      return row === undefined ? null : String(row[0])
    },
  }
}
