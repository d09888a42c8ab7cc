import { expect, test } from './support/nodeline'
import { header, nodeLink, nodeTable, openRun, panel, rowNames, RUNS } from './support/run-page'
import { expectNoLayoutErrors } from './support/page-checks'

// A telephone in one hand.

const { failed } = RUNS

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test.beforeEach(({ page }) => openRun(page, failed))

test('problems come first by themselves', async ({ page }) => {
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('problems')
  expect((await rowNames(page))[0]).toBe('dws_load_order_items')
  expect(new URL(page.url()).search).toBe('')
})

test('what failed and why stands in the upper half of the first screen', async ({ page }) => {
  const cause = header(page, failed.job).getByText('canceling statement due to statement timeout')
  await expect(cause).toBeVisible()
  const box = await cause.boundingBox()
  expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThan(400)
  await expect(header(page, failed.job).getByText('1 root failure, 5 consequences')).toBeInViewport()
})

test('what is usual moves nothing when it comes', async ({ page }) => {
  let answer = () => undefined as void
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/insight*', async (route) => {
    await asked
    await route.continue()
  })
  const slow = { job: 'dws_sales_nightly', id: '8871000001', workspace: 'insight' }
  await openRun(page, slow)
  // Until then, other parts that come after the first paint are still on their way.
  await expect(header(page, slow.job).getByText('Version')).toBeVisible()
  const view = page.getByRole('group', { name: 'View' })
  const before = await view.boundingBox()
  answer()
  await expect(header(page, slow.job)).toContainText('longer than usual')
  await expect(header(page, slow.job)).toContainText(/usually \d+m, \d+ runs/)
  expect(await view.boundingBox()).toEqual(before)
})

test('one tap shows what changed since the last good run, one the month of the job', async ({ page }) => {
  const refunds = { job: 'dws_refunds_nightly', id: '8871000007', workspace: 'insight' }
  await openRun(page, refunds)
  await page.getByRole('button', { name: 'Compare', exact: true }).tap()
  await expect(header(page, refunds.job)).toContainText('5 nodes did not run')
  await page.getByRole('link', { name: refunds.job, exact: true }).tap()
  await expect(page).toHaveURL(new RegExp(`/jobs/${refunds.job}[?]`))
})

test('timeline and node table take turns', async ({ page }) => {
  const view = page.getByRole('group', { name: 'View' })
  await view.getByRole('button', { name: 'Table' }).tap()
  await expect(nodeTable(page).getByRole('columnheader', { name: 'Retries' })).toBeAttached()
  await expect(page).toHaveURL(/view=table/)
  await expectNoLayoutErrors(page)
  await view.getByRole('button', { name: 'Timeline' }).tap()
  await expect(nodeTable(page).getByRole('columnheader', { name: 'Retries' })).toHaveCount(0)
  await expect(nodeTable(page).locator('.bar').first()).toBeVisible()
})

test('the panel is a sheet of its own, closed by its button', async ({ page }) => {
  await nodeLink(page, 'dws_load_order_items').tap()
  const sheet = panel(page, 'dws_load_order_items')
  await expect(sheet).toBeVisible()
  await expect.poll(() => sheet.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 })
  await expectNoLayoutErrors(page)
  await sheet.getByRole('button', { name: 'Close the panel' }).tap()
  await expect(sheet).toHaveCount(0)
  await expect(nodeLink(page, 'dws_load_order_items')).toBeFocused()
})

test('the chips scroll sideways within themselves and filter', async ({ page }) => {
  const chip = page.getByRole('button', { name: '1 Skipped' })
  await expect(chip).not.toBeInViewport({ ratio: 1 })
  await chip.scrollIntoViewIfNeeded()
  await expect(chip).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => window.scrollX)).toBe(0)
  await chip.tap()
  await expect.poll(() => rowNames(page)).toEqual(['同步_门店维表'])
})

test('what a finger hits is large enough', async ({ page }) => {
  const small = await page
    .getByRole('button')
    .or(page.getByRole('combobox'))
    .evaluateAll((elements) =>
      elements
        .map((element) => ({
          box: element.getBoundingClientRect(),
          name: element.getAttribute('aria-label'),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ box, name }) => `${name} ${box.width}×${box.height}`),
    )
  expect(small).toEqual([])
})

test('the zone of all times is named, also where there is no timeline to name it', async ({ page }) => {
  const named = page.getByRole('region', { name: failed.job }).getByText('Time zone UTC+08:00 Shanghai')
  await expect(named).toBeVisible()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.getByRole('button', { name: 'Time zone' })).toContainText('UTC+08:00 Shanghai')
  await expect(named).toBeHidden()
  await page.getByRole('button', { name: 'Table only' }).click()
  await expect(page.getByRole('button', { name: 'Time zone' })).toBeHidden()
  await expect(named).toBeVisible()
})
