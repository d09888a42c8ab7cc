import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { openRun, panel, RUNS, runAddress, title } from './support/run-page'
import { ROUTES } from '../src/contract/routes'
import { MINUTE_MS } from '../src/lib/time/units'

// How the browser's own address and scroll position follow the page. src/shell/address/AddressRouter.test.tsx has the rest.

/** Green: of a failed run the row that says why comes late, and moves what is below. */
const { failed, green } = RUNS

const scrolled = (page: Page) => page.evaluate(() => Math.round(window.scrollY))

async function scrollTo(page: Page, top: number) {
  await page.mouse.move(400, 500)
  await page.mouse.wheel(0, top)
  await expect.poll(() => scrolled(page)).toBe(top)
}

test('a change just before a reload is not lost', async ({ page }) => {
  await page.clock.install()
  await openRun(page, failed, { node: 'start_dummy' })
  // Its part would not appear while the clock stands still.
  await expect(panel(page, 'start_dummy')).toBeVisible()
  await page.clock.pauseAt(Date.now() + MINUTE_MS)
  for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
  await expect(panel(page, 'obs_clean_staging')).toBeVisible()
  await expect(page).not.toHaveURL(/obs_clean_staging/)
  await page.reload()
  await expect(page).toHaveURL(/node=obs_clean_staging/)
})

test('a reload keeps the scroll position, also when a line comes late above', async ({ page }) => {
  await openRun(page, green)
  const demo = page.getByText(/^Demo data/)
  await expect(demo).toBeVisible()
  await scrollTo(page, 300)
  let answer = () => {}
  const wanted = new Promise<void>((resolve) => (answer = resolve))
  await page.route(`**${ROUTES.apiConfig}`, async (route) => {
    await wanted
    await route.continue()
  })
  await page.reload()
  await expect(title(page)).toHaveText(green.job)
  await expect.poll(() => scrolled(page)).toBe(300)
  await expect(demo).toHaveCount(0)
  answer()
  await expect(demo).toBeVisible()
  await expect.poll(() => scrolled(page)).toBe(300)
})

test('going back, from another page or another document, restores the scroll position', async ({ page }) => {
  await openRun(page, green)
  await scrollTo(page, 300)
  // A real click would scroll to the link first.
  await page.getByRole('link', { name: 'Wall' }).dispatchEvent('click')
  await expect(title(page)).toHaveText('Wall address')
  expect(await scrolled(page)).toBe(0)
  await page.goBack()
  await expect(title(page)).toHaveText(green.job)
  await expect.poll(() => scrolled(page)).toBe(300)
  await page.goto(runAddress(failed))
  await expect(title(page)).toHaveText(failed.job)
  expect(await scrolled(page)).toBe(0)
  await page.goBack()
  await expect(title(page)).toHaveText(green.job)
  await expect.poll(() => scrolled(page)).toBe(300)
})
