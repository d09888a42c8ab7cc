import { expect, it } from 'vitest'
import { MINUTE_MS } from '../../lib/time/units'
import { makeJob, makeJobRun, makeWall } from '../../testing/jobs'
import { buildWallPicture } from './cells'

const NOW_MS = 1_780_000_000_000
const MOMENT = { nowMs: NOW_MS, isTold: false, pollMs: 10_000, offsetMs: 0 }

const jobOf = (name: string, endMs: number) => ({
  job: makeJob({ name, runs: [makeJobRun(NOW_MS - 30 * MINUTE_MS, { endMs })] }),
})
const wallOf = (endMs: number) => makeWall([jobOf('a', NOW_MS - MINUTE_MS), jobOf('b', endMs)])

it('a poll changes the cells of the jobs that have changed, and no others', () => {
  const before = wallOf(NOW_MS - 3 * MINUTE_MS)
  const [same] = before.jobs
  const picture = buildWallPicture(before, MOMENT)
  const changed = wallOf(NOW_MS - 2 * MINUTE_MS)
  const jobs = changed.jobs.map((job, index) => (index === 0 && same !== undefined ? same : job))
  const after = buildWallPicture({ ...changed, jobs }, MOMENT, picture)
  expect(after.cells[0]).toBe(picture.cells[0])
  expect(after.cells[1]).not.toBe(picture.cells[1])
  expect(after.axis).toBe(picture.axis)
})

it('another moment changes all cells', () => {
  const wall = wallOf(NOW_MS - 3 * MINUTE_MS)
  const picture = buildWallPicture(wall, MOMENT)
  const later = buildWallPicture(wall, { ...MOMENT, nowMs: NOW_MS + MINUTE_MS }, picture)
  expect(later.cells[0]).not.toBe(picture.cells[0])
  expect(later.cells[0]).toEqual(picture.cells[0])
})
