/* oxlint-disable no-await-in-loop -- other work goes on in between */
import { setImmediate } from 'node:timers/promises'
import { type ListedJob } from '../dgc-jobs/job-list'
import { type Ledger } from '../ledger/ledger'
import { type Picture, RUNS_A_JOB } from './picture'
import { findDefinition, findListedJobs, readCoverage } from './remember'

/** Fills the picture of a workspace with what an earlier process has seen. */
export async function loadPicture(picture: Picture, ledger: Ledger, workspace: string): Promise<void> {
  const jobs: ListedJob[] = []
  for (const page of findListedJobs(ledger, workspace)) {
    picture.addListed(page, null, null)
    jobs.push(...page)
    await setImmediate()
  }
  for (const runs of ledger.lastRunsOfAll(workspace, RUNS_A_JOB)) {
    for (const { job, runs: last } of runs) for (const run of last) picture.addRun(job, run)
    await setImmediate()
  }
  for (const [index, job] of jobs.entries()) {
    const definition = findDefinition(ledger, workspace, job)
    if (definition !== null) picture.setDefinition(job.name, definition)
    if (index % 20 === 19) await setImmediate()
  }
  const coverage = readCoverage(ledger, workspace, null)
  const listedAtMs = coverage.at(-1)?.toMs
  if (listedAtMs !== undefined) picture.setListed(coverage, listedAtMs)
}
