import { expect, it } from 'vitest'
import { makeWall } from '../../testing/jobs'
import { buildWallPicture } from './cells'
import { inventResults } from './invent'
import { findVerdict } from './verdict'

const NOW_MS = 1_780_000_000_000
const JOBS = Array.from({ length: 30 }, (_, index) => ({ name: `job_${index}` }))
const wall = makeWall(JOBS, { isReading: true, error: 'forbidden' })

it.each([
  ['well' as const, { say: 'well' }],
  ['one' as const, { say: 'problems', parts: [{ kind: 'fail', count: 1 }], more: 0 }],
  ['many' as const, { say: 'many-failed', failed: 12, all: 30 }],
  ['old' as const, { say: 'problems', parts: [{ kind: 'old', count: 30 }], more: 0 }],
])('the invented state %s', (state, verdict) => {
  const moment = { nowMs: NOW_MS, isTold: false, pollMs: 10_000, offsetMs: 0 }
  const { cells } = buildWallPicture(inventResults(wall, state, NOW_MS), moment)
  expect(findVerdict(cells, cells.length, false)).toEqual(verdict)
})
