import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import {
  nodeLink,
  nodeTable,
  openRun,
  panel,
  rowNames,
  runAddress,
  RUNS,
  showAddress,
} from './support/run-page'

// Runs far larger than a screen.

const { load200, load10000 } = RUNS

/** The heads and what lies outside the axis are rows, too. */
async function lastIndex(page: Page): Promise<string> {
  const count = Number(await nodeTable(page).getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(10_000)
  return String(count)
}

test('ten thousand nodes: End and k reach the last one, a filter finds one, and an address brings it into view', async ({
  page,
}) => {
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

  await page.keyboard.press('k')
  const focused = nodeTable(page)
    .locator(`[aria-rowindex="${await lastIndex(page)}"]`)
    .getByRole('link')
  await expect(focused).toBeFocused()
  await expect(focused).toBeInViewport()
  const lastName = (await focused.getAttribute('aria-label')) ?? ''
  expect(lastName).toMatch(/_09999$/)
  await page.keyboard.press('Enter')
  await expect(panel(page, lastName)).toBeInViewport()

  await showAddress(page, runAddress(load10000))
  await expect(panel(page, lastName)).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter nodes' }).fill('_07777')
  await expect.poll(() => rowNames(page)).toHaveLength(1)
  const [name = ''] = await rowNames(page)
  await openRun(page, load10000, { node: name })
  await expect(nodeLink(page, name)).toBeInViewport()
  await expect(panel(page, name)).toBeVisible()
})

test('the rows of two hundred nodes all exist, so that the browser finds each; what scrolls by does not move the heads', async ({
  page,
}) => {
  await openRun(page, load200, { sort: 'definition' })
  await expect.poll(async () => (await rowNames(page)).length).toBe(200)
  const names = await rowNames(page)
  expect(names[0]).toMatch(/_00000$/)
  expect(names.at(-1)).toMatch(/_00199$/)

  const head = nodeTable(page).getByRole('columnheader', { name: 'Status' })
  await page.mouse.move(700, 600)
  await page.mouse.wheel(0, 3_000)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000)
  await expect(head).toBeInViewport()
})
