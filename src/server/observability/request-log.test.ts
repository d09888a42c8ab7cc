import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type LogEntry, createTestLog } from '../../testing/log'
import { type Env } from '../http/env'
import { type CountedResponse } from './metrics'
import { logRequests } from './request-log'

const RUN = '/api/jobs/job_batch/instances/34765'

/** A few routes that end in every way. */
function createLoggedApp({ isDraining = false } = {}) {
  const entries: LogEntry[] = []
  const viewed: [string, string | null][] = []
  const counted: CountedResponse[] = []
  const time = { elapsedMs: 0 }
  const app = new Hono<Env>()
  app.use(
    (c, next) => {
      c.set('requestId', 'id-1')
      c.set('viewer', { user: 'ann', client: 'user ann', canSignOut: true })
      return next()
    },
    logRequests({
      build: 'build0123456',
      log: createTestLog(entries),
      clock: { nowMs: () => 0, elapsedMs: () => time.elapsedMs },
      metrics: { countResponse: (response) => void counted.push(response) },
      viewers: { add: (viewer, run) => void viewed.push([viewer, run]) },
      isDraining: () => isDraining,
    }),
  )
  app.onError(() => new Response(null, { status: 500 }))
  app.get('/api/jobs/:job/instances/:id', (c) => {
    time.elapsedMs += 12.34
    if (c.req.param('job') === 'missing') return c.notFound()
    return c.json({}, 200, { [FRESHNESS_HEADERS.state]: 'stale' })
  })
  app.get('/api/throws', () => {
    throw new Error('SENTINEL')
  })
  for (const status of [401, 429, 502, 503]) app.get(`/api/${status}`, () => new Response(null, { status }))
  app.get('/api/*', (c) => c.notFound())
  const ask = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  return { ask, entries, viewed, counted }
}

it('a connection is closed while the server drains', async () => {
  expect((await createLoggedApp().ask(RUN)).headers.get('connection')).toBeNull()
  expect((await createLoggedApp({ isDraining: true }).ask(RUN)).headers.get('connection')).toBe('close')
})

it('metrics count responses by route pattern, without any part of the address', async () => {
  const { ask, counted } = createLoggedApp()
  await ask(`${RUN}?workspace=dw`)
  await ask('/api/secret-job')
  await ask('/secret-page')
  expect(counted).toEqual([
    { route: '/api/jobs/:job/instances/:id', status: 200, ms: 12.34 },
    { route: '/api/*', status: 404, ms: 0 },
    { route: '/*', status: 404, ms: 0 },
  ])
})

it.each([
  ['/api/throws', 'warn', 500],
  ['/api/502', 'info', 502],
  ['/api/503', 'info', 503],
  ['/api/429', 'info', 429],
  ['/api/401', 'info', 401],
  [RUN, 'debug', 200],
  ['/nowhere', 'debug', 404],
])('the response of %s is logged at %s', async (path, level, status) => {
  const { ask, entries } = createLoggedApp()
  await ask(path)
  expect(entries).toMatchObject([{ level, message: 'answered', fields: { path, status, id: 'id-1' } }])
})

it('a line holds the path, the workspace and the state, and no other part of the request', async () => {
  const { ask, entries } = createLoggedApp()
  await ask(`${RUN}?workspace=dw_prod&next=SENTINEL`, { cookie: 'SENTINEL', authorization: 'SENTINEL' })
  expect(entries).toEqual([
    {
      level: 'debug',
      message: 'answered',
      fields: {
        id: 'id-1',
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

it('the length of a line is bounded', async () => {
  const { ask, entries } = createLoggedApp()
  await ask(`/${'a'.repeat(5000)}?workspace=${'b'.repeat(5000)}`)
  expect(JSON.stringify(entries).length).toBeLessThan(700)
})

it('a viewer counts by user and browser, a run by path and workspace; refusals and missing runs do not count', async () => {
  const { ask, viewed } = createLoggedApp()
  await ask(RUN, { 'user-agent': 'wall' })
  await ask(`${RUN}?workspace=dw&node=a`, { 'user-agent': 'desk' })
  await ask('/api/jobs/missing/instances/1')
  await ask('/api/503')
  expect(viewed).toEqual([
    ['user ann wall', `${RUN} `],
    ['user ann desk', `${RUN} dw`],
    ['user ann ', null],
  ])
})
