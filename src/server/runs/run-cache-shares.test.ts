import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunKey } from './runs'
import { UpstreamError } from '../dgc/faults'
import { createRateLimit } from './rate-limit'
import { FRESH_MS, createTestCache, createManualTime, errorDetail } from '../../testing/store'

describe('runs with similar names', () => {
  it('two workspaces with the same job and id, read 1,000 times in turn, are never mixed up', async () => {
    const { store, advance } = createTestCache({
      load: ({ workspace, job }) => Promise.resolve({ text: `${workspace}/${job}`, bytes: 10 }),
    })
    for (let i = 0; i < 1000; i++) {
      const readings = ['dw_prod', 'finance', ''].map((workspace) =>
        store.read({ workspace, job: 'a' }, 'someone'),
      )
      const texts = (await Promise.all(readings)).map(({ value }) => value.text)
      expect(texts).toEqual(['dw_prod/a', 'finance/a', '/a'])
      await advance(100)
    }
  })

  const SIGNS = ['"', ',', '|', '\\', '[', ']', 'a', '\ud800', '\udfff', '\0']
  const hostile = fc.oneof(
    fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('a","b', '\\"', '\\ud800', '__proto__', ''),
  )
  /** Where one list of words is cut into project, workspace, job and id. */
  const cuts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map((at) => at.toSorted((a, b) => a - b))

  it('have equal keys only when all their parts are equal', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('', ',', '|', '","', '\\', '\0'),
        cuts,
        cuts,
        (words, between, ...ways) => {
          const [a, b] = ways.map(([first, second, third]) =>
            [
              words.slice(0, first),
              words.slice(first, second),
              words.slice(second, third),
              words.slice(third),
            ].map((part) => part.join(between)),
          )
          const [keyA, keyB] = [a, b].map(([project = '', workspace = '', job = '', id = ''] = []) =>
            createRunKey(project, { workspace, job, id }),
          )
          expect(keyA === keyB).toBe(a?.every((part, index) => part === b?.[index]))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a client over its allowance', () => {
  it('is refused uncached runs, while cached runs and other clients are served', async () => {
    const { clock } = createManualTime()
    const { asked, read, calls } = createTestCache({ coldReadWaitMs: createRateLimit(30, clock) })
    for (let i = 0; i < 20; i++) await asked('there', `run ${i}`)
    const refused = { code: 'too_many_requests', retryAfterMs: 2000 }
    for (let i = 20; i < 200; i++) expect(await errorDetail(read(`run ${i}`))).toEqual(refused)
    expect(calls.length).toBe(20)
    expect((await read('run 7')).state).toBe('fresh')
    const other = read('run 20', 'another')
    calls[20]?.give('for another')
    expect((await other).value.text).toBe('for another')
    // A run that another client has read costs nothing.
    expect((await read('run 20')).value.text).toBe('for another')
  })

  it('still renews cached runs and joins a call under way', async () => {
    let isOver = false
    const { asked, read, calls, advance } = createTestCache({
      coldReadWaitMs: (client) => (isOver && client === 'someone' ? 9 : 0),
    })
    await asked('first')
    await advance(FRESH_MS)
    isOver = true
    expect((await asked('second')).value.text).toBe('second')
    const readings = [read('new', 'another'), read('new')]
    calls[2]?.give('new')
    for (const { value } of await Promise.all(readings)) expect(value.text).toBe('new')
  })

  it('gets the last error of a run that it may not ask for again yet', async () => {
    let waitMs = 0
    const { asked, read, calls, advance } = createTestCache({ coldReadWaitMs: () => waitMs })
    await errorDetail(asked(new UpstreamError({ code: 'upstream_unreachable' })))
    await advance(5000)
    waitMs = 2000
    expect(await errorDetail(read())).toEqual({ code: 'upstream_unreachable', retryAfterMs: 2000 })
    expect(calls.length).toBe(1)
  })
})

describe('memory', () => {
  it('keeps 500 runs and forgets the least recently read', async () => {
    const { asked, read, calls, store } = createTestCache()
    await asked('watched', 'watched')
    for (let i = 0; i < 700; i++) {
      await asked('there', `run ${i}`)
      await read('watched')
    }
    expect(store.stats().runs).toBe(500)
    expect(calls.filter(({ ref }) => ref.job === 'watched').length).toBe(1)
    await asked('again', 'run 0')
  })

  it('keeps no more bytes than allowed, errors included', async () => {
    const { read, calls, store, asked } = createTestCache({ maxBytes: 100_000 })
    for (let i = 0; i < 50; i++) {
      const reading = read(`run ${i}`)
      calls.at(-1)?.give('large', 9000.5)
      await reading
      expect(store.stats().bytes).toBeLessThanOrEqual(100_000)
    }
    for (let i = 0; i < 200; i++) {
      await errorDetail(asked(new UpstreamError({ code: 'instance_not_found' }), `missing ${i}`))
      expect(store.stats().bytes).toBeLessThanOrEqual(100_000)
    }
    expect(store.stats().runs).toBeLessThan(100)
  })

  it('a run larger than the cache is kept alone, or each poll would be a call', async () => {
    const { asked, read, calls, store } = createTestCache({ maxBytes: 10_000 })
    await asked('small', 'small')
    const readings = [read(), read()]
    calls[1]?.give('huge', 1_000_000)
    for (const { value } of await Promise.all(readings)) expect(value.text).toBe('huge')
    expect((await read()).value.text).toBe('huge')
    expect([calls.length, store.stats().runs]).toEqual([2, 1])
  })

  it('a run evicted during its refresh causes no second call', async () => {
    const { asked, read, calls, advance, store } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const early = read()
    for (let i = 0; i < 500; i++) await asked('there', `run ${i}`)
    const before = calls.length
    const late = read()
    expect(calls.length).toBe(before)
    calls[1]?.give('second')
    for (const { value } of await Promise.all([early, late])) expect(value.text).toBe('second')
    expect(store.stats().runs).toBe(500)
  })

  it('a run evicted during a failing refresh keeps its last good answer', async () => {
    const { asked, read, calls, advance } = createTestCache()
    await asked('first')
    await advance(FRESH_MS)
    const early = read()
    for (let i = 0; i < 500; i++) await asked('there', `run ${i}`)
    calls[1]?.fail(new UpstreamError({ code: 'upstream_failed' }))
    expect(await early).toMatchObject({ value: { text: 'first' }, state: 'stale' })
    expect(await read()).toMatchObject({ value: { text: 'first' }, state: 'stale' })
  })
})
