import { beforeEach, describe, expect, it } from 'vitest'
import { NOW_MS, type TestClock, testClock } from '../../../testing/server'
import { type UpstreamClock, createUpstreamClock } from './upstream-clock'
import { MINUTE_MS } from '../../../lib/time/units'

let clock: TestClock
let upstream: UpstreamClock
let lines: string[]

beforeEach(() => {
  clock = testClock()
  lines = []
  upstream = createUpstreamClock(clock, (line) => lines.push(line))
})

/** An answer of an upstream whose clock is right, while ours is so far ahead of it. */
const observeAhead = (aheadMs: number): void =>
  upstream.observeDate(new Date(clock.nowMs() - aheadMs).toUTCString())

it('uses our own time before the first response', () => {
  expect([upstream.nowMs(), upstream.offsetMs(), upstream.isOff()]).toEqual([NOW_MS, null, false])
  observeAhead(20 * MINUTE_MS)
  expect([upstream.nowMs(), upstream.offsetMs(), upstream.isOff()]).toEqual([
    NOW_MS - 20 * MINUTE_MS,
    20 * MINUTE_MS,
    true,
  ])
  observeAhead(-20 * MINUTE_MS)
  expect([upstream.nowMs(), upstream.isOff()]).toEqual([NOW_MS + 20 * MINUTE_MS, true])
})

it('runs on, and stays right when our wall clock is set', () => {
  observeAhead(0)
  clock.advance(5000)
  expect(upstream.nowMs()).toBe(NOW_MS + 5000)
  clock.set(NOW_MS + 60 * MINUTE_MS)
  expect([upstream.nowMs(), upstream.offsetMs()]).toEqual([NOW_MS + 5000, 60 * MINUTE_MS - 5000])
})

it.each([null, '', 'soon', '0', '2026-11-22T05:00:00Z', 'Sun, 22 Nov 2026', 'Xxx, 99 Xxx 9999 99:99:99 GMT'])(
  'ignores the date %j',
  (date) => {
    upstream.observeDate(date)
    expect(upstream.offsetMs()).toBeNull()
  },
)

describe('logs', () => {
  it.each([
    { aheadMs: 61_000, words: '61 seconds ahead of' },
    { aheadMs: -90_000, words: '90 seconds behind' },
    { aheadMs: 20 * MINUTE_MS, words: '20 minutes ahead of' },
    { aheadMs: -20 * MINUTE_MS, words: '20 minutes behind' },
  ])('an offset once: $words', ({ aheadMs, words }) => {
    observeAhead(aheadMs)
    observeAhead(aheadMs)
    expect(lines).toEqual([
      `The clock of this server is ${words} the upstream's. It has to be set; until then the upstream's time is used.`,
    ])
  })

  it('no offset of a minute or less', () => {
    for (const aheadMs of [0, 1000, 60_000, -60_000]) observeAhead(aheadMs)
    expect(lines).toEqual([])
  })

  it('again only after it was right meanwhile', () => {
    for (const aheadMs of [61_000, 59_000, 61_000, 59_000, 62_000]) observeAhead(aheadMs)
    expect(lines).toHaveLength(1)
    for (const aheadMs of [1000, 61_000]) observeAhead(aheadMs)
    expect(lines).toHaveLength(2)
  })
})
