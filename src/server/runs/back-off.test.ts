import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode } from '../../contract/errors'
import { STATUSES, type Status } from '../../contract/status'
import { backOffMs, freshForMs, isAboutOneRun } from './back-off'

/** In the middle of the spread, in seconds, after the first failures in a row. */
const SECONDS = {
  bad_address: [5, 10, 20, 40, 60, 60],
  not_found: [5, 10, 20, 40, 60, 60],
  signed_out: [5, 10, 20, 40, 60, 60],
  too_many_requests: [5, 10, 20, 40, 60, 60],
  overloaded: [1, 1, 1, 1, 1, 1],
  instance_not_found: [15, 30, 60, 60, 60, 60],
  job_not_found: [15, 30, 60, 60, 60, 60],
  workspace_not_found: [15, 30, 60, 60, 60, 60],
  forbidden: [15, 30, 60, 60, 60, 60],
  credentials_refused: [60, 120, 240, 480, 600, 600],
  clock_off: [60, 120, 240, 480, 600, 600],
  throttled: [5, 10, 20, 40, 60, 60],
  wrong_endpoint: [60, 120, 240, 480, 600, 600],
  upstream_failed: [5, 10, 20, 40, 60, 60],
  upstream_unreachable: [5, 10, 20, 40, 60, 60],
  upstream_timeout: [5, 10, 20, 40, 60, 60],
  upstream_bad_answer: [5, 10, 20, 40, 60, 60],
  internal: [5, 10, 20, 40, 60, 60],
} as const satisfies Record<ErrorCode, readonly number[]>

const anyCode = fc.constantFrom(...ERROR_CODES)
const anyFails = fc.integer({ min: 1, max: 1_000_000 })
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the pause after a failure', () => {
  it.each(Object.entries(SECONDS))('%s: %j s', (code, seconds) => {
    expect(seconds.map((_, index) => backOffMs({ code: code as ErrorCode }, index + 1, 0.5))).toEqual(
      seconds.map((second) => second * 1000),
    )
  })

  it('is spread by a fifth on either side, and never longer than that, however often it failed', () => {
    fc.assert(
      fc.property(anyCode, anyFails, anyRandom, (code, fails, random) => {
        const table = SECONDS[code]
        const middleMs = (table[fails - 1] ?? table[5]) * 1000
        const pauseMs = backOffMs({ code }, fails, random)
        expect(pauseMs).toBeGreaterThanOrEqual(code === 'overloaded' ? 1000 : Math.floor(middleMs * 0.8))
        expect(pauseMs).toBeLessThanOrEqual(code === 'overloaded' ? 1000 : Math.ceil(middleMs * 1.2))
      }),
    )
    expect(backOffMs({ code: 'upstream_failed' }, 1, 0)).toBe(4000)
    expect(backOffMs({ code: 'upstream_failed' }, 1, 1)).toBe(6000)
  })

  it('is what the upstream asked for when that is longer, and ours when it asked for less', () => {
    fc.assert(
      fc.property(anyCode, anyFails, anyRandom, fc.nat(600_000), (code, fails, random, retryAfterMs) => {
        fc.pre(code !== 'overloaded')
        const pauseMs = backOffMs({ code, retryAfterMs }, fails, random)
        expect(pauseMs).toBe(Math.max(retryAfterMs, backOffMs({ code }, fails, random)))
      }),
    )
  })

  it('is what our own budget asked for, be it short', () => {
    expect(backOffMs({ code: 'overloaded', retryAfterMs: 700 }, 9, 0.9)).toBe(700)
  })
})

describe('whose fault it is', () => {
  it('a refusal that names a run, a job or a workspace concerns one run; all else may concern all', () => {
    expect(ERROR_CODES.filter(isAboutOneRun)).toEqual([
      'instance_not_found',
      'job_not_found',
      'workspace_not_found',
      'forbidden',
    ])
  })
})

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
