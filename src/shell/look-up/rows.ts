import { type Job, type JobList } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { paths } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { findRanges } from '../../model/look-up/rank'
import { type RecentRun } from './recent-runs'

export type RunNote = 'latest' | 'last-failure' | null

/** A part of what was pasted, as it was read. */
export interface Part {
  name: 'job' | 'instance' | 'node' | 'planned' | 'workspace' | 'view'
  value: string
}

export type ActionName = 'jobs' | 'filter' | 'wall' | 'status' | 'without-view' | 'runs-of' | 'runs-on'

interface RowBase {
  /** Stays while the row is the same one. */
  key: string
  /** A path of ours with its query. */
  to: string
}

export type Row = RowBase &
  (
    | { kind: 'job'; job: Job; ranges: readonly number[]; isFavourite: boolean }
    | {
        kind: 'run'
        ref: RunRef
        /** Null where the run is not among those that were read. */
        run: JobRun | null
        note: RunNote
        /** Whether the job is named in the row. */
        isNamed: boolean
        openedMs: number | null
        parts: readonly Part[]
        /** Planned time of a run that is not known otherwise. */
        planMs: number | null
        node: string | null
      }
    | { kind: 'folder'; path: string; count: number; ranges: readonly number[] }
    | { kind: 'action'; action: ActionName; subject: string; count: number | null }
  )

export type RunRow = Extract<Row, { kind: 'run' }>

type GroupName =
  | 'favourites'
  | 'recent'
  | 'go'
  | 'jobs'
  | 'runs-of'
  | 'found-runs'
  | 'folders'
  | 'do'
  | 'nodeline'
  | 'console'
  | 'log'
  | 'id'
  | 'which'
  | 'instead'

export interface Group {
  name: GroupName
  /** What the heading names: a job. */
  subject: string
  rows: readonly Row[]
  /** How many there are in all; null when all are shown. */
  total: number | null
  /** A sentence under the heading or the rows. */
  note: GroupNote | null
}

export type GroupNote =
  | { kind: 'id-unknown'; id: string; runs: number; fromMs: number | null }
  | { kind: 'console-no-job'; id: string }
  | { kind: 'console-by-id'; job: string }
  | { kind: 'log-probable' }
  | { kind: 'nothing' }

export interface LookUpInput {
  text: string
  /** The job whose runs are listed. */
  scope: string | null
  list: JobList | null
  /** As in the address: empty is the server's default. */
  workspace: string
  favourites: ReadonlySet<string>
  recent: readonly RecentRun[]
  origin: string
  nowMs: number
  zone: string
}

/** Of jobs, in any group. */
export const MOST_JOBS = 5

/** A group without anything beside its rows, unless `more` says so. */
export const group = (name: GroupName, rows: readonly Row[], more: Partial<Group> = {}): Group => ({
  name,
  rows,
  subject: '',
  total: null,
  note: null,
  ...more,
})

/** Without groups that have nothing to show. */
export const withRows = (groups: readonly Group[]): Group[] =>
  groups.filter(({ rows, note }) => rows.length > 0 || note !== null)

export const findJob = ({ list }: LookUpInput, name: string): Job | null =>
  list?.jobs.find((job) => job.name === name) ?? null

/** `terms` are marked in its name. */
export function makeJobRow(input: LookUpInput, job: Job, terms: readonly string[]): Row {
  const ranges = findRanges(job.name, terms)
  const to = paths.jobRuns({ job: job.name, workspace: input.workspace })
  return { kind: 'job', key: `job ${job.name}`, to, job, ranges, isFavourite: input.favourites.has(job.name) }
}

export function makeRunRow(ref: RunRef, run: JobRun | null, more: Partial<RunRow> = {}): RunRow {
  return {
    kind: 'run',
    key: `run ${ref.workspace} ${ref.job} ${ref.id}`,
    to: paths.run(ref),
    ref,
    run,
    note: null,
    isNamed: true,
    openedMs: null,
    parts: [],
    planMs: null,
    node: null,
    ...more,
  }
}

export const makeAction = (
  action: ActionName,
  to: string,
  subject = '',
  count: number | null = null,
): Row => ({
  kind: 'action',
  key: `${action} ${subject}`,
  to,
  action,
  subject,
  count,
})

/** The run as the list has it, in the workspace that the list is of. */
export function findListedRun(list: JobList | null, workspace: string, ref: RunRef): JobRun | null {
  if (ref.workspace !== workspace) return null
  const job = list?.jobs.find(({ name }) => name === ref.job)
  return job?.runs.find(({ id }) => id === ref.id) ?? null
}
