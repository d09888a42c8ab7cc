import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { testClock } from '../../testing/server'
import { createRateLimit } from './rate-limit'

it('lets each client use two thirds of its minute at once, whatever the others do', () => {
  const take = createRateLimit(30, testClock())
  for (let i = 0; i < 20; i++) expect(take('10.0.0.1')).toBe(0)
  expect(take('10.0.0.1')).toBe(2000)
  for (let i = 0; i < 20; i++) expect(take('10.0.0.2')).toBe(0)
})

it('allows 30 a minute once the burst is used, and never saves up more than the burst', () => {
  const clock = testClock()
  const take = createRateLimit(30, clock)
  const takeAll = (): number => {
    let taken = 0
    while (take('a') === 0) taken++
    return taken
  }
  takeAll()
  let taken = 0
  for (let second = 0; second < 60; second++) {
    clock.advance(1000)
    taken += takeAll()
  }
  expect(taken).toBe(30)
  clock.advance(86_400_000)
  expect(takeAll()).toBe(20)
})

it('a small limit allows no more at first than in a minute', () => {
  const three = createRateLimit(3, testClock())
  expect(Array.from({ length: 4 }, () => three('a'))).toEqual([0, 0, 20_000, 20_000])
  const one = createRateLimit(1, testClock())
  expect([one('a'), one('a')]).toEqual([0, 60_000])
})

it('allows the next one at the very moment that it named, and a refusal costs nothing', () => {
  const clock = testClock()
  const take = createRateLimit(60, clock)
  while (take('a') === 0);
  for (let leftMs = 1000; leftMs > 0; leftMs--) {
    expect(take('a')).toBe(leftMs)
    clock.advance(1)
  }
  expect(take('a')).toBe(0)
})

it('setting the wall clock allows nothing more', () => {
  const clock = testClock()
  const take = createRateLimit(1, clock)
  take('a')
  clock.set(clock.nowMs() + 86_400_000)
  expect(take('a')).toBe(60_000)
})

it('forgets the client that has not asked for longest, so that its memory is limited', () => {
  const take = createRateLimit(1, testClock())
  expect(take('first')).toBe(0)
  for (let i = 0; i < 9999; i++) take(`client ${i}`)
  expect(take('first')).toBeGreaterThan(0)
  for (let i = 0; i < 10_000; i++) take(`other ${i}`)
  expect(take('first')).toBe(0)
})

it('allows no more than the burst and what came since, for any arrivals', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 100 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), gaps, (perMinute, arrivals) => {
      const clock = testClock()
      const take = createRateLimit(perMinute, clock)
      const burst = Math.max(1, Math.round((perMinute * 2) / 3))
      const takenMs: number[] = []
      for (const gapMs of arrivals) {
        clock.advance(gapMs)
        if (take('a') === 0) takenMs.push(clock.elapsedMs())
      }
      takenMs.forEach((firstMs, first) => {
        takenMs.slice(first).forEach((lastMs, more) => {
          expect(more + 1).toBeLessThanOrEqual(burst + ((lastMs - firstMs) / 60_000) * perMinute + 1e-6)
        })
      })
    }),
    { numRuns: 50 },
  )
})
