import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type ServerResponse, createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createDemo } from '../demo/http/server'
import { buildServer } from '../testing/build-server'
import { type StartedProcess, startProcess } from '../testing/started-process'
import { DOCUMENTED_EXAMPLE } from '../demo/scenarios/documented-example'
import { SENTINEL, close, get, instanceOf, listen } from '../testing/server'

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const SOURCE = fileURLToPath(new URL('main.ts', import.meta.url))

let built: Awaited<ReturnType<typeof buildServer>>
let folder: string
let children: StartedProcess['child'][]

beforeAll(async () => {
  built = await buildServer()
})

afterAll(() => built.remove())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'))
  children = []
})

afterEach(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

const start = (env: Record<string, string>, ...options: string[]): StartedProcess =>
  startIn(process.execPath, [join(built.folder, 'main.js'), ...options], env)

/** As `npm run dev` does. */
const startSource = (env: Record<string, string>): StartedProcess =>
  startIn(process.execPath, ['--import', TSX, SOURCE, '--dev'], env)

/** As `npm start` does: in a shell that waits for it. */
const startInShell = (env: Record<string, string>): StartedProcess => {
  const args = ['-c', '"$0" "$@"; :', process.execPath, join(built.folder, 'main.js'), '--dev']
  return startIn('sh', args, { npm_lifecycle_event: 'start', ...env })
}

function startIn(command: string, args: readonly string[], env: Record<string, string>): StartedProcess {
  const started = startProcess(command, args, folder, env)
  children.push(started.child)
  return started
}

const originOf = (line: string): string => /http:\S+/.exec(line)?.[0] ?? ''

it('without a DGC it shows demo data, says so, and stops together with the demo', async () => {
  const { child, out, err, line, ended } = startSource({ PORT: '0' })
  const origin = originOf(await line(/answers \/api at/))
  await line(/^Open /)
  expect(out.slice(1)).toEqual([
    'Nodeline shows demo data: no DGC_ENDPOINT or DGC_REGION is set.',
    'Open http://127.0.0.1:8080/jobs/job_batch/instances/34765',
  ])
  const config = await get(origin, '/api/config')
  expect(JSON.parse(config.text)).toMatchObject({ demo: true, configured: { logLink: false } })
  const run = await get(origin, '/api/jobs/job_batch/instances/34765', { connection: 'keep-alive' })
  expect([run.status, run.headers['keep-alive']]).toEqual([200, 'timeout=75'])
  child.kill('SIGTERM')
  // The demo holds the same pipes: they close only when it is gone too.
  expect([await ended, err]).toEqual([0, []])
})

/** Makes each Node process write its environment to a file. */
const TELL = `import { writeFileSync } from 'node:fs'
writeFileSync('env-' + process.pid + '.json', JSON.stringify(process.env))`

it('passes no setting, and so no credential, to the demo', async () => {
  const { child, line, ended } = start(
    {
      PORT: '0',
      DGC_AUTH_TOKEN: SENTINEL,
      HUAWEICLOUD_SDK_SK: SENTINEL,
      DGC_WORKSPACE: 'dw',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELL)}`,
    },
    '--dev',
  )
  await line(/^Open /)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  const own = `env-${child.pid}.json`
  const files = (await readdir(folder)).filter((name) => name.startsWith('env-'))
  expect(files).toContain(own)
  const given = await Promise.all(
    files.filter((name) => name !== own).map((name) => readFile(join(folder, name), 'utf8')),
  )
  expect(given.length).toBeGreaterThan(0)
  expect(given.join()).toContain('"PATH"')
  expect(given.join()).not.toMatch(/SENTINEL|DGC_|HUAWEICLOUD|"PORT"/)
})

it('reads the configured DGC and never shows the credential', async () => {
  const demo = createDemo({ clock: Date.now, token: SENTINEL })
  const env = {
    DGC_ENDPOINT: `http://127.0.0.1:${await demo.start()}`,
    HUAWEICLOUD_SDK_PROJECT_ID: demo.projectId,
    DGC_AUTH_TOKEN: SENTINEL,
    DGC_TIMEOUT_MS: '120000',
    LOG_URL_TEMPLATE: 'https://{bucket}.obs.example.com/{key}',
  }
  const { child, out, err, line, ended } = start({ ...env, PORT: '0' }, '--dev')
  const { origin } = JSON.parse(await line(/listening/)) as { origin: string }
  const run = await get(origin, '/api/jobs/job_batch/instances/34765')
  const echo = await get(origin, '/api/jobs/fault-echo-token/instances/1')
  const config = await get(origin, '/api/config')
  expect(JSON.parse(config.text)).toMatchObject({
    demo: false,
    examples: [],
    configured: { logLink: true },
    waitMs: 140_000,
  })
  expect(run.text).toContain(
    `"logUrl":"https://dlf-log-${demo.projectId}.obs.example.com/job_batch/2019-03-04%2011_53_00.000/error/error.job"`,
  )
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  // One object a line, whatever happened: what a collector of logs reads.
  expect(err).toEqual([])
  const told = out.map((text) => JSON.parse(text) as Record<string, unknown>)
  expect(told).toContainEqual(expect.objectContaining({ level: 'info', origin, upstream: env.DGC_ENDPOINT }))
  expect(told).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      msg: expect.stringContaining('DGC: credentials_refused 401 APIGW.0301') as string,
    }),
  )
  expect([run.text, echo.text, config.text, ...out, ...err].join()).not.toContain('SENTINEL')
  await demo.stop()
})

it.each([
  { kind: 'a key', lines: ['HUAWEICLOUD_SDK_AK=AKSENTINEL', 'HUAWEICLOUD_SDK_SK_FILE=sk'], auths: ['aksk'] },
  {
    kind: 'a user',
    lines: ['IAM_DOMAIN=demo_domain', 'IAM_USER=demo_user', 'IAM_PASSWORD_FILE=password'],
    auths: ['none', 'token'],
  },
])('authenticates with $kind whose secret is in a file, and warns that its clock is off', async (given) => {
  const demo = createDemo({
    clock: Date.now,
    token: SENTINEL,
    key: { ak: 'AKSENTINEL', sk: 'SK-SENTINEL' },
    account: { password: 'PW SENTINEL' },
  })
  demo.control({ skewMs: 10 * 60_000 })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  await writeFile(join(folder, 'sk'), 'SK-SENTINEL\n')
  await writeFile(join(folder, 'password'), 'PW SENTINEL\n')
  const env = [`DGC_ENDPOINT=${endpoint}`, `HUAWEICLOUD_SDK_IAM_ENDPOINT=${endpoint}`, ...given.lines]
  await writeFile(join(folder, '.env'), env.join('\n'))
  const { child, out, err, line, ended } = start(
    { PORT: '0', HUAWEICLOUD_SDK_PROJECT_ID: demo.projectId },
    '--dev',
  )
  const { origin } = JSON.parse(await line(/listening/)) as { origin: string }
  const run = await get(origin, '/api/jobs/job_batch/instances/34765')
  const status = await get(origin, '/api/status')
  expect([run.status, demo.journal.entries.map(({ auth }) => auth)]).toEqual([200, given.auths])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  const said = [run.text, status.text, ...out, ...err].join('\n')
  expect(said).toContain('The clock of this server is 10 minutes behind')
  expect(said).not.toContain('SENTINEL')
  await demo.stop()
})

it('stops with 78 and the name of a wrong setting, also of one in .env', async () => {
  for (const [line, problem] of [
    ['\uFEFFDGC_REGION=SENTINEL.evil.com', 'DGC_REGION must look like cn-north-4'],
    ['IAM_PASSWORD=SENTINEL#1', 'IAM_PASSWORD would be cut at # in line 1 of .env: put the value in quotes'],
  ] as const) {
    await writeFile(join(folder, '.env'), `${line}\nPORT=0\n`)
    const { err, out, ended } = start({}, '--dev')
    expect([await ended, out, err]).toEqual([78, [], [`Setting ${problem}.`]])
  }
})

it('lets the environment win over .env', async () => {
  await writeFile(join(folder, '.env'), 'PORT=wrong\nHOST=0.0.0.0\n')
  const { err, ended } = start({ PORT: '0' }, '--dev')
  expect(await ended).toBe(78)
  expect(err[0]).toMatch(/^Setting HOST .*AUTH_USERS_FILE, TRUSTED_PROXY and ALLOW_ANONYMOUS=1/)
})

it('names the port that is in use', async () => {
  const other = createServer()
  const port = await listen(other)
  const { err, ended } = start({ PORT: String(port) }, '--dev')
  expect(await ended).toBe(1)
  expect(err).toEqual([`Port ${port} of 127.0.0.1 is in use. Set PORT to another one.`])
  await close(other)
})

it('says when the page is not built', async () => {
  const { err, ended } = start({ PORT: '0' })
  expect([await ended, err]).toEqual([1, ['The page is not built: run "npm run build" first.']])
})

/** A DGC that answers when the test lets it. */
async function slowDgc() {
  let asked: (response: ServerResponse) => void = () => undefined
  const call = new Promise<ServerResponse>((resolve) => (asked = resolve))
  const server = createServer((_, response) => asked(response))
  const env = {
    DGC_ENDPOINT: `http://127.0.0.1:${await listen(server)}`,
    HUAWEICLOUD_SDK_PROJECT_ID: 'b384',
    DGC_AUTH_TOKEN: SENTINEL,
    PORT: '0',
  }
  return { env, call, stop: () => close(server) }
}

const listening = async (started: StartedProcess) =>
  JSON.parse(await started.line(/"listening"/)) as { origin: string; metrics: string }

it('finishes a response under way when it is stopped', async () => {
  const dgc = await slowDgc()
  const started = start(dgc.env, '--dev')
  const { origin } = await listening(started)
  const got = get(origin, '/api/jobs/job_batch/instances/34765', { connection: 'keep-alive' })
  const response = await dgc.call
  started.child.kill('SIGTERM')
  await started.line(/"stopping"/)
  await expect(get(origin, '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  response.writeHead(200, { 'content-type': 'application/json' }).end(DOCUMENTED_EXAMPLE)
  const { status, headers, text } = await got
  expect([status, headers.connection, instanceOf({ ...(await got), text }).id]).toEqual([
    200,
    'close',
    '34765',
  ])
  expect(await started.ended).toBe(0)
  await dgc.stop()
})

it.skipIf(process.platform === 'win32')('stops when npm and its shell were ended by a signal', async () => {
  const { child, line, ended } = startInShell({ PORT: '0' })
  await line(/^Open /)
  child.kill('SIGTERM')
  // The server and the demo hold the same pipes: they close only when both are gone.
  await ended
})

it('exits at once when it is stopped twice', async () => {
  const dgc = await slowDgc()
  const started = start(dgc.env, '--dev')
  const { origin } = await listening(started)
  const got = get(origin, '/api/jobs/job_batch/instances/34765')
  const broken = expect(got).rejects.toThrow()
  await dgc.call
  started.child.kill('SIGTERM')
  await started.line(/"stopping"/)
  started.child.kill('SIGINT')
  expect(await started.ended).toBe(0)
  await broken
  await dgc.stop()
})

it('serves metrics on a port of their own, when that is set', async () => {
  const env = { PORT: '0', METRICS_PORT: '0', LOG_FORMAT: 'json' }
  const started = start(env, '--dev')
  const { origin, metrics } = await listening(started)
  await get(origin, '/api/jobs/job_batch/instances/34765')
  const { origin: place, pathname } = new URL(metrics)
  const { text } = await get(place, pathname)
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'nodeline_http_requests_total{route="/api/jobs/:job/instances/:id",status="2xx"} 1',
      'nodeline_upstream_calls_total{outcome="ok"} 1',
      'nodeline_viewers 1',
      expect.stringMatching(/^nodeline_build_info\{build="dev",node="v\d+/),
    ]),
  )
  expect(text).not.toContain('job_batch')
  expect((await get(origin, '/metrics')).text).not.toContain('nodeline_')
  started.child.kill('SIGTERM')
  expect(await started.ended).toBe(0)
})

it('warns when other machines can read the metrics, and when the demo ignores a variable', async () => {
  const { child, err, line, ended } = start(
    { PORT: '0', METRICS_PORT: '0', METRICS_HOST: '0.0.0.0', HOST: 'x86_64-conda-linux-gnu' },
    '--dev',
  )
  await line(/^Open /)
  child.kill('SIGTERM')
  await ended
  expect(err).toEqual([
    'HOST is not an address of this machine, so the demo ignores it',
    expect.stringMatching(/^METRICS_HOST is no loopback address/),
  ])
})

/** Throws an error that nothing catches. */
const CRASH = `process.on('SIGUSR2', () => { throw new TypeError('SENTI' + 'NEL') })`

it('exits with 1 after an uncaught error, and logs where it was thrown but not its message', async () => {
  const env = {
    PORT: '0',
    LOG_FORMAT: 'json',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CRASH)}`,
  }
  const started = start(env, '--dev')
  await listening(started)
  started.child.kill('SIGUSR2')
  expect(await started.ended).toBe(1)
  const last = JSON.parse(started.out.at(-1) ?? '') as Record<string, unknown>
  expect(last).toMatchObject({ level: 'error', msg: 'crashed', error: 'TypeError' })
  expect([...started.out, ...started.err].join()).not.toContain('SENTINEL')
})

it('hands captured scenarios to the demo, which says what is missing among them', async () => {
  const answer = '{ "jobName":"旧作业", "instanceId":12 ,"status":"success","nodes":[] }'
  const job = join(folder, 'cases', 'default', encodeURIComponent('旧作业'))
  await mkdir(job, { recursive: true })
  await writeFile(join(job, '12.json'), answer)
  const { err, line } = start({ PORT: '0', DEMO_SCENARIOS: 'cases' }, '--dev')
  const origin = originOf(await line(/answers \/api at/))
  expect(await line(/^Open /)).toContain(`/${encodeURIComponent('旧作业')}/`)
  const run = instanceOf(await get(origin, `/api/jobs/${encodeURIComponent('旧作业')}/instances/12`))
  expect([run.job, run.status]).toEqual(['旧作业', 'success'])
  expect(err.filter((text) => text.startsWith('Scenarios: '))).toHaveLength(3)
})
