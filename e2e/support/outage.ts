import { createServer, type Socket, connect } from 'node:net'
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
export const waitForAnswer = (page: Page, ref: RunRef) =>
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

/** Forwards to a server; `cut` makes it silent, like a connection that is lost, and the second call restores it. */
export async function startTcpProxy(
  port: number,
): Promise<{ origin: string; cut: () => void; end: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  let isCut = false
  const line = createServer((near) => {
    sockets.add(near)
    near.on('error', () => undefined).on('close', () => sockets.delete(near))
    if (isCut) return void near.resume()
    const far = connect(port, '127.0.0.1')
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.on('data', (chunk) => void (isCut || far.write(chunk)))
    far.on('data', (chunk) => void (isCut || near.write(chunk)))
  })
  const own = await freePort()
  await new Promise<void>((resolve) => line.listen(own, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${own}`,
    cut: () => {
      isCut = !isCut
      // Clients that waited have to connect again.
      if (!isCut) for (const socket of sockets) socket.destroy()
    },
    end: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => line.close(resolve))
    },
  }
}
