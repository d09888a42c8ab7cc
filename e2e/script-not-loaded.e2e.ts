import { type Page } from '@playwright/test'
import { runAddress, RUNS, title } from './support/run-page'
import { denyStorage } from './support/storage'
import { expect, MINUTE, settled, test } from './support/outage'

// A page came, but not the script that draws it.

test.describe.configure({ timeout: 120_000 })

const RUN = RUNS.paused
const SCRIPT = /assets\/index-[\w-]+\.js$/
const READY = '/readyz'
const SECOND = 1_000

interface Did {
  loads: number
  looks: number
}

/** What the page did so far: how often it was loaded, and how often it asked whether the server is ready. */
async function watch(page: Page): Promise<Did> {
  const did = { loads: 0, looks: 0 }
  page.on('load', () => void (did.loads += 1))
  // Told by the page itself: of a request one hears so late that its time would have run out by then.
  await page.exposeFunction('tellLook', () => void (did.looks += 1))
  await page.addInitScript((ready) => {
    const ask = window.fetch
    window.fetch = (...args) => {
      const { tellLook } = window as unknown as { tellLook: () => Promise<void> }
      if (args[0] === ready) void tellLook()
      return ask(...args)
    }
  }, READY)
  return did
}

async function refuseScripts(page: Page, times: number) {
  let left = times
  await page.route(SCRIPT, (route) => (left-- > 0 ? route.abort() : route.continue()))
}

/** Moves the page's time on until it asks whether the server is ready, and hears what it is told. */
async function nextLook(page: Page, did: Did): Promise<number | null> {
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === READY)
  const { looks } = did
  while (did.looks === looks) await page.clock.runFor(SECOND)
  const response = await (await asked).response()
  return response?.status() ?? null
}

test('a wall is there by itself when the server is ready, and no sooner', async ({ page, place }) => {
  await denyStorage(page)
  await place.start()
  const did = await watch(page)
  await refuseScripts(page, 1)
  await page.route(`**${READY}`, (route) => route.fulfill({ status: 503 }))
  await page.clock.install()
  await page.goto(`${place.origin}${runAddress(RUN)}?wall=1`)
  await expect(page.locator('.unloaded')).toHaveCount(1)
  for (let n = 0; n < 3; n += 1) expect(await nextLook(page, did)).toBe(503)
  await page.unroute(`**${READY}`)
  await place.kill()
  for (let n = 0; n < 3; n += 1) expect(await nextLook(page, did)).toBeNull()
  expect(did).toEqual({ loads: 1, looks: 6 })

  await place.start()
  const loaded = page.waitForEvent('load')
  expect(await nextLook(page, did)).toBe(200)
  await loaded
  await expect(title(page)).toHaveText(RUN.job)
  await expect(page.locator('.wall')).toBeVisible()
  await expect(page.locator('.unloaded')).toHaveCount(0)
  expect(did.loads).toBe(2)
})

test('a wall whose script never comes is not loaded twice in a minute', async ({ page, place }) => {
  await place.start()
  const did = await watch(page)
  await refuseScripts(page, Infinity)
  // It stands but for what is said here: this is about a second more or less.
  const now = Date.now()
  await page.clock.install({ time: now })
  await page.clock.pauseAt(now + SECOND)
  await page.goto(`${place.origin}${runAddress(RUN)}?wall=1`)
  for (let loads = 1; loads <= 3; loads += 1) {
    await expect(page.locator('.unloaded')).toHaveCount(1)
    await page.clock.runFor(59 * SECOND)
    expect(did).toEqual({ loads, looks: loads - 1 })
    const loaded = page.waitForEvent('load')
    await nextLook(page, did)
    await loaded
  }
})

test('a wall that is there does not ask', async ({ page, place }) => {
  await place.start()
  const did = await watch(page)
  await page.clock.install()
  await page.goto(`${place.origin}${runAddress(RUN)}?wall=1`)
  await expect(page.locator('.unloaded')).toHaveCount(0)
  await page.clock.runFor(2 * MINUTE)
  await settled(page)
  expect(did).toEqual({ loads: 1, looks: 0 })
})

test('a reader’s page is left to her', async ({ page, place }) => {
  await place.start()
  const did = await watch(page)
  await refuseScripts(page, 1)
  await page.clock.install()
  await page.goto(place.origin + runAddress(RUN))
  await expect(page.locator('.unloaded')).toHaveCount(1)
  await page.clock.runFor(10 * MINUTE)
  await settled(page)
  expect(did).toEqual({ loads: 1, looks: 0 })
  await page.getByRole('link', { name: 'Load again' }).click()
  await expect(title(page)).toHaveText(RUN.job)
})
