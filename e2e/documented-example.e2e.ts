import { expect, test } from './support/nodeline'
import { findings, header, nodeTable, openRun, rowOf, RUNS } from './support/run-page'

// The example that DGC's own documentation prints, which names itself twice.

const { documented } = RUNS

test.beforeEach(({ page }) => openRun(page, documented))

test('both nodes have a bar, and the bars stand apart', async ({ page }) => {
  const cell = rowOf(page, 'Dummy_8556').getByRole('cell', { name: 'Success, 6s' })
  // Columns that come later take some of the width.
  await expect(async () => {
    const timeline = await cell.boundingBox()
    const first = await rowOf(page, 'Dummy_8556').locator('.bar').boundingBox()
    const second = await rowOf(page, 'error').locator('.bar').boundingBox()
    if (!timeline || !first || !second) throw new Error('A bar is not drawn.')
    expect(first.width).toBeGreaterThan(20)
    expect(second.width).toBeGreaterThan(20)
    expect(second.x).toBeGreaterThan(first.x + first.width + 20)
    expect(first.x).toBeGreaterThanOrEqual(timeline.x)
    expect(second.x + second.width).toBeLessThanOrEqual(timeline.x + timeline.width)
    // 6 s and 4 s on one scale.
    expect(first.width / second.width).toBeCloseTo(6 / 4, 1)
  }).toPass()
})

test('the window of the instance is a row of its own, beside the axis', async ({ page }) => {
  const row = nodeTable(page).getByRole('row').filter({ hasText: 'Instance window' })
  await expect(row).toContainText(/1 Mar( 2019)? 15:28:47 – 15:29:47/)
  await expect(row).toContainText('before the first node')
  await row.getByRole('link', { name: 'finding 2' }).click()
  await expect(findings(page).nth(1)).toBeInViewport()
})

test('times are those of the zone that the page names', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Time zone' })).toContainText('UTC+08:00')
  await expect(rowOf(page, 'Dummy_8556')).toContainText('11:53:04')
  await page.getByRole('button', { name: 'Time zone' }).click()
  await page.getByRole('menuitemradio', { name: 'UTC', exact: true }).click()
  await expect(rowOf(page, 'Dummy_8556')).toContainText('03:53:04')
  await expect(header(page, documented.job)).toContainText('07:28:47')
})
