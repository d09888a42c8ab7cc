import { expect, it } from 'vitest'
import { makeJob, makeJobRun, makeSchedule } from '../../testing/jobs'
import { countSoon, listNext } from './next'

const NOW = Date.parse('2026-11-28T02:50:10Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const schedule = (nextMs: number | null) => makeSchedule({ nextMs })

it('lists jobs by the minute in which they start, favourites first, without those that do not', () => {
  const at = NOW - 10_000 + 10 * MINUTE
  const jobs = [
    makeJob({ name: 'later', schedule: schedule(at + MINUTE) }),
    makeJob({ name: 'b', schedule: schedule(at + 5_000) }),
    makeJob({ name: 'a', schedule: schedule(at) }),
    makeJob({ name: 'star', schedule: schedule(at) }),
    makeJob({ name: 'gone by', schedule: schedule(NOW - MINUTE) }),
    makeJob({ name: 'paused', status: 'paused', schedule: schedule(at) }),
    makeJob({ name: 'never', schedule: schedule(null) }),
    makeJob({ name: 'not read' }),
  ]
  expect(listNext(jobs, NOW, new Set(['star']))).toEqual([
    { atMs: at, jobs: ['star', 'a', 'b'] },
    { atMs: at + MINUTE, jobs: ['later'] },
  ])
})

it('counts what starts within the hour as it lists it, also of a job that runs now', () => {
  const running = makeJobRun(NOW - 2 * HOUR, { status: 'running', endMs: null })
  const jobs = [
    makeJob({ name: 'hourly', schedule: schedule(NOW + 10 * MINUTE), runs: [running] }),
    makeJob({ name: 'too late', schedule: schedule(NOW + HOUR + MINUTE) }),
  ]
  expect(countSoon(jobs, NOW)).toBe(1)
})
