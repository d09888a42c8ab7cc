import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Rate } from './rate'

/** How many are given in a row at one moment. */
function takeAll(rate: Rate, elapsedMs: number): number {
  let taken = 0
  while (rate.take(elapsedMs) === 0) taken++
  return taken
}

it('gives the whole burst at once, and says when the next one is there', () => {
  const rate = new Rate(0.5, 20)
  expect(takeAll(rate, 1000)).toBe(20)
  expect(rate.take(1000)).toBe(2000)
  expect(rate.take(1500)).toBe(1500)
})

it('has one at the very moment that it named', () => {
  const rate = new Rate(0.5, 1)
  rate.take(0)
  expect(rate.take(0)).toBe(2000)
  expect(rate.take(1999)).toBe(1)
  expect(rate.take(2000)).toBe(0)
  expect(rate.take(2000)).toBe(2000)
})

it('fills up again, and never beyond the burst', () => {
  const rate = new Rate(10, 5)
  takeAll(rate, 0)
  expect(takeAll(rate, 300)).toBe(3)
  expect(takeAll(rate, 24 * 3600 * 1000)).toBe(5)
})

it('gives none more for a clock that stands still or goes back', () => {
  const rate = new Rate(1000, 3)
  expect(takeAll(rate, 5000)).toBe(3)
  for (let i = 0; i < 100; i++) expect(rate.take(5000)).toBeGreaterThan(0)
  expect(rate.take(4000)).toBeGreaterThan(0)
  expect(rate.take(4001)).toBe(0)
})

it('a refusal takes nothing: asking too early does not put the next one off', () => {
  const rate = new Rate(1, 1)
  rate.take(0)
  for (let atMs = 0; atMs < 1000; atMs++) expect(rate.take(atMs)).toBe(1000 - atMs)
  expect(rate.take(1000)).toBe(0)
})

it('loses and gains nothing by many small shares', () => {
  const rate = new Rate(3, 1)
  let taken = 0
  for (let atMs = 0; atMs <= 3_600_000; atMs += 0.7) if (rate.take(atMs) === 0) taken++
  // One more than the hour holds is the burst; each one may come up to a share late.
  expect(taken).toBeGreaterThanOrEqual(Math.floor(3_600_000 / (1000 / 3 + 0.7)))
  expect(taken).toBeLessThanOrEqual(3 * 3600 + 1)
})

it('whatever the arrivals: no more than the burst and what has come since', () => {
  const arrivals = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      arrivals,
      (perSecond, burst, gaps) => {
        const rate = new Rate(perSecond, burst)
        const takenMs: number[] = []
        let atMs = 0
        for (const gap of gaps) {
          atMs += gap
          if (rate.take(atMs) === 0) takenMs.push(atMs)
        }
        takenMs.forEach((firstMs, first) => {
          takenMs.slice(first).forEach((lastMs, more) => {
            expect(more + 1).toBeLessThanOrEqual(burst + ((lastMs - firstMs) / 1000) * perSecond + 1e-6)
          })
        })
      },
    ),
  )
})
