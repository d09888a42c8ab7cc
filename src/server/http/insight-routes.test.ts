import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { EarlierRuns } from '../../contract/earlier-runs'
import { Forecast, Insight } from '../../contract/insight'
import { paths } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { ORDERS_JOB } from '../../demo/scenarios/demo-instance'
import { MINUTE_MS } from '../../lib/time/units'
import { FORECASTS_PER_MINUTE } from './insight-routes'
import { type Got, errorOf, instanceOf } from '../../testing/server'
import { setUpDemoServer } from '../../testing/demo-server'

// Insight over HTTP, in front of the demo, whose journal counts the calls.

const server = setUpDemoServer()

const LAST_NIGHT: RunRef = { workspace: '', job: ORDERS_JOB, id: '8829121177' }

const ask = (ref: RunRef, headers: Record<string, string> = {}): Promise<Got> =>
  server.ask(paths.apiInsight(ref), headers)
const insightOf = ({ text }: Got): Insight => v.parse(Insight, JSON.parse(text))

/** Asks until all that can be known is known. */
async function askUntilRead(ref: RunRef): Promise<Got> {
  for (;;) {
    const got = await ask(ref)
    const { sample, noDefinition } = insightOf(got)
    if (noDefinition?.reason !== 'pending' && sample.runs === sample.wanted) return got
    await server.time.advance(100)
  }
}

/** What DGC was asked for since then, by kind. */
function countCalls(since: number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { path } of server.demo.journal.entries.slice(since)) {
    const [plain = ''] = path.split('?')
    const isRun = plain.includes('/instances/')
    const ofRuns = plain.endsWith('/instances/detail') ? 'list' : 'run'
    const kind = isRun ? ofRuns : 'definition'
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

describe('insight', () => {
  it('of a first visit takes one list, one definition and few runs, and later nothing', async () => {
    expect(insightOf(await ask(LAST_NIGHT))).toMatchObject({
      definition: null,
      noDefinition: { reason: 'pending' },
      sample: { runs: 0, wanted: null },
    })
    const { definition, noDefinition, sample } = insightOf(await askUntilRead(LAST_NIGHT))
    expect(noDefinition).toBeNull()
    expect(definition?.nodes.find(({ name }) => name === 'cdm_ods_orders')).toMatchObject({
      type: 'CDMJob',
      after: ['check_源库就绪', 'obs_clean_staging'],
      failPolicy: 'fail',
      retries: 2,
    })
    expect(sample.runs).toBe(sample.wanted)
    // one of them skipped a node that this one ran
    expect(sample.ranMs?.runs).toBe(sample.runs - 1)
    // beside the run itself
    expect(countCalls(0)).toEqual({ run: sample.runs + 1, list: 1, definition: 1 })
    const before = server.demo.journal.entries.length
    await server.time.advance(10 * MINUTE_MS)
    await askUntilRead(LAST_NIGHT)
    expect(countCalls(before)).toEqual({ run: 1 })
  })

  it('has a strong ETag and is not sent again', async () => {
    const { headers } = await askUntilRead(LAST_NIGHT)
    expect(headers.etag).toMatch(/^"[^"]+"$/)
    const again = await ask(LAST_NIGHT, { 'if-none-match': String(headers.etag) })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('has a node in each run that its usual times come from, oldest first', async () => {
    const { sample } = insightOf(await askUntilRead(LAST_NIGHT))
    const read = async (node: string) => {
      const got = await server.ask(paths.apiEarlierRuns(LAST_NIGHT, node))
      return v.parse(EarlierRuns, JSON.parse(got.text))
    }
    const earlier = await read('cdm_ods_orders')
    expect(earlier.length).toBeGreaterThanOrEqual(5)
    expect(earlier.length).toBe(sample.nodes['cdm_ods_orders']?.ms?.runs)
    const plans = earlier.map(({ atMs }) => atMs)
    expect(plans).toEqual(plans.toSorted((a, b) => a - b))
    expect(Math.max(...earlier.map(({ ms }) => ms))).toBe(sample.nodes['cdm_ods_orders']?.ms?.longest)
    expect(await read('no_such_node')).toEqual([])
  })

  it('forecasts at a moment that has passed, without another call to DGC', async () => {
    await askUntilRead(LAST_NIGHT)
    const before = server.demo.journal.entries.length
    const { startMs, endMs } = instanceOf(await server.ask(paths.apiRun(LAST_NIGHT)))
    const forecastAt = async (atMs: number) =>
      v.parse(Forecast, JSON.parse((await server.ask(paths.apiForecast(LAST_NIGHT, atMs))).text))
    const atMs = Math.round(((startMs ?? 0) + (endMs ?? 0)) / 2)
    const forecast = await forecastAt(atMs)
    expect(forecast).toMatchObject({ state: 'known', atMs })
    const ends = forecast.state === 'known' ? forecast.nodes.map((node) => node.endMs) : []
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(atMs)
    expect(await forecastAt(endMs ?? 0)).toMatchObject({ state: 'none', reason: 'ended' })
    expect(countCalls(before)).toEqual({})
  })

  it.each(['', 'abc', '-1', '0', '1.5', '1e3'])(
    'refuses a forecast and neighbours at "%s", which is no moment',
    async (at) => {
      const forecast = paths.apiForecast(LAST_NIGHT, 1).replace('at=1', `at=${at}`)
      for (const path of [forecast, `${paths.apiNeighbours(LAST_NIGHT)}?at=${at}`]) {
        const got = await server.ask(path)
        expect([got.status, errorOf(got)]).toEqual([400, { code: 'bad_address', field: 'at' }])
      }
    },
  )

  it('forecasts no more moments for one viewer than a replay needs', async () => {
    const statusAt = async (atMs: number) =>
      (await server.ask(paths.apiForecast({ ...LAST_NIGHT, id: '1' }, atMs))).status
    const statuses = new Set<number>()
    for (let at = 1; at <= FORECASTS_PER_MINUTE; at++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      statuses.add(await statusAt(at))
      if (statuses.has(429)) break
    }
    expect([...statuses]).toEqual([404, 429])
    expect((await ask(LAST_NIGHT)).status).toBe(200)
    await server.time.advance(MINUTE_MS)
    expect(await statusAt(1)).toBe(404)
  })

  it('answers as the run does where there is none', async () => {
    const got = await ask({ ...LAST_NIGHT, id: '1' })
    expect([got.status, errorOf(got).code]).toEqual([404, 'instance_not_found'])
    expect(countCalls(0)).toEqual({ run: 1 })
  })
})
