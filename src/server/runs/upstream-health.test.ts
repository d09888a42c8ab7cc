import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { type TestClock, testClock } from '../../testing/server'
import { concernsOneRun } from '../dgc/back-off'
import { type UpstreamHealth, createUpstreamHealth } from './upstream-health'

const UNREACHABLE: ErrorDetail = { code: 'upstream_unreachable' }
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

describe('its states', () => {
  it('is untried until something came back', () => {
    const { health } = driven()
    expect(health.claimCall()).toBeNull()
    expect(health.stats()).toEqual({
      state: 'untried',
      sinceMs: null,
      lastAnswerAtMs: null,
      lastError: null,
      retryAtMs: null,
    })
  })

  it('answers, fails and answers again, and says since when', () => {
    const { health, clock } = driven()
    const startMs = clock.nowMs()
    health.answered()
    clock.advance(1000)
    health.answered()
    expect(health.stats()).toMatchObject({
      state: 'answering',
      sinceMs: startMs,
      lastAnswerAtMs: startMs + 1000,
    })
    clock.advance(1000)
    health.failed('a', FAILED)
    clock.advance(1000)
    health.failed('a', UNREACHABLE)
    expect(health.stats()).toMatchObject({
      state: 'failing',
      sinceMs: startMs + 2000,
      lastAnswerAtMs: startMs + 1000,
      retryAtMs: null,
      lastError: { code: 'upstream_unreachable', atMs: startMs + 3000 },
    })
    clock.advance(1000)
    health.answered()
    expect(health.stats()).toMatchObject({ state: 'answering', sinceMs: startMs + 4000 })
    // The last fault is told though it is over.
    expect(health.stats().lastError?.code).toBe('upstream_unreachable')
  })

  it('is paused until an instant that people can read, also when somebody sets the clock', () => {
    const { health, clock } = driven()
    health.answered()
    clock.advance(1000)
    health.failed('a', THROTTLED)
    const pausedMs = clock.nowMs()
    clock.advance(10_000)
    expect(health.stats()).toMatchObject({
      state: 'paused',
      sinceMs: pausedMs,
      retryAtMs: pausedMs + 30_000,
    })
    clock.set(pausedMs - 3_600_000)
    expect(health.stats().retryAtMs).toBe(pausedMs - 3_600_000 + 20_000)
    expect(health.claimCall()).toEqual({ ...THROTTLED, retryAfterMs: 20_000 })
  })
})

describe('what pauses all runs', () => {
  it('being throttled does at once, for as long as was asked', () => {
    const { health, clock } = driven()
    health.failed('a', THROTTLED)
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 30_000 })
    clock.advance(29_999)
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1 })
    clock.advance(1)
    expect(health.claimCall()).toBeNull()
  })

  it.each(['credentials_refused', 'clock_off'] as const)('%s does the second time in a row', (code) => {
    const { health } = driven()
    health.failed('a', { code })
    expect(health.claimCall()).toBeNull()
    health.failed('a', { code })
    expect(health.claimCall()).toEqual({ code, retryAfterMs: 60_000 })
  })

  it.each([
    { what: 'an answer', between: (health: UpstreamHealth) => health.answered() },
    { what: 'another fault', between: (health: UpstreamHealth) => health.failed('b', FAILED) },
  ])('two refusals with $what between them are not in a row', ({ between }) => {
    const { health } = driven()
    health.failed('a', REFUSED)
    between(health)
    health.failed('a', REFUSED)
    expect(health.claimCall()).toBeNull()
  })

  it('five runs without a connection do, four do not', () => {
    const { health } = driven()
    failMany(health, 4, UNREACHABLE)
    expect(health.claimCall()).toBeNull()
    health.failed('run 4', UNREACHABLE)
    expect(health.claimCall()).toEqual({ code: 'upstream_unreachable', retryAfterMs: 5000 })
  })

  it('one run that cannot be reached does not, however often', () => {
    const { health } = driven()
    for (let i = 0; i < 100; i++) health.failed('a', UNREACHABLE)
    expect(health.claimCall()).toBeNull()
    expect(health.stats().state).toBe('failing')
  })

  it.each([
    { what: 'an answer', between: (health: UpstreamHealth) => health.answered() },
    { what: 'another fault', between: (health: UpstreamHealth) => health.failed('b', FAILED) },
  ])('five runs without a connection are not in a row with $what among them', ({ between }) => {
    const { health } = driven()
    failMany(health, 4, UNREACHABLE)
    between(health)
    health.failed('run 4', UNREACHABLE)
    expect(health.claimCall()).toBeNull()
  })

  const PAUSING = new Set<ErrorCode>([
    'credentials_refused',
    'clock_off',
    'throttled',
    'upstream_unreachable',
  ])
  it.each(ERROR_CODES.filter((code) => !PAUSING.has(code) && !concernsOneRun(code)))(
    '%s does not, however many runs have it',
    (code) => {
      const { health } = driven()
      failMany(health, 50, { code })
      expect(health.claimCall()).toBeNull()
    },
  )

  it('nothing does in front of the demo', () => {
    const { health } = driven({ mayPause: false })
    for (const error of [THROTTLED, REFUSED, UNREACHABLE]) failMany(health, 50, error)
    expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'failing', retryAtMs: null })
  })
})

/** The pause of 30 s is over, and the first who asked was let through. */
function probing(): { health: UpstreamHealth; clock: TestClock } {
  const { health, clock } = driven()
  health.failed('a', THROTTLED)
  clock.advance(30_000)
  expect(health.claimCall()).toBeNull()
  return { health, clock }
}

describe('when a pause is over', () => {
  it('one call tries, and the others come back soon', () => {
    const { health, clock } = probing()
    for (let i = 0; i < 1000; i++)
      expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1000 })
    clock.advance(9999)
    expect(health.claimCall()).not.toBeNull()
    expect(health.stats().state).toBe('paused')
  })

  it('its success lifts the pause for all', () => {
    const { health } = probing()
    health.answered()
    for (let i = 0; i < 10; i++) expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'answering', retryAtMs: null })
  })

  it('its failure doubles the pause, time and again, and a success begins anew', () => {
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
  ])('one more $fault.code is enough to go on', ({ fault, many, pauseMs }) => {
    const { health, clock } = driven()
    failMany(health, many, fault)
    clock.advance(pauseMs)
    expect(health.claimCall()).toBeNull()
    health.failed('another', fault)
    expect(health.claimCall()?.retryAfterMs).toBe(2 * pauseMs)
  })

  it('another fault ends it: whatever that is, it is not the old one', () => {
    const { health } = probing()
    health.failed('a', FAILED)
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).toBeNull()
    expect(health.stats()).toMatchObject({ state: 'failing', retryAtMs: null })
  })

  it('a call that says nothing of the upstream lets the next one try', () => {
    const { health } = probing()
    health.abandoned()
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).toEqual({ code: 'throttled', retryAfterMs: 1000 })
  })

  it('a call that never ends is replaced after half a minute', () => {
    const { health, clock } = probing()
    clock.advance(29_999)
    expect(health.claimCall()).not.toBeNull()
    clock.advance(1)
    expect(health.claimCall()).toBeNull()
    expect(health.claimCall()).not.toBeNull()
  })
})
