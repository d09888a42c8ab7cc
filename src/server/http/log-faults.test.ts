import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { type ObsFault } from '../../contract/demo'
import { type RunRef } from '../../contract/run-ref'
import { RunCauses } from '../../contract/log'
import { paths } from '../../contract/routes'
import { type Demo, createDemo } from '../../demo/http/server'
import { OWN_BUCKETS } from '../../demo/node-logs'
import { LOGS_ID, LOGS_JOB } from '../../demo/scenarios/logs-of-every-kind'
import { HOUR_MS } from '../../lib/time/units'
import {
  type Running,
  NOW_MS,
  SENTINEL,
  close,
  errorOf,
  get,
  listen,
  startServer,
  testClock,
} from '../../testing/server'

/** The demo's run with logs of every kind. */
const RUN: RunRef = { job: LOGS_JOB, id: LOGS_ID, workspace: '' }
const NODE = 'carriage_returns'
const AK = 'AKSENTINEL01'
const SK = 'SK-SENTINEL/secret+key=='
const TOKEN = 'TOKEN-SENTINEL-temporary'

const ROUTES = {
  lines: (run: RunRef, node: string) => paths.apiLog(run, node, { kind: 'end' }),
  sketch: paths.apiLogSketch,
  search: (run: RunRef, node: string) => paths.apiLogSearch(run, node, { q: 'a' }),
  file: paths.apiLogFile,
}
const ALL = Object.entries(ROUTES)

let demo: Demo
let running: Running
let said: string[]

interface Stage {
  /** By default the demo's. */
  obsEndpoint?: string
  sk?: string
  securityToken?: string | null
  timeoutMs?: number
  nowMs?: number
}

async function start(stage: Stage = {}): Promise<void> {
  const { sk = SK, securityToken = null, timeoutMs = 5000, nowMs = NOW_MS } = stage
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  running = await startServer({
    endpoint,
    projectId: demo.projectId,
    clock: testClock(nowMs),
    limits: { timeoutMs },
    obs: {
      endpoint: stage.obsEndpoint ?? `${endpoint}/obs`,
      isPathStyle: true,
      key: { ak: AK, sk, securityToken },
      buckets: OWN_BUCKETS,
    },
  })
}

function setDemo(securityToken: string | null = null): void {
  demo = createDemo({ clock: () => NOW_MS, token: SENTINEL, key: { ak: AK, sk: SK, securityToken } })
}

beforeEach(() => {
  said = []
  setDemo()
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
  expect([...said, ...running.lines, ...running.otherLines].join('\n')).not.toMatch(/SENTINEL|OBS AK/)
})

async function ask(path: string) {
  const got = await get(running.origin, path)
  said.push(got.text, JSON.stringify(got.headers))
  return got
}

const failureOf = (got: Awaited<ReturnType<typeof ask>>) => errorOf(got).log?.failure ?? errorOf(got).code

describe('each route of a log', () => {
  it.each<[ObsFault, string]>([
    ['deny', 'forbidden'],
    ['throttle', 'throttled'],
    ['fail', 'bad_answer'],
    ['html', 'bad_answer'],
    ['cut', 'bad_answer'],
    ['drip', 'timeout'],
    ['hang', 'timeout'],
    ['down', 'unreachable'],
  ])('says why while OBS does this: %s, and works again afterwards', async (obs, failure) => {
    // Short only where it has to pass: a busy machine needs longer for an answer.
    await start(failure === 'timeout' ? { timeoutMs: 300 } : {})
    demo.control({ obs })
    for (const got of await Promise.all([...ALL, ...ALL].map(([, path]) => ask(path(RUN, NODE)))))
      expect([got.status, failureOf(got)]).toEqual([404, failure])
    demo.control({ obs: null })
    for (const [, path] of ALL)
      await expect.poll(async () => (await ask(path(RUN, NODE))).status, { timeout: 30_000 }).toBe(200)
  })

  it.each(ALL)('finds no node that is not in the run: %s', async (_, path) => {
    await start()
    for (const node of ['other', '../a', '%2e%2e', '__proto__', '作业?#'])
      expect(errorOf(await ask(path(RUN, node)))).toEqual({ code: 'not_found' })
    expect(demo.journal.entries.filter(({ service }) => service === 'obs')).toEqual([])
  })

  it.each(ALL)('takes a temporary key with its token alone: %s', async (_, path) => {
    setDemo(TOKEN)
    await start({ securityToken: TOKEN })
    expect((await ask(path(RUN, NODE))).status).toBe(200)
  })

  it('tells that a temporary key lacks its token', async () => {
    setDemo(TOKEN)
    await start()
    expect(failureOf(await ask(ROUTES.lines(RUN, NODE)))).toBe('key_refused')
  })

  it('is served by a server whose clock is off', async () => {
    await start({ nowMs: NOW_MS + HOUR_MS })
    expect((await ask(ROUTES.lines(RUN, NODE))).status).toBe(200)
  })
})

describe('what a run and a bucket say of a log', () => {
  it.each([
    ['foreign_bucket', 'foreign_bucket'],
    ['bucket_missing', 'bucket_missing'],
    ['no_rights', 'forbidden'],
    ['gone', 'gone'],
    ['archived', 'archived'],
    ['no_obs_path', 'invalid_path'],
  ])('is told by each route: %s', async (node, failure) => {
    await start()
    for (const [, path] of ALL) expect(failureOf(await ask(path(RUN, node)))).toBe(failure)
  })
})

describe('the causes of a run', () => {
  const failed: RunRef = { job: 'dwd_orders_daily', id: '8829121177', workspace: '' }

  it('are what the logs of its failed nodes say, and are sent once', async () => {
    await start()
    const { status, text, headers } = await ask(paths.apiCauses(failed))
    const causes = v.parse(RunCauses, JSON.parse(text))
    expect([status, causes.map(({ why }) => why)]).toEqual([200, [null]])
    expect(causes[0]?.cause).toMatchObject({
      family: 'dws',
      text: expect.stringContaining('timeout') as string,
    })
    const etag = { 'if-none-match': String(headers['etag']) }
    expect((await get(running.origin, paths.apiCauses(failed), etag)).status).toBe(304)
  })

  it('are not known while OBS refuses, and no error of the run', async () => {
    await start()
    demo.control({ obs: 'deny' })
    const { status, text } = await ask(paths.apiCauses(failed))
    expect([status, v.parse(RunCauses, JSON.parse(text))]).toMatchObject([
      200,
      [{ cause: null, why: 'forbidden' }],
    ])
  })
})

/** In OBS's place: one object of 1 MiB. Whatever asks for all of its bytes waits. */
describe('in front of an OBS that', () => {
  const SIZE = 1024 * 1024
  let obs: Server
  let waiting: Set<ServerResponse>
  let etag: () => string

  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d+)$/.exec(req.headers.range ?? '') ?? []
    const first = from === '' ? SIZE - Number(to) : Number(from)
    const last = from === '' ? SIZE - 1 : Math.min(SIZE - 1, Number(to))
    if (last - first === SIZE - 1) {
      waiting.add(res)
      res.once('close', () => waiting.delete(res))
      return
    }
    const headers = { etag: `"${etag()}"`, 'content-range': `bytes ${first}-${last}/${SIZE}` }
    res.writeHead(206, headers).end(Buffer.alloc(last - first + 1, 'a\n'))
  }

  beforeEach(async () => {
    waiting = new Set()
    etag = () => 'e'
    obs = createServer(answer)
    await start({ obsEndpoint: `http://127.0.0.1:${await listen(obs)}` })
  })

  afterEach(() => close(obs))

  interface Opened {
    status: number
    leave: () => void
  }

  /** Resolves when the response begins. */
  function open(path: string): Promise<Opened> {
    const { hostname, port } = new URL(running.origin)
    return new Promise((resolve) => {
      const call = request({ hostname, port, path, agent: false }, (response) => {
        response.resume().on('error', () => undefined)
        resolve({ status: response.statusCode ?? 0, leave: () => call.destroy() })
      })
      call.on('error', () => undefined).end()
    })
  }
  const search = () => open(ROUTES.search(RUN, NODE))
  const expectWaiting = (calls: number) => expect.poll(() => waiting.size, { interval: 1 }).toBe(calls)

  it.each(ALL)('changes its object at each request says so: %s', async (_, path) => {
    let state = 0
    etag = () => String((state += 1))
    expect(failureOf(await ask(path(RUN, NODE)))).toBe('changing')
  })

  it('changes its object after it was opened says so', async () => {
    let state = 0
    // Opening takes two requests.
    etag = () => String(Math.floor((state += 1) / 2 + 0.5))
    const path = paths.apiLog(RUN, NODE, { kind: 'from-byte', byte: SIZE / 2 })
    expect(failureOf(await ask(path))).toBe('changing')
  })

  it('is slow: two searches at once, eight wait, and those whose viewers have gone do not count', async () => {
    const opened = await Promise.all(Array.from({ length: 11 }, search))
    expect(opened.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 10 }, () => 200),
      503,
    ])
    await expectWaiting(2)
    for (const { leave } of opened.slice(5)) leave()
    let more: Opened | undefined
    await expect.poll(async () => (more = await search()).status, { interval: 1 }).toBe(200)
    for (const { leave } of [...opened, ...(more ? [more] : [])]) leave()
    await expectWaiting(0)
  })

  it('is slow: a download whose client has gone ends its call', async () => {
    const { hostname, port } = new URL(running.origin)
    const call = request({ hostname, port, path: ROUTES.file(RUN, NODE), agent: false })
    call.on('error', () => undefined).end()
    await expectWaiting(1)
    call.destroy()
    await expectWaiting(0)
  })
})
