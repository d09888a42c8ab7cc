import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { configQuery } from './config'

beforeEach(() => {
  vi.useFakeTimers()
  focusManager.setFocused(false)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  focusManager.setFocused(undefined)
})

it('is requested again on a page that reports itself as hidden, as a wall may', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', fetch)
  const leave = new QueryObserver(new QueryClient(), configQuery()).subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(100_000)
  leave()
  // At once, and every 15 s since.
  expect(fetch).toHaveBeenCalledTimes(7)
})
