import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'
import { freePort } from './port'
import { startServer, type ServerProcess } from './server'
import { MINUTE_MS } from '../../src/lib/time/units'

export { expect }

export const MINUTE = MINUTE_MS
export const HOUR = 60 * MINUTE

/** A server that stops and starts again on the same port while pages are open. */
interface Place {
  origin: string
  start: (dist?: string, env?: Readonly<Record<string, string>>) => Promise<void>
  kill: () => Promise<void>
}

interface Fixtures {
  place: Place
  /** Errors that the page reports, except failed requests. Any that the test leaves here fails it. */
  errors: string[]
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  place: async ({}, give) => {
    const port = await freePort()
    let server: ServerProcess | null = null
    const kill = async () => {
      await server?.stop('SIGKILL')
      server = null
    }
    const start = async (dist?: string, env: Readonly<Record<string, string>> = {}) => {
      await kill()
      server = await startServer({ PORT: String(port), ...env }, dist)
    }
    await give({ origin: `http://127.0.0.1:${port}`, start, kill })
    await kill()
  },
  errors: [
    async ({ context }, give) => {
      const errors: string[] = []
      context.on('console', (message) => {
        const isFailedRequest = /^(Failed to load resource|ChunkLoadError)/.test(message.text())
        if (message.type() === 'error' && !isFailedRequest) errors.push(message.text())
      })
      context.on('weberror', (error) => errors.push(error.error().stack ?? ''))
      await give(errors)
      expect(errors, 'errors of the page').toEqual([])
    },
    { auto: true },
  ],
})

export const staleBanner = (page: Page): Locator => page.getByRole('complementary', { name: 'Old data' })
export const note = (page: Page): Locator => page.getByRole('complementary', { name: 'New version' })

/** Waits for the next response about the run. Call it before the action that causes the request. */
const waitForAnswer = (page: Page, ref: RunRef) =>
  page.waitForResponse((response) => response.url().endsWith(paths.apiRun(ref)))

/** Waits for the next request for the run that gets no response. */
export const waitForFailure = (page: Page, ref: RunRef) =>
  page.waitForEvent('requestfailed', (request) => request.url().endsWith(paths.apiRun(ref)))

/** Moves the page's clock on until it has polled. */
export async function pollAfter(page: Page, ref: RunRef, ms: number): Promise<void> {
  const answer = waitForAnswer(page, ref)
  await page.clock.fastForward(ms)
  await answer
}

/** Waits until the parts that load after the first paint are there. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // They load in an idle callback, which the installed clock has to reach.
  await page.clock.runFor(2_000)
  await page.waitForLoadState('networkidle')
}

/**
 * Waits for the file of a part of the page, by the name of its module. Such parts load while the browser is idle, and not at all once the network
 * is lost. Call it before the page is opened.
 */
export const waitForPart = (page: Page, name: string) =>
  page.waitForEvent('requestfinished', (request) => {
    const file = new URL(request.url()).pathname.split('/').at(-1) ?? ''
    return file.startsWith(`${name}-`) && file.endsWith('.js')
  })
