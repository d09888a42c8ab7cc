import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Demo, createDemo } from '../../demo/http/server'
import { type ManualTime, createManualTime } from '../../testing/store'
import { type Got, type Running, SENTINEL, errorOf, get, instanceOf, startServer } from '../../testing/server'

// What viewers are sent while the upstream fails and, by the demo's journal, how often it is asked. The rules themselves are proved in
// src/server/runs. The clock stands still unless a test moves it.

const RUN = '/api/jobs/dwd_orders_daily/instances/8829134502'
const OTHER = '/api/jobs/job_batch/instances/34765'
/** Longer than any answer counts as fresh. */
const DUE_MS = 31_000

let time: ManualTime
let demo: Demo
let endpoint: string
let running: Running

beforeEach(async () => {
  time = createManualTime()
  demo = createDemo({ clock: time.clock.nowMs, token: SENTINEL })
  endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await start(true)
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
})

const start = (isDemo: boolean): Promise<Running> =>
  startServer({
    endpoint,
    projectId: demo.projectId,
    clock: time.clock,
    // A busy machine must not run into it.
    limits: { timeoutMs: 30_000 },
    wait: time.wait,
    isDemo,
  })

const ask = (path = RUN, headers: Record<string, string> = {}): Promise<Got> =>
  get(running.origin, path, headers)
const calls = (): number => demo.journal.entries.length
/** The error of a fresh answer is empty: a browser keeps a header that a 304 leaves out. */
const state = ({ headers }: Got) => [headers[FRESHNESS_HEADERS.state], headers[FRESHNESS_HEADERS.error]]
const pick = ({ headers }: Got, name: keyof typeof FRESHNESS_HEADERS) => headers[FRESHNESS_HEADERS[name]]

/** The pause after a first failure of this kind. client-faults.test has every fault, back-off.test every pause. */
const AGAIN_MS = 5_000

it('a failing DGC costs viewers nothing but age: one call for all of them, and none before the pause is over', async () => {
  const before = await ask()
  expect([before.status, state(before)]).toEqual([200, ['fresh', '']])
  const sinceMs = time.clock.nowMs()
  demo.control({ fault: 'fault-echo-codes' })
  await time.advance(DUE_MS)
  const viewers = await Promise.all(Array.from({ length: 10 }, () => ask()))
  for (const got of viewers) {
    expect([got.status, state(got), instanceOf(got)]).toEqual([
      200,
      ['stale', 'upstream_failed'],
      instanceOf(before),
    ])
    expect(pick(got, 'fetchedAt')).toBe(String(sinceMs))
    expect(pick(got, 'age')).toBe(String(DUE_MS))
    expect(pick(got, 'errorSince')).toBe(String(sinceMs + DUE_MS))
    expect(pick(got, 'retryIn')).toBe(String(AGAIN_MS))
  }
  expect(calls()).toBe(2)
  // A poll that has the body is answered without it, and still learns the present age.
  await time.advance(AGAIN_MS - 1)
  const held = await ask(RUN, { 'if-none-match': String(before.headers.etag) })
  expect([held.status, state(held), pick(held, 'retryIn')]).toEqual([304, ['stale', 'upstream_failed'], '1'])
  expect(calls()).toBe(2)
  demo.control({ fault: null })
  await time.advance(1)
  expect(state(await ask())).toEqual(['fresh', ''])
  expect(calls()).toBe(3)
  const shown = [...viewers, held].map(({ headers, text }) => JSON.stringify(headers) + text)
  expect([...shown, ...running.lines, ...running.otherLines].join('\n')).not.toContain('SENTINEL')
})

describe('faults that concern everybody', () => {
  beforeEach(async () => {
    await running.stop()
    running = await start(false)
  })

  it('a throttled account stops calls for every run, for as long as DGC asks', async () => {
    await ask()
    await ask(OTHER)
    await time.advance(DUE_MS)
    demo.control({ throttle: { seconds: 45 } })
    expect(state(await ask())).toEqual(['stale', 'throttled'])
    const other = await ask(OTHER)
    expect([state(other), pick(other, 'retryIn')]).toEqual([['stale', 'throttled'], '45000'])
    expect(errorOf(await ask('/api/jobs/ids_of_19_digits/instances/1'))).toMatchObject({
      code: 'throttled',
      retryAfterMs: 45_000,
    })
    expect(calls()).toBe(3)
    demo.control({ throttle: null })
    await time.advance(45_000)
    expect(state(await ask())).toEqual(['fresh', ''])
    expect(state(await ask(OTHER))).toEqual(['fresh', ''])
    expect(calls()).toBe(5)
  })
})
