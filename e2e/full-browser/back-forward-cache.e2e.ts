import { expect, test } from '@playwright/test'
import { paths } from '../../src/contract/routes'
import { runAddress, nodeTable, RUNS, title } from '../support/run-page'

// A browser keeps the pages that the user left; the test driver switches that off.

test.use({
  launchOptions: ({ launchOptions }, give) =>
    give({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
})

test('a page restored from the back-forward cache polls at once', async ({ page }) => {
  await page.goto(runAddress(RUNS.green))
  await expect(title(page)).toHaveText(RUNS.green.job)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() =>
    window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { wasKept: persisted })),
  )
  await page.goto('/healthz')
  const answer = page.waitForResponse((response) => response.url().endsWith(paths.apiRun(RUNS.green)))
  await page.goBack({ waitUntil: 'commit' })
  expect((await answer).ok()).toBe(true)
  expect(await page.evaluate(() => Reflect.get(window, 'wasKept'))).toBe(true)
  await expect(nodeTable(page)).toBeVisible()
})
