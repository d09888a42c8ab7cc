import { afterEach, beforeEach, expect, it } from 'vitest'
import { type StartedDemo, startDemo } from '../../testing/demo'
import { SOUTH_WORKSPACE } from '../jobs/workspaces'

let started: StartedDemo

beforeEach(async () => {
  started = await startDemo()
})

afterEach(() => started.demo.stop())

async function ask(path: string, workspace = '', token = started.demo.token) {
  const headers = { 'x-auth-token': token, ...(workspace === '' ? {} : { workspace }) }
  const response = await fetch(`${started.origin}/v1/${started.demo.projectId}/jobs${path}`, { headers })
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, code: body['error_code'], body }
}

const RUNS = '/instances/detail?limit=3'

it('answers lists and definitions as the gateway and DGC do', async () => {
  expect(await ask('?limit=1')).toMatchObject({ status: 200, body: { total: 250 } })
  expect(await ask('?limit=1', 'default')).toMatchObject({ status: 200, body: { total: 250 } })
  expect(await ask('?limit=1', 'dw_prod')).toMatchObject({ status: 200, body: { total: 120 } })
  expect(await ask(RUNS)).toMatchObject({ status: 200 })
  expect(await ask('/dwd_orders_daily')).toMatchObject({ status: 200, body: { name: 'dwd_orders_daily' } })
  expect(await ask('/no_such_job')).toMatchObject({ status: 400, code: 'DLF.0100' })
  expect(await ask(RUNS, 'nowhere')).toMatchObject({ status: 400, code: 'DLF.0819' })
  expect(await ask(RUNS, '', 'stale')).toMatchObject({ status: 401, code: 'APIGW.0301' })
})

it('opens a run that it lists', async () => {
  const { body } = await ask(RUNS, 'dw_prod')
  const [run] = body['instances'] as Record<string, unknown>[]
  const opened = await ask(`/${String(run?.['jobName'])}/instances/${String(run?.['instanceId'])}`, 'dw_prod')
  expect(opened.body).toMatchObject({ instanceId: run?.['instanceId'], status: run?.['status'] })
})

it('records lists without a run', async () => {
  await ask(RUNS)
  await ask('/dwd_orders_daily')
  expect(started.demo.journal.entries.map(({ job, id, outcome }) => [job, id, outcome])).toEqual([
    [null, null, '200'],
    ['dwd_orders_daily', null, '200'],
  ])
})

it('lets lists fail alone', async () => {
  started.demo.control({ listFault: 'fault-500' })
  expect((await ask(RUNS)).status).toBe(500)
  expect((await ask('')).status).toBe(500)
  expect((await ask('/dwd_orders_daily')).status).toBe(500)
  expect((await ask('/dwd_orders_daily/instances/8829121177')).status).toBe(200)
  started.demo.control({ listFault: null })
  expect((await ask(RUNS)).status).toBe(200)
})

it('changes its fields, what offset counts and how much it remembers while it runs', async () => {
  const first = async (path: string, workspace = '') =>
    ((await ask(path, workspace)).body['instances'] as Record<string, unknown>[])[0]
  expect(await first(RUNS)).toHaveProperty('instanceType')
  expect(await first(RUNS, SOUTH_WORKSPACE)).not.toHaveProperty('instanceType')
  started.demo.control({ older: [''] })
  expect(await first(RUNS)).not.toHaveProperty('instanceType')
  expect(await first(RUNS, SOUTH_WORKSPACE)).toHaveProperty('instanceType')

  const fourth = await first('/instances/detail?limit=3&offset=1')
  started.demo.control({ offsetMeans: 'record' })
  expect(await first('/instances/detail?limit=3&offset=3')).toEqual(fourth)

  const { body } = await ask('/instances/detail?limit=1&minPlanTime=1795060000000&maxPlanTime=1795150000000')
  expect(body['total']).toBeGreaterThan(500)
  const [old] = body['instances'] as Record<string, unknown>[]
  const path = `/${String(old?.['jobName'])}/instances/${String(old?.['instanceId'])}`
  expect((await ask(path)).status).toBe(200)
  started.demo.control({ historyDays: 1 })
  expect(await ask(path)).toMatchObject({ status: 400, code: 'DLF.0137' })
})
