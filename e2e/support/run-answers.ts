import { type Page, type Request } from '@playwright/test'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'

/** Whether an address is the one that a page asks for news of the run. */
export const isRunRequest = (ref: RunRef) => (url: URL) =>
  `${url.pathname}${url.search}` === paths.apiRun(ref)

/** From now on the server has nothing but this to say of the run. */
export const refuse = (page: Page, ref: RunRef, status: number, code: string) =>
  page.route(isRunRequest(ref), (route) => route.fulfill({ status, json: { error: { code } } }))

/** From now on time goes by only as the test says: an installed clock goes on beside that, and on a busy machine for long. */
export const pauseClock = async (page: Page) =>
  page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000)

/**
 * Time goes by in the page, in steps so small that no look at the server is left out. What the page has asked is answered before the next
 * step: else a busy machine would need more of the page's seconds than the page waits for an answer.
 */
export async function pass(page: Page, ms: number) {
  let answers: Promise<unknown>[] = []
  const note = (request: Request) => answers.push(request.response())
  page.on('request', note)
  for (let gone = 0; gone < ms; gone += 5_000) {
    await page.clock.runFor(5_000)
    const open = answers
    answers = []
    await Promise.all(open)
  }
  page.off('request', note)
}
