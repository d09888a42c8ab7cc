import * as v from 'valibot'
import { Job, JobHistory, JobList } from './job'
import { type JobRun } from './job-run'
import { isStatus } from './status'

/**
 * The format in which jobs travel. A run is a short array, since a list of 10,000 jobs holds some 100,000 of them: its id, its status, its
 * plan, its start as milliseconds after the plan and its end as milliseconds after the start (after 0 where that is null), trigger, version,
 * raw status, error, 1 when only Nodeline has kept it, and 1 when it was run again. Null or empty values at its end are left out.
 */
type PackedRun = (string | number | null)[]

/** The packed runs of a job. */
export function packRuns(runs: readonly JobRun[]): PackedRun[] {
  return runs.map((run) => {
    const { id, status, planMs, startMs, endMs, trigger, version, rawStatus, error, onlyKept, again } = run
    const packed: PackedRun = [
      id,
      status,
      planMs,
      startMs === null ? null : startMs - (planMs ?? 0),
      endMs === null ? null : endMs - (startMs ?? 0),
      trigger,
      version,
      rawStatus === '' ? null : rawStatus,
      error,
      onlyKept === true ? 1 : null,
      again === true ? 1 : null,
    ]
    while (packed.at(-1) === null) packed.pop()
    return packed
  })
}

export const packJob = (job: Job): object => Object.assign({ ...job }, { runs: packRuns(job.runs) })

/**
 * JSON in ASCII. Engines keep a text in two bytes a character if one of them needs two: a browser took 250 ms of CPU for a list of 10,000 jobs
 * with some Chinese names, and takes 150 when these are escaped.
 */
const stringifyAscii = (value: object): string =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A job of a list: serialized once until it changes. */
export const serializeJob = (job: Job): string => stringifyAscii(packJob(job))

/** The text before and after the serialized jobs, which are joined by commas: a large list is put together in slices. */
export const wrapJobList = (list: Omit<JobList, 'jobs'>): [before: string, after: string] => [
  `${stringifyAscii(list).slice(0, -1)},"jobs":[`,
  ']}',
]

export const packJobHistory = (history: JobHistory): object =>
  Object.assign(
    { ...history },
    {
      job: packJob(history.job),
      latest: { runs: packRuns(history.latest.runs), missedMs: history.latest.missedMs },
    },
  )

const PackedRuns = v.pipe(v.unknown(), v.transform(unpackRuns))
/** A packed job, which it unpacks. */
export const PackedJob = v.object({ ...Job.entries, runs: PackedRuns })
const PackedJobList = v.object({ ...JobList.entries, jobs: v.array(PackedJob) })
const PackedJobHistory = v.object({
  ...JobHistory.entries,
  job: PackedJob,
  latest: v.object({ ...JobHistory.entries.latest.entries, runs: PackedRuns }),
})

/** Throws on anything that is not a packed list of jobs. */
export const unpackJobList = (body: unknown): JobList => v.parse(PackedJobList, body)

/** Throws on anything that is not a packed history. */
export const unpackJobHistory = (body: unknown): JobHistory => v.parse(PackedJobHistory, body)

/** Throws on anything that is not a list of packed runs. */
export function unpackRuns(runs: unknown): JobRun[] {
  if (!Array.isArray(runs)) throw new TypeError('runs are no list')
  return runs.map(unpackRun)
}

/** Without the schema library, which takes ten times as long. */
function unpackRun(value: unknown): JobRun {
  if (!Array.isArray(value)) throw new TypeError('a run is no list')
  const [id, status, planMs, late, ran, trigger, version, rawStatus, error, onlyKept, again] =
    value as unknown[]
  if (typeof id !== 'string' || typeof status !== 'string' || !isStatus(status)) throw new TypeError('no run')
  const plan = parseNumber(planMs)
  const sinceStart = parseNumber(ran)
  const sincePlan = parseNumber(late)
  const start = sincePlan === null ? null : sincePlan + (plan ?? 0)
  const run: JobRun = {
    id,
    status,
    rawStatus: parseText(rawStatus) ?? '',
    trigger: parseNumber(trigger),
    version: parseNumber(version),
    planMs: plan,
    startMs: start,
    endMs: sinceStart === null ? null : sinceStart + (start ?? 0),
    error: parseText(error),
  }
  if (onlyKept === 1) run.onlyKept = true
  if (again === 1) run.again = true
  return run
}

function parseNumber(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number')
  return value
}

function parseText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new TypeError('not a text')
  return value
}
