import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobRun } from '../../testing/job-run'
import { testLedger } from '../../testing/ledger'
import { type LogEntry, createTestLog } from '../../testing/log'
import { openDatabase } from './database'
import { type Ledger } from './ledger'

const ALL = { workspace: 'ws', job: 'orders', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }
const REF = { workspace: 'ws', job: 'orders', id: jobRun(0).id }
const Data = v.object({ format: v.literal(2), text: v.string() })
const data = (text: string) => ({ format: 2, text })

let folder: string
let logged: LogEntry[]
let ledger: Ledger

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  logged = []
  ledger = open()
  await ledger.recordRuns(
    'ws',
    [0, 1, 2].map((at) => ({ job: 'orders', run: jobRun(at, { status: 'fail', error: 'x' }) })),
    1,
  )
  await ledger.recordJobs(
    'ws',
    ['orders', 'sales', 'users'].map((name) => ({ name, data: data(name) })),
    1,
  )
  ledger.recordDefinition('ws', 'orders', { version: 3, data: data('orders'), seenAtMs: 1 })
  for (const { id } of [jobRun(0), jobRun(1)]) ledger.recordNodeTimes({ ...REF, id }, data(id), 1)
  ledger.keepRun({ ...REF, id: jobRun(1).id }, { bytes: Buffer.from('kept'), seenAtMs: 1 })
  ledger.recordNote('ws', 'runs', 'noted')
  ledger.recordCause('log', 'etag', 1, 'cause')
  ledger.keepSketch('log', { etag: 'etag', body: 'sketch' })
  ledger.writeScreens((screens) => {
    screens.addPairing({
      secret: 'secret',
      code: 'code',
      askedAtMs: 1,
      endsAtMs: 9,
      from: '',
      browser: 'Firefox',
      width: 1,
      height: 1,
      address: '/wall',
      name: 'hall',
      chooser: 'wang.wu',
      result: 'screen',
    })
    screens.addScreen({
      id: 'screen',
      token: 'token',
      name: 'hall',
      address: '/wall',
      by: 'li.lei',
      pairedAtMs: 1,
      seenAtMs: null,
      revokedAtMs: null,
      revokedBy: null,
    })
    screens.revoke('screen', 'wang.wu', 2)
  })
})

afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true })
})

const open = (): Ledger => testLedger({ folder, log: createTestLog(logged) })

/** As a fault of the disk would, which the database does not notice. */
function damage(...statements: string[]): void {
  ledger.close()
  const db = openDatabase(join(folder, 'ledger.db'))
  for (const sql of statements) db.exec(sql)
  db.close()
  ledger = open()
}

const listJobs = () => [...ledger.listJobs('ws', Data)].flat().map(({ text }) => text)
const nodeTimes = () =>
  ledger.findNodeTimes('ws', 'orders', [jobRun(0).id, jobRun(1).id], Data).map(({ data: { text } }) => text)
const reported = () => logged.map(({ level, fields }) => `${level} ${String(fields['table'])}`)

it('rows that are whole are given back, and nothing is said', () => {
  expect(listJobs()).toEqual(['orders', 'sales', 'users'])
  expect(ledger.findDefinition('ws', 'orders', null, Data)).toEqual(data('orders'))
  expect(nodeTimes()).toEqual([jobRun(0).id, jobRun(1).id])
  expect(logged).toEqual([])
})

describe('a damaged row is as if it was not there, the others stay, and it is said once', () => {
  it.each([
    ['no JSON', '{"format":2,"text":"ord'],
    ['JSON of another shape', '{"format":2,"text":7}'],
    ['no object', '[]'],
    ['two values', '1,2'],
  ])('%s', (_, text) => {
    damage(
      `UPDATE jobs SET data = '${text}' WHERE name = 'sales'`,
      `UPDATE definitions SET data = '${text}'`,
      `UPDATE node_times SET data = '${text}' WHERE id = '${jobRun(0).id}'`,
    )
    for (let times = 0; times < 2; times++) {
      expect(listJobs()).toEqual(['orders', 'users'])
      expect(ledger.findDefinition('ws', 'orders', null, Data)).toBeNull()
      expect(ledger.findDefinition('ws', 'orders', 3, Data)).toBeNull()
      expect(nodeTimes()).toEqual([jobRun(1).id])
    }
    expect(reported()).toEqual(['warn jobs', 'warn definitions', 'warn node_times'])
  })

  it('runs with a time that is none', () => {
    damage(
      `UPDATE runs SET start_ms = 9223372036854775807 WHERE id = '${jobRun(1).id}'`,
      `UPDATE runs SET end_ms = -5 WHERE id = '${jobRun(2).id}'`,
    )
    for (let times = 0; times < 2; times++) {
      expect(ledger.listRuns(ALL)).toHaveLength(1)
      expect(ledger.findLatest('ws', 'orders', 'latest')).toBeNull()
      expect([...ledger.lastRunsOfAll('ws', 9)].flat()[0]?.runs).toHaveLength(1)
    }
    expect(reported()).toEqual(['warn runs'])
  })
})

it('a row of another format is as if it was not there, and no damage', () => {
  damage(
    `UPDATE jobs SET data = '{"format":1,"name":"sales"}' WHERE name = 'sales'`,
    `UPDATE definitions SET data = '{"format":3,"text":"orders"}'`,
  )
  expect(listJobs()).toEqual(['orders', 'users'])
  expect(ledger.findDefinition('ws', 'orders', null, Data)).toBeNull()
  expect(logged).toEqual([])
})

it('a text that is no UTF-8 ends neither the process nor the reading', () => {
  const db = openDatabase(join(folder, 'ledger.db'))
  const columns = db
    .prepare(
      `SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.type = 'TEXT'`,
    )
    .all()
  db.close()
  expect(columns.length).toBeGreaterThan(20)
  const whole = readAll()
  for (const [table, column] of columns as [string, string][]) {
    damage(`UPDATE ${table} SET ${column} = CAST(x'ff' || ${column} AS TEXT)`)
    expect([`${table}.${column}`, readAll()]).not.toEqual([`${table}.${column}`, whole])
    damage(
      `UPDATE OR REPLACE ${table} SET ${column} = CAST(substr(CAST(${column} AS BLOB), 2) AS TEXT)
       WHERE substr(CAST(${column} AS BLOB), 1, 1) = x'ff'`,
    )
  }
  expect(readAll()).toEqual(whole)
})

const readAll = () => [
  ledger.listFailedToKeep('ws', 0),
  listJobs(),
  [...ledger.lastRunsOfAll('ws', 9)],
  ledger.listRuns(ALL),
  ledger.listAttempts(REF),
  ledger.listRunsAround(REF, 1),
  ledger.findLatest('ws', 'orders', 'latest'),
  ledger.findDefinition('ws', 'orders', null, Data),
  nodeTimes(),
  ledger.findKept({ ...REF, id: jobRun(1).id }),
  ledger.findNote('ws', 'runs'),
  ledger.findCause('log', 'etag'),
  ledger.findSketch('log'),
  ledger.readScreens((screens) => [
    screens.findPairing('secret', 'secret'),
    screens.findPairing('code', 'code'),
    screens.findScreen('id', 'screen'),
    screens.findScreen('token', 'token'),
    screens.listScreens(),
  ]),
  ledger.stats().store,
]
