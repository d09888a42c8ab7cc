import { spawn } from 'node:child_process'
import {
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobRun } from '../../testing/job-run'
import { testLedger } from '../../testing/ledger'
import { type LogEntry, createTestLog } from '../../testing/log'
import { NOW_MS, testClock } from '../../testing/server'
import { openDatabase } from './database'
import { type Ledger } from './ledger'
import { type LedgerOptions } from './store'
import { migrate } from './schema'

const ALL = { workspace: 'ws', job: 'orders', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }
const KEEP_BYTES = 1024 * 1024

let folder: string
let logged: LogEntry[]
let opened: Ledger[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  logged = []
  opened = []
})

afterEach(() => {
  for (const ledger of opened) ledger.close()
  rmSync(folder, { recursive: true })
})

function open(options: Partial<LedgerOptions> = {}): Ledger {
  const ledger = testLedger({
    folder,
    keepBytes: KEEP_BYTES,
    log: createTestLog(logged),
    clock: testClock(),
    ...options,
  })
  opened.push(ledger)
  return ledger
}

const record = (ledger: Ledger, from: number, count: number): Promise<void> =>
  ledger.recordRuns(
    'ws',
    Array.from({ length: count }, (_, index) => ({ job: 'orders', run: jobRun(from + index) })),
    NOW_MS,
  )

const file = () => join(folder, 'ledger.db')

it('is there again after it was closed, for its owner alone', async () => {
  const first = open()
  await record(first, 0, 3)
  first.close()
  const second = open()
  expect(second.listRuns(ALL)).toHaveLength(3)
  expect(second.stats()).toMatchObject({ store: 'file', problem: null, runs: 3, jobs: 1 })
  expect(second.stats().fileBytes).toBeGreaterThan(4096)
  expect(statSync(file()).mode & 0o077).toBe(0)
  expect(logged).toEqual([])
})

it('takes what comes after it was closed, and forgets it', async () => {
  const clock = testClock()
  const first = open({ clock })
  await record(first, 0, 1)
  first.close()
  clock.advance(120_000)
  await record(first, 1, 1)
  first.keepRun({ workspace: 'ws', job: 'orders', id: '1' }, { bytes: Buffer.alloc(1), seenAtMs: 1 })
  expect(idsOf(open())).toEqual([jobRun(0).id])
})

it('makes its folder, and is shared by two processes', async () => {
  const nested = join(folder, 'a', 'b')
  const [one, other] = [open({ folder: nested }), open({ folder: nested })]
  await record(one, 0, 2)
  await record(other, 2, 2)
  expect([one, other].map((ledger) => ledger.listRuns(ALL).length)).toEqual([4, 4])
})

it('loses no recorded row when the process is killed, and opens again', async () => {
  const script = new URL('../../testing/ledger-writer.ts', import.meta.url)
  for (const wanted of [1, 150]) {
    const child = spawn(process.execPath, ['--import', 'tsx', script.pathname, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = -1
    for await (const line of createInterface(child.stdout)) {
      printed = Number(line)
      // What it prints before the signal arrives counts as well.
      if (printed === wanted) child.kill('SIGKILL')
    }
    const ledger = open()
    const runs = ledger.listRuns(ALL)
    expect(printed).toBeGreaterThanOrEqual(wanted)
    expect(runs.slice(0, printed + 1)).toEqual(Array.from({ length: printed + 1 }, (_, i) => jobRun(i)))
    const lastKept = ledger.findKept({ workspace: 'ws', job: 'orders', id: jobRun(printed).id })
    expect(lastKept).toMatchObject({ seenAtMs: printed })
    expect(ledger.stats()).toMatchObject({ store: 'file', problem: null })
    ledger.close()
    rmSync(folder, { recursive: true })
  }
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
})

describe('of what logs said, what is above the limit goes', () => {
  /** As many as there may be, by SQL, which is faster. */
  function fill(sql: string): Ledger {
    open().close()
    const db = openDatabase(file())
    db.exec(sql)
    db.close()
    return open()
  }

  it('the oldest causes', () => {
    const ledger = fill(
      `WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
       INSERT INTO causes SELECT 'log ' || i, 'e', i, 'cause' FROM n`,
    )
    ledger.recordCause('new', 'e', 30_000, 'cause')
    expect(['log 1', 'log 2', 'new'].map((path) => ledger.findCause(path, 'e'))).toEqual([
      null,
      'cause',
      'cause',
    ])
  })

  it('the sketches that were not used for longest', () => {
    const half = 16 * 1024 * 1024
    const ledger = fill(
      `INSERT INTO sketches VALUES ('old', 'e', 1, ${half}, 'old'), ('used', 'e', 2, ${half}, 'used')`,
    )
    ledger.keepSketch('new', { etag: 'e', body: 'new' })
    expect(['old', 'used', 'new'].map((path) => ledger.findSketch(path)?.body)).toEqual([
      undefined,
      'used',
      'new',
    ])
  })
})

describe('a damaged file', () => {
  const setAside = () => readdirSync(folder).filter((name) => name.startsWith('ledger.db.damaged-'))

  it('is set aside at the start, and a new one begun', async () => {
    writeFileSync(file(), 'no database at all '.repeat(1000))
    const ledger = open()
    await record(ledger, 0, 2)
    expect(ledger.listRuns(ALL)).toHaveLength(2)
    expect(ledger.stats()).toMatchObject({ store: 'file', problem: { kind: 'damaged', sinceMs: NOW_MS } })
    expect(setAside()).toHaveLength(1)
    expect(logged).toMatchObject([{ level: 'warn', fields: { problem: 'damaged' } }])
  })

  it('is set aside when it is found to be damaged later', async () => {
    const first = open()
    await record(first, 0, 2000)
    first.close()
    const ledger = open()
    const [handle, size] = [openSync(file(), 'r+'), statSync(file()).size]
    for (let at = 4096; at < size; at += 4096) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at)
    closeSync(handle)
    expect(ledger.listRuns(ALL)).toEqual([])
    await record(ledger, 0, 1)
    expect(ledger.listRuns(ALL)).toHaveLength(1)
    expect(ledger.stats()).toMatchObject({ store: 'file', problem: { kind: 'damaged' }, runs: 1 })
    expect(setAside().length).toBeGreaterThan(0)
  })
})

describe('a full disk', () => {
  /** The real error of the database, by its own limit on the size of the file. */
  const openWithLimit = (pages: () => number) => (path: string) => {
    const db = openDatabase(path)
    if (path !== ':memory:') db.exec(`PRAGMA max_page_count = ${pages()}`)
    return db
  }

  it('stops the file and not the ledger, which tries again', async () => {
    const clock = testClock()
    let pages = 30
    const ledger = open({ clock, open: openWithLimit(() => pages) })
    await record(ledger, 0, 100)
    ledger.recordNote('ws', 'until', '100')
    await record(ledger, 100, 1000)
    expect(ledger.stats()).toMatchObject({ store: 'memory', problem: { kind: 'full', sinceMs: NOW_MS } })
    // It starts empty, and so does what the sweeps noted.
    expect(ledger.findNote('ws', 'until')).toBeNull()
    expect(idsOf(ledger)).toContain(jobRun(1099).id)

    clock.advance(59_999)
    pages = 10_000
    await record(ledger, 0, 1)
    expect(ledger.stats().store).toBe('memory')
    clock.advance(1)
    await record(ledger, 0, 1)
    expect(ledger.stats()).toMatchObject({ store: 'file', problem: null })
    expect(ledger.findNote('ws', 'until')).toBe('100')
    expect(idsOf(ledger).length).toBeGreaterThanOrEqual(100)
    expect(logged.map(({ level }) => level)).toEqual(['warn', 'info'])
  })

  it('is said once while it lasts', async () => {
    const clock = testClock()
    const ledger = open({ clock, open: openWithLimit(() => 3) })
    expect(ledger.stats()).toMatchObject({ store: 'memory', problem: { kind: 'full', sinceMs: NOW_MS } })
    clock.advance(120_000)
    await record(ledger, 0, 1)
    expect(ledger.stats()).toMatchObject({ store: 'memory', problem: { kind: 'full', sinceMs: NOW_MS } })
    expect(ledger.listRuns(ALL)).toHaveLength(1)
    expect(logged).toHaveLength(1)
  })
})

const idsOf = (ledger: Ledger): string[] => ledger.listRuns(ALL).map(({ id }) => id)

describe('a file that cannot be used', () => {
  it.each([
    ['the folder is a file', () => writeFileSync(join(folder, 'x'), ''), 'x', 'failed'],
    ['a folder has its name', () => void open({ folder: join(folder, 'y', 'ledger.db') }), 'y', 'failed'],
    ['a later build wrote it', () => writeNewer(join(folder, 'z')), 'z', 'newer'],
  ])('leaves the ledger in memory: %s', async (_, prepare, name, kind) => {
    prepare()
    logged = []
    const ledger = open({ folder: join(folder, name) })
    await record(ledger, 0, 2)
    expect(ledger.listRuns(ALL)).toHaveLength(2)
    expect(ledger.stats()).toMatchObject({ store: 'memory', problem: { kind }, fileBytes: null })
  })

  function writeNewer(path: string): void {
    open({ folder: path }).close()
    const db = openDatabase(join(path, 'ledger.db'))
    db.exec('PRAGMA user_version = 99')
    db.close()
  }
})

describe('migrations', () => {
  const FIRST = 'CREATE TABLE a (x INTEGER)'
  const SECOND = 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1'

  it('take a file from its version to the newest and keep its rows', () => {
    const db = openDatabase(file())
    migrate(db, [FIRST])
    db.exec('INSERT INTO a VALUES (1)')
    migrate(db, [FIRST, SECOND])
    migrate(db, [FIRST, SECOND])
    expect(db.prepare('SELECT * FROM a').all()).toEqual([[1, 2]])
    expect(db.prepare('PRAGMA user_version').get()).toEqual([2])
    db.close()
  })

  it('leave a file as it was when one fails', () => {
    const db = openDatabase(file())
    migrate(db, [FIRST])
    expect(() => migrate(db, [FIRST, SECOND, 'no SQL'])).toThrow()
    expect(db.prepare('PRAGMA user_version').get()).toEqual([1])
    expect(db.prepare('SELECT * FROM a').all()).toEqual([])
    db.prepare('INSERT INTO a VALUES (?)').run(1)
    db.close()
  })
})
