import { type RunRef } from '../src/contract/run-ref'
import { expect, test } from './support/nodeline'
import { header, nodeTable, openRunWithInsight, panel, rowOf } from './support/run-page'

// What a reader wants to know of a run, and finds without a click.

const run = (job: string, id: string): RunRef => ({ job, id, workspace: 'insight' })
const SLOW = run('dws_sales_nightly', '8871000001')
const HELD_BACK = run('dws_returns_nightly', '8871000005')
const WAITS = run('evt_partner_files', '8871000009')
const FORETOLD = run('dwd_slow_source', '8871000017')
const EMPTY = run('dws_coupons_nightly', '8871000008')
const SECRET = run('evt_secret', '8871000021')

test('slower than usual, and by which node: in the header, without a click', async ({ page }) => {
  await openRunWithInsight(page, SLOW)
  const verdict = header(page, SLOW.job).getByRole('status').filter({ hasText: 'longer than usual' })
  await expect(verdict).toContainText(/merge_sales ran 41m 00s, usually \d+m/)
  await expect(header(page, SLOW.job)).toContainText(/usually \d+m, \d+ runs/)
  // Where the time went: the rows of the critical path say so, and its line is in the legend.
  await expect(rowOf(page, 'merge_sales').getByRole('img')).toHaveAccessibleName(/critical path, \d of \d/)
  await expect(page.getByText('critical path', { exact: true })).toBeVisible()
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/marks=-path/)
  await expect(page.getByText('critical path', { exact: true })).toHaveCount(0)
})

test('why did it start late: at its bar; the panel names what it waited for', async ({ page }) => {
  await openRunWithInsight(page, HELD_BACK)
  await expect(nodeTable(page).getByText(/^held back 4\dm/)).toBeVisible()
  const row = nodeTable(page)
    .getByRole('row')
    .filter({ hasText: /held back 4\dm/ })
  await row.getByRole('rowheader').getByRole('link').click()
  // The address follows a click a moment later.
  await expect(page).toHaveURL(/[?&]node=/)
  const name = await page.evaluate(() => new URL(location.href).searchParams.get('node') ?? '')
  await expect(panel(page, name).getByRole('region', { name: 'Waited for' })).toBeVisible()
  await expect(panel(page, name).getByText('Could start')).toBeVisible()
})

test('what does this node wait for: at its row, and a click selects that', async ({ page }) => {
  await openRunWithInsight(page, WAITS)
  // Where there is less room its row has a shorter form.
  await expect(rowOf(page, 'clean_partner').getByRole('img')).toHaveAccessibleName(
    /waits for extract_partner_b, running \d+m, usually \d+m/,
  )
  await rowOf(page, 'clean_partner')
    .getByText(/^waits/)
    .click()
  await expect(panel(page, 'extract_partner_b')).toBeVisible()
})

test('when will it be over: in the header, on the axis and in the cells; on a wall as well', async ({
  page,
}) => {
  await openRunWithInsight(page, FORETOLD)
  await expect(header(page, FORETOLD.job)).toContainText(/Ends about\d\d:\d\d/)
  await expect(header(page, FORETOLD.job)).toContainText(/\d\d:\d\d–\d\d:\d\d, from 20 runs/)
  await expect(rowOf(page, 'notify_owner')).toContainText(/≈ \d\d:\d\d/)
  await page.keyboard.press('w')
  await expect(page.getByRole('group', { name: 'Times of the run' })).toContainText(/Ends about.*\d\d:\d\d/)
})

test('no rows where there are usually some are said at the row', async ({ page }) => {
  await openRunWithInsight(page, EMPTY)
  await expect(
    nodeTable(page)
      .getByText(/0 rows, usually [\d.]+ [kM]/)
      .first(),
  ).toBeVisible()
})

test('a definition that may not be read takes the marks away, and one sentence says why', async ({
  page,
}) => {
  await openRunWithInsight(page, SECRET)
  await page.getByRole('button', { name: 'Marks' }).click()
  await expect(page.getByRole('dialog', { name: 'Marks' })).toContainText(
    'Dependencies not known: no right to read the definition',
  )
  await expect(page.getByText('critical path', { exact: true })).toHaveCount(0)
})
