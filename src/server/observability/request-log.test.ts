import { type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Viewer } from '../auth/viewer'
import { errorReply } from '../http/reply'
import { type RequestLogOptions, createRequestLog } from './request-log'
import { createRequestIds } from './request-id'
import { type Told, keepingLog } from '../../testing/log'

const RUN = '/api/jobs/job_batch/instances/34765'

/** A few routes that end in every way. */
function serving(options: Partial<RequestLogOptions> = {}) {
  const told: Told[] = []
  const looked: [string, string | null][] = []
  const counted: unknown[] = []
  const time = { elapsedMs: 0 }
  const watch = createRequestLog({
    build: 'build0123456',
    log: keepingLog(told),
    level: 'info',
    ids: createRequestIds('own'),
    clock: { nowMs: () => 0, elapsedMs: () => time.elapsedMs },
    metrics: { answered: (answer) => void counted.push(answer) },
    viewers: { looked: (viewer, run) => void looked.push([viewer, run]) },
    isOverloaded: () => false,
    isDraining: () => false,
    isRelay: () => false,
    ...options,
  })
  const app = new Hono<{ Bindings: Partial<HttpBindings>; Variables: { viewer?: Viewer } }>()
  app.use('*', watch.watch)
  app.use('/api/*', watch.guard)
  app.use('/api/jobs/*', async (c, next) => {
    c.set('viewer', { user: 'ann', client: 'user ann', canSignOut: true })
    await next()
  })
  app.onError(() => errorReply({ code: 'internal' }))
  app.notFound(() => errorReply({ code: 'not_found' }))
  app.get('/healthz', (c) => c.text('ok'))
  app.get(RUN, (c) => {
    time.elapsedMs += 12.34
    return c.json({}, 200, { [FRESHNESS_HEADERS.state]: 'stale' })
  })
  app.get('/api/throws', () => {
    throw new Error('SENTINEL')
  })
  const answerWith = (status: number) => () => Promise.resolve(new Response(null, { status }))
  for (const status of [401, 429, 502, 503]) app.get(`/api/${status}`, answerWith(status))
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  return { ask, told, looked, counted }
}

describe('every answer', () => {
  it.each([RUN, '/healthz', '/nowhere', '/api/throws', '/api/502'])(
    'of %s has a name and a build',
    async (path) => {
      const { headers } = await serving().ask(path)
      expect(headers.get('x-request-id')).toBe('own-0001')
      expect(headers.get(FRESHNESS_HEADERS.build)).toBe('build0123456')
      expect(headers.get('connection')).toBeNull()
    },
  )

  it('has the name that a trusted proxy gave, and from nobody else', async () => {
    const given = { 'x-request-id': '0af7651916cd43dd8448eb211c80319c' }
    expect((await serving().ask('/healthz', given)).headers.get('x-request-id')).toBe('own-0001')
    const { ask } = serving({ isRelay: () => true })
    expect((await ask('/healthz', given)).headers.get('x-request-id')).toBe(given['x-request-id'])
  })

  it('ends its connection while the server ends', async () => {
    const { ask } = serving({ isDraining: () => true })
    expect((await ask(RUN)).headers.get('connection')).toBe('close')
  })

  it('is counted by its kind, without a word of what was asked for', async () => {
    const { ask, counted } = serving()
    await ask(`${RUN}?workspace=dw`)
    await ask('/api/secret-job')
    expect(counted).toEqual([
      { route: '/api/jobs/:job/instances/:id', status: 200, ms: 12.34 },
      { route: '/api/*', status: 404, ms: 0 },
    ])
  })
})

describe('a line', () => {
  it.each([
    ['/api/throws', 'warn', 500],
    ['/api/502', 'info', 502],
    ['/api/503', 'info', 503],
    ['/api/429', 'info', 429],
    ['/api/401', 'info', 401],
  ])('tells that %s failed, at %s', async (path, level, status) => {
    const { ask, told } = serving()
    await ask(path)
    expect(told).toMatchObject([{ level, message: 'answered', fields: { path, status, id: 'own-0001' } }])
  })

  it('is not spent on what went well, nor on what was asked for wrongly', async () => {
    const { ask, told } = serving()
    await ask(RUN)
    await ask('/nowhere')
    expect(told).toEqual([])
  })

  it('holds the path, the workspace and the state at debug, and no other part of the request', async () => {
    const { ask, told } = serving({ level: 'debug' })
    await ask(`${RUN}?workspace=dw_prod&next=SENTINEL`, {
      cookie: 'SENTINEL',
      authorization: 'SENTINEL',
    })
    expect(told).toEqual([
      {
        level: 'debug',
        message: 'answered',
        fields: {
          id: 'own-0001',
          method: 'GET',
          path: RUN,
          workspace: 'dw_prod',
          user: 'ann',
          route: '/api/jobs/:job/instances/:id',
          status: 200,
          ms: 12.3,
          state: 'stale',
        },
      },
    ])
  })

  it('is of bounded length', async () => {
    const { ask, told } = serving({ level: 'debug' })
    await ask(`/${'a'.repeat(5000)}?workspace=${'b'.repeat(5000)}`)
    expect(JSON.stringify(told).length).toBeLessThan(700)
  })
})

describe('who looks', () => {
  it('is told by name or address, and browser; the run by its path and workspace', async () => {
    const { ask, looked } = serving()
    await ask(RUN, { 'user-agent': 'wall' })
    await ask(`${RUN}?workspace=dw&node=a`, { 'user-agent': 'desk' })
    expect(looked).toEqual([
      ['user ann wall', `${RUN} `],
      ['user ann desk', `${RUN} dw`],
    ])
  })

  it('is nobody who was refused, and no run is looked at that is not there', async () => {
    const { ask, looked } = serving()
    await ask('/api/jobs/nowhere/instances/1')
    await ask('/api/config')
    expect(looked).toEqual([['user ann ', null]])
    const busy = serving({ isOverloaded: () => true })
    await busy.ask(RUN)
    expect(busy.looked).toEqual([])
  })
})

describe('a process that is too late with everything', () => {
  it('sends new questions away for five seconds, and says that it is alive', async () => {
    const { ask } = serving({ isOverloaded: () => true })
    const refused = await ask(RUN)
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      503,
      '5',
      { error: { code: 'overloaded', retryAfterMs: 5000 } },
    ])
    expect((await ask('/healthz')).status).toBe(200)
  })
})
