import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type Page } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { paths } from '../src/contract/routes'
import { startDemo } from './support/demo'
import { runAddress, rowNames, RUNS, title } from './support/run-page'
import {
  staleBanner,
  expect,
  waitForFailure,
  waitForAnswer,
  pollAfter,
  MINUTE,
  HOUR,
  waitUntilLoaded,
  startTcpProxy,
  test,
} from './support/outage'

// A page that stays open while real servers stop and start again. The test moves the page's clock and waits for nothing.

const RUN = RUNS.paused
const age = (page: Page) => page.getByText(/^\d+ (s|min|h) old$/)

/** Opens the run with a clock that the test moves. */
async function open(page: Page, origin: string, ref: RunRef = RUN) {
  await page.clock.install()
  await page.goto(origin + runAddress(ref))
  await expect(title(page)).toHaveText(ref.job)
  await waitUntilLoaded(page)
}

test('a server that stops leaves the data on screen, and is found again at the next poll', async ({
  page,
  place,
}) => {
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

test('a page that was offline for hours polls as soon as it is online', async ({ page, place, context }) => {
  await place.start()
  await open(page, place.origin)
  const names = await rowNames(page)
  await context.setOffline(true)
  const failed = waitForFailure(page, RUN)
  await page.clock.fastForward(3 * HOUR)
  await failed
  await expect(staleBanner(page)).toContainText('No answer for 3h 00m. This computer is offline.')
  expect(await rowNames(page)).toEqual(names)
  await context.setOffline(false)
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(age(page)).toHaveText(/^[0-9] s old$/)
})

test('a page that slept for nine hours polls as soon as it wakes', async ({ page, place }) => {
  await place.start()
  await open(page, place.origin, RUNS.green)
  const answer = waitForAnswer(page, RUNS.green)
  // During sleep only the clock goes on: timers fire after the machine has woken.
  await page.clock.setSystemTime(Date.now() + 9 * HOUR)
  await page.clock.runFor(5_500)
  await answer
  await expect(age(page)).toHaveText(/^[0-9] s old$/)
  await expect(staleBanner(page)).toHaveCount(0)
})

for (const hours of [-3, 3]) {
  test(`a browser whose clock is off by ${hours} hours shows the same ages and the same now line`, async ({
    page,
    place,
    browser,
  }) => {
    await place.start()
    const other = await browser.newPage()
    const address = place.origin + runAddress(RUNS.waiting)
    await page.clock.install({ time: Date.now() + hours * HOUR })
    for (const one of [page, other]) {
      await one.goto(address)
      await expect(age(one)).toHaveText(/^[0-9] s old$/)
    }
    await expect(page.getByText(/clock is/)).toContainText('3h')
    await expect(staleBanner(page)).toHaveCount(0)
    const nowIn = (one: Page) =>
      one.locator('.now-line').evaluate((line) => Math.round(parseFloat(line.style.left)))
    expect(Math.abs((await nowIn(page)) - (await nowIn(other)))).toBeLessThanOrEqual(1)
    await other.close()
  })
}

test('setting the clock forward and back does not change the age of the data', async ({ page, place }) => {
  await place.start()
  await open(page, place.origin)
  for (const hours of [5, -5, -3, 3]) {
    const answer = waitForAnswer(page, RUN)
    const nowMs = await page.evaluate(() => Date.now())
    await page.clock.setSystemTime(nowMs + hours * HOUR)
    // A clock that jumps forward looks like sleep, after which the page polls at once; one that jumps back does not.
    await page.clock.runFor(hours > 0 ? 5_500 : 34_000)
    await answer
    // The test itself takes some seconds; the hours must not appear.
    await expect(age(page)).toHaveText(/^[1-9]?[0-9] s old$/)
    await expect(staleBanner(page)).toHaveCount(0)
  }
})

test('a request that is never answered does not stop polling', async ({ page, place }) => {
  await place.start()
  const line = await startTcpProxy(Number(new URL(place.origin).port))
  await open(page, line.origin)
  line.cut()
  const asked = page.waitForRequest((request) => request.url().endsWith(paths.apiRun(RUN)))
  // Not fastForward: the page would take the jump for sleep and poll at once.
  await page.clock.runFor(34_000)
  await asked
  const failed = waitForFailure(page, RUN)
  await page.clock.runFor(31_000)
  await failed
  await expect(page.getByText('Not refreshed: The server cannot be reached')).toBeVisible()
  line.cut()
  await pollAfter(page, RUN, 66_000)
  await expect(page.getByText(/^Not refreshed/)).toHaveCount(0)
  await line.end()
})

test('a run that DGC no longer has stays on screen, and the page says so', async ({ page, place }) => {
  const demo = await startDemo()
  const ref = { job: 'fault-vanish', id: '1', workspace: '' }
  await place.start(undefined, demo.env)
  await open(page, place.origin, ref)
  const names = await rowNames(page)
  expect(names).not.toEqual([])
  // A new server has nothing in its cache.
  await place.start(undefined, demo.env)
  await pollAfter(page, ref, 6 * MINUTE)
  await page.clock.fastForward(20 * MINUTE)
  await expect(staleBanner(page)).toContainText('DGC no longer has this instance.')
  expect(await rowNames(page)).toEqual(names)
  await demo.stop()
})

test('a finished run that runs again is shown and polled as running', async ({ page, place }) => {
  const demo = await startDemo()
  const ref = RUNS.green
  let shown = ref.id
  // A DGC whose instance id can be made to mean another run.
  const dgc = createServer((asked, answer) => {
    const path = (asked.url ?? '').replace(ref.id, shown)
    const headers = { 'x-auth-token': String(asked.headers['x-auth-token']) }
    void fetch(`${demo.env['DGC_ENDPOINT']}${path}`, { headers }).then(async (given) => {
      answer.writeHead(given.status, { 'content-type': 'application/json' })
      answer.end(await given.text())
    })
  })
  await new Promise<void>((resolve) => dgc.listen(0, '127.0.0.1', resolve))
  const env = { ...demo.env, DGC_ENDPOINT: `http://127.0.0.1:${(dgc.address() as AddressInfo).port}` }
  await place.start(undefined, env)
  await open(page, place.origin, ref)
  const status = page.getByRole('region', { name: ref.job })
  await expect(status).toContainText('Success')
  await expect(page.getByText('every 5 min')).toBeVisible()
  shown = RUNS.paused.id
  await place.start(undefined, env)
  await pollAfter(page, ref, 6 * MINUTE)
  await expect(status).toContainText('Paused')
  await expect(page.getByText('every 30 s')).toBeVisible()
  dgc.close()
  await demo.stop()
})
