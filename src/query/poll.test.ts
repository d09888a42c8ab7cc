import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '../contract/status'
import { addJitter, pollEveryMs, retryDelayMs, jitterShare } from './poll'

const END_MS = 1_551_425_387_000
const DAY = 86_400_000

describe('the next look', () => {
  /** Long after an end, for those that are over. */
  const TABLE: Record<Status, number> = {
    fail: 300_000,
    'running-exception': 30_000,
    unknown: 5_000,
    running: 5_000,
    pause: 30_000,
    freeze: 30_000,
    'waiting-confirm': 30_000,
    waiting: 15_000,
    success: 300_000,
    forceSuccess: 300_000,
    ignoreSuccess: 300_000,
    skip: 300_000,
    'manual-stop': 300_000,
  }

  it('is known for every status', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual(STATUSES.toSorted())
  })

  it.each(Object.entries(TABLE) as [Status, number][])('%s: in %i ms', (status, ms) => {
    expect(pollEveryMs({ status, endMs: END_MS, changedAtMs: END_MS, fetchedAtMs: END_MS + DAY })).toBe(ms)
  })

  it('without an answer is in 15 s', () => {
    expect(pollEveryMs(undefined)).toBe(15_000)
  })

  it.each([
    ['just ended', END_MS, 10_000],
    ['ended 9.999 s ago', END_MS + 9_999, 10_000],
    ['ended 10 s ago: that was the late look', END_MS + 10_000, 300_000],
    ['ended yesterday', END_MS + DAY, 300_000],
    ['ends in two seconds, by a clock that is a little off', END_MS - 2_000, 10_000],
    ['ends in just under a minute', END_MS - 59_999, 10_000],
    ['ends in a minute, by a clock that is off', END_MS - 60_000, 300_000],
    ['ends tomorrow', END_MS - DAY, 300_000],
  ])('of a run that %s', (_, fetchedAtMs, ms) => {
    expect(pollEveryMs({ status: 'fail', endMs: END_MS, changedAtMs: 0, fetchedAtMs })).toBe(ms)
  })

  it.each([
    ['first seen so just now', 0, 10_000],
    ['first seen so 9.999 s ago', 9_999, 10_000],
    ['seen so for 10 s', 10_000, 300_000],
    ['seen so since yesterday', DAY, 300_000],
  ])('of a run that is over without an end, %s', (_, sinceMs, ms) => {
    const changedAtMs = END_MS
    expect(pollEveryMs({ status: 'fail', endMs: null, changedAtMs, fetchedAtMs: END_MS + sinceMs })).toBe(ms)
  })

  it('goes on at its pace though an end was given, while the status is not over', () => {
    expect(pollEveryMs({ status: 'running', endMs: END_MS, changedAtMs: 0, fetchedAtMs: END_MS + 1 })).toBe(
      5_000,
    )
  })
})

describe('who looks', () => {
  const running = { status: 'running', endMs: null, changedAtMs: 0, fetchedAtMs: END_MS } as const
  const over = { status: 'fail', endMs: END_MS, changedAtMs: 0, fetchedAtMs: END_MS + DAY } as const
  const reader = { hidden: false, wall: false, everyMs: null }

  it.each([
    ['a reader at a running run', running, reader, 5_000],
    ['nobody, for the tab is hidden', running, { ...reader, hidden: true }, 60_000],
    ['nobody, at a run that is over', over, { ...reader, hidden: true }, 300_000],
    ['nobody, before the first answer', undefined, { ...reader, hidden: true }, 60_000],
    ['a wall', running, { ...reader, wall: true }, 5_000],
    ['a wall that calls itself hidden', running, { ...reader, wall: true, hidden: true }, 5_000],
    ['a wall at a run that is over', over, { ...reader, wall: true }, 60_000],
    ['a wall that was told how often', running, { ...reader, wall: true, everyMs: 30_000 }, 30_000],
    [
      'a wall that was told how often, at a run that is over',
      over,
      { ...reader, wall: true, everyMs: 30_000 },
      30_000,
    ],
    [
      'a reader whose address has an interval, though it is no wall',
      running,
      { ...reader, everyMs: 30_000 },
      5_000,
    ],
  ])('%s', (_, last, watching, ms) => {
    expect(pollEveryMs(last, watching)).toBe(ms)
  })
})

describe('after a failure', () => {
  it.each([
    ['at first', 5_000, 5_000, 5_000],
    ['after half a minute', 5_000, 30_000, 15_000],
    ['after an hour', 5_000, 3_600_000, 60_000],
    ['of what is seldom looked at', 300_000, 3_600_000, 300_000],
    ['by clocks that went back', 5_000, -3_600_000, 5_000],
  ])('%s', (_, everyMs, failingForMs, ms) => {
    expect(retryDelayMs(everyMs, failingForMs)).toBe(ms)
  })

  it('each try is later than the last, and from ten seconds to five minutes there are few', () => {
    let [sinceMs, tries] = [0, 0]
    while (sinceMs < 300_000) {
      sinceMs += retryDelayMs(5_000, sinceMs)
      tries++
    }
    expect(tries).toBeLessThan(14)
  })
})

describe('a spread', () => {
  it('is the same each time, and 0..1', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (ms) => {
        expect(jitterShare(ms)).toBe(jitterShare(ms))
        expect(jitterShare(ms)).toBeGreaterThanOrEqual(0)
        expect(jitterShare(ms)).toBeLessThan(1)
      }),
    )
  })

  it('spreads a thousand pages that were opened together over the whole width', () => {
    const tenths = new Set(Array.from({ length: 1_000 }, (_, i) => Math.floor(jitterShare(END_MS + i) * 10)))
    expect(tenths.size).toBe(10)
  })
})

describe('a jitter', () => {
  it.each([
    [0, 4_500],
    [0.5, 5_000],
    [1, 5_500],
  ])('of %d', (random, ms) => {
    expect(addJitter(5_000, random)).toBe(ms)
  })

  it('stays within a tenth, in whole milliseconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ms, random) => {
          const spread = addJitter(ms, random)
          expect(Number.isInteger(spread)).toBe(true)
          expect(Math.abs(spread - ms)).toBeLessThanOrEqual(ms / 10 + 0.5)
        },
      ),
    )
  })
})
