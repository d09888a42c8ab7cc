import { describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { CompressedBody } from './compressed-body'
import { UpstreamError, badResponse } from '../dgc/faults'
import { UnreadableRun } from './reader/run-reader'
import { type TestCache, FRESH_MS, createTestCache, errorDetail } from '../../testing/store'

const FAILED = new UpstreamError({ code: 'upstream_failed' })
const fault = (detail: ErrorDetail): UpstreamError => new UpstreamError(detail)

describe('when a cached run cannot be renewed', () => {
  it('the last good answer stays, with the error, since when, and the time of the next try', async () => {
    const { asked, read, calls, clock, advance, faults } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const sinceMs = clock.nowMs()
    const old = { value: { text: 'first' }, fetchedAtMs: sinceMs - FRESH_MS, state: 'stale' }
    const error = { code: 'upstream_failed' }
    expect(await asked(FAILED)).toMatchObject({
      ...old,
      ageMs: 4000,
      fault: { error, sinceMs, retryInMs: 5000 },
    })
    await advance(4999)
    expect(await read()).toMatchObject({ ...old, ageMs: 8999, fault: { error, sinceMs, retryInMs: 1 } })
    expect(calls.length).toBe(2)
    await advance(1)
    // The second failure in a row: a longer pause, but it has failed since the first.
    expect(await asked(FAILED)).toMatchObject({ ...old, fault: { error, sinceMs, retryInMs: 10_000 } })
    expect(faults).toEqual([FAILED, FAILED])
  })

  it('a fault that takes its time shows the old answer meanwhile', async () => {
    const { asked, read, calls, advance } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const reading = read()
    await advance(1000)
    expect(await reading).toMatchObject({ value: { text: 'first' }, state: 'refreshing', fault: null })
    calls[1]?.fail(fault({ code: 'upstream_timeout' }))
    await advance(0)
    expect(await read()).toMatchObject({ state: 'stale', fault: { error: { code: 'upstream_timeout' } } })
  })

  it('an answer ends all that, and the next failure is the first again', async () => {
    const { asked, clock, advance } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    for (const pauseMs of [5000, 10_000, 20_000]) {
      await asked(FAILED)
      await advance(pauseMs)
    }
    expect(await asked('second')).toMatchObject({ value: { text: 'second' }, state: 'fresh', fault: null })
    await advance(FRESH_MS)
    expect(await asked(FAILED)).toMatchObject({ fault: { sinceMs: clock.nowMs(), retryInMs: 5000 } })
  })

  it('a run that vanishes upstream stays cached', async () => {
    const { asked, read, advance } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const gone = { state: 'stale', fault: { error: { code: 'instance_not_found' }, retryInMs: 15_000 } }
    expect(await asked(fault({ code: 'instance_not_found' }))).toMatchObject({
      value: { text: 'first' },
      ...gone,
    })
    expect(await read()).toMatchObject({ value: { text: 'first' }, ...gone })
  })

  it('a longer Retry-After of the upstream is obeyed', async () => {
    const { asked, advance } = createTestCache({ mayPause: false })
    await asked('first')
    await advance(FRESH_MS)
    const { fault: told } = await asked(fault({ code: 'throttled', retryAfterMs: 90_000 }))
    expect(told?.retryInMs).toBe(90_000)
  })
})

describe('when there never was an answer', () => {
  it('the error is cached: no call before it is due, and each reader gets the rest of the pause', async () => {
    const { asked, read, calls, advance } = createTestCache()
    const upstream = { status: 400, code: 'DLF.0137', message: 'no such instance', requestId: 'r1' }
    const error: ErrorDetail = { code: 'instance_not_found', upstream }
    expect(await errorDetail(asked(fault(error)))).toEqual({ ...error, retryAfterMs: 15_000 })
    await advance(14_998.25)
    expect(await errorDetail(read())).toEqual({ ...error, retryAfterMs: 2 })
    await advance(0.75)
    for (let i = 0; i < 1000; i++) expect(await errorDetail(read())).toEqual({ ...error, retryAfterMs: 1 })
    expect(calls.length).toBe(1)
    await advance(1)
    expect(await errorDetail(asked(fault(error)))).toEqual({ ...error, retryAfterMs: 30_000 })
    await advance(30_000)
    expect((await asked('there at last')).state).toBe('fresh')
  })

  it('the text of an unreadable response goes with the error, also later', async () => {
    const { asked, read, advance } = createTestCache()
    const raw = CompressedBody.of(Buffer.from('<html>'))
    const thrown = new UnreadableRun(badResponse('html').detail, raw)
    await expect(asked(thrown)).rejects.toBeInstanceOf(UnreadableRun)
    await advance(1000)
    const later = await read().catch((error: unknown) => error as UnreadableRun)
    expect(later).toBeInstanceOf(UnreadableRun)
    expect((later as UnreadableRun).raw).toBe(raw)
    expect((later as UnreadableRun).detail).toEqual({
      code: 'upstream_bad_answer',
      reason: 'html',
      retryAfterMs: 4000,
    })
  })
})

/** A minute of 50 reads a second. */
async function stormed({ read, calls, advance }: TestCache, thrown: Error): Promise<number[]> {
  const atSeconds: number[] = []
  for (let tick = 0; tick < 600; tick++) {
    const readings = Array.from({ length: 5 }, () => read().catch(() => null))
    for (const call of calls.splice(0)) {
      atSeconds.push(tick / 10)
      call.fail(thrown)
    }
    await advance(100)
    await Promise.all(readings)
  }
  return atSeconds
}

describe('an upstream that fails for a minute under 50 reads a second', () => {
  it('is asked as often as the pauses allow', async () => {
    expect(await stormed(createTestCache(), FAILED)).toEqual([0, 5, 15, 35])
  })

  it('is asked as often for a run that was known before', async () => {
    const driven = createTestCache()
    await driven.asked('first')
    driven.calls.splice(0)
    await driven.advance(FRESH_MS)
    expect(await stormed(driven, FAILED)).toEqual([0, 5, 15, 35])
    expect(await driven.read()).toMatchObject({ value: { text: 'first' }, state: 'stale' })
  })
})

describe('a bug of ours', () => {
  it('is reported as internal and to the log, and leaves the state of the upstream as it was', async () => {
    const { asked, read, calls, health, faults, advance } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const defect = new TypeError('x is not a function')
    const state = health.stats()
    const snapshot = await asked(defect)
    expect(snapshot).toMatchObject({
      value: { text: 'first' },
      fault: { error: { code: 'internal' }, retryInMs: 5000 },
    })
    expect(JSON.stringify(snapshot)).not.toContain('function')
    expect(faults).toEqual([defect])
    expect(health.stats()).toEqual(state)
    await advance(4999)
    await read()
    expect(calls.length).toBe(2)
  })

  it('in the freshness rule does not block the run for ever', async () => {
    let isBroken = true
    const freshForMs = (): number => {
      if (isBroken) throw new RangeError('defect')
      return FRESH_MS
    }
    const { asked, advance } = createTestCache({ freshForMs })
    expect((await errorDetail(asked('first'))).code).toBe('internal')
    isBroken = false
    await advance(5000)
    expect((await asked('second')).value.text).toBe('second')
  })
})

describe('our own budget', () => {
  it('names its own retry time, and counts neither as an upstream error nor as a failure', async () => {
    const { asked, health, advance } = createTestCache()
    const full = fault({ code: 'overloaded', retryAfterMs: 3000 })
    for (let i = 0; i < 5; i++) {
      expect(await errorDetail(asked(full))).toEqual({ code: 'overloaded', retryAfterMs: 3000 })
      await advance(3000)
    }
    expect(health.stats().state).toBe('untried')
    expect(await errorDetail(asked(FAILED))).toEqual({ code: 'upstream_failed', retryAfterMs: 5000 })
  })
})
