import { type Database, bytesOf } from './database'

/** Texts of a workspace by name, such as how far a sweep has come. */
export function createNotesTable(db: Database) {
  const set = db.prepare('INSERT OR REPLACE INTO notes VALUES (?, ?, ?)')
  const get = db.prepare(`SELECT ${bytesOf('text')} FROM notes WHERE workspace = ? AND name = ?`)
  return {
    record: (workspace: string, name: string, text: string): void => set.run(workspace, name, text),
    find: (workspace: string, name: string): string | null => {
      const row = get.get(workspace, name)
      return row === undefined ? null : String(row[0])
    },
  }
}
