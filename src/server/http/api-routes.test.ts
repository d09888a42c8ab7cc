import { afterEach, describe, expect, it } from 'vitest'
import { ROUTES, isApiPath } from '../../contract/routes'
import { createDemo } from '../../demo/http/server'
import { PASSWORD, SECRET, cheapHash, startStage } from '../../testing/auth'
import { NOW_MS, SENTINEL, errorOf, get, startServer } from '../../testing/server'

const API_ROUTES = Object.values(ROUTES).filter((route) => isApiPath(route))
/** They ask for a run before anything else. */
const OF_A_RUN = API_ROUTES.filter((route) => /\/(log|causes|insight|diagnosis|earlier|forecast)/.test(route))
/** A screen without a session asks these: about itself alone. */
const OF_SCREENS: ReadonlyMap<string, string> = new Map([
  [ROUTES.apiPair, '{"state":"ended"}'],
  [ROUTES.apiScreen, '{"state":"none"}'],
])
const fill = (route: string): string =>
  `${route.replace(':job', 'job_batch').replace(':id', '34765').replace(':node', 'error').replace(':screen', 'a')}?q=a`

let stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.toReversed()) {
    // oxlint-disable-next-line no-await-in-loop -- the server stops before its demo
    await stop()
  }
  stops = []
})

it('every route of the API is refused for those who are not signed in, and asks DGC nothing', async () => {
  const users = new Map([['alice', await cheapHash(PASSWORD)]])
  const { ask, demo, stop } = await startStage({ mode: { kind: 'users', users, secret: SECRET } })
  stops.push(stop)
  expect(API_ROUTES.length).toBeGreaterThan(10)
  const answers = await Promise.all(
    API_ROUTES.map(async (route) => {
      const got = await ask(fill(route))
      return [route, got.status, got.status === 401 ? errorOf(got).code : got.text]
    }),
  )
  expect(answers).toEqual(
    API_ROUTES.map((route) => {
      const own = OF_SCREENS.get(route)
      return own === undefined ? [route, 401, 'signed_out'] : [route, 200, own]
    }),
  )
  expect(demo.journal.entries).toEqual([])
})

describe('logs, causes and insight', () => {
  it('are refused while the process is overloaded', async () => {
    const { origin, stop } = await startServer({
      endpoint: 'http://127.0.0.1:1',
      isOverloaded: () => true,
    })
    stops.push(stop)
    expect(OF_A_RUN).toHaveLength(9)
    const errors = await Promise.all(OF_A_RUN.map(async (route) => errorOf(await get(origin, fill(route)))))
    expect(errors).toEqual(OF_A_RUN.map(() => ({ code: 'overloaded', retryAfterMs: 5000 })))
  })

  it('of an uncached run need the allowance of the client, as the run does', async () => {
    const demo = createDemo({ clock: () => NOW_MS, token: SENTINEL })
    stops.push(() => demo.stop())
    const endpoint = `http://127.0.0.1:${await demo.start()}`
    const { origin, stop } = await startServer({
      endpoint,
      projectId: demo.projectId,
      limits: { coldReadsPerMinute: 1 },
    })
    stops.push(stop)
    await get(origin, '/api/jobs/job_batch/instances/1')
    const refused = errorOf(await get(origin, fill(ROUTES.apiRun)))
    expect(refused).toMatchObject({ code: 'too_many_requests', retryAfterMs: 60_000 })
    const errors = await Promise.all(OF_A_RUN.map(async (route) => errorOf(await get(origin, fill(route)))))
    expect(errors).toEqual(OF_A_RUN.map(() => refused))
  })
})
