import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { request } from './http'
import { readResponseClock } from './response-clock'

const PATH = '/api/jobs/a%25/instances/1'
const ASKED_MS = Date.parse('2026-11-22T13:00:00Z')
const ARRIVED_MS = 300
const SCRIPT_RAN_MS = 9_300

/** The page's script runs nine seconds after the response arrived; the clocks of server and browser agree. */
beforeEach(() => {
  vi.useFakeTimers({ now: ASKED_MS, toFake: ['Date', 'performance'] })
  vi.advanceTimersByTime(SCRIPT_RAN_MS)
  vi.spyOn(performance, 'now').mockReturnValue(SCRIPT_RAN_MS)
  vi.stubGlobal('fetch', async () => {
    const headers = {
      [FRESHNESS_HEADERS.now]: String(ASKED_MS + ARRIVED_MS),
      [FRESHNESS_HEADERS.age]: '1000',
    }
    return new Response('{}', { headers })
  })
})
afterEach(() => {
  document.head.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function preload(path: string, responseStart: number | null) {
  const link = Object.assign(document.createElement('link'), { rel: 'preload', href: path })
  link.setAttribute('as', 'fetch')
  document.head.append(link)
  performance.getEntriesByName = (url) =>
    responseStart === null || url !== link.href
      ? []
      : ([{ responseStart }] as unknown as PerformanceEntryList)
}

const readClock = async () => {
  const { skewMs, arrival } = readResponseClock(await request(PATH), undefined, 0)
  return { skewMs, arrivedMs: arrival.atMs }
}

it('the time that a response waited for the script is not part of its age', async () => {
  preload(PATH, ARRIVED_MS)
  expect(await readClock()).toEqual({ skewMs: 0, arrivedMs: ARRIVED_MS })
})

it.each<[string, string, number | null]>([
  ['arrives after the script has asked', PATH, null],
  ['is of another run', '/api/jobs/a%25/instances/2', ARRIVED_MS],
])('a response that %s has not waited', async (_, path, responseStart) => {
  preload(path, responseStart)
  expect(await readClock()).toEqual({ skewMs: ARRIVED_MS - SCRIPT_RAN_MS, arrivedMs: SCRIPT_RAN_MS })
})

it('only the first request gets the response that waited', async () => {
  preload(PATH, ARRIVED_MS)
  await readClock()
  expect(await readClock()).toEqual({ skewMs: ARRIVED_MS - SCRIPT_RAN_MS, arrivedMs: SCRIPT_RAN_MS })
})
