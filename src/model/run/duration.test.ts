import { expect, it } from 'vitest'
import { STATUSES } from '../../contract/status'
import { makeNode, makeRun } from '../../testing/timeline'
import { computeDuration, computeBarEndMs, isLiveNode, isLiveRun, computeNodeDuration } from './duration'

const NOW = 1_000
const LIVE = makeRun({ status: 'running' })
const OVER = makeRun({ status: 'fail' })

it.each([
  ['has not started', {}, LIVE, null],
  ['an end without a start', { endMs: 500 }, LIVE, null],
  ['start and end', { startMs: 100, endMs: 500 }, LIVE, 500],
  ['an instant', { startMs: 100, endMs: 100 }, LIVE, 100],
  ['an end before the start', { startMs: 500, endMs: 100 }, LIVE, 500],
  ['runs', { status: 'running', startMs: 100 }, LIVE, NOW],
  ['paused in the middle', { status: 'pause', startMs: 100 }, LIVE, NOW],
  ['an unknown status', { status: 'unknown', startMs: 100 }, LIVE, NOW],
  ['starts ahead of our clock', { status: 'running', startMs: 2_000 }, LIVE, 2_000],
  ['over, but its end was not given', { status: 'success', startMs: 100 }, LIVE, null],
  ['runs in a run that is over', { status: 'running', startMs: 100 }, OVER, null],
] as const)('where a bar ends: %s', (_, node, run, endMs) => {
  expect(computeBarEndMs(makeNode(node), run, NOW)).toBe(endMs)
})

it('is live only while node and run are', () => {
  const started = (status: (typeof STATUSES)[number]) => makeNode({ status, startMs: 1 })
  const live = STATUSES.filter((status) => isLiveNode(started(status), LIVE))
  expect(live).toEqual(STATUSES.filter((status) => isLiveRun({ status })))
  expect(STATUSES.filter((status) => isLiveNode(started(status), OVER))).toEqual([])
})

it.each([
  ['both times', { startMs: 100, endMs: 500 }, null, 400],
  ['an instant', { startMs: 100, endMs: 100 }, null, 0],
  ['an end before the start', { startMs: 500, endMs: 100 }, null, null],
  ['no start', { startMs: null, endMs: 500 }, NOW, null],
  ['no end', { startMs: 100, endMs: null }, null, null],
  ['no end yet', { startMs: 100, endMs: null }, NOW, 900],
  ['ahead of our clock', { startMs: 2_000, endMs: null }, NOW, 0],
])('a duration: %s', (_, times, liveNowMs, ms) => {
  expect(computeDuration(times, liveNowMs)).toBe(ms)
})

it('a node that runs lasts until now, and one whose run is over has no duration', () => {
  const node = makeNode({ status: 'running', startMs: 100 })
  expect(computeNodeDuration(node, LIVE, NOW)).toBe(900)
  expect(computeNodeDuration(node, OVER, NOW)).toBeNull()
})
