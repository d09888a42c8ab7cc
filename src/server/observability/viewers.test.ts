import { expect, it } from 'vitest'
import { createViewers } from './viewers'

function counting() {
  const time = { elapsedMs: 5_000_000 }
  return { time, viewers: createViewers(() => time.elapsedMs) }
}

it('counts each viewer of the last minute once, however many requests they send', () => {
  const { time, viewers } = counting()
  for (let poll = 0; poll < 24; poll++) {
    viewers.add('ann', 'run 1')
    if (poll % 2 === 0) viewers.add('bob', 'run 2')
    time.elapsedMs += 5000
  }
  expect(viewers.stats()).toEqual({ active: 2, runs: 2, requests: 11 + 5 })
})

it('forgets viewers who left, and runs without viewers', () => {
  const { time, viewers } = counting()
  viewers.add('ann', 'run 1')
  time.elapsedMs += 30_000
  viewers.add('bob', 'run 2')
  time.elapsedMs += 30_001
  expect(viewers.stats()).toEqual({ active: 1, runs: 1, requests: 1 })
  time.elapsedMs += 3_600_000
  expect(viewers.stats()).toEqual({ active: 0, runs: 0, requests: 0 })
})

it('counts the viewer but no run when there was no run to see', () => {
  const { viewers } = counting()
  viewers.add('ann', null)
  expect(viewers.stats()).toEqual({ active: 1, runs: 0, requests: 1 })
})

it('keeps a bounded number of viewers and runs', () => {
  const { viewers } = counting()
  for (let n = 0; n < 20_100; n++) viewers.add(`viewer ${n}`, `run ${n}`)
  expect(viewers.stats()).toEqual({ active: 20_000, runs: 20_000, requests: 20_100 })
})
