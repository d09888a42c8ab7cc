import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode } from '../../contract/errors'
import { calculateBackOffMs, concernsOneRun } from './back-off'

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
  log_unreadable: [5, 10, 20, 40, 60, 60],
  internal: [5, 10, 20, 40, 60, 60],
} as const satisfies Record<ErrorCode, readonly number[]>

const anyCode = fc.constantFrom(...ERROR_CODES)
const anyFails = fc.integer({ min: 1, max: 1_000_000 })
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the pause after a failure', () => {
  it.each(Object.entries(SECONDS))('%s: %j s', (code, seconds) => {
    expect(
      seconds.map((_, index) => calculateBackOffMs({ code: code as ErrorCode }, index + 1, 0.5)),
    ).toEqual(seconds.map((second) => second * 1000))
  })

  it('is spread by a fifth on either side, and never longer than that, however often it failed', () => {
    fc.assert(
      fc.property(anyCode, anyFails, anyRandom, (code, fails, random) => {
        const table = SECONDS[code]
        const middleMs = (table[fails - 1] ?? table[5]) * 1000
        const pauseMs = calculateBackOffMs({ code }, fails, random)
        expect(pauseMs).toBeGreaterThanOrEqual(code === 'overloaded' ? 1000 : Math.floor(middleMs * 0.8))
        expect(pauseMs).toBeLessThanOrEqual(code === 'overloaded' ? 1000 : Math.ceil(middleMs * 1.2))
      }),
    )
    expect(calculateBackOffMs({ code: 'upstream_failed' }, 1, 0)).toBe(4000)
    expect(calculateBackOffMs({ code: 'upstream_failed' }, 1, 1)).toBe(6000)
  })

  it('is what the upstream asked for when that is longer, and ours when it asked for less', () => {
    fc.assert(
      fc.property(anyCode, anyFails, anyRandom, fc.nat(600_000), (code, fails, random, retryAfterMs) => {
        fc.pre(code !== 'overloaded')
        const pauseMs = calculateBackOffMs({ code, retryAfterMs }, fails, random)
        expect(pauseMs).toBe(Math.max(retryAfterMs, calculateBackOffMs({ code }, fails, random)))
      }),
    )
  })

  it('is the retry time of our own budget, however short', () => {
    expect(calculateBackOffMs({ code: 'overloaded', retryAfterMs: 700 }, 9, 0.9)).toBe(700)
  })
})

describe('concernsOneRun', () => {
  it('is true for a missing run, job or workspace and missing rights only', () => {
    expect(ERROR_CODES.filter(concernsOneRun)).toEqual([
      'instance_not_found',
      'job_not_found',
      'workspace_not_found',
      'forbidden',
    ])
  })
})
