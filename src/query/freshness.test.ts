import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeFreshness } from './freshness'

const AT_MS = 1_551_425_387_000
const looked = (pollMs: number, visibleSinceMs = 0) => ({
  fetchedAtMs: AT_MS,
  pollMs,
  visibleSinceMs,
  failing: false,
})

describe('what is on screen', () => {
  it.each([
    ['just came', 0, 0, 'fresh'],
    ['is due, and its turn is spread', 5_600, 0, 'fresh'],
    ['missed one look', 8_500, 1, 'fresh'],
    ['missed two', 13_500, 2, 'fresh'],
    ['is a moment before the third', 18_499, 2, 'fresh'],
    ['missed three', 18_500, 3, 'late'],
    ['missed nine', 53_499, 9, 'late'],
    ['missed ten', 53_500, 10, 'old'],
    ['is of yesterday', 86_400_000, 17_279, 'old'],
    ['is of the future, by a clock that was put back', -3_600_000, 0, 'fresh'],
  ])('%s', (_, sinceMs, missed, level) => {
    const ageMs = Math.max(0, sinceMs)
    expect(computeFreshness(AT_MS + sinceMs, looked(5_000))).toEqual({ ageMs, missed, level })
  })

  it('counts by its own interval', () => {
    expect(computeFreshness(AT_MS + 600_000, looked(300_000)).level).toBe('fresh')
    expect(computeFreshness(AT_MS + 1_051_000, looked(300_000)).level).toBe('late')
  })

  it('is not called late for what was left out while nobody could see it, though its age is told', () => {
    const back = AT_MS + 60_000
    expect(computeFreshness(back, looked(5_000, back))).toEqual({ ageMs: 60_000, missed: 0, level: 'fresh' })
    expect(computeFreshness(back + 18_500, looked(5_000, back)).level).toBe('late')
  })

  it('stays old for who comes back while looks fail: those that nobody saw were missed, too', () => {
    const back = AT_MS + 1_800_000
    const failing = { ...looked(5_000, back), failing: true }
    expect(computeFreshness(back, failing)).toEqual({ ageMs: 1_800_000, missed: 30, level: 'old' })
    expect(computeFreshness(AT_MS + 119_999, { ...failing, visibleSinceMs: AT_MS + 119_999 }).missed).toBe(1)
    // A run that is looked at seldom was looked at as seldom then.
    expect(computeFreshness(back, { ...failing, pollMs: 300_000 }).missed).toBe(6)
  })

  it('only ever grows worse with time', () => {
    const order = ['fresh', 'late', 'old']
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        fc.integer({ min: 1_000, max: 400_000 }),
        (a, b, every) => {
          const [before, after] = [a, a + b].map((ms) => computeFreshness(AT_MS + ms, looked(every)))
          expect(after?.missed).toBeGreaterThanOrEqual(before?.missed ?? NaN)
          expect(order.indexOf(after?.level ?? '')).toBeGreaterThanOrEqual(order.indexOf(before?.level ?? ''))
        },
      ),
    )
  })
})
