import { type RunRef } from '../src/contract/run-ref'
import { expect, test } from './support/nodeline'
import { openRun, panel } from './support/run-page'

// The graph of a run, by the keyboard alone.

const SALES: RunRef = { job: 'dws_sales_nightly', id: '8871000001', workspace: 'insight' }
const SECRET: RunRef = { job: 'evt_secret', id: '8871000021', workspace: 'insight' }

test('g opens the graph, arrows follow its edges, Enter shows a node and Escape goes back', async ({
  page,
}) => {
  await openRun(page, SALES)
  await page.keyboard.press('g')
  await expect(page).toHaveURL(/view=graph/)
  const graph = page.getByRole('group', { name: 'Dependencies of 12 nodes' })
  const node = (name: string) => graph.getByRole('button', { name: new RegExp(`^${name}, `) })
  await expect(node('merge_sales')).toHaveAccessibleName(/^merge_sales, Success, .*2 before, 3 after$/)

  await node('start').focus()
  await page.keyboard.press('ArrowRight')
  await expect(node('check_sources')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(node('extract_sales_a')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(node('extract_sales_b')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(node('clean_sales')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(panel(page, 'clean_sales')).toBeVisible()
  await expect(node('clean_sales')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(panel(page, 'clean_sales')).toHaveCount(0)
  await expect(node('clean_sales')).toBeFocused()
  await page.keyboard.press('g')
  await expect(page.getByRole('table')).toBeVisible()
})

test('without a right to the definition there is no graph, and the reason is given', async ({ page }) => {
  await openRun(page, SECRET)
  const segment = page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Graph' })
  await expect(segment).toHaveAttribute('data-tip', /^No right to read definition v\d+ \(HTTP \d+\)$/)
  await segment.press('Enter')
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page).not.toHaveURL(/view=graph/)
})
