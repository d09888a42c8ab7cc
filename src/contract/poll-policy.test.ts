import { describe, expect, it } from 'vitest'
import { runFreshMs, runPollMs } from './poll-policy'
import { STATUSES, type Status } from './status'

const END_MS = 1_800_000_000_000
const DAY_MS = 86_400_000

/** Without a default, so that a new status needs a decision. Finished statuses long after the end. */
const SECONDS: Record<Status, [poll: number, fresh: number]> = {
  running: [5, 4],
  // An unknown word may mean that it runs.
  unknown: [5, 4],
  waiting: [15, 12],
  pause: [30, 24],
  freeze: [30, 24],
  'waiting-confirm': [30, 24],
  'running-exception': [30, 24],
  success: [300, 30],
  forceSuccess: [300, 30],
  ignoreSuccess: [300, 30],
  fail: [300, 30],
  skip: [300, 30],
  'manual-stop': [300, 30],
}

it.each(STATUSES)('poll and fresh time of %s', (status) => {
  const nowMs = END_MS + DAY_MS
  const run = { status, endMs: END_MS }
  expect([runPollMs(run, END_MS, nowMs) / 1_000, runFreshMs(run, nowMs) / 1_000]).toEqual(SECONDS[status])
})

describe('a finished run', () => {
  const run = { status: 'fail', endMs: END_MS } as const
  const open = { status: 'fail', endMs: null } as const

  it.each([
    ['just ended', run, 0, 10],
    ['ended 9.999 s ago', run, 9_999, 10],
    ['ended 10 s ago: that was the late poll', run, 10_000, 300],
    ['ends in just under a minute, by a clock that is off', run, -59_999, 10],
    ['ends in a minute, by a clock that is far off', run, -60_000, 300],
    ['has no end and was first seen 9.999 s ago', open, 9_999, 10],
    ['has no end and was first seen 10 s ago', open, 10_000, 300],
  ])('polled: %s', (_, end, sinceMs, seconds) => {
    const changedAtMs = end.endMs === null ? END_MS : 0
    expect(runPollMs(end, changedAtMs, END_MS + sinceMs)).toBe(seconds * 1_000)
  })

  it.each([
    ['ended 59.999 s ago, for its last rows come late', run, 59_999, 4],
    ['ended a minute ago', run, 60_000, 30],
    ['ends soon, by a clock that is off', run, -5_000, 4],
    ['ends in a minute', run, -60_000, 30],
    ['has no end yet: pages poll for exactly that', open, DAY_MS, 4],
  ])('fresh: %s', (_, end, sinceMs, seconds) => {
    expect(runFreshMs(end, END_MS + sinceMs)).toBe(seconds * 1_000)
  })

  it('is not slowed by an end while it still runs', () => {
    expect(runPollMs({ status: 'running', endMs: END_MS }, 0, END_MS + 1)).toBe(5_000)
  })
})
