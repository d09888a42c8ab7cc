import { type Job, type JobHistory, type Schedule } from '../contract/job'
import { type JobRun } from '../contract/job-run'
import { packJob } from '../contract/job-transfer'
import { type Wall, type WallJob, type WallSource } from '../contract/wall'

/** A job of a list for tests, of which only the name is known unless more is given. */
export const makeJob = (given: Partial<Job> = {}): Job => ({
  name: 'orders',
  folder: '',
  owner: '',
  status: 'scheduling',
  rawStatus: 'SCHEDULING',
  tags: [],
  schedule: null,
  holdsUp: null,
  usual: null,
  runs: [],
  missedMs: [],
  ...given,
})

/** A run of a list: a scheduled success of ten minutes, 10 s late, unless more is given. */
export const makeJobRun = (planMs: number, given: Partial<JobRun> = {}): JobRun => ({
  id: String(planMs),
  status: 'success',
  rawStatus: '',
  trigger: 0,
  version: null,
  planMs,
  startMs: planMs + 10_000,
  endMs: planMs + 610_000,
  error: null,
  ...given,
})

/** A schedule by cron, of which nothing else is known unless it is given. */
export const makeSchedule = (given: Partial<Schedule> = {}): Schedule => ({
  kind: 'cron',
  expression: null,
  zone: null,
  words: null,
  startMs: null,
  endMs: null,
  nextMs: null,
  periodMs: null,
  dependsOn: [],
  ...given,
})

/** A wall of these jobs, of one workspace whose lists are complete unless more is given. */
export const makeWall = (jobs: readonly Partial<WallJob>[], source: Partial<WallSource> = {}): Wall => ({
  sources: [{ workspace: '', isReading: false, error: null, listedAtMs: null, ...source }],
  jobs: jobs.map((job) => ({
    name: job.job?.name ?? 'orders',
    source: 0,
    downstream: [],
    timeoutMs: null,
    run: null,
    job: null,
    ...job,
  })),
  more: 0,
  moreFailed: [],
})

/** A wall as the server sends it. */
export function packWall(wall: Wall): unknown {
  const pack = (each: WallJob) => ({ ...each, job: each.job && packJob(each.job) })
  const packed = { ...wall, jobs: wall.jobs.map(pack), moreFailed: wall.moreFailed.map(pack) }
  return JSON.parse(JSON.stringify(packed))
}

/** The history of a job with this period. */
export const makeHistory = ({
  periodMs,
  calendar,
}: {
  periodMs: number | null
  calendar: JobHistory['calendar']
}): JobHistory => ({
  workspace: null,
  job: makeJob({ schedule: periodMs === null ? null : makeSchedule({ periodMs }) }),
  latest: { runs: [], missedMs: [] },
  isRealTime: false,
  description: null,
  version: null,
  downstream: [],
  timeoutMs: null,
  fromMs: 1,
  toMs: 2,
  readFromMs: 1,
  calendar,
})
