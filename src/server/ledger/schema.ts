import { type Database } from './database'

/**
 * Each entry takes a file from the version before it to the next one, and is never changed once released. The file
 * keeps its version as `user_version`.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE jobs (
     key INTEGER PRIMARY KEY,
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     -- both null for a job of which only runs were seen
     seen_ms INTEGER,
     data TEXT,
     UNIQUE (workspace, name)
   ) STRICT;

   CREATE TABLE definitions (
     job INTEGER NOT NULL,
     version INTEGER NOT NULL,
     seen_ms INTEGER NOT NULL,
     data TEXT NOT NULL,
     PRIMARY KEY (job, version)
   ) STRICT;

   -- One row for each attempt: a rerun keeps its id.
   CREATE TABLE runs (
     job INTEGER NOT NULL,
     -- the plan, else the start, else when it was first seen
     order_ms INTEGER NOT NULL,
     id TEXT NOT NULL,
     attempt INTEGER NOT NULL,
     superseded INTEGER NOT NULL,
     missing INTEGER NOT NULL,
     seen_ms INTEGER NOT NULL,
     status TEXT NOT NULL,
     raw_status TEXT NOT NULL,
     trigger_code INTEGER,
     version INTEGER,
     plan_ms INTEGER,
     start_ms INTEGER,
     end_ms INTEGER,
     error TEXT,
     PRIMARY KEY (job, order_ms, id, attempt)
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX runs_by_id ON runs (id, job, attempt);

   CREATE TABLE kept (
     job INTEGER NOT NULL,
     id TEXT NOT NULL,
     seen_ms INTEGER NOT NULL,
     bytes INTEGER NOT NULL,
     body BLOB NOT NULL,
     UNIQUE (job, id)
   ) STRICT;
   CREATE INDEX kept_by_age ON kept (seen_ms, bytes);

   CREATE TABLE notes (
     workspace TEXT NOT NULL,
     name TEXT NOT NULL,
     text TEXT NOT NULL,
     PRIMARY KEY (workspace, name)
   ) STRICT, WITHOUT ROWID;`,
  `CREATE INDEX runs_failed ON runs (order_ms, job, id) WHERE status = 'fail' AND superseded = 0 AND missing = 0;`,
  `CREATE TABLE sketches (
     path TEXT PRIMARY KEY,
     etag TEXT NOT NULL,
     used_ms INTEGER NOT NULL,
     bytes INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX sketches_by_use ON sketches (used_ms, bytes);`,
  `CREATE TABLE causes (
     path TEXT PRIMARY KEY,
     etag TEXT NOT NULL,
     seen_ms INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX causes_by_age ON causes (seen_ms);`,
  `CREATE TABLE node_times (
     job INTEGER NOT NULL,
     id TEXT NOT NULL,
     seen_ms INTEGER NOT NULL,
     data TEXT NOT NULL,
     PRIMARY KEY (job, id)
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE pairings (
     secret TEXT PRIMARY KEY,
     code TEXT NOT NULL UNIQUE,
     asked_ms INTEGER NOT NULL,
     ends_ms INTEGER NOT NULL,
     source TEXT NOT NULL,
     browser TEXT NOT NULL,
     width INTEGER NOT NULL,
     height INTEGER NOT NULL,
     address TEXT NOT NULL,
     name TEXT NOT NULL,
     chooser TEXT,
     result TEXT
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE screens (
     id TEXT PRIMARY KEY,
     token TEXT UNIQUE,
     name TEXT NOT NULL,
     address TEXT NOT NULL,
     paired_by TEXT NOT NULL,
     paired_ms INTEGER NOT NULL,
     seen_ms INTEGER,
     revoked_ms INTEGER,
     revoked_by TEXT
   ) STRICT, WITHOUT ROWID;`,
]

/** Written by a later build. It is left as it is. */
export class NewerSchema extends Error {}

/** Brings a database to the version of this build. Throws NewerSchema or a SqliteError. */
export function migrate(db: Database, migrations = MIGRATIONS): void {
  const readVersion = (): number => Number(db.prepare('PRAGMA user_version').get()?.[0])
  if (readVersion() > migrations.length) throw new NewerSchema()
  if (readVersion() === migrations.length) return
  db.transaction(() => {
    // Read again: another process may have migrated it meanwhile.
    for (const sql of migrations.slice(readVersion())) db.exec(sql)
    db.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}
