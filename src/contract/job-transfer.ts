import * as v from 'valibot'
import { Job, JobHistory, JobList } from './job'
import { packRuns, unpackRuns } from './run-list-transfer'

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
