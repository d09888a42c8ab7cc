import { describe, expect, it } from 'vitest'
import { UpstreamError } from '../dgc/faults'
import { FRESH_MS, createTestCache, errorDetail, settledState } from '../../testing/store'

const FAILED = new UpstreamError({ code: 'upstream_failed' })

describe('one call for all viewers', () => {
  it('2,000 reads of an uncached run cause one call, and all get its answer', async () => {
    const { read, calls, store } = createTestCache()
    const readings = Array.from({ length: 2000 }, (_, index) => read('a', `client ${index}`))
    expect(calls.length).toBe(1)
    calls[0]?.give('first')
    const snapshots = await Promise.all(readings)
    expect(new Set(snapshots.map(({ value }) => value)).size).toBe(1)
    expect(snapshots[0]).toMatchObject({ value: { text: 'first' }, ageMs: 0, state: 'fresh', fault: null })
    expect(calls.length).toBe(1)
    expect(store.stats()).toMatchObject({ runs: 1, fresh: 0, stale: 0, cold: 2000 })
  })

  it('2,000 reads of a run that fails cause one call, and all get its error', async () => {
    const { read, calls } = createTestCache()
    const readings = Array.from({ length: 2000 }, () => errorDetail(read()))
    calls[0]?.fail(FAILED)
    for (const refusal of await Promise.all(readings)) {
      expect(refusal).toEqual({ code: 'upstream_failed', retryAfterMs: 5000 })
    }
    expect(calls.length).toBe(1)
  })

  it('each run has a call of its own', async () => {
    const { read, calls } = createTestCache()
    const readings = [read('a'), read('b'), read('a')]
    calls[1]?.give('of b')
    calls[0]?.give('of a')
    expect((await Promise.all(readings)).map(({ value }) => value.text)).toEqual(['of a', 'of b', 'of a'])
    expect(calls.map(({ ref }) => ref.job)).toEqual(['a', 'b'])
  })

  it('an uncached run is loaded as new, a cached one as known and with its last answer', async () => {
    const { asked, calls, advance } = createTestCache()
    const { value } = await asked('first')
    await advance(FRESH_MS)
    await asked('second')
    expect(calls.map(({ rank, before }) => [rank, before])).toEqual([
      ['new', undefined],
      ['known', value],
    ])
  })
})

describe('while an answer is fresh', () => {
  it('no read causes a call, and the age grows', async () => {
    const { asked, read, calls, clock, advance, store } = createTestCache()
    const fetchedAtMs = clock.nowMs()
    await asked('first')
    await advance(FRESH_MS - 1)
    for (let i = 0; i < 1000; i++) {
      expect(await read()).toMatchObject({ fetchedAtMs, ageMs: FRESH_MS - 1, state: 'fresh', fault: null })
    }
    expect(calls.length).toBe(1)
    expect(store.stats()).toMatchObject({ fresh: 1000, cold: 1 })
  })
})

describe('when an answer is due', () => {
  it('readers get the new one when it comes within a second', async () => {
    const { asked, read, calls, clock, advance, store } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const readings = [read(), read()]
    await advance(999)
    expect(calls.length).toBe(2)
    calls[1]?.give('second')
    for (const snapshot of await Promise.all(readings)) {
      expect(snapshot).toMatchObject({ value: { text: 'second' }, ageMs: 0, state: 'fresh' })
      expect(snapshot.fetchedAtMs).toBe(clock.nowMs())
    }
    expect(store.stats()).toMatchObject({ stale: 0, cold: 3 })
  })

  it('after a second readers get the old one, and later ones the new one', async () => {
    const { asked, read, calls, advance, settle, store } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const reading = read()
    await advance(999)
    expect(await settledState(reading)).toBe('pending')
    await advance(1)
    const old = { value: { text: 'first' }, ageMs: FRESH_MS + 1000, state: 'refreshing', fault: null }
    expect(await reading).toMatchObject(old)
    // The second is counted from the start of the call, not from each read.
    expect(await read()).toMatchObject(old)
    expect(store.stats()).toMatchObject({ stale: 2, cold: 1 })
    calls[1]?.give('second')
    await settle()
    expect((await read()).value.text).toBe('second')
    expect(calls.length).toBe(2)
  })

  it('an answer older than a minute is withheld for five seconds', async () => {
    const { asked, read, advance } = createTestCache()
    await asked('first')
    await advance(60_001)
    const reading = read()
    await advance(4999)
    expect(await settledState(reading)).toBe('pending')
    await advance(1)
    expect(await reading).toMatchObject({ value: { text: 'first' }, ageMs: 65_001, state: 'refreshing' })
  })

  it('an unchanged answer is the same object, and fresh again', async () => {
    const { store, clock, calls, advance } = createTestCache({
      load: (_, __, before) => Promise.resolve(before ?? { text: 'same', bytes: 10 }),
    })
    const ref = { workspace: '', job: 'a' }
    const first = await store.read(ref, 'someone')
    await advance(FRESH_MS)
    const second = await store.read(ref, 'someone')
    expect(second.value).toBe(first.value)
    expect(second).toMatchObject({ fetchedAtMs: clock.nowMs(), ageMs: 0, state: 'fresh' })
    expect(calls).toEqual([])
  })
})

describe('setting the wall clock', () => {
  it.each([
    ['back', -5],
    ['forward', 5],
  ])('%s by hours changes no age, no call and no pause', async (_, hours) => {
    const { asked, read, calls, clock, advance } = createTestCache()
    await asked('first')
    await advance(1000)
    clock.set(clock.nowMs() + hours * 3_600_000)
    expect(await read()).toMatchObject({ ageMs: 1000, state: 'fresh' })
    await advance(FRESH_MS - 1001)
    await read()
    expect(calls.length).toBe(1)
    await advance(1)
    await asked(FAILED)
    clock.set(clock.nowMs() - hours * 3_600_000)
    await advance(1000)
    expect(await read()).toMatchObject({ ageMs: FRESH_MS + 1000, state: 'stale', fault: { retryInMs: 4000 } })
    expect(calls.length).toBe(2)
  })
})
