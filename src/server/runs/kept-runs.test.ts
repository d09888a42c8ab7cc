import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Demo, createDemo } from '../../demo/http/server'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import {
  NOW_MS,
  type Running,
  SENTINEL,
  type TestClock,
  errorOf,
  get,
  instanceOf,
  startServer,
  testClock,
} from '../../testing/server'

const RUN = '/api/jobs/fault-forgotten/instances/7'
const RUNNING = '/api/jobs/fault-vanish/instances/7'

let folder: string
let clock: TestClock
let demo: Demo
let endpoint: string
let running: Running

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
  clock = testClock()
  demo = createDemo({ clock: clock.nowMs, token: SENTINEL })
  endpoint = `http://127.0.0.1:${await demo.start()}`
  await start()
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
  rmSync(folder, { recursive: true })
})

async function start(ledger: { folder: string | null; keepBytes?: number } = { folder }): Promise<void> {
  running = await startServer({ endpoint, projectId: demo.projectId, clock, ledger })
}

const ask = (path: string, headers: Record<string, string> = {}) => get(running.origin, path, headers)

it('a run that DGC has forgotten opens as it was, after a restart, with when it was seen', async () => {
  const first = await ask(RUN)
  expect([first.status, first.headers[FRESHNESS_HEADERS.keptAt]]).toEqual([200, ''])
  const raw = await ask(`${RUN}/raw`)
  await running.stop()
  clock.advance(30 * DAY_MS)
  await start()
  const kept = await ask(RUN)
  expect(kept.status).toBe(200)
  expect(kept.headers).toMatchObject({
    [FRESHNESS_HEADERS.keptAt]: String(NOW_MS),
    [FRESHNESS_HEADERS.fetchedAt]: String(NOW_MS + 30 * DAY_MS),
    [FRESHNESS_HEADERS.state]: 'fresh',
    etag: first.headers.etag,
  })
  expect(kept.text).toBe(first.text)
  const keptRaw = await ask(`${RUN}/raw`)
  expect([keptRaw.text, keptRaw.headers[FRESHNESS_HEADERS.keptAt]]).toEqual([raw.text, String(NOW_MS)])
  const unchanged = await ask(RUN, { 'if-none-match': first.headers.etag ?? '' })
  expect([unchanged.status, unchanged.headers[FRESHNESS_HEADERS.keptAt]]).toEqual([304, String(NOW_MS)])
})

it('one that is forgotten while it is shown is marked as kept, not as old', async () => {
  await ask(RUN)
  for (const minutes of [1, 2]) {
    clock.advance(minutes * MINUTE_MS)
    const { headers } = await ask(RUN)
    expect(headers).toMatchObject({
      [FRESHNESS_HEADERS.keptAt]: String(NOW_MS),
      [FRESHNESS_HEADERS.state]: 'fresh',
    })
  }
  expect(demo.journal.entries.map(({ outcome }) => outcome)).toEqual(['200', '400 DLF.0137', '400 DLF.0137'])
})

it('one that was still running is not kept', async () => {
  const first = await ask(RUNNING)
  expect(instanceOf(first).status).toBe('running')
  await running.stop()
  await start()
  expect(errorOf(await ask(RUNNING))).toMatchObject({ code: 'instance_not_found' })
})

it('it belongs to its workspace', async () => {
  await ask(RUN)
  expect((await ask(`${RUN}?workspace=other`)).headers[FRESHNESS_HEADERS.keptAt]).toBeUndefined()
})

it('nothing is kept beyond the limit', async () => {
  await running.stop()
  await start({ folder: null, keepBytes: 100 })
  await ask(RUN)
  clock.advance(MINUTE_MS)
  const { headers } = await ask(RUN)
  expect(headers[FRESHNESS_HEADERS.keptAt]).toBe('')
  expect(headers[FRESHNESS_HEADERS.state]).toBe('stale')
})
