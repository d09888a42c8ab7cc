import { type Page } from '@playwright/test'
import { pauseClock } from './support/run-answers'
import { runAddress, RUNS, title } from './support/run-page'
import { denyStorage } from './support/storage'
import { expect, MINUTE, waitUntilLoaded, test } from './support/outage'

// The document loads, but its script does not.

const RUN = RUNS.paused
const SCRIPT = /assets\/index-[\w-]+\.js$/
const READY = '/readyz'
const SECOND = 1_000

interface Counts {
  loads: number
  polls: number
}

/** Counts how often the page is loaded, and how often it asks whether the server is ready. */
async function countPolls(page: Page): Promise<Counts> {
  const counts = { loads: 0, polls: 0 }
  page.on('load', () => void (counts.loads += 1))
  // Counted in the page: Playwright's event of a request comes so late that the page's clock could have moved on.
  await page.exposeFunction('countPoll', () => void (counts.polls += 1))
  await page.addInitScript((ready) => {
    const ask = window.fetch
    window.fetch = (...args) => {
      const { countPoll } = window as unknown as { countPoll: () => Promise<void> }
      const asked = args[0] instanceof Request ? args[0].url : args[0]
      if (new URL(asked, window.location.href).pathname === ready) void countPoll()
      return ask(...args)
    }
  }, READY)
  return counts
}

async function refuseScripts(page: Page, times: number) {
  let left = times
  await page.route(SCRIPT, (route) => (left-- > 0 ? route.abort() : route.continue()))
}

/** Moves the page's clock on to its next poll of the server, and returns the status; null if the server cannot be reached. */
async function pollNext(page: Page, counts: Counts): Promise<number | null> {
  // No limit of its own, which would be one for all the steps.
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === READY, { timeout: 0 })
  const { polls } = counts
  while (counts.polls === polls) await page.clock.runFor(SECOND)
  const response = await (await asked).response()
  return response?.status() ?? null
}

test('a wall without its script loads again once the server is ready', async ({ page, place }) => {
  await denyStorage(page)
  await place.start()
  const counts = await countPolls(page)
  await refuseScripts(page, 1)
  await page.route(`**${READY}`, (route) => route.fulfill({ status: 503 }))
  await page.clock.install()
  await page.goto(`${place.origin}${runAddress(RUN)}?wall=1`)
  await expect(page.locator('.unloaded')).toHaveCount(1)
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
  for (let n = 0; n < 3; n += 1) expect(await pollNext(page, counts)).toBe(503)
  await page.unroute(`**${READY}`)
  await place.kill()
  for (let n = 0; n < 3; n += 1) expect(await pollNext(page, counts)).toBeNull()
  expect(counts).toEqual({ loads: 1, polls: 6 })

  await place.start()
  const loaded = page.waitForEvent('load')
  expect(await pollNext(page, counts)).toBe(200)
  await loaded
  await expect(title(page)).toHaveText(RUN.job)
  await expect(page.locator('.wall')).toBeVisible()
  await expect(page.locator('.unloaded')).toHaveCount(0)
  expect(counts.loads).toBe(2)
})

test('a wall whose script never loads reloads at most once a minute', async ({ page }) => {
  const counts = await countPolls(page)
  await refuseScripts(page, Infinity)
  // Paused, because the test distinguishes single seconds.
  await page.clock.install()
  await pauseClock(page)
  await page.goto(`${runAddress(RUN)}?wall=1`)
  for (let loads = 1; loads <= 3; loads += 1) {
    await expect(page.locator('.unloaded')).toHaveCount(1)
    await page.clock.runFor(59 * SECOND)
    expect(counts).toEqual({ loads, polls: loads - 1 })
    const loaded = page.waitForEvent('load')
    await pollNext(page, counts)
    await loaded
  }
})

test('a wall that has loaded does not poll for readiness', async ({ page }) => {
  const counts = await countPolls(page)
  await page.clock.install()
  await page.goto(`${runAddress(RUN)}?wall=1`)
  await expect(page.locator('.unloaded')).toHaveCount(0)
  await page.clock.runFor(2 * MINUTE)
  await waitUntilLoaded(page)
  expect(counts).toEqual({ loads: 1, polls: 0 })
})

test('a page says that its script did not load, and reloads only on request', async ({ page }) => {
  const counts = await countPolls(page)
  await refuseScripts(page, 1)
  await page.clock.install()
  await page.goto(runAddress(RUN, { lang: 'zh-CN' }))
  // A script that is only slow must not make the message flash.
  await expect(page.locator('.unloaded')).toHaveCSS('animation-delay', '5s')
  await page.evaluate(() =>
    document.getAnimations().forEach((animation) => {
      animation.pause()
      animation.currentTime = 4_000
    }),
  )
  await expect(page.locator('.unloaded')).toHaveCSS('visibility', 'hidden')
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()))
  await expect(page.getByText('页面没有加载出来。')).toBeVisible()
  await page.clock.runFor(10 * MINUTE)
  await waitUntilLoaded(page)
  expect(counts).toEqual({ loads: 1, polls: 0 })
  await page.getByRole('link', { name: 'Load again' }).click()
  await expect(title(page)).toHaveText(RUN.job)
  await expect(page).toHaveURL(/lang=zh-CN/)
  await expect(page.locator('.unloaded')).toHaveCount(0)
})

test('a wall in a browser that is too old says so, and never reloads', async ({ page, errors }) => {
  const counts = await countPolls(page)
  await page.addInitScript(() => {
    Reflect.deleteProperty(Array.prototype, 'toSorted')
    Reflect.deleteProperty(String.prototype, 'isWellFormed')
  })
  await page.clock.install()
  await page.goto(`${runAddress(RUN)}?wall=1`)
  await expect(page.getByText('Nodeline needs Chrome or Edge 116')).toBeVisible()
  await expect(page.getByText('Nodeline 需要 Chrome 或 Edge 116')).toBeVisible()
  await expect(page.locator('#root')).toHaveCount(0)
  await page.clock.runFor(10 * MINUTE)
  await waitUntilLoaded(page)
  expect(counts).toEqual({ loads: 1, polls: 0 })
  // The module may fail as it is evaluated, which changes nothing on the page.
  expect(errors.splice(0).filter((text) => !text.includes('toSorted'))).toEqual([])
})
