import { type Database, bytesOf } from './database'

export interface KeptSketch {
  /** Of the log's object when it was read. */
  etag: string
  body: string
}

/** Those of some hundred logs of 1 GB. */
const MAX_BYTES = 32 * 1024 * 1024

/** The sketches of logs by path, at most MAX_BYTES in all; the longest unused goes first. */
export function createSketchesTable(db: Database) {
  const set = db.prepare(
    'INSERT OR REPLACE INTO sketches (path, etag, used_ms, bytes, body) VALUES (?, ?, ?, ?, ?)',
  )
  const get = db.prepare(`SELECT ${bytesOf('etag')}, ${bytesOf('body')} FROM sketches WHERE path = ?`)
  const use = db.prepare('UPDATE sketches SET used_ms = ? WHERE path = ?')
  const sum = db.prepare('SELECT coalesce(sum(bytes), 0) FROM sketches')
  const unused = db.prepare('SELECT rowid, bytes FROM sketches ORDER BY used_ms LIMIT 100')
  const remove = db.prepare('DELETE FROM sketches WHERE rowid = ?')

  function makeRoom(): void {
    let bytes = Number(sum.get()?.[0] ?? 0)
    while (bytes > MAX_BYTES)
      for (const [rowid, size] of unused.all() as [number, number][]) {
        if (bytes <= MAX_BYTES) return
        remove.run(rowid)
        bytes -= size
      }
  }

  return {
    record: (path: string, { etag, body }: KeptSketch, nowMs: number): void =>
      db.transaction(() => {
        set.run(path, etag, nowMs, Buffer.byteLength(body), body)
        makeRoom()
      }),

    find: (path: string, nowMs: number): KeptSketch | null => {
      const row = get.get(path)
      if (row === undefined) return null
      use.run(nowMs, path)
      const [etag, body] = row
      return { etag: String(etag), body: String(body) }
    },
  }
}
