import { type Page, type Request } from '@playwright/test'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'

/** Matches the API address of the run. */
export const isRunRequest = (ref: RunRef) => (url: URL) =>
  `${url.pathname}${url.search}` === paths.apiRun(ref)

/** Answers every later request for the run with this error. */
export const refuse = (page: Page, ref: RunRef, status: number, code: string) =>
  page.route(isRunRequest(ref), (route) => route.fulfill({ status, json: { error: { code } } }))

/** Stops the page's clock, which otherwise goes on in real time after `install`. */
export async function pauseClock(page: Page) {
  const pauseSoon = async () => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)
  // On a busy machine that moment may be over: it is then refused, but the clock has been stopped.
  await pauseSoon().catch(pauseSoon)
}

/**
 * Moves the page's clock on in steps shorter than the poll interval, and waits after each step for the responses to the page's requests:
 * on a busy machine they would otherwise exceed the page's own timeout.
 */
export async function advanceClock(page: Page, ms: number) {
  let responses: Promise<unknown>[] = []
  const collect = (request: Request) => responses.push(request.response())
  page.on('request', collect)
  for (let passedMs = 0; passedMs < ms; passedMs += 5_000) {
    await page.clock.runFor(5_000)
    const pending = responses
    responses = []
    await Promise.all(pending)
  }
  page.off('request', collect)
  // What came last is shown by a timer, which waits where the clock is at rest.
  await page.clock.runFor(100)
}
