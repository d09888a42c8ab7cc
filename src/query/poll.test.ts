import { describe, expect, it } from 'vitest'
import { type Run } from '../contract/run'
import { makeInstance } from '../testing/runs'
import { ApiError, type ClientErrorDetail } from './http'
import { type LiveResult } from './live-resource'
import { computeNewsMs, computeNextPollMs, computePollMs, type PollAudience, type PollState } from './poll'
import { runResource } from './run'

const HERE_MS = Date.parse('2026-11-22T13:00:00.250Z')
const READER = { hidden: false, wall: false, everyMs: null }
const RESOURCE = runResource({ job: 'job', id: '1', workspace: '' })
const nextMs = (state: PollState<Run>, audience: PollAudience) => computeNextPollMs(RESOURCE, state, audience)

describe('the next poll', () => {
  const answer: LiveResult<Run> = {
    snapshot: { data: makeInstance({ status: 'running' }), changedAtMs: 0, skewMs: 0 },
    fetchedAtMs: HERE_MS,
    arrival: { atMs: 0, ageMs: 0 },
    etag: null,
    keptAtMs: null,
    upstreamError: null,
  }
  const failing = (retryInMs: number): LiveResult<Run> => ({
    ...answer,
    upstreamError: { code: 'throttled', retryInMs },
  })
  const failed = (code: ClientErrorDetail['code'], retryAfterMs?: number) =>
    new ApiError({ code, ...(retryAfterMs !== undefined && { retryAfterMs }) }, 500)

  it.each<[string, LiveResult<Run> | undefined, Error | null, false | [number, number]]>([
    ['before the first response', undefined, null, [13_500, 13_500]],
    ['the server retries in twenty seconds', failing(20_000), null, [20_000, 22_000]],
    ['the server retries at once', failing(100), null, [4_500, 5_500]],
    ['the server retries in an hour', failing(3_600_000), null, [60_000, 66_000]],
    ['a running run', answer, null, [4_500, 5_500]],
    ['no data, and the server is away', undefined, failed('server_unreachable'), [15_000, 16_500]],
    ['no data, and there is no such job', undefined, failed('job_not_found'), false],
    ['no data, and the page is at fault', undefined, new TypeError('x'), false],
    ['no data, and not signed in', undefined, failed('signed_out'), [60_000, 66_000]],
    ['no data, and DGC asks for a minute', undefined, failed('throttled', 60_000), [60_000, 66_000]],
    ['a run, and the session ended', answer, failed('signed_out'), [60_000, 66_000]],
    ['a run, and the server is away', answer, failed('server_unreachable'), [5_000, 5_500]],
    ['a run that DGC deleted', answer, failed('instance_not_found'), [5_000, 5_500]],
    ['a run, and the page is at fault', answer, new TypeError('x'), [5_000, 5_500]],
    ['a run, and DGC asks for a minute', answer, failed('throttled', 60_000), [60_000, 66_000]],
    ['a run, and DGC asks for less than the page would wait', answer, failed('throttled', 1), [5_000, 5_500]],
  ])('%s', (_, data, error, expected) => {
    const stamps = Array.from({ length: 200 }, (__, i) => HERE_MS + i * 7)
    const intervals = stamps.map((stamp) =>
      nextMs({ data, error, dataUpdatedAt: data ? stamp : 0, errorUpdatedAt: error ? stamp + 1 : 0 }, READER),
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

  it('is stable: a render does not restart the timer', () => {
    expect(new Set(Array.from({ length: 50 }, () => nextMs(state, READER))).size).toBe(1)
  })

  it.each<[string, number, [number, number]]>([
    ['at first', 5_000, [5_000, 5_500]],
    ['half a minute', 30_000, [15_000, 16_500]],
    ['a night', 8 * 3_600_000, [60_000, 66_000]],
  ])('backs off when the server has been unreachable: %s', (_, awayMs, [least, most]) => {
    const away = { ...state, error: failed('server_unreachable'), errorUpdatedAt: HERE_MS + awayMs }
    expect(nextMs(away, READER)).toBeGreaterThanOrEqual(least)
    expect(nextMs(away, READER)).toBeLessThanOrEqual(most)
  })

  it('retries a finished run within a minute while polls fail', () => {
    const finished = {
      ...answer,
      snapshot: { ...answer.snapshot, data: makeInstance({ status: 'success' }) },
    }
    const unreachable = { ...state, data: finished, errorUpdatedAt: HERE_MS + 1_000 }
    expect(nextMs({ ...state, data: finished }, READER)).toBeGreaterThan(200_000)
    expect(nextMs({ ...unreachable, error: failed('server_unreachable') }, READER)).toBeLessThanOrEqual(
      66_000,
    )
    const stale = { ...finished, upstreamError: { code: 'upstream_unreachable' as const, retryInMs: 5_000 } }
    expect(nextMs({ ...state, data: stale }, READER)).toBeLessThanOrEqual(66_000)
    // A hidden page asks once a minute at the most, also then, whatever its spread.
    for (let lateMs = 0; lateMs < 20; lateMs += 1) {
      const polled = { ...state, data: stale, dataUpdatedAt: state.dataUpdatedAt + lateMs }
      expect(nextMs(polled, { ...READER, hidden: true })).toBeGreaterThanOrEqual(60_000)
    }
  })

  it('a wall keeps polling for a missing run and ignores visibility', () => {
    const none = { ...state, data: undefined, error: failed('job_not_found'), errorUpdatedAt: HERE_MS }
    const wall = { hidden: true, wall: true, everyMs: null }
    expect(nextMs(none, wall)).toBeGreaterThanOrEqual(60_000)
    expect(nextMs(state, wall)).toBeLessThanOrEqual(5_500)
    expect(nextMs(state, { ...READER, hidden: true })).toBeGreaterThanOrEqual(60_000)
  })
})

describe('the interval', () => {
  const result = (status: 'running' | 'fail'): LiveResult<Run> => ({
    snapshot: { data: makeInstance({ status, endMs: null }), changedAtMs: 0, skewMs: 0 },
    fetchedAtMs: HERE_MS,
    arrival: { atMs: 0, ageMs: 0 },
    etag: null,
    keptAtMs: null,
    upstreamError: null,
  })
  const running = result('running')
  const finished = result('fail')
  const hidden = { ...READER, hidden: true }
  const wall = { ...READER, wall: true }

  it.each<[string, LiveResult<Run> | undefined, PollAudience, number]>([
    ['of a running run', running, READER, 5_000],
    ['of a hidden tab', running, hidden, 60_000],
    ['of a hidden tab with a finished run', finished, hidden, 300_000],
    ['of a hidden tab before the first response', undefined, hidden, 60_000],
    ['of a wall', running, wall, 5_000],
    ['of a wall that reports itself as hidden', running, { ...wall, hidden: true }, 5_000],
    ['of a wall with a finished run', finished, wall, 60_000],
    ['of a wall with its own interval', finished, { ...wall, everyMs: 30_000 }, 30_000],
    ['of a page whose address has an interval', running, { ...READER, everyMs: 30_000 }, 5_000],
  ])('%s', (_, last, audience, ms) => {
    expect(computePollMs(RESOURCE, last, audience)).toBe(ms)
  })
  it.each([
    ['as often as it is polled', {}, false, 5_000],
    ['as seldom as the server asks, while polls bring more of the past', { newsMs: 30_000 }, false, 30_000],
    ['with each poll while these fail', { newsMs: 30_000 }, true, 5_000],
  ])('in which news is expected: %s', (_, more, failing, ms) => {
    expect(computeNewsMs({ ...RESOURCE, ...more }, running, READER, failing)).toBe(ms)
  })
})
