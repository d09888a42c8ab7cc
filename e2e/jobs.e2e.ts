import { readFile } from 'node:fs/promises'
import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { expectHarmlessLinks, expectNoLayoutErrors } from './support/page-checks'
import { title } from './support/run-page'

const table = (page: Page) => page.getByRole('table', { name: 'All jobs' })
const band = (page: Page) => page.getByRole('table', { name: 'What needs attention' })
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter jobs' })
const jobNames = (page: Page) => table(page).getByRole('rowheader').getByRole('link').allTextContents()
const HEADLINE = /^(\d+ of 250 jobs needs? attention|Nothing needs attention)$/

async function openJobs(page: Page, query = '') {
  await page.goto(`/jobs${query}`)
  await expect(title(page)).toHaveText(HEADLINE)
}

test('what needs attention leads, then come all jobs, and a status opens the run', async ({ page }) => {
  await page.goto('/status')
  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(title(page)).toHaveText(HEADLINE)
  await expect(page).toHaveTitle(HEADLINE)
  await expect(table(page)).toHaveAttribute('aria-rowcount', '251')
  await expect(band(page).getByRole('row').nth(1)).toHaveText(/Failed|Exception|Not started|Longer|Late/)
  await expect(
    table(page)
      .getByRole('img', { name: /^\d+ runs?: \d+ / })
      .first(),
  ).toBeVisible()
  await expect(page.getByText('12 real-time jobs are not listed')).toBeVisible()
  await expectNoLayoutErrors(page)
  await expectHarmlessLinks(page)
  const first = table(page).getByRole('row').nth(2)
  const name = (await first.getByRole('rowheader').getByRole('link').textContent()) ?? ''
  await first.getByRole('cell').getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/jobs/${name}/instances/\\d+$`))
  await expect(title(page)).toHaveText(name)
})

test('a filtered and sorted view is the same after a reload and in another browser', async ({
  page,
  otherViewer,
}) => {
  await openJobs(page)
  await filter(page).fill('daily orders')
  await table(page).getByRole('button', { name: 'Owner' }).click()
  await table(page).getByRole('button', { name: 'Owner' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'of 250 jobs' })).toBeVisible()
  await expect(page).toHaveURL('/jobs?q=daily+orders&sort=-owner')
  await expect(table(page).getByRole('columnheader', { name: 'Owner' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const names = await jobNames(page)
  expect(names.length).toBeGreaterThan(1)
  await page.reload()
  await expect.poll(() => jobNames(page)).toEqual(names)
  const other = await otherViewer()
  await other.goto(page.url())
  await expect(filter(other)).toHaveValue('daily orders')
  await expect.poll(() => jobNames(other)).toEqual(names)
})

test('filters that no job passes are named in words, and cleared', async ({ page }) => {
  await openJobs(page, '?q=nothing+like+it&status=freeze')
  const words = 'No job of 250 is latest frozen and found by “nothing like it”.'
  await expect(page.getByText(words)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(table(page)).toHaveAttribute('aria-rowcount', '251')
  await expect(page).toHaveURL('/jobs')
})

test('keys go through the rows, mark favourites and set rows aside, in this browser only', async ({
  page,
  otherViewer,
}) => {
  await openJobs(page)
  await page.keyboard.press('j')
  const links = band(page).getByRole('rowheader').getByRole('link')
  await expect(links.first()).toBeFocused()
  // A new run brings a job back that was set aside, and a daily job has none in the meantime.
  const daily = links.filter({ hasText: /_daily$/ }).first()
  const name = (await daily.textContent()) ?? ''
  const job = band(page).getByRole('link', { name, exact: true })
  await job.focus()
  await page.keyboard.press('s')
  const star = band(page).getByRole('button', { name: `Favourite: ${name}` })
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: '1 set aside · show' })).toBeVisible()
  await expect(job).toHaveCount(0)
  await expect(links.and(page.locator(':focus'))).toHaveCount(1)
  await page.keyboard.press('/')
  await expect(filter(page)).toBeFocused()
  await page.getByRole('button', { name: /^Favourites/ }).click()
  await page.reload()
  await expect.poll(() => jobNames(page)).toEqual([name])
  await expect(page.getByRole('button', { name: '1 set aside · show' })).toBeVisible()
  const other = await otherViewer()
  await openJobs(other)
  await expect(other.getByRole('button', { name: '1 set aside · show' })).toHaveCount(0)
})

test('what is shown is saved as CSV, and hidden columns stay hidden', async ({ page }) => {
  await openJobs(page, '?q=daily+orders')
  await expect(page.getByRole('status').filter({ hasText: 'of 250 jobs' })).toBeVisible()
  const names = await jobNames(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('jobs-default.csv')
  const csv = await readFile(await saved.path(), 'utf8')
  expect(
    csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
  ).toEqual(names)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Owner' }).click()
  await expect(table(page).getByRole('columnheader', { name: 'Owner' })).toHaveCount(0)
  await page.reload()
  await expect(table(page).getByRole('columnheader', { name: 'Schedule' })).toBeVisible()
  await expect(table(page).getByRole('columnheader', { name: 'Owner' })).toHaveCount(0)
  await expectNoLayoutErrors(page)
})

test('a bar says which run it is, and opens it', async ({ page }) => {
  await openJobs(page, '?q=ads_orders')
  const strip = table(page).getByRole('img', { name: /runs:/ }).first()
  const box = await strip.boundingBox()
  const position = { x: (box?.width ?? 0) - 2, y: 10 }
  await strip.hover({ position })
  await expect(page.getByText('Click opens this run')).toBeVisible()
  await strip.click({ position })
  await expect(page).toHaveURL(/\/jobs\/[^/]+\/instances\/\d+$/)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('rows take two lines, and the filters are behind a button', async ({ page }) => {
    await page.goto('/jobs')
    await expect(title(page)).toHaveText(/^(\d+ jobs? needs? attention|Nothing needs attention)$/)
    await expectNoLayoutErrors(page)
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('owner')
    await page.getByRole('button', { name: 'Filters' }).tap()
    await page.getByRole('button', { name: /Success$/ }).tap()
    await expect(page).toHaveURL('/jobs?status=success&sort=owner')
    await expectNoLayoutErrors(page)
  })
})
