import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '../contract/status'
import { jittered, pollEveryMs } from './poll'

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
    ['ends in the future, by a clock that is off', END_MS - DAY, 300_000],
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

describe('a jitter', () => {
  it.each([
    [0, 4_500],
    [0.5, 5_000],
    [1, 5_500],
  ])('of %d', (random, ms) => {
    expect(jittered(5_000, random)).toBe(ms)
  })

  it('stays within a tenth, in whole milliseconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ms, random) => {
          const spread = jittered(ms, random)
          expect(Number.isInteger(spread)).toBe(true)
          expect(Math.abs(spread - ms)).toBeLessThanOrEqual(ms / 10 + 0.5)
        },
      ),
    )
  })
})
