import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { type Page } from '@playwright/test'
import * as v from 'valibot'
import { expect, test } from './support/nodeline'
import { nodeTable, openRun, openRunWithInsight, rowNames, RUNS } from './support/run-page'

// What leaves the page as a file is what stands on it.

const { failed } = RUNS

async function saved(page: Page, kind: 'CSV' | 'JSON') {
  const download = page.waitForEvent('download')
  const menu = page.getByRole('button', { name: 'Export what is shown' })
  const inMenu = await menu.isVisible()
  if (inMenu) await menu.click()
  await page.getByRole(inMenu ? 'menuitem' : 'button', { name: kind, exact: true }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

/** What the share menu saves. */
async function savedFrom(page: Page, button: string, entry: string) {
  await page.getByRole('button', { name: 'Share' }).click()
  const whole = page.getByRole('button', { name: entry })
  const own = page.getByRole('button', { name: `${button}: ${entry}` })
  await expect(whole.first()).toBeVisible()
  const download = page.waitForEvent('download')
  if (await own.isVisible()) await own.click()
  else {
    await whole.click()
    await page.getByRole('button', { name: button, exact: true }).click()
  }
  const file = await download
  // Playwright's own copy has no ending, by which a browser knows what a file is.
  const name = file.suggestedFilename()
  const path = test.info().outputPath(name)
  await file.saveAs(path)
  return { name, path }
}

/** Shows some of the nodes. */
async function open(page: Page) {
  await openRun(page, failed, { sort: '-duration', type: 'CDMJob', tz: 'Asia/Shanghai' })
  await expect(page.getByText('4 of 26 nodes')).toBeVisible()
}

test('CSV holds the rows that are shown, in their order; an image is twice the size of the timeline; JSON has times as numbers', async ({
  page,
}) => {
  await open(page)
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

  const image = await savedFrom(page, 'Save', 'Image of the timeline')
  expect(image.name).toMatch(/^dwd_orders_daily_8829121177_.*\+0800\.png$/)
  const png = await readFile(image.path)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // 4 rows below a head of 88 px, and 8 px at the foot.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * 1392, 2 * (88 + 4 * 28 + 8)])

  await page.getByRole('button', { name: 'Table only' }).click()
  await expect(page.getByRole('columnheader', { name: 'Log path' })).toBeVisible()
  const json = await saved(page, 'JSON')
  expect(json.name).toBe('dwd_orders_daily-8829121177.json')
  const Exported = v.object({
    job: v.literal('dwd_orders_daily'),
    instanceId: v.literal('8829121177'),
    nodes: v.array(v.object({ name: v.string(), type: v.literal('CDMJob'), startMs: v.number() })),
  })
  expect(v.parse(Exported, JSON.parse(json.text)).nodes.map((node) => node.name)).toEqual(
    await rowNames(page),
  )
})

test('columns can be hidden, on this device only', async ({ page, otherViewer }) => {
  await open(page)
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

test('a snapshot says the same as the page, opens without a server, and asks for nothing', async ({
  page,
  browser,
}) => {
  await openRunWithInsight(page, failed, { sort: 'problems', type: 'DWSSQL', tz: 'Asia/Shanghai' })
  const why = 'canceling statement due to statement timeout'
  await expect(nodeTable(page).getByText(why)).toBeVisible()
  const readRows = (of: Page) =>
    of
      .getByRole('table', { name: 'Nodes of dwd_orders_daily, instance 8829121177' })
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.children]
            .filter((cell) => !cell.matches('.marks'))
            // The page adds how many retries the definition allows.
            .map((cell) => cell.textContent.replace(/ \/\d+$/, '').trim()),
        ),
      )
  const shown = (await readRows(page)).map((cells) => cells.slice(0, 7))
  expect(shown).toHaveLength(3)
  const { name, path } = await savedFrom(page, 'Save', 'One-file snapshot')
  expect(name).toMatch(/^dwd_orders_daily_8829121177_\d{4}-\d\d-\d\dT\d{6}\+0800\.html$/)

  const context = await browser.newContext({ offline: true })
  const file = await context.newPage()
  const messages: string[] = []
  file.on('console', (message) => messages.push(message.text()))
  file.on('pageerror', (error) => messages.push(error.message))
  file.on('request', (request) => messages.push(`asks ${request.url().slice(0, 80)}`))
  const address = pathToFileURL(path).href
  await file.goto(address)
  await expect(file.getByRole('banner')).toContainText(/Snapshot of .*, not live/)
  expect(await readRows(file)).toEqual(shown)
  await expect(file.getByText('Filters: DWSSQL · 3 of 26 nodes')).toBeVisible()
  await expect(file.getByRole('listitem').filter({ hasText: why }).first()).toBeVisible()
  await file.getByText('Raw answer of DGC').click()
  await expect(file.locator('pre')).toContainText('dws_load_order_items')
  expect(
    messages.filter(
      (message) => message !== `asks ${address.slice(0, 80)}` && !message.startsWith('asks data:'),
    ),
  ).toEqual([])
  await context.close()
})
