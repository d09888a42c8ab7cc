import { type DemoExample } from '../../contract/config'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { INVALID, type OffsetMeaning, readPage, readWhole } from '../jobs/query'
import { fitsName, readWanted, toMinutes } from '../jobs/run-rows'
import { nodesToWire } from '../jobs/wire-jobs'
import { type JsonObject, toJson } from '../json'
import { INSTANCE_MISSING, JOB_MISSING, type Reply, gateway, ok } from '../reply'
import { type LogPlace } from '../scenarios/log-key'
import { type Run, takeSnapshot } from '../scenarios/snapshot'
import { LOG_BUCKET, NEWER, writeSnapshot } from '../scenarios/wire'
import { STAGED_JOBS, type StagedJob } from './staged-jobs'

/** Holds jobs for what is said of a run beyond its own answer. A word, so that its addresses read well. */
export const STAGED_WORKSPACE = 'insight'

/** A call of DGC. */
type Asked =
  | { call: 'jobs'; query: URLSearchParams }
  | { call: 'runs'; query: URLSearchParams }
  | { call: 'job'; job: string; query: URLSearchParams }
  | { call: 'run'; job: string; id: string }

interface StagedRun {
  id: string
  run: Run
}

/** The shown run and those before it, newest first by plan. */
function listRuns(job: StagedJob, nowMs: number): StagedRun[] {
  const shownMs = job.shownPlanMs(nowMs)
  const past = job.pastPlansMs(shownMs).map((planMs) => ({ id: pastId(job, planMs), run: job.past(planMs) }))
  return [{ id: job.id, run: job.shown(shownMs) }, ...past]
}

/** Of each job its own ten million. */
const pastId = ({ id, everyMs }: StagedJob, planMs: number): string =>
  String(9_000_000_000 + Number(id.slice(-4)) * 10_000_000 + Math.floor(planMs / everyMs))

const BY_NAME = new Map(STAGED_JOBS.map((job) => [job.name, job]))
const FIRST_JOB_ID = 979_000
const jobId = (job: StagedJob): number => FIRST_JOB_ID + STAGED_JOBS.indexOf(job)
const OWNER = 'insight_demo'
const FOLDER = '/洞察示例'
const CREATED_MS = Date.UTC(2024, 0, 10)

/** What DGC answers in this workspace. */
export function answerStaged(asked: Asked, nowMs: number, meaning: OffsetMeaning, requestId: string): Reply {
  if (asked.call === 'jobs') return answerJobs(asked.query, nowMs, meaning)
  if (asked.call === 'runs') return answerRuns(asked.query, nowMs, meaning)
  const job = BY_NAME.get(asked.job)
  if (job === undefined) return JOB_MISSING
  if (asked.call === 'job') return answerJob(job, asked.query, nowMs, requestId)
  const found = listRuns(job, nowMs).find(({ id }) => id === asked.id)
  if (found === undefined) return INSTANCE_MISSING
  const style = { ...NEWER, logRoot: STAGED_WORKSPACE }
  return ok(writeSnapshot({ job: job.name, id: found.id }, takeSnapshot(found.run, nowMs), style))
}

function answerJobs(query: URLSearchParams, nowMs: number, meaning: OffsetMeaning): Reply {
  const page = readPage(query, 100, meaning)
  if (page === null) return INVALID
  const found = query.get('jobType') === 'REAL_TIME' ? [] : STAGED_JOBS
  const named = found.filter(({ name }) => name.includes(query.get('jobName') ?? ''))
  const jobs = named.slice(page.from, page.to).map((job) => jobToWire(job, nowMs))
  return ok(toJson({ total: named.length, jobs }))
}

const jobToWire = ({ name }: StagedJob, nowMs: number): JsonObject => ({
  name,
  jobType: 'BATCH',
  owner: OWNER,
  priority: 0,
  status: 'SCHEDULING',
  createUser: OWNER,
  createTime: CREATED_MS,
  startTime: CREATED_MS + HOUR_MS,
  lastUpdateTime: Math.floor(nowMs / DAY_MS) * DAY_MS - 3 * DAY_MS,
  lastUpdateUser: OWNER,
  path: `${FOLDER}/`,
  singleNodeJobFlag: false,
})

function answerRuns(query: URLSearchParams, nowMs: number, meaning: OffsetMeaning): Reply {
  const wanted = readWanted(query, nowMs, false)
  const page = readPage(query, 1_000, meaning)
  if (wanted === null || page === null) return INVALID
  const jobs = STAGED_JOBS.filter(({ name }) => fitsName(name, wanted))
  const rows = jobs
    .flatMap((job) => listRuns(job, nowMs).map((found) => ({ job, ...found })))
    .filter(({ run }) => run.planMs > wanted.fromMs && run.planMs < wanted.toMs)
    .toSorted((a, b) => b.run.planMs - a.run.planMs)
    .map(({ job, id, run }) => runToWire(job, id, run, nowMs))
    .filter(({ status }) => wanted.status === '' || status === wanted.status)
  const isOther = wanted.trigger !== null && wanted.trigger !== NEWER.trigger
  const found = isOther ? [] : rows
  return ok(toJson({ total: found.length, instances: found.slice(page.from, page.to) }))
}

function runToWire(job: StagedJob, id: string, run: Run, nowMs: number): JsonObject {
  const { status, startMs, endMs } = takeSnapshot(run, nowMs)
  return {
    instanceId: BigInt(id),
    jobName: job.name,
    jobId: jobId(job),
    jobInstanceName: job.name,
    instanceType: NEWER.trigger,
    version: job.versionAt(run.planMs),
    status,
    planTime: run.planMs,
    submitTime: CREATED_MS,
    startTime: startMs ?? undefined,
    endTime: endMs ?? undefined,
    executeTime: startMs === null || endMs === null ? undefined : toMinutes(endMs - startMs),
    forceSuccess: false,
    ignoreSuccess: false,
  }
}

function answerJob(job: StagedJob, query: URLSearchParams, nowMs: number, requestId: string): Reply {
  const current = job.versionAt(nowMs)
  const asked = readWhole(query, 'version', -1, -1, current)
  if (asked === null || asked === 0) return INVALID
  if (!job.isReadable) return gateway(403, 'APIGW.0302', 'The user has no right to call this API.', requestId)
  const version = asked === -1 ? current : asked
  const downstream = STAGED_JOBS.filter(({ dependsOn }) => dependsOn.includes(job.name))
  return ok(
    toJson({
      name: job.name,
      processType: 'BATCH',
      directory: `${FOLDER}/`,
      version: String(version),
      logPath: LOG_BUCKET,
      id: jobId(job),
      createTime: CREATED_MS,
      description: job.what.en,
      basicConfig: { owner: OWNER, instanceTimeout: 240, priority: 0, tags: ['insight'] },
      params: [],
      schedule: scheduleToWire(job),
      nodes: nodesToWire(job.nodesAt(version)),
      downstreamJobs: downstream.map((one) => ({
        workSpace: STAGED_WORKSPACE,
        jobName: one.name,
        jobId: jobId(one),
      })),
    }),
  )
}

function scheduleToWire({ cron, dependsOn }: StagedJob): JsonObject {
  if (cron === null) {
    const event = { eventType: 'OBS', channel: 'obs-partner', failPolicy: 'SUSPEND', concurrent: 4 }
    return { type: 'EVENT', event }
  }
  const depends = { jobs: dependsOn, dependPeriod: 'SAME_PERIOD', dependFailPolicy: 'FAIL' }
  return {
    type: 'CRON',
    cron: {
      startTime: '2024-01-10T00:00:00+08',
      expression: cron,
      expressionTimeZone: 'GMT+8',
      dependPrePeriod: false,
      dependJobs: dependsOn.length === 0 ? undefined : depends,
    },
  }
}

/** The run whose log that is. */
export function findStagedRun({ root, job: name, planMs }: LogPlace, nowMs: number): Run | null {
  const job = root === STAGED_WORKSPACE ? BY_NAME.get(name) : undefined
  if (job === undefined) return null
  return listRuns(job, nowMs).find(({ run }) => run.planMs === planMs)?.run ?? null
}

export const STAGED_EXAMPLES: readonly DemoExample[] = STAGED_JOBS.map(({ name, id, what }) => ({
  job: name,
  id,
  workspace: STAGED_WORKSPACE,
  group: 'insight',
  what,
}))
