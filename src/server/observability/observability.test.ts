import { expect, it } from 'vitest'
import { testClock } from '../../testing/server'
import { type Stats } from './stats'
import { createObservability } from './observability'
import { STATUS, type Told, keepingLog } from '../../testing/log'

const { upstream, budget, cache } = STATUS
const { credential: _, tokenEndsAtMs, clockAheadMs, ...health } = upstream

const FIGURES: Stats = {
  runs: () => ({ upstream: health, budget, cache }),
  credential: () => ({ credential: 'aksk', tokenEndsAtMs, clockAheadMs }),
}

function operating({ isDemo = false, isDraining = false } = {}) {
  const clock = testClock(STATUS.startedAtMs)
  const operations = createObservability({
    build: STATUS.build,
    clock,
    log: keepingLog<Told[]>([]),
    level: 'info',
    isDemo,
    figures: FIGURES,
    idPrefix: 'own',
    metrics: null,
    isRelay: () => false,
    isDraining: () => isDraining,
    loop: { p99Ms: () => 0, isOverloaded: () => false },
  })
  return { clock, operations }
}

it('says how things stand, from those who know', () => {
  const { clock, operations } = operating()
  clock.advance(STATUS.nowMs - STATUS.startedAtMs)
  expect(operations.status()).toEqual({
    ...STATUS,
    upstream: { ...upstream, credential: 'aksk' },
    viewers: { looking: 0, runs: 0, requests: 0 },
  })
})

it('calls the demo by its name, whatever the demo asks of its callers', () => {
  expect(operating({ isDemo: true }).operations.status().upstream.credential).toBe('demo')
})

it('is ready until it is told to stop, whatever the upstream does', () => {
  expect(operating().operations.isReady()).toBe(true)
  expect(operating({ isDraining: true }).operations.isReady()).toBe(false)
})
