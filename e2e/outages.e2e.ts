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
  failureOf,
  answerOf,
  pollAfter,
  MINUTE,
  HOUR,
  settled,
  startTcpProxy,
  test,
} from './support/outage'

// What a page that stays open lives through, with real servers that go and come back. Its time is moved, never waited for.

test.describe.configure({ timeout: 120_000 })

const RUN = RUNS.paused
const age = (page: Page) => page.getByText(/^\d+ (s|min|h) old$/)

/** Open before a server of its own, with its time in the test's hand. */
async function open(page: Page, origin: string, ref: RunRef = RUN) {
  await page.clock.install()
  await page.goto(origin + runAddress(ref))
  await expect(title(page)).toHaveText(ref.job)
  await settled(page)
}

test('a server that goes and comes back takes nothing off the screen, and is found at the next look', async ({
  page,
  place,
}) => {
  await place.start()
  await open(page, place.origin)
  const names = await rowNames(page)
  await place.kill()
  const failed = failureOf(page, RUN)
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

test('hours without a network end with the network, at once', async ({ page, place, context }) => {
  await place.start()
  await open(page, place.origin)
  const names = await rowNames(page)
  await context.setOffline(true)
  const failed = failureOf(page, RUN)
  await page.clock.fastForward(3 * HOUR)
  await failed
  await expect(staleBanner(page)).toContainText('No answer for 3h 00m. This computer is offline.')
  expect(await rowNames(page)).toEqual(names)
  await context.setOffline(false)
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(age(page)).toHaveText(/^[0-9] s old$/)
})

test('a page that slept for nine hours looks as soon as it wakes', async ({ page, place }) => {
  await place.start()
  await open(page, place.origin, RUNS.green)
  const answer = answerOf(page, RUNS.green)
  // The clock alone goes on in sleep; the next of the page's timers comes when the machine is awake.
  await page.clock.setSystemTime(Date.now() + 9 * HOUR)
  await page.clock.runFor(5_500)
  await answer
  await expect(age(page)).toHaveText(/^[0-9] s old$/)
  await expect(staleBanner(page)).toHaveCount(0)
})

for (const hours of [-3, 3]) {
  test(`a browser whose clock is off by ${hours} hours tells the same ages and the same now`, async ({
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

test('a clock that is set forward and back under an open page leaves ages as they are', async ({
  page,
  place,
}) => {
  await place.start()
  await open(page, place.origin)
  for (const hours of [5, -5, -3, 3]) {
    const answer = answerOf(page, RUN)
    const nowMs = await page.evaluate(() => Date.now())
    await page.clock.setSystemTime(nowMs + hours * HOUR)
    // A clock that went forward looks like a sleep, after which the page looks at once; one that went back is nothing to wake from.
    await page.clock.runFor(hours > 0 ? 5_500 : 34_000)
    await answer
    // Seconds, of which the test itself made some pass; never the hours.
    await expect(age(page)).toHaveText(/^[1-9]?[0-9] s old$/)
    await expect(staleBanner(page)).toHaveCount(0)
  }
})

test('a question that nobody ever answers does not end the asking', async ({ page, place }) => {
  await place.start()
  const line = await startTcpProxy(Number(new URL(place.origin).port))
  await open(page, line.origin)
  line.cut()
  const asked = page.waitForRequest((request) => request.url().endsWith(paths.apiRun(RUN)))
  // In small steps: a jump would be taken for sleep, and whoever wakes asks anew.
  await page.clock.runFor(34_000)
  await asked
  const failed = failureOf(page, RUN)
  await page.clock.runFor(31_000)
  await failed
  await expect(page.getByText('Not refreshed: The server cannot be reached')).toBeVisible()
  line.cut()
  await pollAfter(page, RUN, 66_000)
  await expect(page.getByText(/^Not refreshed/)).toHaveCount(0)
  await line.end()
})

test('a run that DGC does not know any more stays on screen, and the page says so', async ({
  page,
  place,
}) => {
  const demo = await startDemo()
  const ref = { job: 'fault-vanish', id: '1', workspace: '' }
  await place.start(undefined, demo.env)
  await open(page, place.origin, ref)
  const names = await rowNames(page)
  expect(names).not.toEqual([])
  // What the server holds it goes on showing; one that was started anew has to ask.
  await place.start(undefined, demo.env)
  await pollAfter(page, ref, 6 * MINUTE)
  await page.clock.fastForward(20 * MINUTE)
  await expect(staleBanner(page)).toContainText('DGC no longer has this instance.')
  expect(await rowNames(page)).toEqual(names)
  await demo.stop()
})

test('a run that was over and runs again is shown running, and looked at as such', async ({
  page,
  place,
}) => {
  const demo = await startDemo()
  const ref = RUNS.green
  let shown = ref.id
  // A DGC in which the id of a night is given to another one.
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
