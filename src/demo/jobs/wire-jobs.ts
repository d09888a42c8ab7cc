import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { type Json, type JsonObject, toJson } from '../json'
import { LOG_BUCKET } from '../scenarios/wire'
import { type Header, headerAt, planCourse } from './course'
import { type NodePlan, defineNodes } from './definition'
import { type JobPlan, type RealTimePlan } from './job-plan'
import { visitRuns } from './run-list'
import { type Schedule, seasonStartMs, writeExpression } from './schedule'
import { createdMs, submittedMs, versionAt } from './versions'
import { type Workspace } from './workspaces'

const FIRST_JOB_ID = 868_600

export const jobId = (serial: number): number => FIRST_JOB_ID + serial

/** How far back the last run of a job can be found. */
const LOOK_BACK_MS: Record<Schedule['kind'], number> = {
  minutes: HOUR_MS,
  hours: 6 * HOUR_MS,
  days: 4 * DAY_MS,
  weeks: 15 * DAY_MS,
  months: 63 * DAY_MS,
  event: 2 * DAY_MS,
  once: 91 * DAY_MS,
  sub: 3 * DAY_MS,
}

/** The last run that ended well or badly: the list knows no other outcome. */
function findLast(job: JobPlan, nowMs: number, historyDays: number): Header | null {
  const isOff = job.status !== 'SCHEDULING' && job.schedule.kind !== 'once' && job.schedule.kind !== 'sub'
  const toMs = isOff ? seasonStartMs(nowMs) : nowMs + 1
  const fromMs = toMs - LOOK_BACK_MS[job.schedule.kind] - (isOff ? 30 * DAY_MS : 0)
  const slots: number[] = []
  visitRuns(job, { fromMs, toMs, nowMs, historyDays }, (kind, _, slotMs) => {
    if (kind === 'scheduled') slots.push(slotMs)
  })
  for (const slotMs of slots.toReversed()) {
    const header = headerAt(planCourse(job, slotMs, 'scheduled', nowMs), nowMs)
    const isOver = header.endMs !== null && header.endMs <= nowMs
    if (isOver && header.status !== 'manual-stop') return header
  }
  return null
}

/** One job of ListJobs. */
export function jobToWire(job: JobPlan, nowMs: number, historyDays: number): JsonObject {
  const last = findLast(job, nowMs, historyDays)
  const created = createdMs(job)
  return {
    name: job.name,
    jobType: 'BATCH',
    owner: job.owner,
    priority: job.priority,
    status: job.status,
    createUser: job.owner,
    createTime: created,
    startTime: job.status === 'SCHEDULING' ? created + 2 * HOUR_MS : undefined,
    lastInstanceStatus: last === null ? undefined : readLast(last.status),
    lastInstanceEndTime: last?.endMs ?? undefined,
    lastUpdateTime: submittedMs(job, versionAt(job, nowMs)),
    lastUpdateUser: job.owner,
    path: `${job.folder}/`,
    singleNodeJobFlag: job.isSingle,
  }
}

const readLast = (status: string): string => (status === 'fail' ? 'fail' : 'success')

export function realTimeToWire({ name, serial, folder, owner, status }: RealTimePlan): JsonObject {
  const created = Date.UTC(2024, 2, 1) + (serial % 100) * DAY_MS
  return {
    name,
    jobType: 'REAL_TIME',
    owner,
    priority: 0,
    status,
    createUser: owner,
    createTime: created,
    startTime: created + HOUR_MS,
    lastUpdateTime: created + 40 * DAY_MS,
    lastUpdateUser: owner,
    path: `${folder}/`,
    singleNodeJobFlag: false,
  }
}

export interface Asked {
  /** -1: the draft. */
  version: number
  current: number
  isOlder: boolean
  /** Null: not asked for. */
  downstream: readonly JobPlan[] | null
}

/** The answer of ShowJob. */
export function writeDefinition(job: JobPlan, workspace: Workspace, asked: Asked): string {
  const { version, current, isOlder, downstream } = asked
  const newer: JsonObject = isOlder
    ? {}
    : {
        id: jobId(job.serial),
        createTime: createdMs(job),
        description: job.description,
        lastUpdateUser: job.owner,
        singleNodeJobFlag: job.isSingle,
        cleanOverdueDays: 60,
        cleanWaitingJob: 'cancel',
        emptyRunningJob: '0',
        downstreamJobs: downstream?.map(({ name, serial }) => ({
          workSpace: workspace.name,
          jobName: name,
          jobId: jobId(serial),
        })),
      }
  return toJson({
    name: job.name,
    processType: 'BATCH',
    directory: `${job.folder}/`,
    version: String(version === -1 ? current : version),
    logPath: LOG_BUCKET,
    basicConfig: {
      owner: job.owner,
      agency: isOlder ? undefined : 'dlf_agency',
      executeUser: '',
      instanceTimeout: job.habit === 'trend' ? 120 : 0,
      isIgnoreWaiting: isOlder ? undefined : 1,
      priority: job.priority,
      tags: job.tags,
      customFields: {},
    },
    params: [
      {
        name: 'bizdate',
        type: 'variable',
        value: '#{DateUtil.format(DateUtil.addDays(Job.planTime,-1),"yyyyMMdd")}',
      },
      { name: 'full_reload', type: 'variable', value: '0' },
    ],
    schedule: scheduleToWire(job),
    nodes: nodesToWire(defineNodes(job, version)),
    ...newer,
  })
}

function scheduleToWire(job: JobPlan): JsonObject {
  const { schedule, upstream } = job
  if (schedule.kind === 'event') {
    const event = { eventType: 'DIS', channel: `dis-${job.subject}`, failPolicy: 'SUSPEND' }
    return { type: 'EVENT', event: { ...event, concurrent: 1, readPolicy: 'LAST' } }
  }
  const expression = writeExpression(schedule)
  if (expression === null) return { type: 'EXECUTE_ONCE' }
  const zone = (schedule.kind === 'days' ? schedule.zone : undefined) ?? 'GMT+8'
  const depends: Json =
    upstream.length === 0
      ? undefined
      : {
          jobs: upstream.map(({ name }) => name),
          dependPeriod: 'SAME_PERIOD',
          dependFailPolicy: job.dependFailPolicy,
        }
  return {
    type: 'CRON',
    cron: {
      startTime: '2024-01-10T00:00:00+08',
      endTime: job.seed % 6 === 0 ? '2099-12-31T23:59:59+08' : undefined,
      expression,
      expressionTimeZone: zone,
      dependPrePeriod: job.seed % 5 === 0,
      intervalType: schedule.kind,
      dependJobs: depends,
    },
  }
}

type WirePlan = Omit<NodePlan, 'weight' | 'rows'>

/** ShowJob's own spelling of types, where it differs from that of runs. */
const DEFINITION_TYPES: Readonly<Record<string, string>> = {
  RestClient: 'RESTAPI',
  CloudTableManager: 'CloudTableManage',
  RDSSQL: 'RDS SQL',
}

export function nodesToWire(plans: readonly WirePlan[]): Json {
  const depths = new Map<string, number>()
  const rows = new Map<number, number>()
  return plans.map((plan): JsonObject => {
    const depth = plan.after.reduce((deepest, before) => Math.max(deepest, (depths.get(before) ?? 0) + 1), 0)
    const row = rows.get(depth) ?? 0
    depths.set(plan.name, depth)
    rows.set(depth, row + 1)
    const [first = ''] = plan.after
    const { condition } = plan
    return {
      name: plan.name,
      type: DEFINITION_TYPES[plan.type] ?? plan.type,
      location:
        plan.location === undefined
          ? { x: String(-60 + depth * 220), y: String(40.5 + row * 90) }
          : (plan.location ?? undefined),
      preNodeName: plan.after.length === 0 ? undefined : plan.after,
      conditions: condition === undefined ? undefined : [{ preNodeName: first, expression: condition }],
      properties: propertiesOf(plan),
      pollingInterval: 10,
      maxExecutionTime: plan.maxMinutes,
      execTimeOutRetry: 'false',
      retryTimes: plan.retryTimes,
      retryInterval: plan.retryIntervalS,
      failPolicy: plan.failPolicy,
    }
  })
}

function propertiesOf({ name, type, script }: WirePlan): Json {
  if (type === 'Dummy') return []
  if (type === 'CDMJob')
    return [
      { name: 'clusterName', value: 'cdm-etl-01' },
      { name: 'jobName', value: name },
    ]
  if (type.endsWith('SQL'))
    return [
      { name: 'scriptName', value: script ?? `${name}.sql` },
      { name: 'database', value: 'dw' },
    ]
  return [{ name: 'target', value: name }]
}

/** A real-time job has nodes, too, and a schedule for each of them. */
export const writeRealTimeDefinition = (job: RealTimePlan): string =>
  toJson({
    name: job.name,
    processType: 'REAL_TIME',
    directory: `${job.folder}/`,
    version: '3',
    logPath: LOG_BUCKET,
    basicConfig: { owner: job.owner, priority: 0, tags: ['real-time'] },
    params: [],
    schedule: { type: 'EXECUTE_ONCE' },
    nodes: [
      {
        name: 'sub_enrich',
        type: 'Dummy',
        location: { x: '0', y: '0' },
        properties: [],
        cronTrigger: { startTime: '2024-01-10T00:00:00+08', expression: '0 0 12 * * ?', period: '1 days' },
      },
    ],
  })
