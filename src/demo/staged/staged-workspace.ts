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
import { type StagedJob } from './job-parts'
import { STAGED_JOBS } from './staged-jobs'
import { NIGHT_WALL_JOBS, WALL_JOBS } from './wall-jobs'

/** Holds jobs for what is said of a run beyond its own answer. A word, so that its addresses read well. */
export const STAGED_WORKSPACE = 'insight'

interface Room {
  jobs: readonly StagedJob[]
  firstJobId: number
  folder: string
}

const ROOMS: ReadonlyMap<string, Room> = new Map([
  [STAGED_WORKSPACE, { jobs: STAGED_JOBS, firstJobId: 979_000, folder: '/洞察示例' }],
  // Every state of a job on a wall, and the morning after a bad night.
  ['wall', { jobs: WALL_JOBS, firstJobId: 978_000, folder: '/大屏示例' }],
  ['night', { jobs: NIGHT_WALL_JOBS, firstJobId: 977_000, folder: '/大屏示例' }],
])

export const isStagedWorkspace = (workspace: string): boolean => ROOMS.has(workspace)

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

const jobId = ({ firstJobId, jobs }: Room, job: StagedJob): number => firstJobId + jobs.indexOf(job)
const OWNER = 'insight_demo'
const CREATED_MS = Date.UTC(2024, 0, 10)

/** What DGC answers in one of these workspaces. */
export function answerStaged(
  workspace: string,
  asked: Asked,
  nowMs: number,
  meaning: OffsetMeaning,
  requestId: string,
): Reply {
  const room = ROOMS.get(workspace)
  if (room === undefined) return JOB_MISSING
  if (asked.call === 'jobs') return answerJobs(room, asked.query, nowMs, meaning)
  if (asked.call === 'runs') return answerRuns(room, asked.query, nowMs, meaning)
  const job = room.jobs.find(({ name }) => name === asked.job)
  if (job === undefined) return JOB_MISSING
  if (asked.call === 'job') return answerJob(workspace, room, job, { query: asked.query, nowMs, requestId })
  const found = listRuns(job, nowMs).find(({ id }) => id === asked.id)
  if (found === undefined) return INSTANCE_MISSING
  const style = { ...NEWER, logRoot: workspace }
  return ok(writeSnapshot({ job: job.name, id: found.id }, takeSnapshot(found.run, nowMs), style))
}

function answerJobs(room: Room, query: URLSearchParams, nowMs: number, meaning: OffsetMeaning): Reply {
  const page = readPage(query, 100, meaning)
  if (page === null) return INVALID
  const found = query.get('jobType') === 'REAL_TIME' ? [] : room.jobs
  const named = found.filter(({ name }) => name.includes(query.get('jobName') ?? ''))
  const jobs = named.slice(page.from, page.to).map((job) => jobToWire(room, job, nowMs))
  return ok(toJson({ total: named.length, jobs }))
}

const jobToWire = ({ folder }: Room, { name, isStopped }: StagedJob, nowMs: number): JsonObject => ({
  name,
  jobType: 'BATCH',
  owner: OWNER,
  priority: 0,
  status: isStopped ? 'PAUSED' : 'SCHEDULING',
  createUser: OWNER,
  createTime: CREATED_MS,
  startTime: CREATED_MS + HOUR_MS,
  lastUpdateTime: Math.floor(nowMs / DAY_MS) * DAY_MS - 3 * DAY_MS,
  lastUpdateUser: OWNER,
  path: `${folder}/`,
  singleNodeJobFlag: false,
})

function answerRuns(room: Room, query: URLSearchParams, nowMs: number, meaning: OffsetMeaning): Reply {
  const wanted = readWanted(query, nowMs, false)
  const page = readPage(query, 1_000, meaning)
  if (wanted === null || page === null) return INVALID
  const jobs = room.jobs.filter(({ name }) => fitsName(name, wanted))
  const rows = jobs
    .flatMap((job) => listRuns(job, nowMs).map((found) => ({ job, ...found })))
    .filter(({ run }) => run.planMs > wanted.fromMs && run.planMs < wanted.toMs)
    .toSorted((a, b) => b.run.planMs - a.run.planMs)
    .map(({ job, id, run }) => runToWire(room, job, id, { run, nowMs }))
    .filter(({ status }) => wanted.status === '' || status === wanted.status)
  const isOther = wanted.trigger !== null && wanted.trigger !== NEWER.trigger
  const found = isOther ? [] : rows
  return ok(toJson({ total: found.length, instances: found.slice(page.from, page.to) }))
}

function runToWire(
  room: Room,
  job: StagedJob,
  id: string,
  { run, nowMs }: { run: Run; nowMs: number },
): JsonObject {
  const { status, startMs, endMs } = takeSnapshot(run, nowMs)
  return {
    instanceId: BigInt(id),
    jobName: job.name,
    jobId: jobId(room, job),
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

function answerJob(
  workspace: string,
  room: Room,
  job: StagedJob,
  { query, nowMs, requestId }: { query: URLSearchParams; nowMs: number; requestId: string },
): Reply {
  const current = job.versionAt(nowMs)
  const asked = readWhole(query, 'version', -1, -1, current)
  if (asked === null || asked === 0) return INVALID
  if (!job.isReadable) return gateway(403, 'APIGW.0302', 'The user has no right to call this API.', requestId)
  const version = asked === -1 ? current : asked
  const downstream = room.jobs.filter(({ dependsOn }) => dependsOn.includes(job.name))
  return ok(
    toJson({
      name: job.name,
      processType: 'BATCH',
      directory: `${room.folder}/`,
      version: String(version),
      logPath: LOG_BUCKET,
      id: jobId(room, job),
      createTime: CREATED_MS,
      description: job.what.en,
      basicConfig: { owner: OWNER, instanceTimeout: 240, priority: 0, tags: [workspace] },
      params: [],
      schedule: scheduleToWire(job),
      nodes: nodesToWire(job.nodesAt(version)),
      downstreamJobs: downstream.map((one) => ({
        workSpace: workspace,
        jobName: one.name,
        jobId: jobId(room, one),
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
  const job = ROOMS.get(root)?.jobs.find((one) => one.name === name)
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
