import { readFile } from 'node:fs/promises'
import { type Page } from '@playwright/test'
import * as v from 'valibot'
import { expect, test } from './support/nodeline'
import { openRun, rowNames, RUNS } from './support/run-page'

// What leaves the page as a file is what stands on it.

const { failed } = RUNS

async function saved(page: Page, kind: 'CSV' | 'JSON') {
  const download = page.waitForEvent('download', { timeout: 15_000 })
  const menu = page.getByRole('button', { name: 'Export what is shown' })
  const inMenu = await menu.isVisible()
  if (inMenu) await menu.click()
  await page.getByRole(inMenu ? 'menuitem' : 'button', { name: kind, exact: true }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test.beforeEach(async ({ page }) => {
  await openRun(page, failed, { sort: '-duration', type: 'CDMJob', tz: 'Asia/Shanghai' })
  await expect(page.getByText('4 of 26 nodes')).toBeVisible()
})

test('CSV holds the rows that are shown, in their order', async ({ page }) => {
  const { name, text } = await saved(page, 'CSV')
  expect(name).toBe('dwd_orders_daily-8829121177.csv')
  const [head = '', ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  expect(head.split(',').slice(0, 4)).toEqual(['node', 'type', 'status', 'status_word'])
  expect(rows.map((row) => row.split(',')[0])).toEqual(await rowNames(page))
  expect(rows[0]).toMatch(
    /^cdm_ods_order_items,CDMJob,success,Success,.*T02:15:02\.000\+08:00,.*T02:37:55\.000\+08:00,1373000,/,
  )
})

test('JSON holds the same nodes, with times as numbers', async ({ page }) => {
  await page.getByRole('button', { name: 'Table only' }).click()
  await expect(page.getByRole('columnheader', { name: 'Log path' })).toBeVisible()
  const { name, text } = await saved(page, 'JSON')
  expect(name).toBe('dwd_orders_daily-8829121177.json')
  const Exported = v.object({
    job: v.literal('dwd_orders_daily'),
    instanceId: v.literal('8829121177'),
    nodes: v.array(v.object({ name: v.string(), type: v.literal('CDMJob'), startMs: v.number() })),
  })
  expect(v.parse(Exported, JSON.parse(text)).nodes.map((node) => node.name)).toEqual(await rowNames(page))
})

test('columns can be hidden, on this device only', async ({ page, otherViewer }) => {
  const retries = page.getByRole('columnheader', { name: 'Retries' })
  await expect(retries).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Retries' }).click()
  await expect(retries).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible()
  await expect(retries).toHaveCount(0)
  const other = await otherViewer()
  await other.goto(page.url())
  await expect(other.getByRole('columnheader', { name: 'Retries' })).toBeVisible()
})
