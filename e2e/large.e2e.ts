import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { nodeLink, nodeTable, openRun, panel, rowNames, RUNS } from './support/run-page'

// Runs far larger than a screen.

const { load200, load10000 } = RUNS

/** The heads and what lies outside the axis are rows, too. */
async function lastIndex(page: Page): Promise<string> {
  const count = Number(await nodeTable(page).getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(10_000)
  return String(count)
}

test('ten thousand nodes: End shows the last one, at its place', async ({ page }) => {
  await openRun(page, load10000, { sort: 'definition' })
  expect((await rowNames(page)).length).toBeLessThan(100)
  await page.keyboard.press('End')
  const last = nodeTable(page).getByRole('rowheader').last()
  await expect(last).toContainText('_09999')
  await expect(nodeTable(page).getByRole('row').last()).toHaveAttribute(
    'aria-rowindex',
    await lastIndex(page),
  )
  await page.keyboard.press('Home')
  await expect(nodeTable(page).getByRole('rowheader').first()).toContainText('_00000')
})

test('ten thousand nodes: the keyboard reaches the last row, and its panel', async ({ page }) => {
  await openRun(page, load10000, { sort: 'definition' })
  await page.keyboard.press('k')
  const last = nodeTable(page)
    .locator(`[aria-rowindex="${await lastIndex(page)}"]`)
    .getByRole('link')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  const name = (await last.getAttribute('aria-label')) ?? ''
  expect(name).toMatch(/_09999$/)
  await page.keyboard.press('Enter')
  await expect(panel(page, name)).toBeInViewport()
})

test('ten thousand nodes: a filter finds one, and an address brings it into view', async ({ page }) => {
  await openRun(page, load10000)
  await page.getByRole('searchbox', { name: 'Filter nodes' }).fill('_07777')
  await expect.poll(() => rowNames(page)).toHaveLength(1)
  const [name = ''] = await rowNames(page)
  await openRun(page, load10000, { node: name })
  await expect(nodeLink(page, name)).toBeInViewport()
  await expect(panel(page, name)).toBeVisible()
})

test('what scrolls by does not move the heads', async ({ page }) => {
  await openRun(page, load200)
  const head = nodeTable(page).getByRole('columnheader', { name: 'Status' })
  await page.mouse.move(700, 600)
  await page.mouse.wheel(0, 3_000)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000)
  await expect(head).toBeInViewport()
})

test('the rows of two hundred nodes all exist, so that the browser finds each', async ({ page }) => {
  await openRun(page, load200, { sort: 'definition' })
  await expect.poll(async () => (await rowNames(page)).length).toBe(200)
  const names = await rowNames(page)
  expect(names[0]).toMatch(/_00000$/)
  expect(names.at(-1)).toMatch(/_00199$/)
})
