import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { NOON_MS } from '../../testing/demo'
import { type View, Warehouse } from './warehouse'
import { EMPTY_WORKSPACE, SOUTH_WORKSPACE } from './workspaces'
import { FINANCE_WORKSPACE, PROD_WORKSPACE } from '../scenarios/demo-instance'

type Fields = Record<string, unknown>

interface Run extends Fields {
  instanceId: number
  jobName: string
  planTime: number
  status: string
}

const VIEW: View = { nowMs: NOON_MS, offsetMeans: 'page', older: [], historyDays: null }
const warehouse = new Warehouse()

type Asked = Readonly<Record<string, string | number | boolean | undefined>>

const query = (asked: Asked) =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

function listRuns(asked: Asked, view: Partial<View> = {}, workspace = '') {
  const { status, body } = warehouse.listRuns(workspace, query(asked), { ...VIEW, ...view })
  const read = JSON.parse(String(body)) as { total: number; instances: Run[]; error_code?: string }
  return { ...read, status }
}

function listJobs(asked: Asked, view: Partial<View> = {}, workspace = '') {
  const { status, body } = warehouse.listJobs(workspace, query(asked), { ...VIEW, ...view })
  const read = JSON.parse(String(body)) as { total: number; jobs: (Fields & { name: string })[] }
  return { ...read, status }
}

const WEEK = { minPlanTime: NOON_MS - 7 * DAY_MS, maxPlanTime: NOON_MS, limit: 1_000 }

describe('ListJobs', () => {
  it.each([
    { workspace: '', total: 250, realTime: 12 },
    { workspace: PROD_WORKSPACE, total: 120, realTime: 3 },
    { workspace: FINANCE_WORKSPACE, total: 36, realTime: 0 },
    { workspace: SOUTH_WORKSPACE, total: 48, realTime: 1 },
    { workspace: EMPTY_WORKSPACE, total: 0, realTime: 0 },
  ])('has $total batch jobs in "$workspace"', ({ workspace, total, realTime }) => {
    expect(listJobs({ limit: 100 }, {}, workspace).total).toBe(total)
    expect(listJobs({ jobType: 'REAL_TIME' }, {}, workspace).total).toBe(realTime)
  })

  it('names each job once, over all pages', () => {
    const names = [0, 1, 2].flatMap((offset) => listJobs({ limit: 100, offset }).jobs.map(({ name }) => name))
    expect(new Set(names).size).toBe(250)
    expect(names).toContain('dwd_orders_daily')
  })

  it.each([
    { case: 'ten jobs by default', asked: {}, count: 10, total: 250 },
    { case: 'a part of a name', asked: { jobName: '日报' }, count: 10, total: 30 },
    { case: 'a tag', asked: { tags: 'traffic', limit: 5 }, count: 5, total: 29 },
    { case: 'a page behind the last', asked: { offset: 25 }, count: 0, total: 250 },
  ])('answers $case', ({ asked, count, total }) => {
    const { jobs, total: all } = listJobs(asked)
    expect([jobs.length, all]).toEqual([count, total])
  })

  it.each([{ limit: 101 }, { limit: 0 }, { offset: -1 }, { jobType: 'BOTH' }])('refuses %o', (asked) => {
    expect(listJobs(asked).status).toBe(400)
  })
})

describe('ListJobInstances', () => {
  it('lists the day so far in GMT+8, newest first, ten a page', () => {
    const { instances, total } = listRuns({})
    expect([instances.length, total > 500]).toEqual([10, true])
    const plans = listRuns({ limit: 1_000 }).instances.map(({ planTime }) => planTime)
    expect(plans).toEqual(plans.toSorted((a, b) => b - a))
    expect(Math.min(...listRuns({ limit: 1_000, offset: 1 }).instances.map(({ planTime }) => planTime))).toBe(
      NOON_MS - 13 * HOUR_MS + 5 * 60_000,
    )
  })

  it('answers the same bytes at the same time, whatever was asked before', () => {
    const ask = () => new Warehouse().listRuns('', query(WEEK), VIEW).body
    const first = ask()
    listRuns({}, { nowMs: NOON_MS + 12_345_678 })
    expect(ask()).toBe(first)
    expect(warehouse.listRuns('', query(WEEK), VIEW).body).toBe(first)
  })

  it.each(['page', 'record'] as const)('gives every run once when offset is a %s', (offsetMeans) => {
    const asked = { jobName: 'orders', minPlanTime: NOON_MS - DAY_MS, limit: 100 }
    const { total } = listRuns(asked)
    const step = offsetMeans === 'page' ? 1 : 100
    const ids = Array.from({ length: Math.ceil(total / 100) }, (_, at) => at * step).flatMap((offset) =>
      listRuns({ ...asked, offset }, { offsetMeans }).instances.map(({ instanceId }) => instanceId),
    )
    expect([ids.length, new Set(ids).size]).toEqual([total, total])
  })

  it.each([
    { case: 'more than seven days', asked: { minPlanTime: NOON_MS - 7 * DAY_MS - 1, maxPlanTime: NOON_MS } },
    { case: 'seven days up to now, by its end alone', asked: { minPlanTime: NOON_MS - 8 * DAY_MS } },
    { case: 'more than a thousand', asked: { limit: 1_001 } },
    { case: 'an unknown status', asked: { status: 'SUCCESS' } },
    { case: 'an unknown trigger', asked: { instanceType: 3 } },
    { case: 'no number', asked: { minPlanTime: 'today' } },
  ])('refuses $case', ({ asked }) => {
    expect(listRuns(asked)).toMatchObject({ status: 400, error_code: 'DLF.3051' })
  })

  it('finds a part of a name, unless asked to be precise', () => {
    const fuzzy = new Set(
      listRuns({ ...WEEK, jobName: 'orders_daily' }).instances.map(({ jobName }) => jobName),
    )
    expect(Array.from(fuzzy).toSorted()).toEqual(['dwd_orders_daily', 'dws_orders_daily', 'ods_orders_daily'])
    const precise = listRuns({ ...WEEK, jobName: 'ods_orders_daily', preciseQuery: true }).instances
    expect(new Set(precise.map(({ jobName }) => jobName))).toEqual(new Set(['ods_orders_daily']))
    expect(listRuns({ jobName: 'orders_dail', preciseQuery: true })).toMatchObject({ error_code: 'DLF.0100' })
  })

  it.each(['fail', 'running', 'waiting', 'running-exception', 'freeze', 'waiting-confirm', 'skip-by-depend'])(
    'has a run that is %s at any time',
    (status) => {
      for (const nowMs of [NOON_MS, NOON_MS + 5 * DAY_MS, NOON_MS + 40 * DAY_MS + 3 * HOUR_MS]) {
        const { instances } = listRuns({ minPlanTime: nowMs - 2 * DAY_MS, limit: 50, status }, { nowMs })
        expect(instances.map((run) => run.status)).toContain(status)
      }
    },
  )

  it('finds by trigger', () => {
    for (const instanceType of [0, 2, 5, 6]) {
      const { instances } = listRuns({ ...WEEK, limit: 20, instanceType })
      expect(new Set(instances.map((run) => run['instanceType']))).toEqual(new Set([instanceType]))
    }
  })

  it('has the runs of the catalogue in their places', () => {
    const { instances } = listRuns({ ...WEEK, jobName: 'dwd_orders_daily', preciseQuery: true })
    const scheduled = instances.filter((run) => run['instanceType'] === 0)
    expect(instances[0]).toMatchObject({ instanceId: 8_829_134_502, status: 'fail', instanceType: 2 })
    expect(scheduled.slice(0, 2).map(({ instanceId, status }) => [instanceId, status])).toEqual([
      [8_829_121_177, 'fail'],
      [8_829_121_100, 'success'],
    ])
    expect(scheduled).toHaveLength(7)
  })

  it('leaves out the newer fields where the service is old', () => {
    const [run] = listRuns({ limit: 1 }, { older: [''] }).instances
    for (const name of ['instanceType', 'errorMessage', 'jobInstanceName', 'executeTime'])
      expect(run).not.toHaveProperty(name)
    expect(typeof run?.['jobId']).toBe('string')
  })

  it('keeps finished runs as they are while time goes on', () => {
    const asked = { ...WEEK, minPlanTime: NOON_MS - 7 * DAY_MS, maxPlanTime: NOON_MS - 3 * DAY_MS }
    const runsAt = (nowMs: number) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8]
        .flatMap((offset) => listRuns({ ...asked, offset }, { nowMs }).instances)
        // The catalogue's nights are always the latest two.
        .filter(({ jobName }) => jobName !== 'dwd_orders_daily')
    const before = runsAt(NOON_MS)
    const after = new Map(runsAt(NOON_MS + 30 * DAY_MS).map((run) => [run.instanceId, run]))
    expect(before.length).toBeGreaterThan(5_000)
    for (const run of before) expect(after.get(run.instanceId)).toEqual(run)
  })

  it('forgets runs of more than six months ago', () => {
    const old = {
      minPlanTime: NOON_MS - 188 * DAY_MS,
      maxPlanTime: NOON_MS - 182 * DAY_MS,
      limit: 1_000,
      offset: 2,
    }
    const plans = listRuns(old).instances.map(({ planTime }) => planTime)
    expect(plans.length).toBeGreaterThan(0)
    expect(Math.min(...plans)).toBeGreaterThan(NOON_MS - 185 * DAY_MS)
    expect(listRuns({ ...WEEK, limit: 1 }, { historyDays: 0 }).total).toBeLessThan(1_300)
  })
})

it('has ten thousand daily jobs with a hundred thousand runs when asked', () => {
  const many = new Warehouse(10_000)
  const ask = (fromDays: number, toDays: number) => {
    const asked = {
      limit: 1,
      minPlanTime: NOON_MS - fromDays * DAY_MS,
      maxPlanTime: NOON_MS - toDays * DAY_MS,
    }
    const body = many.listRuns('', query(asked), VIEW).body
    return (JSON.parse(String(body)) as { total: number }).total
  }
  expect(JSON.parse(String(many.listJobs('', query({}), VIEW).body))).toMatchObject({ total: 10_000 })
  expect(ask(1, 0)).toBeGreaterThan(9_000)
  expect(ask(1, 0)).toBeLessThanOrEqual(10_000)
  expect(ask(7, 0) + ask(14, 7)).toBeGreaterThan(90_000)
  expect(ask(7, 0) + ask(14, 7)).toBeLessThan(110_000)
})
