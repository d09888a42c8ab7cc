import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type Demo, createDemo } from '../../demo/http/server'
import { type ManualTime, createManualTime } from '../../testing/store'
import { type Got, type Running, SENTINEL, get, startServer } from '../../testing/server'

// The short way of a poll and the way through the app: whatever is asked, nobody can tell which one was taken.

const RUN = '/api/jobs/dwd_orders_daily/instances/8829134502'

let time: ManualTime
let demo: Demo
let short: Running
let long: Running

beforeEach(async () => {
  time = createManualTime()
  demo = createDemo({ clock: time.clock.nowMs, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  const options = { endpoint, projectId: demo.projectId, clock: time.clock, wait: time.wait }
  short = await startServer({ ...options, takesHits: true })
  long = await startServer({ ...options, takesHits: false })
})

afterEach(async () => {
  await short.stop()
  await long.stop()
  await demo.stop()
})

/** What differs between two servers and two requests whichever way they take. */
const told = ({ status, headers, body }: Got) => ({
  status,
  body: body.toString('base64'),
  headers: { ...headers, date: null, 'x-request-id': null },
})

const PORT = /:\d+$/
async function both(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const got = await Promise.all(
    [short, long].map(({ origin }) => {
      const named = headers['host']?.replace(PORT, PORT.exec(origin)?.[0] ?? '')
      return get(origin, path, named === undefined ? headers : { ...headers, host: named }, method)
    }),
  )
  return got.map(told)
}

const QUESTIONS: readonly [string, string, Record<string, string>, string?][] = [
  ['a run', RUN, {}],
  ['a run, packed', RUN, { 'accept-encoding': 'gzip' }],
  ['a run, packed best', RUN, { 'accept-encoding': 'gzip, deflate, br' }],
  ['a run that the browser has', RUN, { 'if-none-match': '*' }],
  ['a run that the browser has, packed', RUN, { 'if-none-match': '*', 'accept-encoding': 'br' }],
  ['a run of which the browser has another state', RUN, { 'if-none-match': '"old"' }],
  ['a run by its workspace', `${RUN}?workspace=default`, {}],
  ['a run by two workspaces', `${RUN}?workspace=a&workspace=b`, {}],
  ['a run with what it does not know', `${RUN}?x=1&y=%00`, {}],
  ['a run by a name in other letters', '/api/jobs/%64wd_orders_daily/instances/8829134502', {}],
  ['a run that there is not', '/api/jobs/nothing/instances/1', {}],
  ['an id that is none', '/api/jobs/dwd_orders_daily/instances/1e5', {}],
  ['dots for a job', '/api/jobs/../instances/1', {}],
  ['dots for a job, encoded', '/api/jobs/%2e%2e/instances/1', {}],
  ['a broken name', '/api/jobs/%ff/instances/1', {}],
  ['the head alone', RUN, {}, 'HEAD'],
  ['another method', RUN, {}, 'POST'],
  ['another host', RUN, { host: 'evil.com:80' }],
  ['another host that begins like ours', RUN, { host: '127.0.0.1.evil.com:80' }],
  ['a host in capitals', RUN, { host: 'LOCALHOST:80' }],
  ['a host with a user', RUN, { host: 'a@127.0.0.1:80' }],
  ['a picture of a page elsewhere', RUN, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
  ['a link of a page elsewhere', RUN, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
  ['a request id of a stranger', RUN, { 'x-request-id': 'stranger-0001' }],
  ['DGC’s own words', `${RUN}/raw`, {}],
]

describe('both ways give the same', () => {
  it.each(QUESTIONS)('%s', async (_, path, headers, method) => {
    // At first nothing is at hand; then it is, and in the coding that was asked for.
    for (let i = 0; i < 3; i++) {
      const [a, b] = await both(path, headers, method)
      expect(a).toEqual(b)
    }
  })

  it('while the upstream fails', async () => {
    await both(RUN)
    demo.control({ fault: 'fault-503' })
    await time.advance(31_000)
    for (let i = 0; i < 3; i++) {
      const [a, b] = await both(RUN, { 'if-none-match': '*' })
      expect(a).toEqual(b)
      expect(a?.headers).toMatchObject({
        [FRESHNESS_HEADERS.state]: 'stale',
        [FRESHNESS_HEADERS.error]: 'upstream_failed',
      })
    }
  })

  it('in what is counted', async () => {
    for (const [, path, headers, method] of QUESTIONS) await both(path, headers, method)
    const figures = await Promise.all([short, long].map(({ origin }) => get(origin, '/api/status')))
    const [a, b] = figures.map(({ text }) => JSON.parse(text) as { cache: unknown; viewers: unknown })
    expect([a?.cache, a?.viewers]).toEqual([b?.cache, b?.viewers])
    expect(short.told.length).toBe(long.told.length)
  })
})
