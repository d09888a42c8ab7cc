import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { NOON_MS } from '../../testing/demo'
import { FINANCE_WORKSPACE, PROD_WORKSPACE } from '../scenarios/demo-instance'
import { findText } from '../catalogue'
import { type View, Warehouse } from './warehouse'
import { SOUTH_WORKSPACE } from './workspaces'

interface Times {
  planTime: number
  startTime?: number
  endTime?: number
  status: string
}

interface Run extends Times {
  instanceId: string
  jobName: string
  instanceType?: number
  version: number
  forceSuccess?: boolean
  ignoreSuccess?: boolean
}

interface RunNode extends Times {
  nodeName: string
  type: string
  retryTimes: number
  logPath?: string
}

interface NodePlan {
  name: string
  type: string
  preNodeName?: string[]
  conditions?: { preNodeName: string; expression: string }[]
  location: { x: string; y: string }
  failPolicy: string
  retryTimes: number
  maxExecutionTime: number
}

const viewAt = (nowMs: number): View => ({
  nowMs,
  offsetMeans: 'page',
  older: [SOUTH_WORKSPACE],
  historyDays: null,
})
const VIEW = viewAt(NOON_MS)
const warehouse = new Warehouse()

/** Ids as texts, since some have more digits than a double keeps. */
const parse = (text: string | Buffer | null): unknown =>
  JSON.parse(String(text).replaceAll(/"instanceId":(\d+)/g, '"instanceId":"$1"'))

function listRuns(
  workspace: string,
  fromDays: number,
  toDays: number,
  { jobName = '', nowMs = NOON_MS } = {},
): Run[] {
  const runs: Run[] = []
  for (let offset = 0; ; offset += 1) {
    const asked = {
      minPlanTime: String(nowMs - fromDays * DAY_MS),
      maxPlanTime: String(nowMs - toDays * DAY_MS),
      limit: '1000',
      offset: String(offset),
      jobName,
    }
    const { body } = warehouse.listRuns(workspace, new URLSearchParams(asked), viewAt(nowMs))
    const page = (parse(body) as { instances: Run[] }).instances
    runs.push(...page)
    if (page.length < 1_000) return runs
  }
}

const isOfCatalogue = ({ instanceId }: Run) => instanceId.startsWith('88291')

function readRun(workspace: string, { jobName, instanceId }: Run, nowMs = NOON_MS) {
  const address = { job: jobName, id: instanceId, workspace }
  const text = findText(address, nowMs) ?? warehouse.findRunText(address, viewAt(nowMs))
  expect(text, `${jobName} ${instanceId}`).not.toBeNull()
  return parse(text) as Run & { nodes: RunNode[]; total: number }
}

function readDefinition(workspace: string, job: string, asked: Record<string, string>) {
  const { body } = warehouse.showJob(workspace, job, new URLSearchParams(asked), VIEW)
  return JSON.parse(String(body)) as { nodes: NodePlan[]; version: string; error_code?: string }
}

const DEFINITIONS = new Map<string, NodePlan[]>()

function readNodes(workspace: string, job: string, version: string): NodePlan[] {
  const key = JSON.stringify([workspace, job, version])
  const nodes = DEFINITIONS.get(key) ?? readDefinition(workspace, job, { version }).nodes
  DEFINITIONS.set(key, nodes)
  return nodes
}

/** What does not fit between a run, its entry in the list and its definition. */
function findMisfits(workspace: string, listed: Run, nowMs = NOON_MS): string[] {
  const run = readRun(workspace, listed, nowMs)
  const plans = readNodes(workspace, listed.jobName, String(listed.version))
  const misfits: string[] = []
  const check = (fits: boolean, what: string) => {
    if (!fits) misfits.push(`${listed.jobName} ${listed.instanceId} ${listed.status}: ${what}`)
  }
  for (const name of ['status', 'planTime', 'startTime', 'endTime'] as const)
    check(run[name] === listed[name], `${name} ${run[name]} is ${listed[name]} in the list`)
  for (const name of ['instanceType', 'forceSuccess', 'ignoreSuccess'] as const)
    check(workspace === SOUTH_WORKSPACE || run[name] === listed[name], name)
  check(run.nodes.length === plans.length, 'another number of nodes')
  const byName = new Map(run.nodes.map((node) => [node.nodeName, node]))
  for (const plan of plans) {
    const node = byName.get(plan.name)
    if (node === undefined) {
      check(false, `no node ${plan.name}`)
      continue
    }
    const { startTime, endTime } = node
    check(node.retryTimes <= plan.retryTimes, `${plan.name} was retried too often`)
    check(node.status !== 'skip' || plan.conditions !== undefined || run.startTime === undefined, 'skipped')
    check((startTime !== undefined && node.type !== 'Dummy') === (node.logPath !== undefined), 'log path')
    if (startTime === undefined) continue
    check(startTime >= (run.startTime ?? Infinity), `${plan.name} starts before the run`)
    check((endTime ?? nowMs) <= Math.max(run.endTime ?? nowMs, nowMs), `${plan.name} ends in the future`)
    check(
      run.endTime === undefined || (endTime ?? Infinity) <= run.endTime,
      `${plan.name} ends after the run`,
    )
    check((endTime ?? nowMs) - startTime <= plan.maxExecutionTime * 60_000, `${plan.name} runs too long`)
    for (const before of plan.preNodeName ?? []) {
      const { endTime: endedMs = Infinity, status } = byName.get(before) ?? {}
      check(endedMs <= startTime, `${plan.name} did not wait for ${before}`)
      check(status !== 'fail', `${plan.name} ran though ${before} had failed`)
    }
  }
  const failed = run.nodes.filter(({ status }) => status === 'fail')
  const policy = plans.find(({ name }) => name === failed[0]?.nodeName)?.failPolicy
  if (run.status === 'fail') check(failed.length === 1 && policy === 'FAIL', 'no node that fails it')
  if (run.status === 'running-exception')
    check(failed.length === 1 && policy === 'SUSPEND', 'no node that halts it')
  // Older services do not tell forced success from any other.
  if (run.status === 'success' && !run.forceSuccess && workspace !== SOUTH_WORKSPACE)
    check(failed.length === 0, 'a failed node')
  if (run.status === 'running')
    check(
      run.nodes.every(({ status }) => status !== 'fail'),
      'a node that has failed already',
    )
  return misfits
}

it.each([
  { workspace: '', fromDays: 1, toDays: 0 },
  { workspace: PROD_WORKSPACE, fromDays: 4, toDays: 0 },
  { workspace: FINANCE_WORKSPACE, fromDays: 6, toDays: 0 },
  { workspace: SOUTH_WORKSPACE, fromDays: 7, toDays: 0 },
])('every listed run of "$workspace" opens and fits its definition', ({ workspace, fromDays, toDays }) => {
  const runs = listRuns(workspace, fromDays, toDays).filter((run) => !isOfCatalogue(run))
  expect(runs.length).toBeGreaterThan(400)
  expect(runs.flatMap((run) => findMisfits(workspace, run))).toEqual([])
})

it.each([
  { case: 'in the night, while its jobs run', nowMs: NOON_MS - 9 * HOUR_MS },
  { case: 'in the morning, when the last are late', nowMs: NOON_MS - 6 * HOUR_MS },
  { case: 'in the evening', nowMs: NOON_MS + 9 * HOUR_MS },
])('fits $case', ({ nowMs }) => {
  const runs = listRuns('', 1, 0, { jobName: 'daily', nowMs }).filter((run) => !isOfCatalogue(run))
  expect(runs.length).toBeGreaterThan(90)
  expect(runs.flatMap((run) => findMisfits('', run, nowMs))).toEqual([])
})

it('fits in all versions that half a year has seen', () => {
  const weeks = Array.from({ length: 26 }, (_, at) => at * 7)
  const runs = weeks
    .flatMap((day) => listRuns('', day + 7, day, { jobName: 'members' }))
    .filter((run, at) => at % 40 === 0 || run.status !== 'success')
  expect(new Set(runs.map(({ version }) => version)).size).toBeGreaterThan(3)
  expect(runs.flatMap((run) => findMisfits('', run))).toEqual([])
})

it.each([
  { workspace: '', job: 'dwd_orders_daily', count: 3 },
  { workspace: PROD_WORKSPACE, job: 'dwd_orders_daily', count: 1 },
  { workspace: FINANCE_WORKSPACE, job: 'dws_finance_close', count: 1 },
])('$job of "$workspace" defines the nodes of its runs in the catalogue', ({ workspace, job, count }) => {
  const names = readDefinition(workspace, job, {}).nodes.map(({ name }) => name)
  const runs = listRuns(workspace, 3, 0, { jobName: job }).filter(isOfCatalogue)
  expect(runs).toHaveLength(count)
  for (const run of runs) expect(readRun(workspace, run).nodes.map(({ nodeName }) => nodeName)).toEqual(names)
})

it('gives the draft unless asked for what was submitted', () => {
  const names = (asked: Record<string, string>) =>
    readDefinition('', 'ods_members_daily', asked).nodes.map(({ name }) => name)
  expect(names({})).toContain('debug_draft_only')
  expect(names({ getJobSubmitVersion: 'true' })).not.toContain('debug_draft_only')
  const { version } = readDefinition('', 'ods_members_daily', { getJobSubmitVersion: 'true' })
  expect(names({ version, getJobSubmitVersion: 'false' })).toEqual(names({ getJobSubmitVersion: 'true' }))
  expect(readDefinition('', 'ods_members_daily', { version: String(Number(version) + 1) })).toMatchObject({
    error_code: 'DLF.3051',
  })
})

it('names the jobs before and, when asked, behind a job', () => {
  const read = (asked: Record<string, string>) =>
    JSON.parse(String(warehouse.showJob('', 'dwd_members_daily', new URLSearchParams(asked), VIEW).body)) as {
      schedule: { cron: { dependJobs: { jobs: string[] } } }
      downstreamJobs?: { jobName: string }[]
    }
  expect(read({}).schedule.cron.dependJobs.jobs).toEqual(['ods_members_daily'])
  expect(read({})).not.toHaveProperty('downstreamJobs')
  expect(read({ dependencies: 'true' }).downstreamJobs?.map(({ jobName }) => jobName)).toEqual([
    'dws_order_items_daily',
    'dws_members_daily',
  ])
})

it('refuses the id of another job, of a moment without a run, and of a run to come', () => {
  const [run] = listRuns('', 1, 0, { jobName: 'ods_members_daily' })
  const find = (job: string, id: string) => warehouse.findRunText({ job, id, workspace: '' }, VIEW)
  const id = run?.instanceId ?? ''
  expect(find('ods_members_daily', id)).not.toBeNull()
  expect(find('ods_orders_daily', id)).toBeNull()
  for (const minutes of [1, 2 * 1_440])
    expect(find('ods_members_daily', String(BigInt(id) + BigInt(minutes * 400_000)))).toBeNull()
  expect(find('ods_members_daily', '9223372036854775807')).toBeNull()
})
