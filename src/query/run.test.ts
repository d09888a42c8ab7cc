import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { type Run } from '../contract/run'
import { makeInstance } from '../testing/runs'
import { ApiError } from './http'
import { ageOf, fetchRun, runPolling, runQuery, type InstanceAnswer } from './run'

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
}

const RUN = makeInstance({ status: 'running' }, [{ startMs: 5 }, { startMs: 6 }])

function answering(answer: Answer, wayMs = 0): Response {
  const { body = RUN, etag = '"a"', fetchedAt = HERE_MS - 900, now = HERE_MS, age, error, retryIn } = answer
  const headers = new Headers()
  if (etag !== null) headers.set('etag', etag)
  if (fetchedAt !== null) headers.set(FRESHNESS_HEADERS.fetchedAt, String(fetchedAt))
  if (now !== null) headers.set(FRESHNESS_HEADERS.now, String(now))
  if (age !== undefined) headers.set(FRESHNESS_HEADERS.age, String(age))
  if (error !== undefined) headers.set(FRESHNESS_HEADERS.error, error)
  if (retryIn !== undefined) headers.set(FRESHNESS_HEADERS.retryIn, String(retryIn))
  const response = new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers })
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => {
      vi.advanceTimersByTime(wayMs)
      return response
    }),
  )
  return response
}

/** `wayMs`: how long the answer was under way. Its times are of when it was sent. */
async function look(answer: Answer, before?: InstanceAnswer, wayMs = 0): Promise<InstanceAnswer> {
  answering(answer, wayMs)
  return fetchRun(REF, before, signal)
}

describe('a look', () => {
  it('asks for the run of the address, encoded once', async () => {
    await look({})
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/jobs/%E8%AE%A2%E5%8D%95%2050%25/instances/34765')
  })

  it('tells the run, when it was answered, and how far the clocks are apart', async () => {
    expect(await look({ now: HERE_MS + 60_000, fetchedAt: HERE_MS + 59_000 })).toEqual({
      seen: { instance: RUN, changedAtMs: HERE_MS + 59_000, skewMs: 60_000 },
      fetchedAtMs: HERE_MS + 59_000,
      arrived: { atMs: performance.now(), ageMs: 1_000 },
      etag: '"a"',
      fault: null,
    })
  })

  it.each([
    ['nobody touches', 0, 7_200_900],
    ['somebody puts back by an hour', -3_600_000, 7_200_900],
    ['has gone on by an hour more, in its sleep', 3_600_000, 10_800_900],
  ])('grows old, by a clock that %s', async (_, byMs, ageMs) => {
    const answer = await look({})
    expect(ageOf(answer)).toBe(900)
    vi.advanceTimersByTime(7_200_000)
    vi.setSystemTime(Date.now() + byMs)
    expect(ageOf(answer)).toBe(ageMs)
  })

  it('that is older than what is on screen changes nothing, as two servers behind one name give them', async () => {
    const before = await look({ etag: '"b"', fetchedAt: HERE_MS - 1_000 })
    const older = { etag: '"a"', fetchedAt: HERE_MS - 9_000, body: { ...RUN, status: 'waiting' } }
    expect(await look(older, before)).toBe(before)
  })

  it('of a server whose clock was put back is taken', async () => {
    const before = await look({ etag: '"b"', fetchedAt: HERE_MS - 1_000 })
    const got = await look(
      { etag: '"c"', now: HERE_MS - 3_600_000, fetchedAt: HERE_MS - 3_601_000, age: 1_000 },
      before,
    )
    expect([got.etag, got.fetchedAtMs]).toEqual(['"c"', HERE_MS - 3_601_000])
  })

  describe('five seconds after another', () => {
    const MINUTE = 60_000
    const LATER_MS = HERE_MS + 5_000

    async function second(answer: Answer, wayMs = 0) {
      const before = await look({ etag: '"b"', fetchedAt: HERE_MS - 1_000, age: 1_000 })
      vi.advanceTimersByTime(5_000)
      const body = { ...RUN, status: 'waiting' }
      const after = await look({ etag: '"c"', body, ...answer }, before, wayMs)
      return { isTaken: after !== before, after }
    }

    it.each<[string, Answer, number, boolean]>([
      ['of new data', { now: LATER_MS, fetchedAt: LATER_MS - 500, age: 500 }, 0, true],
      ['of new data, long under way', { now: LATER_MS, fetchedAt: LATER_MS - 500, age: 500 }, 20_000, true],
      [
        'of new data, by a clock that is behind',
        { now: LATER_MS - MINUTE, fetchedAt: LATER_MS - MINUTE - 500, age: 500 },
        0,
        true,
      ],
      [
        'of older data, by a clock that is behind',
        { now: LATER_MS - MINUTE, fetchedAt: LATER_MS - MINUTE - 9_000, age: 9_000 },
        0,
        false,
      ],
      [
        'of older data, by a clock that is ahead',
        { now: LATER_MS + MINUTE, fetchedAt: LATER_MS + MINUTE - 9_000, age: 9_000 },
        0,
        false,
      ],
      [
        'of the same data, by a clock that was put back',
        { now: LATER_MS - MINUTE, fetchedAt: HERE_MS - 1_000, age: 6_000 },
        0,
        true,
      ],
      [
        'of data renewed since, by a clock that was put back, and under way for three seconds',
        { now: LATER_MS - MINUTE, fetchedAt: LATER_MS - MINUTE - 500, age: 500 },
        3_000,
        true,
      ],
    ])('an answer %s', async (_, answer, wayMs, isTaken) => {
      expect((await second(answer, wayMs)).isTaken).toBe(isTaken)
    })

    it('one that was long under way does not move the clock: it may have been sent at once', async () => {
      const { after } = await second({ now: LATER_MS, fetchedAt: LATER_MS, age: 0 }, 9_000)
      expect([after.seen.skewMs, ageOf(after)]).toEqual([0, 9_000])
    })

    it('one that was long under way moves the clock by what its way cannot explain', async () => {
      const now = LATER_MS - MINUTE
      expect((await second({ now, fetchedAt: now, age: 0 }, 9_000)).after.seen.skewMs).toBe(-MINUTE - 9_000)
    })
  })

  it('that was asked for before the one on screen came, and overtaken by it, changes nothing', async () => {
    const first = await look({ age: 900 })
    const before = {
      ...first,
      fetchedAtMs: first.fetchedAtMs + 5_000,
      arrived: { atMs: performance.now() + 5_000, ageMs: 900 },
    }
    expect(await look({ etag: '"c"', age: 900 }, before, 10_000)).toBe(before)
  })

  it('after a sleep, in which only one clock went on, is taken', async () => {
    const before = await look({ age: 900 })
    vi.setSystemTime(HERE_MS + 3_600_000)
    const now = HERE_MS + 3_600_000
    expect(await look({ etag: '"c"', now, fetchedAt: now - 50_000, age: 50_000 }, before)).not.toBe(before)
  })

  it('reckons by the age, which nobody can set', async () => {
    const got = await look({ now: HERE_MS - 3_600_000, fetchedAt: HERE_MS - 4_000, age: 4_000 })
    expect(got.fetchedAtMs).toBe(HERE_MS - 3_604_000)
  })

  it('tells why the server could not renew it', async () => {
    const got = await look({ error: 'upstream_unreachable', retryIn: 20_000 })
    expect(got.fault).toEqual({ code: 'upstream_unreachable', retryInMs: 20_000 })
    expect((await look({ error: 'on_fire' })).fault).toBeNull()
    expect((await look({ error: 'throttled', retryIn: 'soon' })).fault).toEqual({
      code: 'throttled',
      retryInMs: 0,
    })
    expect((await look({}, got)).fault).toBeNull()
  })

  it.each<[string, Answer, number, number]>([
    ['both', { fetchedAt: null, now: null }, HERE_MS, 0],
    ['the time of the answer', { fetchedAt: null, now: HERE_MS + 9_000 }, HERE_MS + 9_000, 9_000],
    ['the time of the server', { fetchedAt: HERE_MS - 900, now: null }, HERE_MS - 900, 0],
    ['both in all but name', { fetchedAt: 'soon', now: '' }, HERE_MS, 0],
  ])('takes this clock when a proxy drops %s', async (_, answer, fetchedAtMs, skewMs) => {
    const got = await look(answer)
    expect([got.fetchedAtMs, got.seen.skewMs]).toEqual([fetchedAtMs, skewMs])
  })

  it.each<[string, unknown]>([
    ['of another build', { ...RUN, nodes: 'none' }],
    ['with a number for an id', { ...RUN, id: 34765 }],
    ['with a status that no build knows', { ...RUN, status: 'on-fire' }],
    ['cut off', JSON.stringify(RUN).slice(0, -20)],
    ['of a proxy', '<html>'],
  ])('refuses a body %s', async (_, body) => {
    const error = await look({ body }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ detail: { code: 'server_answer' }, status: 200 })
  })
})

describe('a second look', () => {
  const first = () => look({})

  it('with the same tag draws nothing anew and does not read the body', async () => {
    const before = await first()
    const response = answering({ body: 'not even JSON', fetchedAt: HERE_MS + 4_000, now: HERE_MS })
    const after = await fetchRun(REF, before, signal)
    expect(after.seen).toBe(before.seen)
    expect(after.fetchedAtMs).toBe(HERE_MS + 4_000)
    expect(response.bodyUsed).toBe(true)
    expect(await response.body?.getReader().read()).toEqual({ done: true, value: undefined })
  })

  it('with the same tag and another clock keeps the run', async () => {
    const before = await first()
    const after = await look({ now: HERE_MS + 3_000 }, before)
    expect(after.seen).not.toBe(before.seen)
    expect(after.seen).toEqual({ ...before.seen, skewMs: 3_000 })
    expect(after.seen.instance).toBe(before.seen.instance)
  })

  it('with another tag keeps the nodes that did not change', async () => {
    const before = await first()
    const body: Run = makeInstance({ status: 'running' }, [{ startMs: 5 }, { startMs: 6, endMs: 9 }])
    const after = await look({ body, etag: '"b"', fetchedAt: HERE_MS + 5_000 }, before)
    expect(after.seen.instance).toEqual(body)
    expect(after.seen.changedAtMs).toBe(HERE_MS + 5_000)
    expect(after.seen.instance.nodes.map((node, i) => node === before.seen.instance.nodes[i])).toEqual([
      true,
      false,
    ])
  })

  it('without tags is read: two absent tags say nothing', async () => {
    const before = await look({ etag: null })
    const body = makeInstance({ status: 'success' })
    expect((await look({ body, etag: null }, before)).seen.instance).toEqual(body)
  })

  it.each([
    ['0 ms on', 0, 1_000],
    ['499 ms on', 499, 1_000],
    ['499 ms back', -499, 1_000],
    ['500 ms on', 500, 1_500],
    ['500 ms back', -500, 500],
    ['an hour on, after sleep', 3_600_000, 3_601_000],
  ])('by a clock that went %s', async (_, byMs, skewMs) => {
    for (const etag of ['"a"', '"b"']) {
      const before = await look({ now: HERE_MS + 1_000 })
      expect((await look({ now: HERE_MS + 1_000 + byMs, etag }, before)).seen.skewMs).toBe(skewMs)
    }
  })

  it('does not let a clock creep away in small steps', async () => {
    let answer = await look({ now: HERE_MS })
    for (const byMs of [300, 450, 499]) answer = await look({ now: HERE_MS + byMs }, answer)
    expect(answer.seen.skewMs).toBe(0)
    expect((await look({ now: HERE_MS + 700 }, answer)).seen.skewMs).toBe(700)
  })
})

describe('the query', () => {
  it('tells runs apart by workspace, job and id', () => {
    const keys = [REF, { ...REF, id: '1' }, { ...REF, job: 'b' }, { ...REF, workspace: 'w' }].map((ref) =>
      JSON.stringify(runQuery(ref).queryKey),
    )
    expect(new Set(keys).size).toBe(4)
  })

  it('draws only what was seen', async () => {
    const answer = await look({})
    expect(runPolling(REF, READER).select(answer)).toBe(answer.seen)
  })
})
