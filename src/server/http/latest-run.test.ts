import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCaptured } from '../../demo/captured/captured-files'
import { createDemo } from '../../demo/http/server'
import { NOW_MS, SENTINEL, errorOf, get, instanceOf, startServer } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

const JOB = '/api/jobs/ods_members_daily/instances'

const server = setUpDemoServer()

const listPaths = () => server.demo.journal.entries.map(({ path }) => path.replace(/^.*\/jobs\/|\?.*$/g, ''))

it('latest is a run whose id stands in the answer, by a list of the job and the run itself', async () => {
  const latest = await server.ask(`${JOB}/latest`)
  expect(latest.status).toBe(200)
  const { id, job } = instanceOf(latest)
  expect([job, /^\d+$/.test(id)]).toEqual(['ods_members_daily', true])
  expect(listPaths()).toEqual(['instances/detail', `ods_members_daily/instances/${id}`])
  // The same answer as under its own address: one call for all viewers, one tag.
  const own = await server.ask(`${JOB}/${id}`)
  expect([own.text, own.headers.etag]).toEqual([latest.text, latest.headers.etag])
  expect((await server.ask(`${JOB}/latest`, { 'if-none-match': own.headers.etag ?? '' })).status).toBe(304)
  const raw = await server.ask(`${JOB}/latest/raw?download=1`)
  expect(raw.headers['content-disposition']).toContain(`instance-${id}.json`)
  expect(listPaths()).toHaveLength(2)
})

it.each([
  ['latest-failed', 'fail'],
  ['latest-success', 'success'],
])('%s chooses by the outcome', async (word, status) => {
  expect(instanceOf(await server.ask(`${JOB}/${word}`)).status).toBe(status)
})

it.each([
  ['another word', `${JOB}/latest-x`, { code: 'bad_address', field: 'id' }],
  ['a job name that cannot be', '/api/jobs/a%2Fb/instances/latest', { code: 'bad_address', field: 'job' }],
  ['a workspace that cannot be', `${JOB}/latest?workspace=a%0d`, { code: 'bad_address', field: 'workspace' }],
  ['two workspaces', `${JOB}/latest?workspace=a&workspace=b`, { code: 'bad_address', field: 'workspace' }],
])('%s is refused without a call', async (_, path, error) => {
  expect(errorOf(await server.ask(path))).toEqual(error)
  expect(server.demo.journal.entries).toEqual([])
})

it('a job that does not run is not found', async () => {
  expect(errorOf(await server.ask('/api/jobs/no_such_job/instances/latest'))).toMatchObject({
    code: 'job_not_found',
  })
})

it('a latest run that is listed and not given is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'listed-'))
  const run = { jobName: 'a', instanceId: 7, planTime: NOW_MS - 60_000, status: 'success' }
  await mkdir(join(folder, 'listed/a'), { recursive: true })
  await writeFile(join(folder, 'listed/a/job.json'), '{}')
  await writeFile(join(folder, 'listed/instances.json'), JSON.stringify({ total: 1, instances: [run] }))
  const captured = createDemo({ clock: () => NOW_MS, token: SENTINEL, captured: readCaptured(folder) })
  const endpoint = `http://127.0.0.1:${await captured.start()}`
  const running = await startServer({ endpoint, projectId: captured.projectId })
  const answer = await get(running.origin, '/api/jobs/a/instances/latest?workspace=listed')
  expect(errorOf(answer)).toMatchObject({ code: 'instance_not_found', id: '7' })
  await running.stop()
  await captured.stop()
  await rm(folder, { recursive: true })
})
