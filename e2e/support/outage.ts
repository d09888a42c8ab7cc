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

/** A server at one place, which is taken away and put back while pages look at it. */
interface Place {
  origin: string
  start: (dist?: string, env?: Readonly<Record<string, string>>) => Promise<void>
  kill: () => Promise<void>
}

interface Fixtures {
  place: Place
  /** What a page says that nobody wants to hear, but for files and answers that were not there. */
  complaints: string[]
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- the form that fixtures have
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
  complaints: [
    async ({ context }, give) => {
      const heard: string[] = []
      context.on('console', (message) => {
        const isAbsence = /^(Failed to load resource|ChunkLoadError)/.test(message.text())
        if (message.type() === 'error' && !isAbsence) heard.push(message.text())
      })
      context.on('weberror', (error) => heard.push(error.error().stack ?? ''))
      await give(heard)
      expect(heard, 'what the page complained of').toEqual([])
    },
    { auto: true },
  ],
})

export const staleBanner = (page: Page): Locator => page.getByRole('complementary', { name: 'Old data' })
export const note = (page: Page): Locator => page.getByRole('complementary', { name: 'New version' })

/** The next answer to the page's question how the run is. Begin to wait before what brings it. */
export const answerOf = (page: Page, ref: RunRef) =>
  page.waitForResponse((response) => response.url().endsWith(paths.apiRun(ref)))

/** The next time that it asks and nobody answers. */
export const failureOf = (page: Page, ref: RunRef) =>
  page.waitForEvent('requestfailed', (request) => request.url().endsWith(paths.apiRun(ref)))

/** Moves the page's time on until it has asked and been answered. */
export async function pollAfter(page: Page, ref: RunRef, ms: number): Promise<void> {
  const answer = answerOf(page, ref)
  await page.clock.fastForward(ms)
  await answer
}

/** What the page loads behind its bars is here. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // Scripts wait for a moment of rest, which a page's own time has to reach first.
  await page.clock.runFor(2_000)
  await page.waitForLoadState('networkidle')
}

/** Stands before a server, lets everything through, and from some moment on nothing more, as a dead line does. */
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
      // Whoever was held up in the meantime has to come again.
      if (!isCut) for (const socket of sockets) socket.destroy()
    },
    end: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => line.close(resolve))
    },
  }
}
