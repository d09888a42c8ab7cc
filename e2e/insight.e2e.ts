import { type RunRef } from '../src/contract/run-ref'
import { expect, test } from './support/nodeline'
import {
  header,
  nodeTable,
  openRunWithInsight,
  panel,
  rowOf,
  RUNS,
  showRunWithInsight,
} from './support/run-page'

// What a reader wants to know of a run, and finds without a click.

const run = (job: string, id: string): RunRef => ({ job, id, workspace: 'insight' })
const SLOW = run('dws_sales_nightly', '8871000001')
const HELD_BACK = run('dws_returns_nightly', '8871000005')
const WAITS = run('evt_partner_files', '8871000009')
const FORETOLD = run('dwd_slow_source', '8871000017')
const FAILED = run('dws_refunds_nightly', '8871000007')
const LATE = run('dws_members_nightly', '8871000003')
const EMPTY = run('dws_coupons_nightly', '8871000008')
const SECRET = run('evt_secret', '8871000021')

test('slower than usual, by which node, and where the time went: in the header and the rows, without a click; a replay shows the run as it was', async ({
  page,
}) => {
  await openRunWithInsight(page, SLOW)
  const verdict = header(page, SLOW.job).getByRole('status').filter({ hasText: 'longer than usual' })
  await expect(verdict).toContainText(/merge_sales ran 41m 00s, usually \d+m/)
  await expect(header(page, SLOW.job)).toContainText(/usually \d+m, \d+ runs/)
  // Where the time went: the rows of the critical path say so, and its line is in the legend.
  await expect(rowOf(page, 'merge_sales').getByRole('img')).toHaveAccessibleName(/critical path, \d of \d/)
  await expect(page.getByText('critical path', { exact: true })).toBeVisible()
  await page.keyboard.press('y')
  const why = page.getByRole('region', { name: /^Why it took/ })
  await expect(why).toContainText('merge_sales in its usual')
  await expect(why).toContainText('Plan to end')
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/marks=-path/)
  await expect(page.getByText('critical path', { exact: true })).toHaveCount(0)

  await expect(header(page, SLOW.job)).toContainText('longer than usual')
  await page.keyboard.press('r')
  await expect(header(page, SLOW.job)).toContainText('Replay: the end of the run')
  const handle = page.getByRole('slider', { name: 'Moment of the replay' })
  await expect(handle).toBeVisible()
  for (const _ of '12345') await page.keyboard.press(',')
  await expect(header(page, SLOW.job)).toContainText('was running')
  await expect(header(page, SLOW.job)).not.toContainText('longer than usual')
  await expect(header(page, SLOW.job)).toContainText(/Forecast then\d\d:\d\dended \d\d:\d\d:\d\d/)
  await expect(rowOf(page, 'notify_owner')).toContainText('Waiting')
  const box = await handle.boundingBox()
  if (!box) throw new Error('the handle is not on screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(0, box.y)
  await page.mouse.up()
  await expect(rowOf(page, 'merge_sales')).toContainText('Waiting')
  await expect(page).toHaveURL(/[?&]at=\d+/)
  await page.keyboard.press('Escape')
  await expect(header(page, SLOW.job)).toContainText('longer than usual')
  await expect(page).not.toHaveURL(/[?&]at=/)
})

test('why did it start late: in the header; of a node at its bar, and the panel names what it waited for', async ({
  page,
}) => {
  await openRunWithInsight(page, LATE)
  await expect(header(page, LATE.job).getByRole('status').filter({ hasText: 'than usual' })).toContainText(
    /\d+m later than usual\. It (depends on|waited for) job dwd_members_source/,
  )
  await showRunWithInsight(page, HELD_BACK)
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

test('what does this node wait for; did it write rows, and is its green real; when will it be over: in the rows and the header, on a wall as well', async ({
  page,
}) => {
  await openRunWithInsight(page, WAITS)
  // What runs, and since when.
  await expect(rowOf(page, 'extract_partner_b')).toContainText(/Running\d\d:\d\d:\d\d/)
  // Where there is less room its row has a shorter form.
  await expect(rowOf(page, 'clean_partner').getByRole('img')).toHaveAccessibleName(
    /waits for extract_partner_b, running \d+m, usually \d+m/,
  )
  await rowOf(page, 'clean_partner')
    .getByText(/^waits/)
    .click()
  await expect(
    panel(page, 'extract_partner_b').getByRole('img', { name: /^oldest first: .*this run/ }),
  ).toBeVisible()
  // The panel is longer than its place, and scrolls within it.
  const [within, sheet] = [panel(page, 'extract_partner_b'), page.getByRole('region', { name: 'Timeline' })]
  const bottomOf = async (part: typeof sheet) => {
    const { y, height } = (await part.boundingBox()) ?? { y: NaN, height: NaN }
    return y + height
  }
  await expect.poll(async () => (await bottomOf(within)) - (await bottomOf(sheet))).toBeLessThanOrEqual(0)

  await showRunWithInsight(page, EMPTY)
  await expect(header(page, EMPTY.job)).toContainText(/No rows\. extract_coupons_b has 0 rows/)
  await expect(
    nodeTable(page)
      .getByText(/0 rows, usually [\d.]+ [kM]/)
      .first(),
  ).toBeVisible()
  await expect(header(page, EMPTY.job)).toContainText(/Rows written [\d,]+/)

  await showRunWithInsight(page, FORETOLD)
  await expect(header(page, FORETOLD.job)).toContainText(/Ends about\d\d:\d\d/)
  await expect(header(page, FORETOLD.job)).toContainText(/\d\d:\d\d–\d\d:\d\d, from 20 runs/)
  await expect(rowOf(page, 'notify_owner')).toContainText(/≈ \d\d:\d\d/)
  await page.keyboard.press('w')
  await expect(page.getByRole('group', { name: 'Times of the run' })).toContainText(/Ends about.*\d\d:\d\d/)
})

test('which node failed and why, and how fresh that is, without a click; one shows what changed since the last good run, one the month', async ({
  page,
}) => {
  await openRunWithInsight(page, FAILED, { theme: 'dark' })
  const head = header(page, FAILED.job)
  await expect(head).toContainText(/extract_refunds_b.*ORA-00942/)
  await expect(head).toContainText('1 root failure, 5 consequences')
  await expect(head).toContainText(/\d+ s old · ended/)
  await expect(head).toContainText(/first failure after .*\d+ good runs? · last good run/)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(head).toContainText(/5 nodes did not run: clean_refunds, merge_refunds, check_quality \+2\./)
  await expect(page.getByRole('columnheader', { name: 'Change' })).toBeVisible()
  await expect(rowOf(page, 'merge_refunds')).toContainText('did not run')
  await expect(page.getByRole('heading', { name: /^Against \d+ \w+$/ })).toBeVisible()

  await page.getByRole('button', { name: 'Run to compare with' }).click()
  // Those above it come later, and move it.
  await expect(page.getByRole('button', { name: /^Same day last week/ })).toBeVisible()
  await page.getByRole('button', { name: /^The usual run/ }).click()
  await expect(page).toHaveURL(/[?&]vs=usual/)
  await expect(head).toContainText(/Usually \d+m \d\ds: median of \d+ runs of v3\./)

  await page.getByRole('link', { name: FAILED.job, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/jobs/${FAILED.job}\\?`))
  await expect(page.getByRole('table').getByRole('row').nth(20)).toBeVisible()
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

test('with a button for idle time, the tools of the timeline keep to its width', async ({ page }) => {
  await openRunWithInsight(page, RUNS.failed, { tz: 'Asia/Shanghai' })
  await expect(page.getByRole('button', { name: 'Idle time collapsed' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Marks' })).toBeVisible()
  const readGap = async () => {
    const fit = await page.getByRole('button', { name: 'Fit the whole run' }).boundingBox()
    const table = await page.getByRole('heading', { name: 'Node table' }).boundingBox()
    return (table?.x ?? NaN) - (fit?.x ?? NaN) - (fit?.width ?? NaN)
  }
  await expect.poll(readGap).toBeGreaterThan(0)
})
