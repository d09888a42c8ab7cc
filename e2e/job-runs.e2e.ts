import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { expectHarmlessLinks, expectNoLayoutErrors } from './support/page-checks'
import { nodeLink, RUNS, showAddress, title } from './support/run-page'

const { job, id } = RUNS.failed
const table = (page: Page) => page.getByRole('table', { name: `Runs of ${job}` })
const runLinks = (page: Page) => table(page).getByRole('rowheader').getByRole('link')
/** The first of its runs that failed may be one that has just ended, as the demo's newest one does at times. */
const isFailedRun = (page: Page) => page.locator(`[href*="/${id}"]`)
const timeWindow = (page: Page) => page.getByRole('combobox', { name: 'Time window' })
const statistics = (page: Page) => page.getByRole('region', { name: 'Duration' })

async function openJob(page: Page, query = '') {
  await page.goto(`/jobs/${job}${query}`)
  await expect(title(page)).toHaveText(job)
  await expect(runLinks(page).first()).toBeVisible()
}

test('a job leads to its failed run, and that to the node that failed', async ({ page }) => {
  await openJob(page)
  await expect(page.getByText('Daily 02:00', { exact: true })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Duration of \d+ runs over time: \d+ failed/ })).toBeVisible()
  await expectNoLayoutErrors(page)
  await expectHarmlessLinks(page)
  await page.getByRole('button', { name: /^\d+ Failed$/ }).click()
  await expect(page).toHaveURL(`/jobs/${job}?status=fail`)
  const link = runLinks(page).and(isFailedRun(page))
  await expect(
    table(page)
      .getByRole('row')
      .filter({ has: isFailedRun(page) }),
  ).toContainText('DWS.0007')
  await link.click()
  await expect(page).toHaveURL(`/jobs/${job}/instances/${id}`)
  await nodeLink(page, 'dws_load_order_items').click()
  await expect(page.getByRole('region', { name: 'dws_load_order_items' })).toBeVisible()
})

test('a window, an order and filters are the same after a reload and in another browser', async ({
  page,
  otherViewer,
}) => {
  await openJob(page)
  await expect(timeWindow(page)).toHaveValue('30d')
  await timeWindow(page).selectOption('7d')
  await table(page).getByRole('button', { name: 'Ran', exact: true }).click()
  await page.getByRole('button', { name: /^\d+ Success$/ }).click()
  await expect(page).toHaveURL(`/jobs/${job}?window=7d&status=success&sort=-ran`)
  const first = (await runLinks(page).first().textContent()) ?? ''
  const rate = await statistics(page)
    .getByText(/ ended$/)
    .textContent()
  await page.reload()
  await expect(runLinks(page).first()).toHaveText(first)
  const other = await otherViewer()
  await other.goto(page.url())
  await expect(runLinks(other).first()).toHaveText(first)
  await expect(timeWindow(other)).toHaveValue('7d')
  await expect(statistics(other).getByText(/ ended$/)).toHaveText(rate ?? '')
})

test('days of the calendar are chosen as the window by the keyboard, and by a drag; the keyboard goes through the runs and opens one', async ({
  page,
}) => {
  await openJob(page)
  const days = page.getByRole('grid').getByRole('gridcell')
  const today = days.and(page.locator('[tabindex="0"]'))
  await today.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?from=\d+&to=\d+$/)
  await expect(timeWindow(page)).toHaveValue('custom')
  await expect(days.and(page.locator('[aria-selected=true]'))).toHaveCount(2)
  const cells = days.and(page.locator('[data-status]'))
  await cells.first().hover()
  await page.mouse.down()
  await cells.nth(1).hover()
  await page.mouse.up()
  await expect(days.and(page.locator('[aria-selected=true]'))).not.toHaveCount(0)

  await showAddress(page, `/jobs/${job}`)
  await expect(timeWindow(page)).toHaveValue('30d')
  await expect(runLinks(page).nth(1)).toBeVisible()
  await runLinks(page).first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(runLinks(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/instances\/\d+$/)
})

test('the values of the chart are in a table; older runs are read when they are asked for', async ({
  page,
}) => {
  await openJob(page, '?window=7d')
  // Bars stand before the band of what is usual.
  await expect(page.locator('.job-bar, .recharts-area-area').first()).toHaveClass(/recharts-area-area/)
  await page.getByText('As a table').click()
  const values = page.getByRole('region', { name: 'Duration' }).getByRole('table')
  await expect(values.getByRole('row').nth(1)).toContainText(/Success|Failed/)
  await expectNoLayoutErrors(page)

  const before = Number(await table(page).getAttribute('aria-rowcount'))
  await page.getByRole('button', { name: 'Show older runs' }).click()
  await expect
    .poll(async () => Number(await table(page).getAttribute('aria-rowcount')))
    .toBeGreaterThan(before)
  // The window, and so its statistics, stay as they are.
  await expect(timeWindow(page)).toHaveValue('7d')
})

test('two runs are marked by a press and by a key, shared, and compared', async ({ page }) => {
  await openJob(page)
  const ring = (row: number) =>
    table(page)
      .getByRole('row')
      .nth(row)
      .getByRole('button', { name: /^Compare: / })
  await ring(2).click()
  await expect(page.getByText('Mark one more to compare')).toBeVisible()
  await runLinks(page).nth(3).focus()
  await page.keyboard.press('c')
  await expect(ring(4)).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/\?compare=\d+&compare=\d+$/)
  const [newer, older] = new URL(page.url()).searchParams.getAll('compare')
  await page.reload()
  // The older one is A, though it was marked last.
  await expect(ring(4)).toHaveText('A')
  await expect(ring(2)).toHaveText('B')
  await expectNoLayoutErrors(page)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(page).toHaveURL(`/jobs/${job}/instances/${newer}?vs=${older}`)
  await page.goBack()
  await expect(ring(4)).toHaveText('A')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`/jobs/${job}`)

  await page.goto(`/jobs/${job}/instances/${newer}?vs=${older}&tz=UTC`)
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page).toHaveURL(`/jobs/${job}/instances/${older}?tz=UTC&vs=${newer}`)
})

test('a job that does not exist has its error', async ({ page, pageErrors }) => {
  const span = 'from=1793376000000&to=1793462400000'
  pageErrors.allowFailingUrl(`/api/jobs/nonesuch?${span}`)
  await page.goto(`/jobs/nonesuch?${span}`)
  await expect(title(page)).toHaveText('No such job')
})

test('neighbours of a run keep the view and the node; latest opens the newest run and shares its id', async ({
  page,
}) => {
  await page.goto(`/jobs/${job}/instances/${id}?node=cdm_ods_orders&sort=-rows`)
  await expect(title(page)).toHaveText(job)
  const steps = page.getByRole('navigation', { name: 'Runs of this job' })
  await expect(steps).toBeVisible()
  // Without a page of the job: one list of its runs comes after the run.
  await expect(page.getByText(/^Error DWS\.0007/)).toBeVisible()
  await page.keyboard.press('[')
  await expect(page).toHaveURL(`/jobs/${job}/instances/${RUNS.green.id}?node=cdm_ods_orders&sort=-rows`)
  await expect(page.getByText(new RegExp(`^Instance ${RUNS.green.id}`))).toBeVisible()
  await steps.getByRole('button', { name: /^Run after: .*Failed$/ }).click()
  await expect(page).toHaveURL(`/jobs/${job}/instances/${id}?node=cdm_ods_orders&sort=-rows`)
  await expect(page.getByText(/^Error DWS\.0007/)).toBeVisible()
  const open = steps.getByRole('button', { name: 'Runs of this job' })
  await open.press('Enter')
  const runs = page.getByRole('dialog', { name: 'Runs of this job' })
  await expect(runs.getByRole('link', { name: /here.*Failed/ })).toHaveAttribute('aria-current', 'page')
  await runs.getByRole('button', { name: /^Problems/ }).click()
  await expect(runs.getByRole('link', { name: /Success/ })).toHaveCount(0)
  await runs.getByRole('button', { name: 'All', exact: true }).click()
  await runs.getByRole('link', { name: /here/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/jobs/${job}/instances/${RUNS.green.id}?node=cdm_ods_orders&sort=-rows`)
  await open.click()
  await runs.getByRole('link', { name: 'All runs of this job' }).click()
  await page.getByRole('link', { name: 'Latest run' }).click()
  await expect(page).toHaveURL(`/jobs/${job}/instances/latest`)
  await expect(page.getByText(/^Instance \d+/)).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('runs take two lines, and the calendar stands behind a button', async ({ page }) => {
    await openJob(page)
    await expectNoLayoutErrors(page)
    await page.getByRole('button', { name: 'Calendar' }).tap()
    await expect(page.getByRole('grid')).toBeVisible()
    await expectNoLayoutErrors(page)
    await runLinks(page).first().tap()
    await expect(page).toHaveURL(/\/instances\/\d+$/)
  })

  test('the neighbours of a run have a line of their own, which opens the runs around it', async ({
    page,
  }) => {
    await page.goto(`/jobs/${job}/instances/${RUNS.green.id}`)
    const steps = page.getByRole('navigation', { name: 'Runs of this job' })
    await expect(steps).toContainText(/\d\d:\d\d/)
    await expectNoLayoutErrors(page)
    await steps.getByRole('button', { name: 'Runs of this job' }).tap()
    const runs = page.getByRole('dialog', { name: 'Runs of this job' })
    await expect(runs.getByRole('link', { name: /^Newer: / })).toBeVisible()
    await expectNoLayoutErrors(page)
    await runs
      .getByRole('link', { name: /Failed/ })
      .and(isFailedRun(page))
      .tap()
    await expect(page).toHaveURL(`/jobs/${job}/instances/${id}`)
  })
})
