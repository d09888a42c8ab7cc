// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, it, vi } from 'vitest'
import type { ServerStatus } from '../../contract/server-status'
import { en } from '../../i18n/en'
import { LocaleProvider } from '../../i18n/locale'
import { StatusPage } from './StatusPage'
import { NOW_MS, STATUS } from './testing'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Null when the server cannot be reached. */
function open(answer: ServerStatus | null) {
  vi.stubGlobal('fetch', () =>
    answer === null ? Promise.reject(new TypeError('gone')) : Promise.resolve(Response.json(answer)),
  )
  const client = new QueryClient()
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <LocaleProvider value={{ lang: 'en', zone: 'Asia/Shanghai', t: en }}>
          <StatusPage />
        </LocaleProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return client
}

const of = (part: Partial<ServerStatus['upstream']>): ServerStatus => ({
  ...STATUS,
  upstream: { ...STATUS.upstream, ...part },
})

it('says that DGC answers, and since when', async () => {
  open(STATUS)
  expect(await screen.findByText('DGC answers')).toBeTruthy()
  expect(screen.getByText('Since 10:55:00, for 2h 05m')).toBeTruthy()
  expect(screen.getByText('As of 13:00:00, looked at every 5 s')).toBeTruthy()
  expect(screen.getByText(/Times in .*Shanghai/)).toBeTruthy()
  expect(document.title).toBe('Server status')
})

it('says why DGC is left alone, and until when', async () => {
  const lastError = { code: 'credentials_refused', atMs: NOW_MS - 1000 } as const
  open(of({ state: 'paused', sinceMs: NOW_MS - 60_000, lastError, retryAtMs: NOW_MS + 60_000 }))
  expect(await screen.findByText('DGC is left alone for a while')).toBeTruthy()
  expect(screen.getByText('Credentials refused')).toBeTruthy()
  expect(screen.getByText('at 13:01:00, in 1m 00s')).toBeTruthy()
})

it('has nothing against a fault that is over', async () => {
  open(of({ lastError: { code: 'upstream_timeout', atMs: NOW_MS - 60_000 } }))
  expect(await screen.findByText('DGC answers')).toBeTruthy()
  expect(screen.queryByText('DGC takes too long')).toBeNull()
})

it('keeps the picture when the server cannot be reached, and says so', async () => {
  const client = open(STATUS)
  await screen.findByText('DGC answers')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')))
  await client.refetchQueries({ queryKey: ['status'] })
  expect(await screen.findByText('The server cannot be reached. This is how it was at 13:00:00')).toBeTruthy()
  expect(screen.getByText('DGC answers')).toBeTruthy()
})

it('says so when the server has never been reached', async () => {
  open(null)
  expect(await screen.findByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy()
})
