import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { type TestClock, testClock } from '../../testing/server'
import { concernsOneRun } from '../dgc/back-off'
import { type UpstreamHealth, createUpstreamHealth } from './upstream-health'

const UNREACHABLE: ErrorDetail = { code: 'upstream_unreachable', reason: 'refused' }
const REFUSED: ErrorDetail = { code: 'credentials_refused' }
const THROTTLED: ErrorDetail = { code: 'throttled', retryAfterMs: 30_000 }
const FAILED: ErrorDetail = { code: 'upstream_failed' }

function driven({ mayPause = true } = {}): { health: UpstreamHealth; clock: TestClock } {
  const clock = testClock()
  return { clock, health: createUpstreamHealth({ clock, random: () => 0.5, mayPause }) }
}

const failMany = (health: UpstreamHealth, count: number, error: ErrorDetail): void => {
  for (let i = 0; i < count; i++) health.failed(`run ${i}`, error)
}

describe('states', () => {
  it('is untried before the first response', () => {
    const { health } = driven()
    expect(health.claimCall()).toBeNull()
    const never = { sinceMs: null, lastAnswerAtMs: null, lastError: null, retryAtMs: null }
    expect(health.stats()).toEqual({ state: 'untried', ...never })
  })

  it('answers, fails and answers again, with the time of each change', () => {
    const { health, clock } = driven()
    const startMs = clock.nowMs()
    health.answered()
    clock.advance(1000)
    health.answered()
    const answered = { state: 'answering', sinceMs: startMs, lastAnswerAtMs: startMs + 1000 }
    expect(health.stats()).toMatchObject(answered)
    clock.advance(1000)
    health.failed('a', FAILED)
    clock.advance(1000)
    health.failed('a', UNREACHABLE)
    expect(health.stats()).toMatchObject({
      state: 'failing',
      sinceMs: startMs + 2000,
      lastAnswerAtMs: startMs + 1000,
      retryAtMs: null,
      lastError: { code: 'upstream_unreachable', reason: 'refused', atMs: startMs + 3000 },
    })
    clock.advance(1000)
    health.answered()
    expect(health.stats()).toMatchObject({ state: 'answering', sinceMs: startMs + 4000 })
    // The last error is kept though the upstream answers again.
    expect(health.stats().lastError?.code).toBe('upstream_unreachable')
  })

  it('is paused until a wall-clock time, also after the wall clock is set', () => {
    const { health, clock } = driven()
    health.answered()
    clock.advance(1000)
    health.failed('a', THROTTLED)
    const pausedMs = clock.nowMs()
    clock.advance(10_000)
    const paused = { state: 'paused', sinceMs: pausedMs, retryAtMs: pausedMs + 30_000 }
    expect(health.stats()).toMatchObject(paused)
    clock.set(pausedMs - 3_600_000)
    expect(health.stats().retryAtMs).toBe(pausedMs - 3_600_000 + 20_000)
    expect(health.claimCall()).toEqual({ ...THROTTLED, retryAfterMs: 20_000 })
  })
})

describe('what pauses all runs', () => {
  it('being throttled, at once and for as long as asked', () => {
    const { health, clock } = driven()
    health.failed('a', THROTTLED)
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 30_000 })
    clock.advance(29_999)
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1 })
    clock.advance(1)
    expect(health.claimCall()).toBeNull()
  })

  it.each(['credentials_refused', 'clock_off'] as const)('%s, the second time in a row', (code) => {
    const { health } = driven()
    health.failed('a', { code })
    expect(health.claimCall()).toBeNull()
    health.failed('a', { code })
    expect(health.claimCall()).toEqual({ code, retryAfterMs: 60_000 })
  })

  const BETWEEN: [string, (health: UpstreamHealth) => void][] = [
    ['an answer', (health) => health.answered()],
    ['another fault', (health) => health.failed('b', FAILED)],
  ]

  it.each(BETWEEN)('two refusals with %s between them are not in a row', (_, between) => {
    const { health } = driven()
    health.failed('a', REFUSED)
    between(health)
    health.failed('a', REFUSED)
    expect(health.claimCall()).toBeNull()
  })

  it('five runs without a connection, not four', () => {
    const { health } = driven()
    failMany(health, 4, UNREACHABLE)
    expect(health.claimCall()).toBeNull()
    health.failed('run 4', UNREACHABLE)
    expect(health.claimCall()).toEqual({ ...UNREACHABLE, retryAfterMs: 5000 })
  })

  it('not one run that cannot be reached, however often', () => {
    const { health } = driven()
    for (let i = 0; i < 100; i++) health.failed('a', UNREACHABLE)
    expect(health.claimCall()).toBeNull()
    expect(health.stats().state).toBe('failing')
  })

  it.each(BETWEEN)('five runs without a connection are not in a row with %s among them', (_, between) => {
    const { health } = driven()
    failMany(health, 4, UNREACHABLE)
    between(health)
    health.failed('run 4', UNREACHABLE)
    expect(health.claimCall()).toBeNull()
  })

  const PAUSES = ['credentials_refused', 'clock_off', 'throttled', 'upstream_unreachable'] as const
  const PAUSING = new Set<ErrorCode>(PAUSES)
  it.each(ERROR_CODES.filter((code) => !PAUSING.has(code) && !concernsOneRun(code)))(
    'not %s, however many runs have it',
    (code) => {
      const { health } = driven()
      failMany(health, 50, { code })
      expect(health.claimCall()).toBeNull()
    },
  )

  it('nothing in front of the demo', () => {
    const { health } = driven({ mayPause: false })
    for (const error of [THROTTLED, REFUSED, UNREACHABLE]) failMany(health, 50, error)
    expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'failing', retryAtMs: null })
  })
})

/** A pause of 30 s has ended, and the probe is under way. */
function probing(): { health: UpstreamHealth; clock: TestClock } {
  const { health, clock } = driven()
  health.failed('a', THROTTLED)
  clock.advance(30_000)
  expect(health.claimCall()).toBeNull()
  return { health, clock }
}

describe('when a pause ends', () => {
  it('one call probes, and the others are asked to retry soon', () => {
    const { health, clock } = probing()
    for (let i = 0; i < 1000; i++)
      expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1000 })
    clock.advance(9999)
    expect(health.claimCall()).not.toBeNull()
    expect(health.stats().state).toBe('paused')
  })

  it('a successful probe ends the pause', () => {
    const { health } = probing()
    health.answered()
    for (let i = 0; i < 10; i++) expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'answering', retryAtMs: null })
  })

  it('each failed probe doubles the pause, and a success resets it', () => {
    const { health, clock } = driven()
    const throttled: ErrorDetail = { code: 'throttled' }
    health.failed('a', throttled)
    const pausesMs: number[] = []
    for (let i = 0; i < 6; i++) {
      const pauseMs = health.claimCall()?.retryAfterMs ?? 0
      pausesMs.push(pauseMs)
      clock.advance(pauseMs)
      expect(health.claimCall()).toBeNull()
      health.failed('a', throttled)
    }
    expect(pausesMs).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000])
    clock.advance(60_000)
    health.claimCall()
    health.answered()
    health.failed('a', throttled)
    expect(health.claimCall()?.retryAfterMs).toBe(5000)
  })

  it.each([
    { fault: UNREACHABLE, many: 5, pauseMs: 5000 },
    { fault: REFUSED, many: 2, pauseMs: 60_000 },
  ])('one more $fault.code prolongs the pause', ({ fault, many, pauseMs }) => {
    const { health, clock } = driven()
    failMany(health, many, fault)
    clock.advance(pauseMs)
    expect(health.claimCall()).toBeNull()
    health.failed('another', fault)
    expect(health.claimCall()?.retryAfterMs).toBe(2 * pauseMs)
  })

  it('another error of the probe ends the pause', () => {
    const { health } = probing()
    health.failed('a', FAILED)
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'failing', retryAtMs: null })
  })

  it('an abandoned probe lets the next call probe', () => {
    const { health } = probing()
    health.abandoned()
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1000 })
  })

  it('a lost probe is replaced after 30 s', () => {
    const { health, clock } = probing()
    clock.advance(29_999)
    expect(health.claimCall()).not.toBeNull()
    clock.advance(1)
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).not.toBeNull()
  })
})

describe('calls that left before the pause began', () => {
  it('do not prolong it when they fail alike, unless asked to wait longer', () => {
    const { health } = driven()
    health.failed('a', { code: 'throttled' })
    failMany(health, 7, { code: 'throttled' })
    expect(health.claimCall()?.retryAfterMs).toBe(5000)
    health.failed('b', { code: 'throttled', retryAfterMs: 40_000 })
    health.failed('c', { code: 'throttled', retryAfterMs: 20_000 })
    expect(health.claimCall()?.retryAfterMs).toBe(40_000)
    health.failed('d', { code: 'upstream_failed', retryAfterMs: 90_000 })
    expect(health.claimCall()?.retryAfterMs).toBe(40_000)
  })

  it('do not end a throttle pause when they are answered', () => {
    const { health, clock } = driven()
    health.failed('a', THROTTLED)
    health.answered()
    expect(health.claimCall()).toEqual(THROTTLED)
    expect(health.stats()).toMatchObject({ state: 'paused', lastAnswerAtMs: clock.nowMs() })
  })

  it('end it when they prove that there is a connection', () => {
    const { health } = driven()
    failMany(health, 5, UNREACHABLE)
    health.answered()
    expect(health.claimCall()).toBeNull()
  })

  it('do not change the reason of the pause', () => {
    const { health, clock } = driven()
    failMany(health, 5, UNREACHABLE)
    health.failed('late', FAILED)
    clock.advance(5000)
    expect(health.claimCall()).toBeNull()
    health.failed('a', UNREACHABLE)
    expect(health.claimCall()?.retryAfterMs).toBe(10_000)
  })

  it('and still wait for the budget are refused, but not the probe', () => {
    const { health, clock } = driven()
    expect(health.currentPause()).toBeNull()
    health.failed('a', THROTTLED)
    clock.advance(1000)
    expect(health.currentPause()).toEqual({ code: 'throttled', retryAfterMs: 29_000 })
    clock.advance(29_000)
    expect(health.claimCall()).toBeNull()
    expect(health.currentPause()).toBeNull()
  })
})
