import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Demo, createDemo } from '../../demo/http/server'
import { type ManualTime, createManualTime } from '../../testing/store'
import { type Got, type Running, SENTINEL, errorOf, get, instanceOf, startServer } from '../../testing/server'

// Faults of the upstream, for viewers who had an answer before and for one who had none. Asserted is what they are sent and, by the
// demo's journal, how often the upstream was asked. The clock stands still unless a test moves it.

const RUN = '/api/jobs/dwd_orders_daily/instances/8829134502'
const OTHER = '/api/jobs/job_batch/instances/34765'
/** For the fault that never answers; all others must not run into a limit on a busy machine. */
const SHORT_TIMEOUT_MS = 1000
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

const start = (isDemo: boolean, timeoutMs = 30_000): Promise<Running> =>
  startServer({
    endpoint,
    projectId: demo.projectId,
    clock: time.clock,
    limits: { timeoutMs },
    wait: time.wait,
    isDemo,
  })

const ask = (path = RUN, headers: Record<string, string> = {}): Promise<Got> =>
  get(running.origin, path, headers)
const calls = (): number => demo.journal.entries.length
const state = ({ headers }: Got) => [headers[FRESHNESS_HEADERS.state], headers[FRESHNESS_HEADERS.error]]
const pick = ({ headers }: Got, name: keyof typeof FRESHNESS_HEADERS) => headers[FRESHNESS_HEADERS[name]]

/** One fault of each kind: what the viewer is told, and when the upstream is asked again. client-faults.test has them all. */
const TOLD: Record<string, { code: string; againMs: number; calls?: number }> = {
  'fault-instance-missing': { code: 'instance_not_found', againMs: 15_000 },
  'fault-401': { code: 'credentials_refused', againMs: 60_000 },
  'fault-429-retry-after': { code: 'throttled', againMs: 30_000 },
  'fault-503': { code: 'upstream_failed', againMs: 5_000 },
  'fault-hang': { code: 'upstream_timeout', againMs: 5_000 },
  'fault-reset': { code: 'upstream_unreachable', againMs: 5_000, calls: 2 },
}

describe.each(Object.entries(TOLD))('%s', (fault, { code, againMs, calls: asked = 1 }) => {
  beforeEach(async () => {
    if (fault !== 'fault-hang') return
    await running.stop()
    running = await start(true, SHORT_TIMEOUT_MS)
  })

  it('keeps the last good answer for its viewers, and causes one call for all of them', async () => {
    const before = await ask()
    expect([before.status, state(before)]).toEqual([200, ['fresh', undefined]])
    const sinceMs = time.clock.nowMs()
    demo.control({ fault })
    await time.advance(DUE_MS)
    const viewers = await Promise.all(Array.from({ length: 10 }, () => ask()))
    for (const got of viewers) {
      expect([got.status, state(got), instanceOf(got)]).toEqual([200, ['stale', code], instanceOf(before)])
      expect(pick(got, 'fetchedAt')).toBe(String(sinceMs))
      expect(pick(got, 'age')).toBe(String(DUE_MS))
      expect(pick(got, 'errorSince')).toBe(String(sinceMs + DUE_MS))
      expect(pick(got, 'retryIn')).toBe(String(againMs))
    }
    expect(calls()).toBe(1 + asked)
    // A poll that has the body is answered without it, and still learns the present age.
    await time.advance(againMs - 1)
    const held = await ask(RUN, { 'if-none-match': String(before.headers.etag) })
    expect([held.status, state(held), pick(held, 'retryIn')]).toEqual([304, ['stale', code], '1'])
    expect(calls()).toBe(1 + asked)
    demo.control({ fault: null })
    await time.advance(1)
    expect(state(await ask())).toEqual(['fresh', undefined])
    expect(calls()).toBe(1 + asked + 1)
  })

  it('is the error of a viewer without an answer, and causes no call before its pause ends', async () => {
    demo.control({ fault })
    const got = await ask(OTHER)
    expect(errorOf(got)).toMatchObject({ code, retryAfterMs: againMs })
    expect([got.headers['retry-after'], got.headers['cache-control']]).toEqual([
      String(againMs / 1000),
      'no-store',
    ])
    await time.advance(againMs - 1)
    await Promise.all(Array.from({ length: 10 }, () => ask(OTHER)))
    expect(calls()).toBe(asked)
    demo.control({ fault: null })
    await time.advance(1)
    expect((await ask(OTHER)).status).toBe(200)
    expect(calls()).toBe(asked + 1)
  })
})

it.each([
  'fault-cut-complete',
  'fault-not-json',
  'fault-array',
  'fault-nodes-object',
  'fault-deep',
  'fault-echo-no-run',
])('%s, which only the reader refuses, is a bad response', async (fault) => {
  demo.control({ fault })
  expect(errorOf(await ask(OTHER)).code).toBe('upstream_bad_answer')
})

describe('an upstream that fails on and on', () => {
  it('is asked ever less often, and a minute apart in the end', async () => {
    await ask()
    await time.advance(DUE_MS)
    demo.control({ fault: 'fault-503' })
    const pauses: number[] = []
    for (let i = 0; i < 7; i++) pauses.push(Number(pick(await askAfter(pauses.at(-1) ?? 0), 'retryIn')))
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
    expect(calls()).toBe(1 + 7)
  })

  async function askAfter(ms: number): Promise<Got> {
    await time.advance(ms)
    return ask()
  }

  it('that hangs up without a word is unreachable, after one more try', async () => {
    await ask()
    await time.advance(DUE_MS)
    demo.control({ down: true })
    expect(state(await ask())).toEqual(['stale', 'upstream_unreachable'])
    expect(calls()).toBe(1 + 2)
  })

  it('that is not there is unreachable', async () => {
    const before = await ask()
    await time.advance(DUE_MS)
    await demo.stop()
    const got = await ask()
    expect([state(got), instanceOf(got)]).toEqual([['stale', 'upstream_unreachable'], instanceOf(before)])
    expect(errorOf(await ask(OTHER)).code).toBe('upstream_unreachable')
  })
})

describe('faults that concern everybody', () => {
  beforeEach(async () => {
    await running.stop()
    running = await start(false)
  })

  it('a throttled account leaves DGC alone with every run, for as long as it was told to', async () => {
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
    expect(state(await ask())).toEqual(['fresh', undefined])
    expect(state(await ask(OTHER))).toEqual(['fresh', undefined])
    expect(calls()).toBe(5)
  })

  it.each([
    ['for no time', 0, 5_000],
    ['for a year', 31_536_000, 300_000],
  ])('a throttle %s is believed within reason', async (_, seconds, pausedMs) => {
    await ask()
    await time.advance(DUE_MS)
    demo.control({ throttle: { seconds: seconds } })
    expect(pick(await ask(), 'retryIn')).toBe(String(pausedMs))
  })

  it('credentials that are refused twice are tried once a minute, whatever is asked for', async () => {
    await ask()
    await time.advance(DUE_MS)
    demo.control({ refuse: true })
    expect(state(await ask())).toEqual(['stale', 'credentials_refused'])
    expect(errorOf(await ask(OTHER)).code).toBe('credentials_refused')
    expect(calls()).toBe(3)
    for (let i = 0; i < 30; i++) await ask(`/api/jobs/job_batch/instances/${100 + i}`)
    expect(calls()).toBe(3)
    demo.control({ refuse: false })
    await time.advance(60_000)
    expect(state(await ask())).toEqual(['fresh', undefined])
  })

  it('a DGC that cannot be reached for five runs is tried by one of them for all', async () => {
    const runs = ['dwd_orders_daily/instances/8829134502', 'job_batch/instances/34765', ...SOME].map(
      (run) => `/api/jobs/${run}`,
    )
    for (const run of runs) expect((await ask(run)).status).toBe(200)
    await time.advance(DUE_MS)
    demo.control({ down: true })
    for (const run of runs) expect(state(await ask(run))).toEqual(['stale', 'upstream_unreachable'])
    // Five found out, each with its second try; the others did not have to.
    expect(calls()).toBe(runs.length + 5 * 2)
    await time.advance(60_000)
    await Promise.all(runs.map((run) => ask(run)))
    expect(calls()).toBe(runs.length + 5 * 2 + 2)
  })

  const SOME = [25, 200, 1_000].flatMap((size) => [
    `load_${size}/instances/${8_840_000_000 + size}`,
    `load_live_${size}/instances/${8_840_000_000 + size}`,
  ])
})

describe('a run that', () => {
  it('vanishes stays on screen, and is told to be gone', async () => {
    const path = '/api/jobs/fault-vanish/instances/7'
    const before = await ask(path)
    await time.advance(DUE_MS)
    const got = await ask(path)
    expect([got.status, state(got)]).toEqual([200, ['stale', 'instance_not_found']])
    expect(instanceOf(got)).toEqual(instanceOf(before))
  })

  it('comes back after every second call is fresh each time', async () => {
    const path = '/api/jobs/fault-flaky/instances/7'
    const states: unknown[] = []
    for (let i = 0; i < 6; i++) {
      states.push(state(await ask(path)))
      await time.advance(DUE_MS)
    }
    const [good, bad] = [
      ['fresh', undefined],
      ['stale', 'upstream_failed'],
    ]
    expect(states).toEqual([good, bad, good, bad, good, bad])
  })

  it('is not in one workspace is in the other, however the questions are mixed', async () => {
    const [here, there] = ['dw_prod', 'dw_finance'].map(
      (name) => `/api/jobs/dwd_orders_daily/instances/8829140001?workspace=${name}`,
    )
    const got = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(i % 2 === 0 ? here : there)))
    expect(new Set(got.filter((_, i) => i % 2 === 0).map((one) => instanceOf(one).workspace))).toEqual(
      new Set(['dw_prod']),
    )
    expect(new Set(got.filter((_, i) => i % 2 === 1).map(({ status }) => status)).size).toBe(1)
    expect(calls()).toBe(2)
  })
})
