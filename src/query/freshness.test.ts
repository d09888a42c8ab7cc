import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeFreshness } from './freshness'

const AT_MS = 1_551_425_387_000
const polled = (pollMs: number, visibleSinceMs = 0) => ({
  fetchedAtMs: AT_MS,
  pollMs,
  visibleSinceMs,
  failing: false,
})

describe('what is on screen', () => {
  it.each([
    ['just came', 0, 0, 'fresh'],
    ['is due, and its turn is spread', 5_600, 0, 'fresh'],
    ['missed one poll', 8_500, 1, 'fresh'],
    ['missed two', 13_500, 2, 'fresh'],
    ['is a moment before the third', 18_499, 2, 'fresh'],
    ['missed three', 18_500, 3, 'late'],
    ['missed nine', 53_499, 9, 'late'],
    ['missed ten', 53_500, 10, 'old'],
    ['is of yesterday', 86_400_000, 17_279, 'old'],
    ['is of the future, by a clock that was put back', -3_600_000, 0, 'fresh'],
  ])('%s', (_, sinceMs, missed, level) => {
    const ageMs = Math.max(0, sinceMs)
    expect(computeFreshness(AT_MS + sinceMs, polled(5_000))).toEqual({ ageMs, missed, level })
  })

  it('counts by its own interval', () => {
    expect(computeFreshness(AT_MS + 600_000, polled(300_000)).level).toBe('fresh')
    expect(computeFreshness(AT_MS + 1_051_000, polled(300_000)).level).toBe('late')
  })

  it('is not late for polls left out while hidden, though its age counts', () => {
    const back = AT_MS + 60_000
    expect(computeFreshness(back, polled(5_000, back))).toEqual({ ageMs: 60_000, missed: 0, level: 'fresh' })
    expect(computeFreshness(back + 18_500, polled(5_000, back)).level).toBe('late')
  })

  it('stays old on return while polls fail: those left out count as missed', () => {
    const back = AT_MS + 1_800_000
    const failing = { ...polled(5_000, back), failing: true }
    expect(computeFreshness(back, failing)).toEqual({ ageMs: 1_800_000, missed: 30, level: 'old' })
    expect(computeFreshness(AT_MS + 119_999, { ...failing, visibleSinceMs: AT_MS + 119_999 }).missed).toBe(1)
    // A run that is polled seldom missed as few polls.
    expect(computeFreshness(back, { ...failing, pollMs: 300_000 }).missed).toBe(6)
  })

  it('never gets fresher with time', () => {
    const order = ['fresh', 'late', 'old']
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        fc.integer({ min: 1_000, max: 400_000 }),
        (a, b, every) => {
          const [before, after] = [a, a + b].map((ms) => computeFreshness(AT_MS + ms, polled(every)))
          expect(after?.missed).toBeGreaterThanOrEqual(before?.missed ?? NaN)
          expect(order.indexOf(after?.level ?? '')).toBeGreaterThanOrEqual(order.indexOf(before?.level ?? ''))
        },
      ),
    )
  })
})
