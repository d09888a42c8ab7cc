import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BrowserContext, type Page, expect, test } from '@playwright/test'
import { type DemoProcess, startDemo } from './support/demo'
import { freePort } from './support/port'
import { nodeTable, title } from './support/run-page'
import { Recorder, SENTINELS, findLeaks } from './support/sentinels'
import { DIST, type ServerProcess, startServer } from './support/server'
import { NAME, signIn, withUsers } from './support/users'

// Credentials that occur in no other text are looked for in everything that leaves the server: answers with address, status and headers,
// what the browser stores and prints, the log, the metrics, and the files of the page.

const { ak, sk, securityToken, token, password, viewerPassword, sessionSecret } = SENTINELS

const KINDS: Readonly<Record<string, (demo: DemoProcess) => Record<string, string>>> = {
  'a key': () => ({
    HUAWEICLOUD_SDK_AK: ak,
    HUAWEICLOUD_SDK_SK: sk,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
  }),
  'a token': () => ({ DGC_AUTH_TOKEN: token }),
  'a user of IAM': ({ ready: { port, domain, user } }) => ({
    IAM_DOMAIN: domain,
    IAM_USER: user,
    IAM_PASSWORD: password,
    HUAWEICLOUD_SDK_IAM_ENDPOINT: `http://127.0.0.1:${port}`,
  }),
}

interface Stage {
  demo: DemoProcess
  server: ServerProcess
  recorder: Recorder
  metrics: string
}

/** A server in front of a demo that is opened by sentinels, telling all that it ever tells. */
async function withServer(kind: string, act: (stage: Stage) => Promise<void>): Promise<void> {
  const recorder = new Recorder()
  const demo = await startDemo({}, { ak, sk, token, password, ...(kind === 'a key' && { securityToken }) })
  const metricsPort = await freePort()
  const { DGC_ENDPOINT = '', HUAWEICLOUD_SDK_PROJECT_ID = '' } = demo.env
  const server = await startServer({
    DGC_ENDPOINT,
    HUAWEICLOUD_SDK_PROJECT_ID,
    ...KINDS[kind]?.(demo),
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json',
    METRICS_PORT: String(metricsPort),
    DGC_TIMEOUT_MS: '3000',
    VIEWER_NEW_RUNS_PER_MINUTE: '100000',
    NODE_OPTIONS: '--unhandled-rejections=strict',
  })
  const metrics = `http://127.0.0.1:${metricsPort}/metrics`
  try {
    await act({ demo, server, recorder, metrics })
    await ask(recorder, metrics)
  } finally {
    expect(await server.stop()).toBe(0)
    await demo.stop()
    recorder.add('log', ...server.out, ...server.err)
    expect.soft(recorder.leaks).toEqual([])
  }
  expect(server.out.filter((line) => line.includes('internal error'))).toEqual([])
}

/** Asks as a program does, and records all that comes back. */
async function ask(recorder: Recorder, url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers, redirect: 'manual' })
  const { status, statusText } = response
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  recorder.add(`${status} ${url}`, statusText, response.url, ...head, await response.text())
  return status
}

/** Records what a browser is told, and what it says itself. */
function record(recorder: Recorder, context: BrowserContext): () => Promise<void> {
  const pending: Promise<void>[] = []
  context.on('request', (request) => recorder.add('address', request.url()))
  context.on('console', (message) => recorder.add('console', message.text()))
  context.on('weberror', (error) => recorder.add('uncaught', error.error().stack ?? ''))
  context.on('requestfinished', (request) => {
    const read = async (): Promise<void> => {
      const response = await request.response()
      const head = (await response?.headersArray()) ?? []
      // What was never sent (304, 303) or has left the browser since cannot be read.
      const body = (await response?.text().catch(() => '')) ?? ''
      recorder.add(`browser ${request.url()}`, ...head.map(({ name, value }) => `${name}: ${value}`), body)
    }
    pending.push(read().catch(() => undefined))
  })
  return async () => {
    await Promise.all(pending)
    for (const page of context.pages()) recorder.add(`kept by ${page.url()}`, await keptBy(page))
    recorder.add('cookies', JSON.stringify(await context.cookies()))
  }
}

const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...Object.entries(localStorage), ...Object.entries(sessionStorage), document.body.innerHTML].join('\n'),
  )

/**
 * Answers that repeat the credential, and failures of which a library may print the request. The walk through all examples looks for the
 * demo's own credentials in every answer.
 */
const FAULTS = [
  ...['token', 'run', 'header', 'redirect', 'codes', 'no-run'].map((place) => `fault-echo-${place}`),
  ...['401', '502', 'html', 'redirect', 'cut', 'reset'].map((failure) => `fault-${failure}`),
]

/** Asks for every fault and for the pages' other answers, as programs do. */
async function askForAll({ demo, server: { origin }, recorder, metrics }: Stage): Promise<void> {
  for (const [index, job] of FAULTS.entries()) {
    const run = `${origin}/api/jobs/${job}/instances/1`
    const calls = [run, `${run}/raw`, `${run}/raw?download=1`].map((url) => ({ url, headers: {} }))
    calls.push({ url: run, headers: { 'if-none-match': '*', 'accept-encoding': 'br' } })
    for (const [count, { url, headers }] of calls.entries()) {
      await ask(recorder, url, headers)
      // An answer that is good, of a run not asked for before, or else two refusals in a row would end all calls for a while.
      const id = 8_830_000_001 + index * calls.length + count
      await ask(recorder, `${origin}/api/jobs/dwd_orders_daily/instances/${id}`)
    }
    await ask(recorder, `${origin}/api/status`)
  }
  for (const path of ['/', '/nothing', '/api/config', '/api/jobs/../instances/1', '/healthz', '/readyz'])
    await ask(recorder, origin + path, { accept: 'text/html' })
  await ask(recorder, metrics)
  const asked = new Set((await demo.journal()).map(({ job }) => job))
  expect(FAULTS.filter((job) => !asked.has(job))).toEqual([])
}

for (const kind of Object.keys(KINDS))
  test(`${kind}: no answer, log line or metric holds it, whatever DGC repeats`, () =>
    withServer(kind, askForAll))

test('what a page shows, keeps and prints holds no credential that DGC repeats', async ({ context }) => {
  await withServer('a token', async ({ server: { origin }, recorder }) => {
    const finish = record(recorder, context)
    const page = await context.newPage()
    await page.goto(`${origin}/jobs/fault-echo-run/instances/2?view=table`)
    await expect(title(page)).toHaveText('fault-echo-run')
    await expect(nodeTable(page).getByText('[redacted]').first()).toBeVisible()
    for (const [job, words] of [
      ['fault-echo-codes', 'DGC could not answer'],
      ['fault-echo-no-run', 'The answer cannot be read'],
      ['fault-echo-redirect', 'The answer cannot be read'],
    ] as const) {
      await page.goto(`${origin}/jobs/${job}/instances/2`)
      await expect(title(page)).toHaveText(words)
    }
    await page.goto(`${origin}/status`)
    await expect(page.locator('[data-state]')).toBeVisible()
    await page.goto(`${origin}/jobs/fault-echo-header/instances/1`)
    await page.waitForLoadState('networkidle')
    await finish()
  })
})

test('the password of a viewer is in no answer, log line or storage', async ({ context }) => {
  const recorder = new Recorder()
  const given = { SESSION_SECRET: sessionSecret, LOG_LEVEL: 'debug', LOG_FORMAT: 'json' }
  const check = async (server: ServerProcess): Promise<void> => {
    const finish = record(recorder, context)
    const page = await context.newPage()
    await page.goto(`${server.origin}/jobs/job_batch/instances/34765`)
    await signIn(page, `${viewerPassword} wrong`)
    await expect(page.getByRole('alert')).toBeVisible()
    await signIn(page, viewerPassword)
    await expect(title(page)).toHaveText('job_batch')
    await page.goto(`${server.origin}/status`)
    await expect(page.locator('[data-state]')).toBeVisible()
    await page.getByRole('button', { name: `Signed in as ${NAME}` }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(title(page)).toHaveText('Sign in')
    await finish()
    recorder.add('log', ...server.out, ...server.err)
    expect(server.out.some((line) => line.includes('sign-in failed'))).toBe(true)
  }
  await withUsers(given, check, viewerPassword)
  expect(recorder.leaks).toEqual([])
})

/** All files of a folder, as text; bytes that are none do no harm. */
const textsIn = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')])

test('the built files and the logs of the tests hold no credential', () => {
  const recorder = new Recorder()
  for (const [file, text] of textsIn(join(DIST, 'client'))) recorder.add(file, text)
  for (const [file, text] of textsIn(resolve(import.meta.dirname, '../test-results')))
    if (/\.(log|txt|json)$/.test(file)) recorder.add(file, text)
  expect(recorder.leaks).toEqual([])
})

test('a sentinel is found in every encoding', () => {
  const ways: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => `a ${text.slice(0, 24)}`,
    (text) => text.slice(-24),
    (text) => JSON.stringify(JSON.stringify(text)),
    encodeURIComponent,
    (text) => Buffer.from(text).toString('hex'),
    (text) => Buffer.from(text).toString('base64url'),
    (text) => Buffer.from(`user:${text}`).toString('base64'),
    (text) => Buffer.from(`users:${text}`).toString('base64'),
  ]
  for (const secret of Object.values(SENTINELS))
    for (const way of ways)
      expect([way(secret), findLeaks(way(secret)).length > 0]).toEqual([way(secret), true])
  expect(findLeaks(`Signature=${'0a'.repeat(32)}`)).toEqual(['a signature'])
  expect(findLeaks('TOKENSENTINEL, and nothing more')).toEqual([])
})
