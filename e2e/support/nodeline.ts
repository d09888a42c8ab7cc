import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type Request,
} from '@playwright/test'
import * as v from 'valibot'
import { Config, type DemoExample } from '../../src/contract/config'
import { DEMO_CREDENTIALS } from '../../src/contract/demo'
import { type RunRef } from '../../src/contract/run-ref'
import { paths, ROUTES } from '../../src/contract/routes'

export { expect }

const { token, ak, sk, password } = DEMO_CREDENTIALS
const { stringify } = JSON
/** What opens the demo, as answers could repeat it. */
const SECRETS = [token, ak, sk, password].flatMap((secret) => [
  secret,
  stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
])

/** Errors that a page reports. They fail the test at its end. */
export class PageErrors {
  readonly errors: string[] = []
  readonly #origin: string
  readonly #mayFail = new Set<string>()
  #isSignedOut = false
  readonly #reading: Promise<void>[] = []

  constructor(origin: string) {
    this.#origin = origin
  }

  /** The browser itself reports an answer of 4xx or 5xx as an error: allowed for the API address of this run alone. */
  allowFailingRun(ref: RunRef): void {
    this.allowFailingUrl(paths.apiRun(ref))
    this.allowFailingUrl(paths.apiInsight(ref))
  }

  allowFailingUrl(address: string): void {
    this.#mayFail.add(address)
  }

  /** Without a session every answer is a 401: of the form, and of what a page still asks for when its session ends. */
  allowSignedOut(): void {
    this.#isSignedOut = true
  }

  listenTo(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() !== 'error') return
      const { url } = message.location()
      const isAllowed =
        message.text().startsWith('Failed to load resource') &&
        (this.#mayFail.has(url.replace(this.#origin, '')) ||
          (this.#isSignedOut && message.text().includes('status of 401')))
      if (!isAllowed) this.errors.push(`console: ${message.text()} (${url})`)
    })
    context.on('weberror', (error) => this.errors.push(`uncaught: ${error.error().stack ?? ''}`))
    context.on('request', (request) => {
      const url = request.url()
      if (!/^(data|blob):/.test(url) && !url.startsWith(`${this.#origin}/`)) this.errors.push(`asks ${url}`)
    })
    context.on('requestfinished', (request) => {
      if (request.url().startsWith(`${this.#origin}/api/`)) this.#reading.push(this.#read(request))
    })
  }

  /** No answer of the server holds what it proves itself with. */
  async #read(request: Request): Promise<void> {
    // What was not sent (304), or has left the browser with its page, cannot be read.
    const response = await request.response().catch(() => null)
    const headers = (await response?.allHeaders().catch(() => null)) ?? {}
    const body = (await response?.text().catch(() => null)) ?? ''
    const texts = [body, ...Object.values(headers)]
    if (SECRETS.some((secret) => texts.some((text) => text.includes(secret))))
      this.errors.push(`a credential in the answer of ${request.url()}`)
  }

  /** Resolves when all answers so far have been looked at. */
  async settle(): Promise<void> {
    await Promise.all(this.#reading)
  }
}

interface Fixtures {
  pageErrors: PageErrors
  /** A page of another browser profile, as another viewer has it. */
  otherViewer: (options?: BrowserContextOptions) => Promise<Page>
  /** What the demo lists, asked of the server. */
  examples: readonly DemoExample[]
}

export const test = base.extend<Fixtures>({
  pageErrors: [
    async ({ context, baseURL }, give) => {
      const pageErrors = new PageErrors(baseURL ?? '')
      pageErrors.listenTo(context)
      await give(pageErrors)
      await pageErrors.settle()
      expect(pageErrors.errors, 'errors of the page').toEqual([])
    },
    { auto: true },
  ],
  otherViewer: async (
    { browser, contextOptions, pageErrors, baseURL, locale, timezoneId, viewport, colorScheme },
    give,
  ) => {
    const contexts: BrowserContext[] = []
    await give(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        locale,
        timezoneId,
        viewport,
        colorScheme,
        ...options,
      })
      contexts.push(context)
      pageErrors.listenTo(context)
      return context.newPage()
    })
    await pageErrors.settle()
    for (const context of contexts) await context.close()
  },
  examples: async ({ request }, give) => {
    const response = await request.get(ROUTES.apiConfig)
    await give(v.parse(Config, await response.json()).examples)
  },
})
