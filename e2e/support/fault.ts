import type { Page } from '@playwright/test'
import type { InstanceRef } from '../../src/contract/ref'
import { paths } from '../../src/lib/paths'

/** Whether an address is the one that a page asks for news of the run. */
export const isAsked = (ref: InstanceRef) => (url: URL) =>
  `${url.pathname}${url.search}` === paths.apiInstance(ref)

/** From now on the server has nothing but this to say of the run. */
export const refuse = (page: Page, ref: InstanceRef, status: number, code: string) =>
  page.route(isAsked(ref), (route) => route.fulfill({ status, json: { error: { code } } }))

/** Time goes by in the page, in steps so small that no look at the server is left out. */
export async function pass(page: Page, ms: number) {
  for (let gone = 0; gone < ms; gone += 5_000) await page.clock.runFor(5_000)
}
