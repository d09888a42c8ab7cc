import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type ServerStatus } from '../../contract/server-status'
import { en } from '../../i18n/en/common'
import { laterWords } from '../../i18n/load'
import { LocaleProvider } from '../../i18n/locale'
import { ServerStatusPage } from './ServerStatusPage'
import { NOW_MS, STATUS } from '../../testing/server-status'
import { HOUR_MS, SECOND_MS } from '../../lib/time/units'

/** This browser's clock is slow: the page shows the server's time. */
const SLOW_MS = 90_000

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS - SLOW_MS })
})

beforeAll(async () => {
  await laterWords.load('en')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Advances the clock and lets requests finish. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

const serve = (answer: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => await answer()),
  )
const vanish = () => serve(() => Promise.reject(new TypeError('gone')))
const serverMs = () => Date.now() + SLOW_MS

async function open(answer: (() => Response) | null, search = '') {
  if (answer) serve(answer)
  else vanish()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[`/status${search}`]}>
        <LocaleProvider value={{ lang: 'en', zone: 'Asia/Shanghai', t: en }}>
          <ServerStatusPage />
        </LocaleProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  await pass(0)
}

const of = (part: Partial<ServerStatus['upstream']>) => () =>
  Response.json(
    { ...STATUS, nowMs: serverMs(), upstream: { ...STATUS.upstream, ...part } },
    { headers: { [FRESHNESS_HEADERS.now]: String(serverMs()) } },
  )
const well = of({})
function readHealth(text: string) {
  const { state, past } = screen.getByText(text).dataset
  return { state, past }
}

it('shows that DGC answers, and since when', async () => {
  await open(well)
  expect(readHealth('DGC answers')).toEqual({ state: 'answering' })
  expect(screen.getByText('Since 10:55:00, for 2h 05m')).toBeTruthy()
  expect(screen.getByText('As of 13:00:00')).toBeTruthy()
  expect(screen.getByText(/Times in .*Shanghai/)).toBeTruthy()
  expect(document.title).toBe('Server status')
})

it('shows the age and the poll interval', async () => {
  await open(well)
  expect(screen.getByText('0 s old')).toBeTruthy()
  expect(screen.getByText(/refreshed every 5 s/)).toBeTruthy()
  await pass(4 * SECOND_MS)
  expect(screen.getByText('4 s old')).toBeTruthy()
  await pass(2 * SECOND_MS)
  expect(screen.getByText(/^As of 13:00:0[45]$/)).toBeTruthy()
  expect(screen.getByText(/^[01] s old$/)).toBeTruthy()
})

it('shows why calls are paused, and until when', async () => {
  const lastError = { code: 'credentials_refused', atMs: NOW_MS - 1000 } as const
  await open(of({ state: 'paused', sinceMs: NOW_MS - 60_000, lastError, retryAtMs: NOW_MS + 60_000 }))
  expect(screen.getByText('Waiting before asking DGC again')).toBeTruthy()
  expect(screen.getByText('Credentials refused')).toBeTruthy()
  expect(screen.getByText('at 13:01:00, in 1m 00s')).toBeTruthy()
})

it('says why there is no connection', async () => {
  const lastError = {
    code: 'upstream_unreachable',
    reason: 'certificate_untrusted',
    atMs: NOW_MS - 1000,
  } as const
  await open(of({ state: 'failing', sinceMs: NOW_MS - 60_000, lastError }))
  expect(readHealth('DGC does not answer')).toEqual({ state: 'failing' })
  expect(screen.getByText('DGC cannot be reached')).toBeTruthy()
  expect(screen.getByText(/unknown authority.*NODE_EXTRA_CA_CERTS.*\.env/)).toBeTruthy()
})

it('does not show an earlier error', async () => {
  await open(of({ lastError: { code: 'upstream_timeout', atMs: NOW_MS - 60_000 } }))
  expect(screen.getByText('DGC answers')).toBeTruthy()
  expect(screen.queryByText('DGC takes too long')).toBeNull()
})

it('keeps the data when the server cannot be reached, and says so', async () => {
  await open(well)
  vanish()
  await pass(6 * SECOND_MS)
  expect(screen.getByText('The server cannot be reached. Status as of 13:00:00')).toBeTruthy()
  expect(screen.getByText('DGC answers')).toBeTruthy()
  expect(screen.getByText('6 s old')).toBeTruthy()
  expect(screen.queryByRole('complementary', { name: 'Old data' })).toBeNull()
})

it('switches to the past tense after three missed polls, until there is news', async () => {
  await open(well)
  vanish()
  await pass(18 * SECOND_MS)
  expect(screen.queryByRole('complementary', { name: 'Old data' })).toBeNull()
  await pass(SECOND_MS)
  const band = screen.getByRole('complementary', { name: 'Old data' })
  expect(band.dataset['level']).toBe('late')
  expect(band.textContent).toMatch(
    /^3 polls missed\. The Nodeline server cannot be reached\. Shown: data of 13:00:00\.next try in \d+sTry now$/,
  )
  expect(readHealth('DGC answered')).toEqual({ state: 'answering', past: '' })
  expect(screen.getByText('From 10:55:00 until 13:00:00 at least')).toBeTruthy()
  expect(screen.getByText('12:59:57')).toBeTruthy()
  expect(screen.queryByText(/ago/)).toBeNull()
  serve(well)
  await pass(6 * SECOND_MS)
  expect(screen.queryByRole('complementary', { name: 'Old data' })).toBeNull()
  expect(readHealth('DGC answers')).toEqual({ state: 'answering' })
})

it.each(['', '?wall=1'])('shows the day and the age after days without the server (%s)', async (search) => {
  await open(well, search)
  vanish()
  await pass(5 * SECOND_MS)
  vi.setSystemTime(NOW_MS - SLOW_MS + 50 * HOUR_MS)
  await pass(SECOND_MS)
  expect(screen.getByRole('complementary', { name: 'Old data' }).dataset['level']).toBe('old')
  expect(screen.getByText(/^No answer for 2d 02h\./)).toBeTruthy()
  expect(screen.getByText('Data as of 22 Nov 13:00:00.')).toBeTruthy()
  expect(screen.getByText('As of 22 Nov 13:00:00')).toBeTruthy()
  expect(screen.getByText('2 d old')).toBeTruthy()
  expect(screen.queryByText('DGC answers')).toBeNull()
})

it('counts polls without any response as missed', async () => {
  await open(well)
  serve(() => new Promise<never>(() => undefined))
  await pass(19 * SECOND_MS)
  expect(screen.getByText(/^3 polls missed\./)).toBeTruthy()
  expect(screen.getByText('DGC answered')).toBeTruthy()
})

it('a wall shows the server’s clock, which continues beside old data', async () => {
  await open(well, '?wall=1')
  const clock = () => screen.getByText(/^\d\d:\d\d:\d\d$/, { selector: 'time' }).textContent
  expect(clock()).toBe('13:00:00')
  expect(screen.getByText(/Shanghai/)).toBeTruthy()
  vanish()
  await pass(65 * SECOND_MS)
  expect(clock()).toBe('13:01:05')
})

it('shows an error page before the first response', async () => {
  await open(null)
  expect(screen.getByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy()
})
