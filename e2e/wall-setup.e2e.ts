import { type Locator, type Page } from '@playwright/test'
import { paths } from '../src/contract/routes'
import { expect, test } from './support/nodeline'
import { pauseClock } from './support/run-answers'
import { openRun, RUNS, title } from './support/run-page'
import { expectNoLayoutErrors } from './support/page-checks'
import { readNames, findUntranslated } from './support/untranslated'

// The page that makes the address of a wall.

const { failed, green, documented } = RUNS

const field = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('textbox', { name })
const address = (page: Page) => page.locator('[data-address]')
const preview = (page: Page) => page.locator('[data-preview]')
const path = '/jobs/dwd_orders_daily/instances/8829121177'

test('the look-up page leads to the form, and the form to the wall', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/?lang=en')
  await page.getByRole('link', { name: 'Create a wall address' }).click()
  await expect(title(page)).toHaveText('Wall address')
  await expect(page).toHaveTitle('Wall address')
  await expect(page.getByText('Enter a job and an instance')).toBeVisible()
  await field(page, 'Job name').fill(failed.job)
  await field(page, 'Instance id').fill(failed.id)
  await expect(address(page)).toHaveText(`${baseURL}${path}?wall=1&tz=Asia%2FShanghai&lang=en`)
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文')
  await page.getByRole('button', { name: '30 s' }).click()
  await page.getByRole('checkbox', { name: 'Keep the screen on' }).check()
  await page.getByRole('checkbox', { name: 'Chime when something begins to fail' }).check()
  const made = `${baseURL}${path}?wall=1&every=30&awake=1&chime=1&tz=UTC&lang=zh-CN`
  await expect(address(page)).toHaveText(made)
  await page.getByRole('button', { name: 'Copy the address' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(made)
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Open' }).click()
  const wall = await opened
  await expect(wall).toHaveURL(made)
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(failed.job)
  await expect(wall.getByRole('banner')).toHaveCount(0)
})

test('opened from a run, it is filled in and previews the run as a wall', async ({ page, baseURL }) => {
  await openRun(page, failed, { theme: 'light' })
  await page.getByRole('link', { name: 'Wall' }).click()
  await expect(title(page)).toHaveText('Wall address')
  await expect(field(page, 'Job name')).toHaveValue(failed.job)
  await expect(field(page, 'Instance id')).toHaveValue(failed.id)
  await expect(address(page)).toHaveText(`${baseURL}${path}?wall=1&tz=Asia%2FShanghai&lang=en`)
  await expect(preview(page)).toContainText('dws_load_order_items')
  await expect(preview(page)).toContainText('Failed')
  const card = page.getByRole('region', { name: 'Preview' })
  const widthOf = async (box: Locator) => (await box.boundingBox())?.width ?? NaN
  await expect.poll(async () => (await widthOf(preview(page))) - (await widthOf(card))).toBeLessThanOrEqual(0)
  const colors = await preview(page)
    .locator('.wall')
    .evaluate((wall) => [getComputedStyle(wall).backgroundColor, getComputedStyle(wall).cursor])
  expect(colors).toEqual(['rgb(15, 20, 27)', 'auto'])
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文')
  await expect(preview(page)).toContainText('运行失败')
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC')
  await expect(preview(page)).toContainText('UTC')
  // The page itself stays the reader's.
  await expect(title(page)).toHaveText('Wall address')
  await expect(page).toHaveTitle('Wall address')
})

test('the choices survive wall mode, and belong to one run', async ({ page, baseURL }) => {
  await openRun(page, failed)
  await page.getByRole('link', { name: 'Wall' }).click()
  await field(page, 'Instance id').fill(green.id)
  await page.getByRole('button', { name: '30 s' }).click()
  const made = `${baseURL}/jobs/dwd_orders_daily/instances/${green.id}?wall=1&every=30&tz=Asia%2FShanghai&lang=en`
  await expect(address(page)).toHaveText(made)
  await title(page).click()
  await page.keyboard.press('w')
  await expect(page).toHaveURL(/wall=1/)
  await expect(page.getByRole('banner')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/wall=1/)
  await expect(address(page)).toHaveText(made)
  // By a link one comes for the run that it names.
  await page.goBack()
  await expect(title(page)).toHaveText(failed.job)
  await page.getByRole('link', { name: 'Wall' }).click()
  await expect(field(page, 'Instance id')).toHaveValue(failed.id)
  // Choices for one run do not show at another address in the history.
  await page.goBack()
  await expect(title(page)).toHaveText(failed.job)
  await page.evaluate((other) => {
    history.pushState(null, '', `/wall/new?job=${other.job}&id=${other.id}`)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, documented)
  await expect(field(page, 'Job name')).toHaveValue(documented.job)
})

test('a pasted wall address fills in the form', async ({ page, baseURL }) => {
  await page.goto('/wall/new?lang=en')
  const given =
    'http://other.example/jobs/job_batch/instances/34765?wall=1&every=15&awake=1&tz=UTC&lang=zh-CN'
  await field(page, 'Paste an address').fill(given)
  await expect(field(page, 'Job name')).toHaveValue('job_batch')
  await expect(page.getByRole('button', { name: '15 s' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('checkbox', { name: 'Keep the screen on' })).toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('UTC')
  await page.getByRole('button', { name: 'Auto' }).click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('As that screen’s browser')
  await expect(address(page)).toHaveText(`${baseURL}/jobs/job_batch/instances/34765?wall=1&awake=1&tz=UTC`)
  await field(page, 'Paste an address').fill('https://example.com/nothing')
  await expect(page.getByText('No job and instance can be read from this.')).toBeVisible()
})

test('a recently opened run is one click away', async ({ page }) => {
  await openRun(page, documented)
  await page.waitForFunction((id) => localStorage.getItem('nodeline.recent')?.includes(id), documented.id)
  await page.goto('/wall/new?lang=en')
  const recent = page.getByRole('group', { name: 'Recently opened' }).getByRole('button')
  await expect(recent).toHaveText(['job_batch34765'])
  await recent.click()
  await expect(recent).toHaveAttribute('aria-pressed', 'true')
  await expect(address(page)).toContainText('/jobs/job_batch/instances/34765?wall=1')
})

test('invalid input has no address and an error beside its field', async ({ page }) => {
  await page.goto('/wall/new?lang=en&job=a%2Fb&id=0x1&workspace=a%20b')
  for (const [name, says] of [
    ['Job name', 'A job name has 1 to 128 characters'],
    ['Instance id', 'An instance id is a whole number'],
    [/^Workspace id/, 'A workspace id has at most 64'],
  ] as const) {
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(says))
  }
  await expect(address(page)).toHaveCount(0)
})

test('a typed run is requested once, after typing', async ({ page, pageErrors }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/instances/')) asked.push(new URL(request.url()).pathname)
  })
  const missing = { job: 'fault-instance-missing', id: '123456', workspace: '' }
  pageErrors.allowFailingRun(missing)
  await page.clock.install()
  await page.goto(`/wall/new?lang=en&job=${missing.job}`)
  await pauseClock(page)
  await field(page, 'Instance id').pressSequentially(missing.id)
  await page.clock.resume()
  await expect(page.getByText('No preview: No such instance')).toBeVisible()
  await expect(address(page)).toContainText('/instances/123456?wall=1')
  expect(asked).toEqual([paths.apiRun(missing)])
})

test('several jobs: rules with their counts, unknown names, an order of its own, and the wall as a preview', async ({
  page,
  baseURL,
}) => {
  await page.goto('/wall/new?lang=en&tag=store&tz=UTC')
  await expect(page.getByRole('button', { name: 'Several jobs' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Folder, tag, owner or jobs' }).click()
  await page.getByRole('combobox', { name: 'Kind of rule' }).nth(1).selectOption('Jobs')
  await page.getByRole('combobox', { name: 'Job names' }).fill('dwd_orders_daily no_such_job')
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: 'The jobs, in their order' }).getByRole('listitem')
  await expect(list.first()).toContainText('dwd_orders_daily')
  await expect(page.getByText('DGC lists no such job')).toHaveCount(1)
  await expect(page.getByText('2 jobs', { exact: true })).toHaveCount(0)
  await expect(page.getByText(/^\d+ of at most 60 jobs/)).toBeVisible()
  await expect(address(page)).toHaveText(
    `${baseURL}/wall?jobs=dwd_orders_daily%2Cno_such_job&tag=store&wall=1&tz=UTC&lang=en`,
  )
  await expect(preview(page)).toContainText('dwd_orders_daily')
  await page.getByRole('button', { name: '12 failed' }).click()
  await expect(preview(page)).toContainText('12 of')
  await page.getByRole('button', { name: 'Remove no_such_job' }).first().click()
  await page
    .getByRole('button', { name: 'Move dwd_orders_daily: Alt and arrow keys, or drag' })
    .press('Alt+ArrowDown')
  await expect(list.nth(1)).toContainText('dwd_orders_daily')
  await expect(list.nth(1).getByRole('button').first()).toBeFocused()
  await expect(page.getByText('A fixed list in your own order')).toBeVisible()
  await expect(address(page)).not.toContainText('tag=')
  await expectNoLayoutErrors(page)
})

test('works by keyboard alone', async ({ page }) => {
  await page.goto(`/wall/new?lang=en&job=${failed.job}&id=${failed.id}`)
  await field(page, 'Paste an address').focus()
  const names: string[] = []
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(
      () => document.activeElement?.closest('label, a, button, select')?.textContent,
    )
    names.push(name ?? '')
    if (name === 'Open') break
    if (name?.startsWith('Keep the screen on')) await page.keyboard.press('Space')
    if (name === '1 min') await page.keyboard.press('Enter')
  }
  expect(names.at(-1)).toBe('Open')
  await expect(address(page)).toContainText('?wall=1&every=60&awake=1')
})

test('is complete in Chinese', async ({ page, request }) => {
  await page.goto(`/wall/new?lang=zh-CN&job=${failed.job}&id=${failed.id}`)
  await expect(preview(page)).toContainText(failed.id)
  const own = ['w', 'https', ...((await address(page).textContent()) ?? '').split(/[/?&=:]/)]
  const names = [...(await readNames(request, failed)), ...own]
  const left = await findUntranslated(page, names)
  expect(left.filter((word) => !/^(http|wall|tz|lang|Asia|Shanghai|FShanghai|zh|CN)/.test(word))).toEqual([])
})

test('fits every width in both languages and themes', async ({ page }) => {
  for (const view of ['lang=en&theme=light', 'lang=zh-CN&theme=dark']) {
    await page.goto(`/wall/new?${view}&job=${failed.job}&id=${failed.id}`)
    await expect(preview(page)).toContainText(failed.id)
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await expectNoLayoutErrors(page)
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(
      `/wall/new?${view}&tag=store&owner=${encodeURIComponent('周婷')}&jobs=ads_costs_report,no_such_job`,
    )
    await expect(page.getByRole('listitem').filter({ hasText: 'no_such_job' })).toBeVisible()
    await expectNoLayoutErrors(page)
  }
})
