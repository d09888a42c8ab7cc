import { readFileSync, writeFileSync } from 'node:fs'
import { expect as plain, type Request, test as bare } from '@playwright/test'
import { chunkOf, withBuild } from './support/builds'
import { pauseClock } from './support/run-answers'
import { runAddress, nodeLink, panel, rowNames, RUNS, title } from './support/run-page'
import { denyStorage } from './support/storage'
import { staleBanner, expect, pollAfter, MINUTE, waitUntilLoaded, test } from './support/outage'
import { account, signIn, withUsers } from './support/users'

// Failures in the page itself: a section that throws, a file that does not load, a session that ends, a browser without storage.

const RUN = RUNS.paused

test('a failed section of a wall leaves the rest, which polls on', async ({ page, place, errors }) => {
  await withBuild(async (dist) => {
    const file = chunkOf(dist, 'WallPage')
    const whole = readFileSync(file, 'utf8')
    // Minifying keeps class names, so one of them marks the place to break.
    const broken = whole.replaceAll(/(["'`])wall-foot\1/g, '(() => { throw new Error("broken foot") })()')
    expect(broken).not.toBe(whole)
    writeFileSync(file, broken)
    await place.start(dist)
    await page.clock.install()
    await page.goto(`${place.origin}${runAddress(RUN)}?wall=1`)
    await expect(title(page)).toHaveText(RUN.job)
    await expect(page.locator('.wall-row').first()).toBeVisible()
    await expect(page.locator('.wall-foot')).toHaveCount(0)
    await pollAfter(page, RUN, 34_000)
    await pollAfter(page, RUN, 34_000)
    await expect(title(page)).toHaveText(RUN.job)
    expect(errors.splice(0).filter((text) => !text.includes('broken foot'))).toEqual([])
  })
})

test('a stylesheet that failed to load before the script ran is loaded again', async ({ page }) => {
  let refused = 0
  await page.route(/\/wall-[\w-]+\.css$/, (route) => {
    refused += 1
    return refused === 1 ? route.abort() : route.continue()
  })
  await page.goto(`${runAddress(RUN)}?wall=1`)
  await expect(title(page)).toHaveText(RUN.job)
  await expect(page.locator('.wall')).toHaveCSS('position', 'fixed')
  expect(refused).toBe(2)
})

bare(
  'a session that ends leaves the data on screen, and signing in from another tab renews it',
  async ({ page, context }) => {
    await withUsers({}, async ({ origin }) => {
      await page.clock.install()
      await page.goto(origin + runAddress(RUN))
      await signIn(page)
      await plain(title(page)).toHaveText(RUN.job)
      await waitUntilLoaded(page)
      const names = await rowNames(page)
      await context.clearCookies()
      await pollAfter(page, RUN, 34_000)
      await plain(page.getByText(/^Not refreshed/)).toBeVisible()
      await pauseClock(page)
      const requests: Request[] = []
      page.on('request', (request) => void (request.url().includes('/api/') && requests.push(request)))
      const pollNext = async () => {
        const before = requests.length
        // Not fastForward: the page would take the jump for sleep and poll at once.
        while (requests.length === before) await page.clock.runFor(1_000)
        await requests[before]?.response()
      }
      // Minutes are counted from a poll at which the clock was at rest.
      await pollNext()
      for (let polls = 1; polls <= 2; polls += 1) {
        await page.clock.runFor(55_000)
        plain(requests).toHaveLength(polls)
        await pollNext()
      }
      await page.clock.resume()
      await plain(staleBanner(page).getByRole('button', { name: 'Sign in' })).toBeVisible()
      plain(await rowNames(page)).toEqual(names)

      const other = await context.newPage()
      await other.goto(origin + runAddress(RUN))
      await signIn(other)
      await plain(account(other)).toBeVisible()
      await pollAfter(page, RUN, 66_000)
      await plain(staleBanner(page)).toHaveCount(0)
      await plain(page.getByText(/^Not refreshed/)).toHaveCount(0)
      await context.clearCookies()
      await pollAfter(page, RUN, 5 * MINUTE)
      await staleBanner(page).getByRole('button', { name: 'Sign in' }).click()
      await signIn(page)
      await plain(page).toHaveURL(origin + runAddress(RUN))
      await plain(title(page)).toHaveText(RUN.job)
    })
  },
)

// Full storage is tested in src/lib/storage.test.tsx.
test('with denied storage the address keeps the preferences', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())))
  await denyStorage(page)
  await page.goto(runAddress(RUN))
  await expect(title(page)).toHaveText(RUN.job)
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: '简体中文' }).click()
  await expect(page).toHaveURL(/theme=dark/)
  await expect(page).toHaveURL(/lang=zh-CN/)
  const inChinese = page.getByRole('region', { name: '图表' })
  await expect(inChinese).toBeVisible()
  await page.reload()
  await expect(inChinese).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const [name = ''] = await rowNames(page)
  await nodeLink(page, name).click()
  await expect(panel(page, name)).toBeVisible()
  await page.goto('/')
  await expect(title(page)).toBeVisible()
  expect(errors).toEqual([])
})
