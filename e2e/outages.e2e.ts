import { type Page } from '@playwright/test'
import { FRESHNESS_HEADERS } from '../src/contract/freshness'
import { paths } from '../src/contract/routes'
import { type RunRef } from '../src/contract/run-ref'
import { startDemo } from './support/demo'
import { isRunRequest, pauseClock } from './support/run-answers'
import { runAddress, rowNames, RUNS, title } from './support/run-page'
import {
  expect,
  HOUR,
  MINUTE,
  pollAfter,
  staleBanner,
  test,
  waitForFailure,
  waitForPart,
  waitUntilLoaded,
} from './support/outage'

// A page that stays open while real servers stop and start again. The test moves the page's clock and waits for nothing.

const RUN = RUNS.paused
const age = (page: Page) => page.getByText(/^\d+ (s|min|h) old$/)

/** Opens the run with a clock that the test moves. */
async function open(page: Page, origin = '', ref: RunRef = RUN) {
  await page.clock.install()
  // The banner is in the file of what later parts share.
  const banner = waitForPart(page, 'shared')
  await page.goto(origin + runAddress(ref))
  await expect(title(page)).toHaveText(ref.job)
  await waitUntilLoaded(page)
  await banner
}

test('the data stay while the server is stopped, and are refreshed afterwards', async ({ page, place }) => {
  await place.start()
  await open(page, place.origin)
  const names = await rowNames(page)
  await place.kill()
  const failed = waitForFailure(page, RUN)
  await page.clock.fastForward(2 * MINUTE)
  await failed
  await expect(staleBanner(page)).toContainText('The Nodeline server cannot be reached.')
  await expect(staleBanner(page)).toContainText(/next try in \d+s/)
  await page.clock.fastForward(8 * MINUTE)
  await expect(staleBanner(page)).toContainText(/Data as of \d\d:\d\d:\d\d\./)
  expect(await rowNames(page)).toEqual(names)
  await place.start()
  await pollAfter(page, RUN, 66_000)
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(page.getByText(/^Not refreshed/)).toHaveCount(0)
  expect(await rowNames(page)).toEqual(names)
})

test('a page that was offline for hours polls as soon as it is online', async ({ page, context }) => {
  await open(page)
  const names = await rowNames(page)
  await context.setOffline(true)
  const failed = waitForFailure(page, RUN)
  await page.clock.fastForward(3 * HOUR)
  await failed
  await expect(staleBanner(page)).toContainText('No answer for 3h 00m. This computer is offline.')
  expect(await rowNames(page)).toEqual(names)
  await context.setOffline(false)
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(age(page)).toHaveText(/^\d+ s old$/)
})

for (const hours of [-3, 3]) {
  test(`a clock off by ${hours} hours changes neither ages nor the now line`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const given = await page.request.get(paths.apiRun(RUNS.waiting))
    const answer = { body: await given.body(), headers: given.headers() }
    const nowMs = Number(answer.headers[FRESHNESS_HEADERS.now])
    /** Its clock stands still, and it has the same answer as the other: what differs comes of its clock. */
    const openAt = async (one: Page, ms: number) => {
      await one.clock.install({ time: ms })
      await pauseClock(one)
      await one.route(isRunRequest(RUNS.waiting), (route) => route.fulfill(answer))
      await one.goto(runAddress(RUNS.waiting))
      // An answer that comes after the first paint is shown by a timer.
      await expect(async () => {
        await one.clock.runFor(1)
        expect(await age(one).textContent({ timeout: 1_000 })).toMatch(/^\d+ s old$/)
      }).toPass()
      return one.locator('.now-line').evaluate((line) => line.getBoundingClientRect().x)
    }
    const other = await browser.newPage({ baseURL })
    const x = await openAt(other, nowMs)
    expect(await openAt(page, nowMs + hours * HOUR)).toBeCloseTo(x, 0)
    await expect(page.getByText(/clock is/)).toContainText('3h')
    await expect(staleBanner(page)).toHaveCount(0)
    await other.close()
  })
}

test('the address of a run that DGC has forgotten opens what Nodeline kept, after the server was killed', async ({
  page,
  place,
}, info) => {
  const demo = await startDemo()
  const env = { ...demo.env, DATA_DIR: info.outputPath('data') }
  const ref = { job: 'fault-forgotten', id: '1', workspace: '' }
  const kept = page.getByRole('complementary', { name: 'Kept by Nodeline' })
  await place.start(undefined, env)
  await open(page, place.origin, ref)
  const names = await rowNames(page)
  await expect(kept).toHaveCount(0)
  await place.start(undefined, env)
  await page.goto(place.origin + runAddress(ref))
  await expect(kept).toHaveText(
    /^DGC no longer has this instance\. Shown: what Nodeline kept, seen \d{4}-\d\d-\d\d [\d:]{8}/,
  )
  expect(await rowNames(page)).toEqual(names)
  await expect(age(page)).toHaveCount(0)
  await demo.stop()
})
