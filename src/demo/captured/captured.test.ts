import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, createDemo } from '../http/server'
import { NOON_MS } from '../../testing/demo'
import { readCaptured } from './captured-files'
import { splitRecords } from './records'

let directory: string
let demo: Demo | undefined

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'captured-'))
})

afterEach(async () => {
  await demo?.stop()
  demo = undefined
  await rm(directory, { recursive: true })
})

async function write(path: string, content: string | Buffer): Promise<void> {
  const file = join(directory, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

/** Answers with the bytes of the body. */
async function start() {
  const captured = readCaptured(directory)
  const started = createDemo({ clock: () => NOON_MS, token: 'test-token', captured })
  demo = started
  const origin = `http://127.0.0.1:${await started.start()}`
  return async (path: string, workspace = '') => {
    const headers = { 'x-auth-token': 'test-token', ...(workspace === '' ? {} : { workspace }) }
    const response = await fetch(`${origin}/v1/${started.projectId}/jobs${path}`, { headers })
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
  }
}

// Odd spacing, a duplicate key, an id beyond a double, an escape, and bytes that are not UTF-8.
const FIRST =
  '{ "jobName":"a_1","jobName":"a_1" , "instanceId":9223372036854775807,"planTime":1795323600000,"status":"fail" }'
const SECOND = String.raw`{"jobName":"a_\u0031_b", "instanceId":2,"planTime":1795237200000,"status":"success","errorMessage":"]}\"[{"}`
const RUNS = Buffer.concat([
  Buffer.from(`{"note":"\\"instances\\":[" ,\n "instances" : [ ${FIRST},\n`),
  Buffer.from(`${SECOND.slice(0, -1)},"odd":"`),
  Buffer.from([0xff, 0xfe]),
  Buffer.from(`"}\n], "total":2}\n`),
])

describe('lists', () => {
  beforeEach(async () => {
    await write('default/instances.json', RUNS)
    await write('default/jobs.json', '{"jobs":[{"name":"x_1"},{"name":"y_1"}],"total":2}')
  })

  it.each([
    '/instances/detail',
    '/instances/detail?limit=1000&offset=0',
    '/instances/detail?jobName=a_&limit=2',
    '/instances/detail?minPlanTime=1795000000000&maxPlanTime=1795323600001',
  ])('%s gives the bytes of the file', async (path) => {
    const ask = await start()
    const { status, body } = await ask(path)
    expect([status, body.equals(RUNS)]).toEqual([200, true])
  })

  it.each([
    { case: 'a precise name', asked: 'jobName=a_1&preciseQuery=true', total: 1, records: [FIRST] },
    { case: 'a status', asked: 'status=fail', total: 1, records: [FIRST] },
    { case: 'a window, without its ends', asked: 'minPlanTime=1795237200000', total: 1, records: [FIRST] },
    { case: 'the first record', asked: 'limit=1', total: 2, records: [FIRST] },
    { case: 'a page behind the last', asked: 'limit=10&offset=1', total: 2, records: [] },
    { case: 'none', asked: 'jobName=zz', total: 0, records: [] },
  ])('cuts out $case', async ({ asked, total, records }) => {
    const ask = await start()
    const { body } = await ask(`/instances/detail?${asked}`)
    expect(body.toString()).toBe(`{"total":${total},"instances":[${records.join(',')}]}`)
  })

  it('keeps every byte of a record that it cuts out', async () => {
    const ask = await start()
    const { body } = await ask('/instances/detail?limit=1&offset=1')
    expect(body.includes(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBe(true)
    expect(body.includes(SECOND.slice(0, -1))).toBe(true)
  })

  it('places a run without a plan by its start', async () => {
    await write(
      'default/instances.json',
      '{"instances":[{"instanceId":1,"startTime":1795323600000}],"total":1}',
    )
    const ask = await start()
    const { body } = await ask('/instances/detail?minPlanTime=1795323599999&maxPlanTime=1795323600001')
    expect(body.toString()).toContain('"instanceId":1')
  })

  it('refuses the limits that DGC refuses', async () => {
    const ask = await start()
    expect((await ask('/instances/detail?limit=1001')).status).toBe(400)
    expect((await ask('?limit=101')).status).toBe(400)
    expect((await ask('?jobName=y')).body.toString()).toBe('{"total":1,"jobs":[{"name":"y_1"}]}')
  })

  it('gives a file without a list unchanged', async () => {
    await write('default/jobs.json', '<html>sign in</html>')
    const ask = await start()
    expect((await ask('?limit=100')).body.toString()).toBe('<html>sign in</html>')
    expect((await ask('?limit=100&offset=1')).status).toBe(400)
  })
})

describe('jobs and runs', () => {
  it('are found by names that are percent-encoded, in their workspace alone', async () => {
    await write('default/jobs.json', '{"jobs":[],"total":0}')
    await write(`9c1f/${encodeURIComponent('日报 100%')}/12.json`, ' {"instanceId":12 } ')
    await write(`9c1f/${encodeURIComponent('日报 100%')}/job.json`, '{"version":"7"}')
    await write(`9c1f/${encodeURIComponent('日报 100%')}/job-3.json`, '{"version":"3"}')
    await write('9c1f/b/job-3.json', '{"version":"3"}')
    const ask = await start()
    const job = `/${encodeURIComponent('日报 100%')}`
    expect((await ask(`${job}/instances/12`, '9c1f')).body.toString()).toBe(' {"instanceId":12 } ')
    expect((await ask(job, '9c1f')).body.toString()).toBe('{"version":"7"}')
    expect((await ask(`${job}?version=3`, '9c1f')).body.toString()).toBe('{"version":"3"}')
    expect((await ask(`${job}?version=4`, '9c1f')).body.toString()).toBe('{"version":"7"}')
    // Of a job with files of versions alone, the newest one is none of the others.
    expect((await ask('/b', '9c1f')).body.toString()).toBe('{"version":"3"}')
    expect((await ask('/b?version=4', '9c1f')).body.toString()).toContain('DLF.0100')
    expect((await ask(`${job}/instances/13`, '9c1f')).body.toString()).toContain('DLF.0137')
    expect((await ask(`${job}/instances/12`)).body.toString()).toContain('DLF.0100')
  })

  it('stand in the place of a workspace of the demo, and leave the others alone', async () => {
    await write('dw_prod/jobs.json', '{"jobs":[],"total":0}')
    const ask = await start()
    expect((await ask('', 'dw_prod')).body.toString()).toBe('{"jobs":[],"total":0}')
    expect((await ask('/dwd_orders_daily/instances/8829140001', 'dw_prod')).body.toString()).toContain(
      'DLF.0100',
    )
    expect((await ask('/dwd_orders_daily/instances/8829121177')).status).toBe(200)
    expect(demo?.examples().some(({ workspace }) => workspace === 'dw_prod')).toBe(false)
  })

  it('are listed among the examples', async () => {
    await write('default/a_1/12.json', '{}')
    await write('default/a_1/job.json', '{}')
    await start()
    const listed = demo?.examples().filter(({ group }) => group === 'captured')
    expect(listed?.map(({ job, id, workspace }) => [job, id, workspace])).toEqual([['a_1', '12', '']])
  })
})

describe('a file that is missing or wrong', () => {
  it('is reported at the start, and refuses its own call alone', async () => {
    await write('default/instances.json', '{"instances":[],"total":0}')
    await write('default/a_1/12.json', '{}')
    await write('default/a_1/notes.txt', '')
    await write('readme.txt', '')
    const { problems } = readCaptured(directory)
    expect(problems.toSorted()).toEqual([
      'default/a_1/job.json is missing: ShowJob of this job fails',
      'default/a_1/notes.txt is left out: it is neither job.json, job-VERSION.json nor ID.json',
      'default/jobs.json is missing: ListJobs of this workspace fails',
      'readme.txt is left out: it is no directory of a workspace',
    ])
    const ask = await start()
    const missing = await ask('')
    expect([missing.status, missing.body.toString()]).toEqual([
      400,
      '{"error_code":"DLF.0001","error_msg":"The demo cannot read default/jobs.json."}',
    ])
    expect((await ask('/instances/detail')).status).toBe(200)
    expect((await ask('/a_1/instances/12')).status).toBe(200)
    expect((await ask('/a_1')).body.toString()).toContain('DLF.0100')
  })

  it('is reported when it is too large to be an answer', async () => {
    await write('default/a_1/12.json', '{}')
    await truncate(join(directory, 'default/a_1/12.json'), 64 * 1024 * 1024 + 1)
    expect(readCaptured(directory).problems).toContain(
      'default/a_1/12.json is larger than 64 MB: its call fails',
    )
    const { status, body } = await (await start())('/a_1/instances/12')
    expect([status, body.toString()]).toEqual([400, expect.stringContaining('default/a_1/12.json')])
  })

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('is reported when it may not be read', async () => {
    await write('default/a_1/12.json', '{}')
    await chmod(join(directory, 'default/a_1/12.json'), 0)
    const problem = 'default/a_1/12.json cannot be read (EACCES): its call fails'
    expect(readCaptured(directory).problems).toContain(problem)
    expect((await (await start())('/a_1/instances/12')).status).toBe(400)
  })

  it('does not follow a link, nor a name that leads out of the directory', async () => {
    await write('default/jobs.json', '{}')
    await write('outside/12.json', 'secret')
    await symlink(join(directory, 'outside'), join(directory, 'default', 'linked'))
    const ask = await start()
    for (const job of ['linked', '..%2Foutside', '%2E%2E%2Foutside'])
      expect((await ask(`/${job}/instances/12`)).body.toString()).toContain('DLF.0100')
  })
})

describe('the records of a list', () => {
  it.each([
    { case: 'no list', text: '{"a":1}', records: null },
    { case: 'no JSON', text: '<html>', records: null },
    { case: 'a list that is cut off', text: '{"jobs":[{"a":1},{', records: null },
    { case: 'an object of that name', text: '{"jobs":{"a":[{}]}}', records: null },
    { case: 'the name further inside', text: '{"x":{"jobs":[{"a":1}]}}', records: null },
    { case: 'the name as a value', text: '{"x":"jobs","y":[{"a":1}]}', records: null },
    { case: 'an empty list', text: '{"jobs":[]}', records: [] },
    {
      case: 'lists and braces inside',
      text: '{"jobs":[{"a":[{"b":1}],"c":"}]"}, {"d":{}}]}',
      records: ['{"a":[{"b":1}],"c":"}]"}', '{"d":{}}'],
    },
  ])('$case', ({ text, records }) => {
    expect(splitRecords(text, 'jobs')).toEqual(records)
  })
})
