import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { type Run } from '../contract/run'
import { makeInstance } from '../testing/runs'
import { ApiError } from './http'
import { fetchLive, livePolling } from './live-query'
import { type LiveResult } from './live-resource'
import { computeAgeMs } from './response-clock'
import { runResource } from './run'

const REF = { job: '订单 50%', id: '34765', workspace: '' }
const HERE_MS = Date.parse('2026-11-22T13:00:00.250Z')
const { signal } = new AbortController()
const READER = { hidden: false, wall: false, everyMs: null }

beforeEach(() => {
  vi.useFakeTimers({ now: HERE_MS })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

interface Answer {
  body?: unknown
  etag?: string | null
  /** Null leaves the header out. */
  fetchedAt?: number | string | null
  now?: number | string | null
  age?: number | string
  error?: string
  retryIn?: number | string
  keptAt?: number
}

const RUN = makeInstance({ status: 'running' }, [{ startMs: 5 }, { startMs: 6 }])

function stubResponse(answer: Answer, latencyMs = 0): Response {
  const {
    body = RUN,
    etag = '"a"',
    fetchedAt = HERE_MS - 900,
    now = HERE_MS,
    age,
    error,
    retryIn,
    keptAt,
  } = answer
  const headers = new Headers()
  if (etag !== null) headers.set('etag', etag)
  if (fetchedAt !== null) headers.set(FRESHNESS_HEADERS.fetchedAt, String(fetchedAt))
  if (now !== null) headers.set(FRESHNESS_HEADERS.now, String(now))
  if (age !== undefined) headers.set(FRESHNESS_HEADERS.age, String(age))
  if (error !== undefined) headers.set(FRESHNESS_HEADERS.error, error)
  if (retryIn !== undefined) headers.set(FRESHNESS_HEADERS.retryIn, String(retryIn))
  if (keptAt !== undefined) headers.set(FRESHNESS_HEADERS.keptAt, String(keptAt))
  const response = new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers })
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => {
      vi.advanceTimersByTime(latencyMs)
      return response
    }),
  )
  return response
}

/** The times of the answer are those when it was sent. */
async function poll(answer: Answer, before?: LiveResult<Run>, latencyMs = 0): Promise<LiveResult<Run>> {
  stubResponse(answer, latencyMs)
  return fetchLive(runResource(REF), before, signal)
}

describe('a poll', () => {
  it('requests the run of the address, encoded once', async () => {
    await poll({})
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/jobs/%E8%AE%A2%E5%8D%95%2050%25/instances/34765')
  })

  it('returns the run, when it was fetched, and the difference of the clocks', async () => {
    expect(await poll({ now: HERE_MS + 60_000, fetchedAt: HERE_MS + 59_000 })).toEqual({
      snapshot: { data: RUN, changedAtMs: HERE_MS + 59_000, skewMs: 60_000 },
      fetchedAtMs: HERE_MS + 59_000,
      arrival: { atMs: performance.now(), ageMs: 1_000 },
      etag: '"a"',
      keptAtMs: null,
      upstreamError: null,
    })
  })

  it('knows when the data of a run that DGC has forgotten were seen, also when they are on screen already', async () => {
    const keptAt = HERE_MS - 1_000_000
    const kept = await poll({ keptAt })
    expect(kept).toMatchObject({ keptAtMs: keptAt, snapshot: { changedAtMs: keptAt } })
    const before = await poll({})
    expect((await poll({ keptAt }, before)).keptAtMs).toBe(keptAt)
    expect((await poll({}, kept)).keptAtMs).toBeNull()
  })

  it.each([
    ['is never set', 0, 7_200_900],
    ['is set back by an hour', -3_600_000, 7_200_900],
    ['continued for an hour more during sleep', 3_600_000, 10_800_900],
  ])('ages by a clock that %s', async (_, byMs, ageMs) => {
    const answer = await poll({})
    expect(computeAgeMs(answer)).toBe(900)
    vi.advanceTimersByTime(7_200_000)
    vi.setSystemTime(Date.now() + byMs)
    expect(computeAgeMs(answer)).toBe(ageMs)
  })

  it('keeps what is on screen when another server behind the same name has older data', async () => {
    const before = await poll({ etag: '"b"', fetchedAt: HERE_MS - 1_000 })
    const older = { etag: '"a"', fetchedAt: HERE_MS - 9_000, body: { ...RUN, status: 'waiting' } }
    expect(await poll(older, before)).toBe(before)
  })

  it('accepts a response of a server whose clock was set back', async () => {
    const before = await poll({ etag: '"b"', fetchedAt: HERE_MS - 1_000 })
    const past = { now: HERE_MS - 3_600_000, fetchedAt: HERE_MS - 3_601_000, age: 1_000 }
    const got = await poll({ etag: '"c"', ...past }, before)
    expect([got.etag, got.fetchedAtMs]).toEqual(['"c"', HERE_MS - 3_601_000])
  })

  describe('five seconds after another', () => {
    const MINUTE = 60_000
    const LATER_MS = HERE_MS + 5_000

    async function second(answer: Answer, latencyMs = 0) {
      const before = await poll({ etag: '"b"', fetchedAt: HERE_MS - 1_000, age: 1_000 })
      vi.advanceTimersByTime(5_000)
      const body = { ...RUN, status: 'waiting' }
      const after = await poll({ etag: '"c"', body, ...answer }, before, latencyMs)
      return { isTaken: after !== before, after }
    }

    const sent = (offMs: number, ageMs: number): Answer => ({
      now: LATER_MS + offMs,
      fetchedAt: LATER_MS + offMs - ageMs,
      age: ageMs,
    })

    it.each<[string, Answer, latencyMs: number, isTaken: boolean]>([
      ['of new data', sent(0, 500), 0, true],
      ['of new data, with high latency', sent(0, 500), 20_000, true],
      ['of new data, by a clock that is behind', sent(-MINUTE, 500), 0, true],
      ['of older data, by a clock that is behind', sent(-MINUTE, 9_000), 0, false],
      ['of older data, by a clock that is ahead', sent(MINUTE, 9_000), 0, false],
      [
        'of the same data, by a clock that was set back',
        { now: LATER_MS - MINUTE, fetchedAt: HERE_MS - 1_000, age: 6_000 },
        0,
        true,
      ],
      ['of renewed data, by a clock that was set back, after 3 s', sent(-MINUTE, 500), 3_000, true],
    ])('a response %s', async (_, answer, latencyMs, isTaken) => {
      expect((await second(answer, latencyMs)).isTaken).toBe(isTaken)
    })

    it('high latency does not move the clock: the response may have been sent at once', async () => {
      const { after } = await second(sent(0, 0), 9_000)
      expect([after.snapshot.skewMs, computeAgeMs(after)]).toEqual([0, 9_000])
    })

    it('high latency moves the clock by what it cannot explain', async () => {
      expect((await second(sent(-MINUTE, 0), 9_000)).after.snapshot.skewMs).toBe(-MINUTE - 9_000)
    })
  })

  it('keeps what is on screen when an earlier request is overtaken', async () => {
    const first = await poll({ age: 900 })
    const before = {
      ...first,
      fetchedAtMs: first.fetchedAtMs + 5_000,
      arrival: { atMs: performance.now() + 5_000, ageMs: 900 },
    }
    expect(await poll({ etag: '"c"', age: 900 }, before, 10_000)).toBe(before)
  })

  it('accepts a response after sleep, during which only one clock continued', async () => {
    const before = await poll({ age: 900 })
    vi.setSystemTime(HERE_MS + 3_600_000)
    const now = HERE_MS + 3_600_000
    expect(await poll({ etag: '"c"', now, fetchedAt: now - 50_000, age: 50_000 }, before)).not.toBe(before)
  })

  it('prefers the measured age to the server clock', async () => {
    const got = await poll({ now: HERE_MS - 3_600_000, fetchedAt: HERE_MS - 4_000, age: 4_000 })
    expect(got.fetchedAtMs).toBe(HERE_MS - 3_604_000)
  })

  it('returns the upstream error that kept the data old', async () => {
    const got = await poll({ error: 'upstream_unreachable', retryIn: 20_000 })
    expect(got.upstreamError).toEqual({ code: 'upstream_unreachable', retryInMs: 20_000 })
    expect((await poll({ error: 'on_fire' })).upstreamError).toBeNull()
    const { upstreamError } = await poll({ error: 'throttled', retryIn: 'soon' })
    expect(upstreamError).toEqual({ code: 'throttled', retryInMs: 0 })
    expect((await poll({}, got)).upstreamError).toBeNull()
  })

  it.each<[string, Answer, number, number]>([
    ['both', { fetchedAt: null, now: null }, HERE_MS, 0],
    ['the fetch time', { fetchedAt: null, now: HERE_MS + 9_000 }, HERE_MS + 9_000, 9_000],
    ['the time of the server', { fetchedAt: HERE_MS - 900, now: null }, HERE_MS - 900, 0],
    ['the values of both', { fetchedAt: 'soon', now: '' }, HERE_MS, 0],
  ])('falls back to this clock when a proxy drops %s', async (_, answer, fetchedAtMs, skewMs) => {
    const got = await poll(answer)
    expect([got.fetchedAtMs, got.snapshot.skewMs]).toEqual([fetchedAtMs, skewMs])
  })

  it.each<[string, unknown]>([
    ['of another build', { ...RUN, nodes: 'none' }],
    ['with a number for an id', { ...RUN, id: 34765 }],
    ['with a status of no build', { ...RUN, status: 'on-fire' }],
    ['cut off', JSON.stringify(RUN).slice(0, -20)],
    ['of a proxy', '<html>'],
  ])('refuses a body %s', async (_, body) => {
    const error = await poll({ body }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ detail: { code: 'server_answer' }, status: 200 })
  })
})

describe('a second poll', () => {
  const first = () => poll({})

  it('with the same tag keeps the snapshot and does not read the body', async () => {
    const before = await first()
    const response = stubResponse({ body: 'not even JSON', fetchedAt: HERE_MS + 4_000, now: HERE_MS })
    const after = await fetchLive(runResource(REF), before, signal)
    expect(after.snapshot).toBe(before.snapshot)
    expect(after.fetchedAtMs).toBe(HERE_MS + 4_000)
    expect(response.bodyUsed).toBe(true)
    expect(await response.body?.getReader().read()).toEqual({ done: true, value: undefined })
  })

  it('with the same tag and another clock keeps the run', async () => {
    const before = await first()
    const after = await poll({ now: HERE_MS + 3_000 }, before)
    expect(after.snapshot).not.toBe(before.snapshot)
    expect(after.snapshot).toEqual({ ...before.snapshot, skewMs: 3_000 })
    expect(after.snapshot.data).toBe(before.snapshot.data)
  })

  it('with another tag keeps the nodes that did not change', async () => {
    const before = await first()
    const body: Run = makeInstance({ status: 'running' }, [{ startMs: 5 }, { startMs: 6, endMs: 9 }])
    const after = await poll({ body, etag: '"b"', fetchedAt: HERE_MS + 5_000 }, before)
    expect(after.snapshot.data).toEqual(body)
    expect(after.snapshot.changedAtMs).toBe(HERE_MS + 5_000)
    const kept = after.snapshot.data.nodes.map((node, i) => node === before.snapshot.data.nodes[i])
    expect(kept).toEqual([true, false])
  })

  it('without tags is read', async () => {
    const before = await poll({ etag: null })
    const body = makeInstance({ status: 'success' })
    expect((await poll({ body, etag: null }, before)).snapshot.data).toEqual(body)
  })

  it.each([
    ['0 ms on', 0, 1_000],
    ['499 ms on', 499, 1_000],
    ['499 ms back', -499, 1_000],
    ['500 ms on', 500, 1_500],
    ['500 ms back', -500, 500],
    ['an hour on, after sleep', 3_600_000, 3_601_000],
  ])('with a clock that moved %s', async (_, byMs, skewMs) => {
    for (const etag of ['"a"', '"b"']) {
      const before = await poll({ now: HERE_MS + 1_000 })
      expect((await poll({ now: HERE_MS + 1_000 + byMs, etag }, before)).snapshot.skewMs).toBe(skewMs)
    }
  })

  it('does not let the clock drift in small steps', async () => {
    let answer = await poll({ now: HERE_MS })
    for (const byMs of [300, 450, 499]) answer = await poll({ now: HERE_MS + byMs }, answer)
    expect(answer.snapshot.skewMs).toBe(0)
    expect((await poll({ now: HERE_MS + 700 }, answer)).snapshot.skewMs).toBe(700)
  })
})

describe('the query', () => {
  it('keys runs by workspace, job and id', () => {
    const keys = [REF, { ...REF, id: '1' }, { ...REF, job: 'b' }, { ...REF, workspace: 'w' }].map((ref) =>
      JSON.stringify(runResource(ref).queryKey),
    )
    expect(new Set(keys).size).toBe(4)
  })

  it('selects the snapshot', async () => {
    const answer = await poll({})
    expect(livePolling(runResource(REF), READER).select(answer)).toBe(answer.snapshot)
  })
})
