import { expect, test } from '@playwright/test'
import { paths } from '../src/contract/routes'
import { LAUNCH_ARGS } from './support/browser'
import { addressOf, nodeTable, RUNS, title } from './support/run-page'

// A browser that keeps the pages that one left, as browsers do outside of tests.

test.use({
  launchOptions: {
    executablePath: process.env['CHROME_PATH'],
    args: [...LAUNCH_ARGS],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
})

test('a page that one goes back to looks at once', async ({ page }) => {
  await page.goto(addressOf(RUNS.green))
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
