import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import { Suspense, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { en } from '../i18n/en/common'
import { LocaleProvider } from '../i18n/locale'
import { AddressRouter } from '../shell/address/AddressRouter'

/** When lists of tests were made. */
export const LISTED_MS = Date.parse('2026-11-28T02:45:10Z')

/** For all tests of a file: stands in for what jsdom lacks, in a window of 1440 px. */
export function stubBrowser(): void {
  beforeEach(() => {
    class Observer {
      observe = () => undefined
      disconnect = () => undefined
    }
    vi.stubGlobal('ResizeObserver', Observer)
    vi.stubGlobal('IntersectionObserver', Observer)
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
    vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1440)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1400)
  })
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}

/** The headers of a list that was made so many ms ago. */
export const ageHeaders = (ageMs: number): Record<string, string> => ({
  [FRESHNESS_HEADERS.fetchedAt]: String(LISTED_MS),
  [FRESHNESS_HEADERS.now]: String(LISTED_MS + ageMs),
  [FRESHNESS_HEADERS.age]: String(ageMs),
})

/** Opens a page at its address, in English; all of its requests get this answer. Returns its heading. */
export async function openPage(
  address: string,
  page: ReactNode,
  answer: () => Response | Promise<Response>,
): Promise<string> {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()))
  window.history.replaceState(null, '', address)
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={new QueryClient()}>
        <AddressRouter>
          <Suspense>{page}</Suspense>
        </AddressRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  )
  await vi.waitFor(() => expect(textOf('h1')).not.toBe(''))
  return textOf('h1')
}

/** Looked for by a selector: roles of a whole table take seconds in jsdom. */
export const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? ''
