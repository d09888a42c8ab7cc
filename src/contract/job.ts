import * as v from 'valibot'
import { JobRun, Usual } from './job-run'
import { Count, EpochMs } from './run'

/** Of a batch job, by DGC's words; `unknown` shows the raw word. */
const JOB_STATUSES = ['scheduling', 'paused', 'stopped', 'unknown'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** Why a job has no definition: this server has no right to read it, or DGC gives none that can be read. */
const NO_DEFINITION = ['forbidden', 'unreadable'] as const
export type NoDefinition = (typeof NO_DEFINITION)[number]

/** When a job runs, from its definition. */
export const Schedule = v.object({
  kind: v.picklist(['cron', 'event', 'once', 'unknown', ...NO_DEFINITION]),
  /** DGC's six fields (second to weekday) as given; null when there are none. */
  expression: v.nullable(v.string()),
  /** As given, such as `GMT+8`; null when not given. */
  zone: v.nullable(v.string()),
  /** The expression in words, in the schedule's own zone; null when it cannot be said. */
  words: v.nullable(v.object({ en: v.string(), 'zh-CN': v.string() })),
  startMs: EpochMs,
  endMs: EpochMs,
  /** The next planned time after the moment of the answer; null when not known or when nothing is planned. */
  nextMs: EpochMs,
  /** Milliseconds between two planned times, the shortest that occurs; null when not known. */
  periodMs: Count,
  /** Jobs whose run of the same period must end first. */
  dependsOn: v.array(v.string()),
})
export type Schedule = v.InferOutput<typeof Schedule>

/** A batch job of a workspace, as the list shows it. */
export const Job = v.object({
  name: v.string(),
  /** Path of the folder, without a slash at its end, `/` for the root; empty when not given. */
  folder: v.string(),
  owner: v.string(),
  status: v.picklist(JOB_STATUSES),
  rawStatus: v.string(),
  tags: v.array(v.string()),
  /** Null until DGC was asked for the definition. */
  schedule: v.nullable(Schedule),
  /** How many jobs wait for this one; null when not known. */
  holdsUp: Count,
  usual: v.nullable(Usual),
  /** The last runs, oldest first by plan, at most 30. */
  runs: v.array(JobRun),
  /** Planned times for which a complete, fresh list holds no run, oldest first, of the time that `runs` covers. */
  missedMs: v.array(v.number()),
})
export type Job = v.InferOutput<typeof Job>

/** How much of a workspace was read so far. How old that is stands in the freshness headers. */
const ReadProgress = v.object({
  jobsRead: v.number(),
  /** Null until DGC has said how many there are. */
  jobsTotal: Count,
  definitionsRead: v.number(),
  /** The list of runs has no hole from here on; null until the runs of the last day were read. */
  runsFromMs: EpochMs,
})

export const JobList = v.object({
  workspace: v.nullable(v.string()),
  jobs: v.array(Job),
  /** Real-time jobs have no runs and are not listed. */
  realTimeJobs: v.number(),
  progress: ReadProgress,
})
export type JobList = v.InferOutput<typeof JobList>

/** One day of a job's history, in the zone of the schedule or of the service. */
export const CalendarDay = v.object({
  /** Start of the day, epoch ms. */
  dayMs: v.number(),
  runs: v.number(),
  /** By status, only those that occur. */
  counts: v.record(v.string(), v.number()),
  missed: v.number(),
})
export type CalendarDay = v.InferOutput<typeof CalendarDay>

/** One job with the runs of a window of time. */
export const JobHistory = v.object({
  workspace: v.nullable(v.string()),
  /** Its `runs` are those of the window, newest last, without a limit of 30. */
  job: Job,
  /** Whatever the window is: the last runs, newest last, and the last planned time without one. */
  latest: v.object({ runs: v.array(JobRun), missedMs: v.array(v.number()) }),
  /** It runs on and has no runs of its own. */
  isRealTime: v.boolean(),
  description: v.nullable(v.string()),
  /** Version of the definition that was read; null when not given. */
  version: Count,
  downstream: v.array(v.object({ job: v.string(), workspace: v.nullable(v.string()) })),
  /** DGC's `instanceTimeout`, in milliseconds. */
  timeoutMs: Count,
  fromMs: v.number(),
  toMs: v.number(),
  /** From when on the runs of the window are all known; later than `fromMs` while older ones are being read. */
  readFromMs: EpochMs,
  /** The last 26 weeks, as far as they are known. */
  calendar: v.array(CalendarDay),
})
export type JobHistory = v.InferOutput<typeof JobHistory>
