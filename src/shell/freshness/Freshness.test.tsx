import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { en } from '../../i18n/en/common'
import { LocaleProvider } from '../../i18n/locale'
import { type LiveResource } from '../../query/live-resource'
import { AddressRouter } from '../address/AddressRouter'
import { Freshness } from './Freshness'

const RESOURCE: LiveResource<unknown> = {
  queryKey: ['answer'],
  path: '/api/answer',
  parse: (body) => body,
  pollMs: () => 5_000,
}
/** Between two seconds of the clock, in ms after the first one. */
const BETWEEN_MS = 300

const readAge = () => document.querySelector('time')?.textContent
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

function answer(): Response {
  const now = String(Date.now())
  const headers = { [FRESHNESS_HEADERS.now]: now, [FRESHNESS_HEADERS.fetchedAt]: now, etag: '"same"' }
  return new Response('{}', { headers })
}

async function open(): Promise<QueryClient> {
  const client = new QueryClient()
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>
        <AddressRouter>
          <Freshness resource={RESOURCE} />
        </AddressRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  )
  await pass(0)
  return client
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T02:45:10Z') + BETWEEN_MS })
  vi.stubGlobal('fetch', () => Promise.resolve(answer()))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('shows what a poll brings with the next second, when the page is painted anyway', async () => {
  const client = await open()
  await pass(3_000)
  expect(readAge()).toBe('2 s old')
  await act(() => client.refetchQueries())
  await pass(1_000 - BETWEEN_MS - 1)
  expect(readAge()).toBe('2 s old')
  await pass(1)
  expect(readAge()).toBe('0 s old')
})

it('shows what the user has asked for at once', async () => {
  await open()
  await pass(3_000)
  expect(readAge()).toBe('2 s old')
  document.querySelector('button')?.click()
  await pass(0)
  expect(readAge()).toBe('0 s old')
})
