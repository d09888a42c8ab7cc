import { paths } from '../src/lib/paths'
import { expect, test } from './support/nodeline'
import { RUNS, openRun, title } from './support/run-page'
import { expectSound } from './support/sound'

const verdict = '[data-state]'

test('says that DGC answers, once somebody has looked at a run', async ({ page }) => {
  await openRun(page, RUNS.documented)
  await page.goto(`${paths.status()}?lang=en`)
  await expect(title(page)).toHaveText('Server status')
  // Other tests ask the same demo for faults meanwhile: what it says is one of these, never that nobody asked.
  await expect(page.locator(verdict)).toHaveAttribute('data-state', /^(answering|failing)$/)
  await expect(page.getByText('nothing: this is the built-in demo')).toBeVisible()
  await expect(page.getByText(/\d+ browsers? looked at \d+ runs?/)).toBeVisible()
})

test('is found at the foot of the look-up page, and takes the reader’s language along', async ({ page }) => {
  await page.goto('/?lang=zh-CN')
  await page.getByRole('link', { name: '服务器状态' }).click()
  await expect(title(page)).toHaveText('服务器状态')
  await expect(page.getByText('不需要：这是内置演示')).toBeVisible()
})

test('keeps its picture when the server cannot be reached, and takes up again by itself', async ({
  page,
  noise,
}) => {
  noise.allowNotLoading(paths.apiStatus())
  await page.clock.install()
  await page.goto(`${paths.status()}?lang=en`)
  await expect(page.locator(verdict)).toBeVisible()
  await page.route(`**${paths.apiStatus()}`, (route) => route.abort('connectionrefused'))
  await page.clock.runFor(6_000)
  await expect(page.getByRole('status').getByText('The server cannot be reached')).toBeVisible()
  await expect(page.locator(verdict)).toBeVisible()
  await page.unroute(`**${paths.apiStatus()}`)
  await page.clock.runFor(6_000)
  await expect(page.getByText('The server cannot be reached')).toBeHidden()
})

for (const width of [390, 1440, 1920]) {
  test(`fits ${width} px in both languages`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const lang of ['en', 'zh-CN']) {
      await page.goto(`${paths.status()}?lang=${lang}`)
      await expect(page.locator(verdict)).toBeVisible()
      await expectSound(page)
    }
  })
}
