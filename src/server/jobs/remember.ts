import * as v from 'valibot'
import { type JobRef } from '../../contract/run-ref'
import { EpochMs } from '../../contract/run'
import { HOUR_MS } from '../../lib/time/units'
import { Definition } from '../dgc-jobs/definition'
import { ListedJob } from '../dgc-jobs/job-list'
import { type Ledger } from '../ledger/ledger'
import { type Coverage, type Span, addSpan, cutAfter, parseCoverage, unite } from './coverage'

// What the ledger keeps for lists of jobs, and how it is written. To be counted up when ListedJob or Definition change.
const FORMAT = 2

const KeptJob = v.object({ format: v.literal(FORMAT), job: ListedJob })
const KeptDefinition = v.object({
  format: v.literal(FORMAT),
  updatedMs: EpochMs,
  definition: Definition,
})

export const noteJobs = (
  ledger: Ledger,
  workspace: string,
  jobs: readonly ListedJob[],
  seenAtMs: number,
): Promise<void> =>
  ledger.recordJobs(
    workspace,
    jobs.map((job) => ({ name: job.name, data: { format: FORMAT, job } })),
    seenAtMs,
  )

/** In steps of some milliseconds: let other work go on between them. */
export function* findListedJobs(ledger: Ledger, workspace: string): Generator<ListedJob[]> {
  for (const page of ledger.listJobs(workspace, KeptJob)) yield page.map(({ job }) => job)
}

type JobState = Pick<ListedJob, 'name' | 'updatedMs'>

/** With the last change of the job that was listed when it was read. */
export const noteDefinition = (
  ledger: Ledger,
  workspace: string,
  { name, updatedMs }: JobState,
  definition: Definition,
  seenAtMs: number,
): void =>
  ledger.recordDefinition(workspace, name, {
    version: definition.version ?? 0,
    data: { format: FORMAT, updatedMs, definition },
    seenAtMs,
  })

/** The definition of a job that has not changed since; null when it has to be read. */
export function findDefinition(
  ledger: Ledger,
  workspace: string,
  { name, updatedMs }: JobState,
): Definition | null {
  const kept = ledger.findDefinition(workspace, name, null, KeptDefinition)
  return kept !== null && updatedMs !== null && kept.updatedMs === updatedMs ? kept.definition : null
}

/** Of a job, or of all jobs together. */
const noteName = (job: string | null): string => (job === null ? 'runs of all jobs' : `runs of ${job}`)

/** Which times were listed to their end. */
export const readCoverage = (ledger: Ledger, workspace: string, job: string | null): Coverage =>
  parseCoverage(ledger.findNote(workspace, noteName(job)))

/** Which times of a job were listed, by itself or with all others. */
export const readJobCoverage = (ledger: Ledger, { workspace, job }: JobRef): Coverage =>
  unite(readCoverage(ledger, workspace, null), readCoverage(ledger, workspace, job))

/** A clock that was ahead noted times that had not come: these and the last hour are listed again. To be called before what is new is listed. */
export function forgetFuture(
  ledger: Ledger,
  { workspace, job }: Omit<JobRef, 'job'> & { job: string | null },
  nowMs: number,
): void {
  for (const name of [null, job]) {
    const coverage = readCoverage(ledger, workspace, name)
    if ((coverage.at(-1)?.toMs ?? 0) > nowMs)
      ledger.recordNote(workspace, noteName(name), JSON.stringify(cutAfter(coverage, nowMs - HOUR_MS)))
  }
}

export function noteRuns(ledger: Ledger, workspace: string, job: string | null, span: Span): Coverage {
  const coverage = addSpan(readCoverage(ledger, workspace, job), span)
  ledger.recordNote(workspace, noteName(job), JSON.stringify(coverage))
  return coverage
}

/** The definition of one version of a job, which never changes. */
export const findDefinitionOfVersion = (
  ledger: Ledger,
  workspace: string,
  job: string,
  version: number,
): Definition | null => ledger.findDefinition(workspace, job, version, KeptDefinition)?.definition ?? null
