import { type Page } from '@playwright/test'
import { ROUTES } from '../src/contract/routes'
import { expect, test } from './support/nodeline'
import { showAddress, title } from './support/run-page'
import { expectNoLayoutErrors } from './support/page-checks'
import { HOUR } from './support/outage'
import { READABLE, findUnreadable, readWords } from './support/wall-text'

const health = '[data-state]'
const staleBanner = (page: Page) => page.getByRole('complementary', { name: /^(Old data|数据已过期)$/ })
const cutOff = (page: Page) =>
  page.route(`**${ROUTES.apiServerStatus}`, (route) => route.abort('connectionrefused'))

test('the link at the foot of the look-up page keeps the language', async ({ page }) => {
  await page.goto('/?lang=zh-CN')
  await page.getByRole('link', { name: '服务器状态' }).click()
  await expect(title(page)).toHaveText('服务器状态')
  await expect(page.getByText('不需要：这是内置演示')).toBeVisible()
})

const BLACK = 'rgb(26, 19, 0)'
const IN_WORDS = {
  en: {
    was: /^(DGC answered|DGC did not answer|There had been no call)/,
    asOf: /^As of \d+ \w{3}( \d{4})? [\d:]{8}$/,
    old: '2 d old',
  },
  'zh-CN': { was: /^当时/, asOf: /^截至 (\d{4}年)?\d+月\d+日 [\d:]{8}$/, old: '2 天前的数据' },
}

const SCREENS = [
  { lang: 'zh-CN', screen: { width: 390, height: 844 } },
  { lang: 'en', screen: { width: 1920, height: 1080 } },
  { lang: 'zh-CN', screen: { width: 1080, height: 1920 } },
] as const

for (const { lang, screen } of SCREENS) {
  test(`a status of two days ago is marked: ${screen.width} px, ${lang}`, async ({ page, pageErrors }) => {
    pageErrors.allowFailingUrl(ROUTES.apiServerStatus)
    const isWall = screen.width !== 390
    const { was, asOf, old } = IN_WORDS[lang]
    await page.setViewportSize(screen)
    await page.clock.install()
    await page.goto(`${ROUTES.serverStatus}?lang=${lang}${isWall ? '&wall=1' : ''}`)
    await expect(page.locator(health)).toBeVisible()
    await cutOff(page)
    await page.clock.runFor(20_000)
    await expect(staleBanner(page)).toHaveAttribute('data-level', 'late')
    await expect(page.locator(health)).toHaveText(was)
    await expect(page.locator(health)).toHaveCSS('color', isWall ? 'rgb(176, 185, 198)' : 'rgb(74, 83, 97)')
    await page.clock.fastForward(50 * HOUR)
    await expect(staleBanner(page)).toHaveCSS('color', BLACK)
    await expect(page.getByText(asOf)).toBeVisible()
    await expect(page.getByText(old)).toBeVisible()
    await expectNoLayoutErrors(page)
    if (!isWall) return
    await expect(async () => {
      const words = await readWords(page)
      // Upright, what lies below can be moved into sight.
      const isUpright = screen.height > screen.width
      const shown = isUpright ? words.filter(({ bottom }) => bottom < screen.height) : words
      expect(shown.length).toBeGreaterThan(20)
      expect(findUnreadable(shown, screen)).toEqual(READABLE)
    }).toPass()
  })
}

test('fits every width in both languages', async ({ page }) => {
  for (const lang of ['en', 'zh-CN']) {
    await showAddress(page, `${ROUTES.serverStatus}?lang=${lang}`)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator(health)).toBeVisible()
    for (const width of [390, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await expectNoLayoutErrors(page)
    }
  }
})
