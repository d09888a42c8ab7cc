import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { runAddress, openRun, RUNS, showAddress, title } from './support/run-page'
import { backgroundOf, expectReadable, findUnreadable, readScroll, readWords } from './support/wall-text'

// The wall mode: how to enter and leave it, and what keeps it.

const SCREEN = { width: 1920, height: 1080 }
test.use({ viewport: SCREEN })

const DARK = 'rgb(15, 20, 27)'
const WALL = { wall: '1', every: '30', awake: '1' }
const banner = (page: Page) => page.getByRole('banner').filter({ has: page.getByRole('navigation') })
const wall = (page: Page) => page.locator('.wall')

test('a wall of a run is dark, keeps the screen awake and has no top bar, buttons, links, panel or cursor', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const requested: string[] = []
    const request = (type: string) => {
      requested.push(type)
      return Promise.reject(new Error('refused'))
    }
    Object.assign(window, { requested })
    Object.defineProperty(navigator, 'wakeLock', { value: { request } })
  })
  await openRun(page, RUNS.failed, { ...WALL, theme: 'light', node: 'dws_load_order_items' })
  await expect(wall(page)).toBeVisible()
  expect(await backgroundOf(page)).toBe(DARK)
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'requested') as string[]))
    .toContain('screen')
  await expect(page.locator('.wall-run')).toHaveCSS('cursor', 'none')
  for (const role of ['navigation', 'button', 'link', 'textbox', 'table'] as const)
    await expect(page.getByRole(role)).toHaveCount(0)
  await expect(page.getByText('Demo data', { exact: true })).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Failed')
  // It comes later than the rows, and must not move them.
  await expect(page.locator('.wall-verdict')).toBeVisible()
  const findEdge = (part: string, edge: 'top' | 'bottom') =>
    page.locator(part).evaluate((element, name) => element.getBoundingClientRect()[name], edge)
  expect(await findEdge('.wall-nodes', 'top')).toBeCloseTo(await findEdge('.wall-facts', 'bottom'), 0)
  await showAddress(page, runAddress(RUNS.failed, { ...WALL, lang: 'zh-CN' }))
  await expect(page.getByText('演示数据', { exact: true })).toBeVisible()
  await expect(page.getByText(/\d+ 个已结束/)).toBeVisible()
  await expectReadable(page, SCREEN)
})

test('w enters and leaves the wall, Esc closes a dialog, then leaves it, and the rest of the address stays', async ({
  page,
}) => {
  await openRun(page, RUNS.failed, { sort: 'definition' })
  await page.keyboard.press('w')
  await expect(page).toHaveURL(runAddress(RUNS.failed, { sort: 'definition', wall: '1' }))
  await expect(wall(page)).toBeVisible()
  await page.keyboard.press('w')
  await expect(page).toHaveURL(runAddress(RUNS.failed, { sort: 'definition' }))
  await expect(banner(page)).toBeVisible()
  await page.keyboard.press('w')
  await expect(wall(page)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(wall(page)).toBeVisible()
  await page.keyboard.press('Escape')
  // So a link that is copied now opens no wall.
  await expect(page).toHaveURL(runAddress(RUNS.failed, { sort: 'definition' }))
  await expect(wall(page)).toHaveCount(0)
  // The mode replaces the history entry.
  expect(await page.evaluate(() => window.history.length)).toBeLessThanOrEqual(2)
})

test('links and reloads keep the wall', async ({ page, pageErrors }) => {
  await page.goto(`/nowhere?${new URLSearchParams(WALL).toString()}`)
  await expect(title(page)).toHaveText('No such page')
  await page.getByRole('link', { name: 'Look up a run' }).click()
  await expect(page).toHaveURL('/?wall=1&every=30&awake=1')
  await expect(wall(page)).toBeVisible()
  await page.getByRole('link', { name: 'Server status' }).click()
  await expect(page).toHaveURL('/status?wall=1&every=30&awake=1')
  await expect(title(page)).toHaveText('Server status')
  await page.goBack()
  await expect(page).toHaveURL('/?wall=1&every=30&awake=1')
  await page.goto(`/demo?${new URLSearchParams(WALL).toString()}`)
  await page.getByRole('link', { name: 'job_batch 34765' }).first().click()
  await expect(page).toHaveURL(runAddress(RUNS.documented, WALL))
  await expect(title(page)).toHaveText('job_batch')
  await page.reload()
  await expect(title(page)).toHaveText('job_batch')
  await expect(wall(page)).toBeVisible()
  await expect(page).toHaveURL(runAddress(RUNS.documented, WALL))
  const missing = { job: 'job_batch', id: '34765', workspace: 'no_such' }
  pageErrors.allowFailingRun(missing)
  await page.goto(runAddress(missing, WALL))
  await expect(title(page)).toHaveText('No such workspace')
  await expect(wall(page)).toBeVisible()
})

test('other pages are dark, large and without a scroll bar; lists and jobs show the time, the age of their data, and no tools', async ({
  page,
}) => {
  for (const [path, words, isList] of [
    ['/nowhere?wall=1', 'No such page', false],
    ['/status?wall=1', 'Server status', false],
    ['/jobs?wall=1', /attention$/, true],
    ['/?wall=1', /attention$/, true],
    ['/jobs/dwd_orders_daily?wall=1', 'dwd_orders_daily', true],
  ] as const) {
    await showAddress(page, path)
    await expect(page).toHaveURL(path)
    await expect(title(page)).toHaveText(words)
    await expect.poll(() => backgroundOf(page)).toBe(DARK)
    await expect.poll(() => readScroll(page)).toEqual([0, 0, 0, 0])
    await expect(banner(page)).toHaveCount(0)
    const find = async () =>
      findUnreadable(
        (await readWords(page)).filter(({ top }) => top < SCREEN.height),
        SCREEN,
      )
    await expect.poll(find).toMatchObject({ small: [], faint: [] })
    if (!isList) continue
    await expect(wall(page).getByText(/^\d\d:\d\d:\d\d UTC/)).toBeVisible()
    await expect(wall(page).getByText(/\d+ s old/)).toBeVisible()
    await expect(page.getByRole('textbox').or(page.getByRole('combobox'))).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Refresh|Copy link|wall/i })).toHaveCount(0)
  }
})
