import { Agent, request } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { errorOf } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

// Many viewers, and one who guesses ids. The demo's journal counts the calls that they cause.

const RUN = '/api/jobs/dwd_orders_daily/instances/8829134502'

const server = setUpDemoServer(({ time: { wait } }) => ({ wait, limits: { coldReadsPerMinute: 30 } }))

let agent: Agent
beforeEach(() => {
  agent = new Agent({ keepAlive: true, maxSockets: 100 })
})
afterEach(() => agent.destroy())

interface Seen {
  status: number
  state: string | undefined
}

/** From another address of this machine it is another viewer. */
function view(path: string, localAddress = '127.0.0.1'): Promise<Seen> {
  const { hostname, port } = new URL(server.running.origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, agent, localAddress }, (response) => {
      const { statusCode: status = 0, headers } = response
      const state = headers[FRESHNESS_HEADERS.state]
      response.resume().once('end', () => resolve({ status, state: state?.toString() }))
    })
      .once('error', reject)
      .end()
  })
}

it('viewers who poll for a minute cause a call every five seconds, and none when they are gone', async () => {
  for (let i = 0; i < 12; i++) {
    await Promise.all(Array.from({ length: 50 }, () => view(RUN)))
    await server.time.advance(5_000)
  }
  expect(server.demo.journal.entries).toHaveLength(12)
  await server.time.advance(3_600_000)
  expect(server.demo.journal.entries).toHaveLength(12)
})

it('a viewer who leaves while waiting takes nothing from the others', async () => {
  server.demo.control({ delayMs: 50 })
  const { hostname, port } = new URL(server.running.origin)
  const left = request({ hostname, port, path: RUN, agent: false }).on('error', () => undefined)
  left.end()
  await server.demo.journal.waitFor(({ job }) => job === 'dwd_orders_daily')
  const stays = view(RUN)
  left.destroy()
  expect((await stays).status).toBe(200)
  expect(server.demo.journal.entries).toHaveLength(1)
})

it('a viewer who guesses ids is stopped after twenty, and others are not affected', async () => {
  expect((await view(RUN, '127.0.0.2')).status).toBe(200)
  const tried: Seen[] = []
  const others: Seen[] = []
  for (let i = 0; i < 3; i++) {
    const some = Array.from({ length: 100 }, (_, k) =>
      view(`/api/jobs/job_batch/instances/${1_000_000 + i * 100 + k}`),
    )
    others.push(await view(RUN, '127.0.0.2'))
    tried.push(...(await Promise.all(some)))
  }
  const count = (status: number) => tried.filter((one) => one.status === status).length
  expect([count(404), count(429)]).toEqual([20, 280])
  expect(others.every(({ status }) => status === 200)).toBe(true)
  expect(server.demo.journal.entries).toHaveLength(1 + 20)
  // The others may still ask for runs that are not cached.
  expect((await view('/api/jobs/job_batch/instances/34765', '127.0.0.2')).status).toBe(200)
  // A minute later the guesser has twenty again.
  await server.time.advance(60_000)
  const again = await Promise.all(
    Array.from({ length: 100 }, (_, k) => view(`/api/jobs/job_batch/instances/${k + 1}`)),
  )
  expect(again.filter(({ status }) => status === 404)).toHaveLength(20)
})

it('a refused viewer gets a retry time, and an answer then', async () => {
  for (let i = 0; i < 20; i++) await view(`/api/jobs/job_batch/instances/${100 + i}`)
  const got = await server.ask('/api/jobs/job_batch/instances/34765')
  expect([got.status, got.headers['retry-after'], errorOf(got)]).toEqual([
    429,
    '2',
    { code: 'too_many_requests', retryAfterMs: 2_000 },
  ])
  await server.time.advance(2_000)
  expect((await server.ask('/api/jobs/job_batch/instances/34765')).status).toBe(200)
})
