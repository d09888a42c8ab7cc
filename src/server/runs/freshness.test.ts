import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '../../contract/status'
import { freshForMs } from './freshness'

/** Long over, in seconds. Without a default, so that a new status is thought about. */
const FRESH_SECONDS = {
  running: 4,
  // A word that nobody knows may mean that it runs.
  unknown: 4,
  waiting: 12,
  pause: 24,
  freeze: 24,
  'waiting-confirm': 24,
  'running-exception': 24,
  success: 30,
  forceSuccess: 30,
  ignoreSuccess: 30,
  fail: 30,
  skip: 30,
  'manual-stop': 30,
} as const satisfies Record<Status, number>

const OVER = STATUSES.filter((status) => FRESH_SECONDS[status] === 30)
const NOW_MS = 1_800_000_000_000

describe('how long an answer is fresh', () => {
  it.each(Object.entries(FRESH_SECONDS))('%s: %i s', (status, seconds) => {
    const aging = { status: status as Status, endMs: NOW_MS - 3_600_000 }
    expect(freshForMs(aging, NOW_MS)).toBe(seconds * 1000)
  })

  it.each(OVER)('%s: looked at again soon after it ended, for its last rows come late', (status) => {
    expect(freshForMs({ status, endMs: NOW_MS - 59_999 }, NOW_MS)).toBe(4000)
    expect(freshForMs({ status, endMs: NOW_MS - 60_000 }, NOW_MS)).toBe(30_000)
    // The upstream's clock may be ahead of ours.
    expect(freshForMs({ status, endMs: NOW_MS + 5000 }, NOW_MS)).toBe(4000)
    expect(freshForMs({ status, endMs: NOW_MS + 60_000 }, NOW_MS)).toBe(30_000)
  })

  it.each(OVER)(
    '%s: as short as ever while its end has not come yet, for that is what the page looks for',
    (status) => {
      expect(freshForMs({ status, endMs: null }, NOW_MS)).toBe(4000)
    },
  )

  it('an end that stands beside a state which is not over says nothing', () => {
    expect(freshForMs({ status: 'pause', endMs: NOW_MS }, NOW_MS)).toBe(24_000)
    expect(freshForMs({ status: 'running', endMs: NOW_MS - 3_600_000 }, NOW_MS)).toBe(4000)
  })
})
