import { type Job, type JobHistory } from '../contract/job'
import { type JobRun } from '../contract/job-run'

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

/** The history of a job with this period. */
export const makeHistory = ({
  periodMs,
  calendar,
}: {
  periodMs: number | null
  calendar: JobHistory['calendar']
}): JobHistory => ({
  workspace: null,
  job: makeJob({
    schedule:
      periodMs === null
        ? null
        : {
            kind: 'cron',
            expression: null,
            zone: null,
            words: null,
            startMs: null,
            endMs: null,
            nextMs: null,
            periodMs,
            dependsOn: [],
          },
  }),
  description: null,
  version: null,
  downstream: [],
  timeoutMs: null,
  fromMs: 0,
  toMs: 1,
  readFromMs: 0,
  calendar,
})
