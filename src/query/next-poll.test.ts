import { describe, expect, it } from 'vitest'
import { makeInstance } from '../testing/runs'
import { ApiError, type ClientErrorDetail } from './http'
import { nextPollMs, type InstanceAnswer } from './run'

const HERE_MS = Date.parse('2026-11-22T13:00:00.250Z')
const READER = { hidden: false, wall: false, everyMs: null }

describe('the next look', () => {
  const answer: InstanceAnswer = {
    seen: { instance: makeInstance({ status: 'running' }), changedAtMs: 0, skewMs: 0 },
    fetchedAtMs: HERE_MS,
    arrived: { atMs: 0, ageMs: 0 },
    etag: null,
    fault: null,
  }
  const faulty = (retryInMs: number): InstanceAnswer => ({
    ...answer,
    fault: { code: 'throttled', retryInMs },
  })
  const troubled = (detail: ClientErrorDetail) => new ApiError(detail, 500)

  it.each<[string, { data?: InstanceAnswer; error: Error | null }, false | [number, number]]>([
    ['nothing yet', { error: null }, [13_500, 13_500]],
    [
      'a run that the server renews in twenty seconds',
      { data: faulty(20_000), error: null },
      [20_000, 22_000],
    ],
    ['a run that the server renews at once', { data: faulty(100), error: null }, [4_500, 5_500]],
    ['a run that the server renews in an hour', { data: faulty(3_600_000), error: null }, [60_000, 66_000]],
    ['a run that runs', { data: answer, error: null }, [4_500, 5_500]],
    [
      'no answer, and the server is away',
      { error: troubled({ code: 'server_unreachable' }) },
      [15_000, 16_500],
    ],
    ['no answer, and there is no such job', { error: troubled({ code: 'job_not_found' }) }, false],
    ['no answer, and the page is at fault', { error: new TypeError('x') }, false],
    ['no answer, and nobody is signed in', { error: troubled({ code: 'signed_out' }) }, [60_000, 66_000]],
    [
      'a run, and nobody is signed in any more',
      { data: answer, error: troubled({ code: 'signed_out' }) },
      [60_000, 66_000],
    ],
    [
      'a run, and the server is away',
      { data: answer, error: troubled({ code: 'server_unreachable' }) },
      [5_000, 5_500],
    ],
    [
      'a run that is gone now',
      { data: answer, error: troubled({ code: 'instance_not_found' }) },
      [5_000, 5_500],
    ],
    ['a run, and the page is at fault', { data: answer, error: new TypeError('x') }, [5_000, 5_500]],
    [
      'a run, and DGC asks for a minute',
      { data: answer, error: troubled({ code: 'throttled', retryAfterMs: 60_000 }) },
      [60_000, 66_000],
    ],
    [
      'a run, and DGC asks for less than the page would wait',
      { data: answer, error: troubled({ code: 'throttled', retryAfterMs: 1 }) },
      [5_000, 5_500],
    ],
    [
      'no answer, and DGC asks for a minute',
      { error: troubled({ code: 'throttled', retryAfterMs: 60_000 }) },
      [60_000, 66_000],
    ],
  ])('%s', (_, { data, error }, expected) => {
    const stamps = Array.from({ length: 200 }, (__, i) => HERE_MS + i * 7)
    const intervals = stamps.map((stamp) =>
      nextPollMs(
        {
          data,
          error,
          dataUpdatedAt: data ? stamp : 0,
          errorUpdatedAt: error ? stamp + 1 : 0,
        },
        READER,
      ),
    )
    if (expected === false) expect(new Set(intervals)).toEqual(new Set([false]))
    else {
      const [least, most] = expected
      const [low, high] = [Math.min(...intervals.map(Number)), Math.max(...intervals.map(Number))]
      expect(low).toBeGreaterThanOrEqual(least)
      expect(high).toBeLessThanOrEqual(most)
      // Spread over all of it where anything is spread.
      expect(high - low).toBeGreaterThanOrEqual((most - least) * 0.9)
    }
  })

  const state = { data: answer, error: null, dataUpdatedAt: HERE_MS, errorUpdatedAt: 0 }

  it('takes the same time however often it is asked: a page that is drawn anew does not begin to wait anew', () => {
    expect(new Set(Array.from({ length: 50 }, () => nextPollMs(state, READER))).size).toBe(1)
  })

  it.each<[string, number, [number, number]]>([
    ['at first', 5_000, [5_000, 5_500]],
    ['half a minute', 30_000, [15_000, 16_500]],
    ['a night', 8 * 3_600_000, [60_000, 66_000]],
  ])('tries again when the server has been away %s', (_, awayMs, [least, most]) => {
    const away = {
      ...state,
      error: troubled({ code: 'server_unreachable' }),
      errorUpdatedAt: HERE_MS + awayMs,
    }
    expect(nextPollMs(away, READER)).toBeGreaterThanOrEqual(least)
    expect(nextPollMs(away, READER)).toBeLessThanOrEqual(most)
  })

  it('tries a run that is over within a minute while something fails, though good news of it may be seldom', () => {
    const over = { ...answer, seen: { ...answer.seen, instance: makeInstance({ status: 'success' }) } }
    const failed = { ...state, data: over, errorUpdatedAt: HERE_MS + 1_000 }
    expect(nextPollMs({ ...state, data: over }, READER)).toBeGreaterThan(200_000)
    expect(
      nextPollMs({ ...failed, error: troubled({ code: 'server_unreachable' }) }, READER),
    ).toBeLessThanOrEqual(66_000)
    const faulted = { ...over, fault: { code: 'upstream_unreachable' as const, retryInMs: 5_000 } }
    expect(nextPollMs({ ...state, data: faulted }, READER)).toBeLessThanOrEqual(66_000)
    // A hidden page asks once a minute at the most, also then, whatever its spread.
    for (let lateMs = 0; lateMs < 20; lateMs += 1) {
      const looked = { ...state, data: faulted, dataUpdatedAt: state.dataUpdatedAt + lateMs }
      expect(nextPollMs(looked, { ...READER, hidden: true })).toBeGreaterThanOrEqual(60_000)
    }
  })

  it('a wall goes on asking for what is not there yet, and does not care whether it is seen', () => {
    const none = {
      ...state,
      data: undefined,
      error: troubled({ code: 'job_not_found' }),
      errorUpdatedAt: HERE_MS,
    }
    const wall = { hidden: true, wall: true, everyMs: null }
    expect(nextPollMs(none, wall)).toBeGreaterThanOrEqual(60_000)
    expect(nextPollMs(state, wall)).toBeLessThanOrEqual(5_500)
    expect(nextPollMs(state, { ...READER, hidden: true })).toBeGreaterThanOrEqual(60_000)
  })
})
