import { type Page } from '@playwright/test'
import { ROUTES } from '../src/contract/routes'
import { expect, test } from './support/nodeline'
import { runAddress, findings, nodeLink, openRun, RUNS, showAddress, title } from './support/run-page'
import { readNames, findUntranslated } from './support/untranslated'

// Two languages, each whole; two themes; and the tab that shows the status.

const { failed, green, documented, paused, waiting } = RUNS

const choose = async (page: Page, menu: string, choice: string) => {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: choice }).click()
}

test('Chinese is complete on a run, its panel, charts and help', async ({ page, request }) => {
  const names = await readNames(request, failed)
  await openRun(page, failed)
  await choose(page, 'Language', '简体中文')
  await page.getByRole('region', { name: '图表' }).scrollIntoViewIfNeeded()
  await expect(page.getByText('用时最长的节点')).toBeVisible()
  await nodeLink(page, 'dws_load_order_items').click()
  await expect(page.getByRole('button', { name: '关闭面板' })).toBeVisible()
  expect(await findUntranslated(page, names)).toEqual([])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible()
  expect(await findUntranslated(page, names)).toEqual([])
  await showAddress(page, runAddress(failed, { view: 'table' }))
  await expect(page.getByRole('columnheader', { name: '日志路径' })).toBeVisible()
  expect(await findUntranslated(page, names)).toEqual([])
})

test('Chinese is complete on findings and other states', async ({ page, request }) => {
  for (const ref of [paused, waiting, documented]) {
    const names = await readNames(request, ref)
    await showAddress(page, runAddress(ref, { lang: 'zh-CN' }))
    await expect(page).toHaveTitle(new RegExp(`${ref.id}$`))
    expect(await findUntranslated(page, names)).toEqual([])
  }
  await expect(page.getByRole('region', { name: '矛盾' }).getByRole('listitem')).toHaveCount(6)
  await expect(findings(page)).toHaveCount(0)
})

/** All texts of an answer, which are names and messages. */
const collectTexts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(collectTexts)
    : String(value).split('\n')

test('Chinese is complete on the start page, the demo’s and an error', async ({
  request,
  page,
  pageErrors,
  examples,
}) => {
  await page.goto('/?lang=zh-CN')
  await expect(title(page)).toContainText('作业')
  const list: unknown = await (await request.get(ROUTES.apiJobs)).json()
  expect(await findUntranslated(page, collectTexts(list))).toEqual([])
  await showAddress(page, '/demo?lang=zh-CN')
  await expect(title(page)).toHaveText('演示内容')
  const listed = examples.flatMap(({ job, what, workspace }) => [job, what['zh-CN'], workspace])
  expect(await findUntranslated(page, listed)).toEqual([])
  const fault = { job: 'fault-404', id: '1', workspace: '' }
  pageErrors.allowFailingRun(fault)
  await showAddress(page, runAddress(fault, { lang: 'zh-CN' }))
  await expect(title(page)).toHaveText('该地址上没有此 API')
  expect(await findUntranslated(page, [fault.job, 'The API does not exist.', 'APIGW'])).toEqual([])
})

test('a language stays chosen, and an address can ask for one', async ({ page, otherViewer }) => {
  await openRun(page, documented)
  await choose(page, 'Language', '简体中文')
  await page.reload()
  await expect(page.getByRole('button', { name: '复制链接' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.goto(runAddress(documented, { lang: 'en' }))
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  const chinese = await otherViewer({ locale: 'zh-CN' })
  await chinese.goto(runAddress(documented))
  await expect(chinese.getByRole('button', { name: '复制链接' })).toBeVisible()
})

/** 0 is black and 255 is white. */
const lightness = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) throw new Error('There is no canvas.')
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data
    return (r + g + b) / 3
  })

test('a theme follows the system until one is chosen, which stays', async ({ page }) => {
  await openRun(page, documented)
  expect(await lightness(page)).toBeGreaterThan(200)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => lightness(page)).toBeLessThan(60)
  await choose(page, 'Theme', 'Light')
  await expect.poll(() => lightness(page)).toBeGreaterThan(200)
  await page.emulateMedia({ colorScheme: 'light' })
  await choose(page, 'Theme', 'Dark')
  await page.reload()
  await expect(title(page)).toBeVisible()
  await expect.poll(() => lightness(page)).toBeLessThan(60)
  // One that is none is passed over, from the first paint on: the app is not there yet.
  const firstTheme = page.waitForEvent('console', (message) => message.text().startsWith('first theme'))
  await page.addInitScript(() => {
    document.addEventListener(
      'readystatechange',
      // oxlint-disable-next-line no-console -- read by the test
      () => console.log(`first theme: ${document.documentElement.dataset['theme'] ?? 'system'}`),
      { once: true },
    )
  })
  await page.goto(runAddress(documented, { theme: 'DARK' }))
  expect((await firstTheme).text()).toBe('first theme: dark')
  await page.goto(runAddress(documented, { theme: 'light' }))
  await expect(title(page)).toBeVisible()
  await expect.poll(() => lightness(page)).toBeGreaterThan(200)
})

const icon = async (page: Page) =>
  decodeURIComponent((await page.locator('link[rel=icon]').getAttribute('href')) ?? '')

test('title and icon of the tab follow the status of the run shown', async ({ page }) => {
  await openRun(page, failed)
  await expect(page).toHaveTitle('Failed · dwd_orders_daily · 8829121177')
  await expect.poll(() => icon(page)).toContain('#c21e33')
  await showAddress(page, runAddress(green))
  await expect(page).toHaveTitle('Success · dwd_orders_daily · 8829121100')
  await expect.poll(() => icon(page)).toContain('#1ba37b')
  await showAddress(page, runAddress(paused))
  await expect(page).toHaveTitle('Paused · dwd_orders_daily · 8829122002')
  await expect.poll(() => icon(page)).not.toMatch(/#c21e33|#1ba37b/)
  expect(await icon(page)).toMatch(/^data:/)
  await page.getByRole('link', { name: 'Nodeline' }).click()
  await expect(page).toHaveTitle('Nodeline')
  await expect.poll(() => icon(page)).toBe('/favicon.svg')
  await page.goBack()
  await expect(page).toHaveTitle('Paused · dwd_orders_daily · 8829122002')
  await expect.poll(() => icon(page)).not.toBe('/favicon.svg')
})
