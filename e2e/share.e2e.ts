import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import {
  runAddress,
  nodeLink,
  nodeTable,
  openRun,
  openRunWithInsight,
  panel,
  rowNames,
  rowOf,
  RUNS,
  showAddress,
} from './support/run-page'
import { readView } from './support/view-state'

// A copied address shows another viewer the same view. How each choice is written in it, src/model/run/view.test.ts proves.

const { failed, green, documented } = RUNS

type OtherViewer = () => Promise<Page>

async function expectSameElsewhere(page: Page, otherViewer: OtherViewer, url = page.url()) {
  const other = await otherViewer()
  await other.goto(url)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(async () => expect(await readView(other)).toEqual(await readView(page))).toPass()
}

const axis = async (page: Page) => {
  const box = await nodeTable(page).getByRole('columnheader', { name: 'Timeline' }).boundingBox()
  if (!box) throw new Error('The axis is not there.')
  return { left: box.x, width: box.width, y: box.y + box.height - 12 }
}

test('selection, order, filters, axis and zone are shared', async ({ page, otherViewer }) => {
  await openRunWithInsight(page, failed, { tz: 'America/New_York' })
  await expect(page.getByRole('button', { name: 'Time zone' })).toContainText('New York')
  await nodeTable(page).getByRole('button', { name: 'Duration' }).click()
  await expect(nodeTable(page).getByRole('columnheader', { name: 'Duration' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  expect((await rowNames(page))[0]).toBe('cdm_ods_order_items')
  await nodeLink(page, 'cdm_ods_orders').click()
  await expect(panel(page, 'cdm_ods_orders')).toBeVisible()
  await nodeLink(page, 'sh_fetch_partner_file').click({ modifiers: ['Shift'] })
  await expect(panel(page, 'cdm_ods_orders')).toContainText('sh_fetch_partner_file: gap 2h 32m 51s')
  await page.getByRole('button', { name: 'Idle time collapsed' }).click()
  await page.getByRole('combobox', { name: 'Axis' }).selectOption('Elapsed')
  const readBar = () => rowOf(page, 'cdm_ods_orders').locator('.bar').boundingBox()
  const before = await readBar()
  await page.getByRole('button', { name: '17 Success' }).click()
  await page.getByRole('button', { name: 'Filter by type' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'CDMJob' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Filter nodes' }).fill('order')
  await expect.poll(() => rowNames(page)).toEqual(['cdm_ods_order_items', 'cdm_ods_orders'])
  // Filters hide rows and never move a bar.
  await expect.poll(readBar).toMatchObject({ x: before?.x, width: before?.width })
  await expect(page).toHaveURL(/[?&]q=order/)
  await expectSameElsewhere(page, otherViewer)
})

test('the table alone, in the order of its list', async ({ page, otherViewer }) => {
  await openRun(page, failed)
  await page.getByRole('button', { name: 'Table only' }).click()
  await expect(nodeTable(page).getByRole('columnheader', { name: 'Log path' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Problems first')
  await expect.poll(async () => (await rowNames(page))[0]).toBe('dws_load_order_items')
  await expect(page).toHaveURL(/[?&]sort=problems/)
  await expectSameElsewhere(page, otherViewer)
})

test('the zoom, drawn on the axis and changed by the wheel with Ctrl', async ({ page, otherViewer }) => {
  // Green: of a failed run the row that says why comes late, and moves the axis.
  await openRunWithInsight(page, green)
  const { left, width, y } = await axis(page)
  await page.mouse.move(left + width * 0.1, y)
  await page.mouse.down()
  await page.mouse.move(left + width * 0.4, y, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/[?&]from=\d+&to=\d+/)
  const drawn = new URL(page.url()).searchParams.get('from')
  await page.mouse.move(left + width * 0.5, y + 200)
  const readFrom = () => new URL(page.url()).searchParams.get('from')
  // The wheel works once a part that follows the first paint has loaded, so it is turned until it does.
  await expect(async () => {
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await expect.poll(readFrom, { timeout: 2_000 }).not.toBe(drawn)
  }).toPass()
  await expectSameElsewhere(page, otherViewer)
})

test('a plain wheel scrolls the page and leaves the zoom alone', async ({ page }) => {
  // Green: of a failed run the row that says why comes late, and moves the axis.
  await openRunWithInsight(page, green)
  const { left, width, y } = await axis(page)
  await page.mouse.move(left + width / 2, y + 200)
  await page.mouse.wheel(0, 300)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200)
  expect(new URL(page.url()).search).toBe('')
})

test('"Copy link" copies this view with its time zone', async ({ page, context, otherViewer }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openRun(page, failed)
  await nodeLink(page, 'dws_load_order_items').click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const { pathname, searchParams } = new URL(link)
  expect(pathname).toBe(runAddress(failed))
  const { sort = 'start', ...view } = Object.fromEntries(searchParams)
  expect({ sort, ...view }).toEqual({ sort: 'start', node: 'dws_load_order_items', tz: 'Asia/Shanghai' })
  await expectSameElsewhere(page, () => otherViewer({ timezoneId: 'America/New_York' }), link)
})

test('the share menu copies by its keys, and Esc leaves it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openRun(page, documented)
  const opener = page.getByRole('button', { name: 'Share' })
  await opener.click()
  const menu = page.getByRole('dialog', { name: 'Share' })
  const readClipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect(menu.getByRole('button', { name: 'Copy link to this run' })).toBeFocused()
  await page.keyboard.press('s')
  await expect(menu.getByRole('status')).toHaveText('Copied')
  const lines = (await readClipboard()).split('\n')
  expect(lines[0]).toBe('job_batch 34765: Failed')
  expect(lines.at(-1)).toContain(runAddress(documented))
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(readClipboard).toContain('/jobs/job_batch/instances/latest')
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(opener).toBeFocused()
})

test('a selected node that the run does not have is named', async ({ page }) => {
  await openRun(page, failed, { node: 'no_such_node' })
  await expect(
    page.getByText('The address selects no_such_node, which is not a node of this run.'),
  ).toBeVisible()
  await showAddress(page, runAddress(failed, { node: 'start_dummy', q: 'orders' }))
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(nodeLink(page, 'start_dummy')).toBeVisible()
})
