import { describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { type TestClock, testClock } from '../../testing/server'
import { type UpstreamHealth, createUpstreamHealth } from './upstream-health'

const UNREACHABLE: ErrorDetail = { code: 'upstream_unreachable' }
const THROTTLED: ErrorDetail = { code: 'throttled', retryAfterMs: 30_000 }
const FAILED: ErrorDetail = { code: 'upstream_failed' }

function driven(): { health: UpstreamHealth; clock: TestClock } {
  const clock = testClock()
  return { clock, health: createUpstreamHealth({ clock, random: () => 0.5, mayPause: true }) }
}

const failMany = (health: UpstreamHealth, count: number, error: ErrorDetail): void => {
  for (let i = 0; i < count; i++) health.failed(`run ${i}`, error)
}

describe('calls that left before the pause began', () => {
  it('make it no longer when they fail alike, unless they were asked to wait longer', () => {
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

  it('do not lift it when they are answered, for it was asked for', () => {
    const { health, clock } = driven()
    health.failed('a', THROTTLED)
    health.answered()
    expect(health.claimCall()).toEqual(THROTTLED)
    expect(health.stats()).toMatchObject({ state: 'paused', lastAnswerAtMs: clock.nowMs() })
  })

  it('lift it when they show that there is a connection after all', () => {
    const { health } = driven()
    failMany(health, 5, UNREACHABLE)
    health.answered()
    expect(health.claimCall()).toBeNull()
  })

  it('do not make the pause forget what it was for', () => {
    const { health, clock } = driven()
    failMany(health, 5, UNREACHABLE)
    health.failed('late', FAILED)
    clock.advance(5000)
    expect(health.claimCall()).toBeNull()
    health.failed('a', UNREACHABLE)
    expect(health.claimCall()?.retryAfterMs).toBe(10_000)
  })

  it('and still wait for their turn are held back, but the one that tries is not', () => {
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
