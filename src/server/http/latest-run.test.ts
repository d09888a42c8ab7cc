import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Demo, createDemo } from '../../demo/http/server'
import { NOW_MS, type Running, SENTINEL, errorOf, get, instanceOf, startServer } from '../../testing/server'

const JOB = '/api/jobs/ods_members_daily/instances'

let demo: Demo
let running: Running

beforeEach(async () => {
  demo = createDemo({ clock: () => NOW_MS, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await startServer({ endpoint, projectId: demo.projectId })
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
})

const ask = (path: string, headers: Record<string, string> = {}) => get(running.origin, path, headers)
const listPaths = () => demo.journal.entries.map(({ path }) => path.replace(/^.*\/jobs\/|\?.*$/g, ''))

it('latest is a run whose id stands in the answer, by a list of the job and the run itself', async () => {
  const latest = await ask(`${JOB}/latest`)
  expect(latest.status).toBe(200)
  const { id, job } = instanceOf(latest)
  expect([job, /^\d+$/.test(id)]).toEqual(['ods_members_daily', true])
  expect(listPaths()).toEqual(['instances/detail', `ods_members_daily/instances/${id}`])
  // The same answer as under its own address: one call for all viewers, one tag.
  const own = await ask(`${JOB}/${id}`)
  expect([own.text, own.headers.etag]).toEqual([latest.text, latest.headers.etag])
  expect((await ask(`${JOB}/latest`, { 'if-none-match': own.headers.etag ?? '' })).status).toBe(304)
  const raw = await ask(`${JOB}/latest/raw?download=1`)
  expect(raw.headers['content-disposition']).toContain(`instance-${id}.json`)
  expect(listPaths()).toHaveLength(2)
})

it.each([
  ['latest-failed', 'fail'],
  ['latest-success', 'success'],
])('%s chooses by the outcome', async (word, status) => {
  expect(instanceOf(await ask(`${JOB}/${word}`)).status).toBe(status)
})

it.each([
  ['another word', `${JOB}/latest-x`, { code: 'bad_address', field: 'id' }],
  ['a job name that cannot be', '/api/jobs/a%2Fb/instances/latest', { code: 'bad_address', field: 'job' }],
  ['a workspace that cannot be', `${JOB}/latest?workspace=a%0d`, { code: 'bad_address', field: 'workspace' }],
  ['two workspaces', `${JOB}/latest?workspace=a&workspace=b`, { code: 'bad_address', field: 'workspace' }],
])('%s is refused without a call', async (_, path, error) => {
  expect(errorOf(await ask(path))).toEqual(error)
  expect(demo.journal.entries).toEqual([])
})

it('a job that does not run is not found', async () => {
  expect(errorOf(await ask('/api/jobs/no_such_job/instances/latest'))).toMatchObject({
    code: 'job_not_found',
  })
})
