import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { STATUSES } from '../../contract/status'
import { MINUTE_MS } from '../../lib/time/units'
import { findMissed } from '../../model/jobs/missed'
import { computeUsual } from '../../model/jobs/usual'
import { buildWallPicture, type WallCell } from '../../model/wall/cells'
import { findVerdict } from '../../model/wall/verdict'
import { NOON_MS } from '../../testing/demo'
import { makeJob, makeSchedule, makeWall } from '../../testing/jobs'
import { type Run, takeSnapshot } from '../scenarios/snapshot'
import { type StagedJob } from './job-parts'
import { NIGHT_WALL_JOBS, WALL_JOBS } from './wall-jobs'

/** What a list of runs says of a run. */
function toJobRun(run: Run, nowMs: number): JobRun {
  const { status, startMs, endMs } = takeSnapshot(run, nowMs)
  const known = STATUSES.find((word) => word === status) ?? 'unknown'
  const { planMs } = run
  return {
    id: String(planMs),
    status: known,
    rawStatus: '',
    trigger: 0,
    version: 3,
    planMs,
    startMs,
    endMs,
    error: null,
  }
}

/** The job as a server would describe it at that time. */
function describeAt(job: StagedJob, nowMs: number): Job {
  const shownMs = job.shownPlanMs(nowMs)
  const past = job.pastPlansMs(shownMs).slice(0, 12).toReversed()
  const runs = [...past.map((planMs) => job.past(planMs)), job.shown(shownMs)].map((run) =>
    toJobRun(run, nowMs),
  )
  const periodMs = job.everyMs
  const plannedMs = Array.from({ length: 8 }, (_, at) => (Math.floor(nowMs / periodMs) - 7 + at) * periodMs)
  const isScheduling = !job.isStopped
  return makeJob({
    name: job.name,
    status: isScheduling ? 'scheduling' : 'paused',
    usual: computeUsual(runs),
    runs: runs.slice(-30),
    missedMs:
      isScheduling && periodMs < 3_600_000
        ? findMissed({ runs, plannedMs, periodMs, listedAtMs: nowMs })
        : [],
    schedule: makeSchedule({ nextMs: (Math.floor(nowMs / periodMs) + 1) * periodMs, periodMs }),
  })
}

function cellsAt(jobs: readonly StagedJob[], nowMs: number): readonly WallCell[] {
  const wall = makeWall(jobs.map((job) => ({ job: describeAt(job, nowMs) })))
  return buildWallPicture(wall, { nowMs, isTold: false, pollMs: 10_000, offsetMs: 0 }).cells
}

describe('the wall of the demo', () => {
  it('shows every state of a job within twelve minutes', () => {
    const kinds = new Set<string>()
    for (let minute = 0; minute < 12; minute += 1)
      for (const { kind } of cellsAt(WALL_JOBS, NOON_MS + minute * MINUTE_MS)) kinds.add(kind)
    expect([...kinds].toSorted()).toEqual([
      'cancelled',
      'exception',
      'fail',
      'forced',
      'frozen',
      'ignored',
      'late',
      'next',
      'paused',
      'running',
      'skipped',
      'stale',
      'stopped',
      'stuck',
      'success',
      'waiting',
    ])
    expect(WALL_JOBS).toHaveLength(30)
  })

  it('has a night in which twelve of thirty failed', () => {
    const cells = cellsAt(NIGHT_WALL_JOBS, NOON_MS)
    expect(findVerdict(cells, cells.length, false)).toEqual({ say: 'many-failed', failed: 12, all: 30 })
  })

  it('holds a failure until the run that makes it good', () => {
    const states = [0, 12, 24].map((minute) => {
      const cell = cellsAt(WALL_JOBS.slice(0, 1), NOON_MS + (minute + 3) * MINUTE_MS)[0]
      return `${cell?.kind} ${cell?.again ? 'again' : ''}`.trim()
    })
    expect(states).toContain('fail again')
  })
})
