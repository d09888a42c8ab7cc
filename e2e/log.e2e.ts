import { type Page } from '@playwright/test'
import { paths } from '../src/contract/routes'
import { type RunRef } from '../src/contract/run-ref'
import { expect, test } from './support/nodeline'
import { expectHarmlessLinks, expectNoLayoutErrors } from './support/page-checks'
import { header, openRun, panel, runAddress } from './support/run-page'

// Logs of nodes, as the demo's OBS has them.

const LOGS: RunRef = { job: 'logs_of_every_kind', id: '8860000001', workspace: '' }
const FAILED = 'dws_load_payments'
const CAUSE = 'invalid input syntax for type numeric: "N/A"'

const lines = (page: Page) => page.getByRole('region', { name: /^(Lines of the log|日志行)$/ })
const rows = (page: Page) => lines(page).locator('.log-line')
const causeLine = (page: Page) => lines(page).locator('[data-look=cause]')
const cursorLine = (page: Page) => lines(page).locator('[data-cursor]')
const targetLines = (page: Page) => lines(page).locator('[data-look=target]')
const findField = (page: Page) => page.getByRole('searchbox', { name: 'Find in the log' })
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const openLog = (page: Page, node: string, view: Readonly<Record<string, string>> = {}) =>
  page.goto(runAddress(LOGS, { node, log: '1', ...view }))

/** The number that stands before a line. */
const numberOf = async (line: ReturnType<typeof rows>) =>
  Number(await line.locator('.log-number').textContent())

/** The log as it is downloaded, line by line. */
async function readFile(page: Page, ref: RunRef, node: string): Promise<string[]> {
  const response = await page.request.get(paths.apiLogFile(ref, node))
  return (await response.text()).split('\n')
}

test('by keyboard: l opens a log at the cause, e and Shift+E step through the errors, Esc goes back', async ({
  page,
}) => {
  await openRun(page, LOGS, { sort: 'definition' })
  // Without a node, the log that the header offers; then that of the row in focus.
  await press(page, 'l')
  await expect(lines(page)).toBeFocused()
  await press(page, 'Escape')
  await expect(panel(page, FAILED)).toHaveCount(0)
  await press(page, 'l')
  await expect(causeLine(page)).toContainText(CAUSE)
  await expect(causeLine(page)).toBeInViewport({ ratio: 1 })
  await expect(lines(page)).toBeFocused()
  const file = await readFile(page, LOGS, FAILED)
  const cause = await numberOf(causeLine(page))
  expect(file[cause - 1]).toContain(CAUSE)
  await expect(page.getByRole('button', { name: `First error, line ${cause}` })).toBeVisible()

  await press(page, 'e')
  await expect.poll(() => numberOf(cursorLine(page))).toBeGreaterThan(cause)
  await expect(cursorLine(page)).toBeInViewport({ ratio: 1 })
  await press(page, 'E')
  await expect.poll(() => numberOf(cursorLine(page))).toBe(cause)
  await press(page, 'ArrowUp')
  await expect.poll(() => numberOf(cursorLine(page))).toBe(cause - 1)

  await press(page, 'Home')
  await expect(rows(page).first().locator('.log-number')).toHaveText('1')
  await expect(rows(page).first()).toBeInViewport({ ratio: 1 })
  await press(page, 'End')
  await expect(lines(page).getByText(String(file.length - 1), { exact: true })).toBeInViewport({ ratio: 1 })

  await expectNoLayoutErrors(page)

  await press(page, 'Home', 'ArrowDown', 'ArrowDown', 'L')
  await expect(page).toHaveURL(/log=full/)
  await expect(header(page, LOGS.job)).toHaveCount(0)
  await expect.poll(() => numberOf(cursorLine(page))).toBe(3)
  await expect(cursorLine(page)).toBeInViewport({ ratio: 1 })
  await press(page, 'ArrowDown', 'Escape')
  await expect(page).toHaveURL(/log=1/)
  await expect(header(page, LOGS.job)).toBeVisible()
  await expect(lines(page)).toBeFocused()
  await expect.poll(() => numberOf(cursorLine(page))).toBe(4)
  await press(page, 'Escape')
  await expect(panel(page, FAILED)).toHaveCount(0)
})

test('Ctrl+F finds in the whole log: a count, Enter, n and Shift+N, and Esc', async ({ page }) => {
  await openLog(page, FAILED)
  await expect(causeLine(page)).toBeVisible()
  const file = await readFile(page, LOGS, FAILED)
  const found = file.flatMap((text, index) => (text.includes('"N/A"') ? [index + 1] : []))
  const count = panel(page, FAILED)
    .getByRole('status')
    .filter({ hasText: /^\d+( of \d+)?$/ })

  await press(page, 'Control+f')
  await expect(findField(page)).toBeFocused()
  await page.keyboard.type('"n/a"')
  await expect(count).toHaveText(String(found.length))
  await expect(lines(page).locator('.log-hit').first()).toHaveText('"N/A"')
  await press(page, 'Home')
  await press(page, 'Enter')
  const at = async (index: number) => {
    await expect(count).toHaveText(`${index + 1} of ${found.length}`)
    await expect.poll(() => numberOf(cursorLine(page))).toBe(found[index])
    await expect(lines(page).locator('.log-hit-current')).toBeInViewport({ ratio: 1 })
  }
  await expect(count).toHaveText(/^\d+ of /)
  const first = parseInt((await count.textContent()) ?? '', 10) - 1
  await at(first)
  // Letters are text in the field, and steps in the lines.
  await lines(page).focus()
  await press(page, 'N')
  await at((first - 1 + found.length) % found.length)
  await press(page, 'n', 'n')
  await at((first + 1) % found.length)
  await expect(page).toHaveURL(/lq=/)

  await press(page, 'Control+f', 'Escape')
  await expect(page).not.toHaveURL(/lq=/)
  await expect(lines(page).locator('.log-hit, .log-hit-current')).toHaveCount(0)
  await expect(lines(page)).toBeFocused()
  await press(page, 'Control+f')
  await page.keyboard.type('no such words')
  await expect(panel(page, FAILED).getByText('no match')).toBeVisible()
})

test('a link to lines opens there for another viewer', async ({ page, otherViewer }) => {
  await openLog(page, FAILED)
  await expect(causeLine(page)).toBeInViewport({ ratio: 1 })
  await press(page, 'Home', 'ArrowDown', 'ArrowDown', 'Enter')
  await expect(page).toHaveURL(/#L3$/)
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp')
  await expect(page).toHaveURL(/#L3-L4$/)
  await press(page, 'ArrowUp', 'Shift+ArrowUp')
  await expect(page).toHaveURL(/#L2-L3$/)
  await press(page, 'ArrowDown')
  await rows(page)
    .nth(4)
    .locator('.log-number')
    .click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL(/#L3-L5$/)
  await expect(targetLines(page)).toHaveCount(3)
  // It stays while one finds something, and over the full width.
  await press(page, 'Control+f')
  await page.keyboard.type('N/A')
  await expect(page).toHaveURL(/lq=.*#L3-L5$/)
  await press(page, 'Escape', 'L')
  await expect(page).toHaveURL(/log=full#L3-L5$/)
  await expect(targetLines(page)).toHaveCount(3)
  await press(page, 'L')
  await expect(page).toHaveURL(/log=1#L3-L5$/)

  const other = await otherViewer()
  await other.goto(page.url())
  await expect(targetLines(other)).toHaveCount(3)
  await expect(targetLines(other).first()).toBeInViewport({ ratio: 1 })
  // A line shows its time where the one before has another, which may come later than the line.
  await expect(targetLines(other)).toHaveText(await targetLines(page).allTextContents())
  // The lines are those of this log.
  await other.getByRole('button', { name: 'Next node' }).click()
  await expect(other.getByRole('heading', { name: 'spark_exception' })).toBeVisible()
  await expect(causeLine(other)).toBeVisible()
  await expect(targetLines(other)).toHaveCount(0)
})

test('what is selected is copied as it was written, also lines that are not drawn', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openLog(page, FAILED, { log: 'full' })
  await expect(causeLine(page)).toBeVisible()
  await press(page, 'Home')
  const from = rows(page).first()
  await expect(from.locator('.log-number')).toHaveText('1')
  await expect(from).toBeInViewport({ ratio: 1 })
  const file = await readFile(page, LOGS, FAILED)

  const start = await from.locator('.log-text').boundingBox()
  const list = await lines(page).boundingBox()
  if (!start || !list) throw new Error('Nothing is drawn.')
  await page.mouse.move(start.x + 1, start.y + 9)
  await page.mouse.down()
  await page.mouse.move(start.x + 60, start.y + 100)
  await page.mouse.wheel(0, 2_500)
  const second = rows(page).filter({ hasText: /./ }).last()
  await expect.poll(() => numberOf(second)).toBeGreaterThan(120)
  await page.mouse.move(start.x + 1, list.y + list.height / 2)
  await page.mouse.up()
  await press(page, 'Control+c')
  const readCopied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(async () => (await readCopied()).split('\n').length).toBeGreaterThan(100)
  const copied = await readCopied()
  const count = copied.split('\n').length
  expect(file.slice(0, count).join('\n').startsWith(copied)).toBe(true)
  expect(copied.split('\n').slice(0, -1)).toEqual(file.slice(0, count - 1))
})

test('a hostile log is text, and nothing else', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('A script of a log ran.')
  })
  await openLog(page, 'hostile_text', { log: 'full' })
  await expect(lines(page).getByText('Permission denied')).toBeVisible()
  const tabTitle = await page.title()
  await press(page, 'Home')
  await expect(lines(page).getByText('<script>alert(1)</script><img src=x onerror=alert(1)>')).toBeVisible()
  await expect(lines(page).locator('img, script, svg[onload], style, a, pre')).toHaveCount(0)
  await expect(lines(page).locator('.ansi-green').first()).toHaveText('green')
  // Marks that turn the direction, controls and what is left of escapes are symbols.
  const text = await lines(page).evaluate((list) => list.textContent)
  // oxlint-disable-next-line no-control-regex -- what must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
  expect(text).not.toContain('cm0gLXJmIH4=')
  await expectHarmlessLinks(page)
  await expectNoLayoutErrors(page)
  expect(await page.title()).toBe(tabTitle)
})

test('a log of 4 GB opens at its cause, and shows its start, its end and any place in between', async ({
  page,
}) => {
  await openLog(page, 'log_4_gb', { log: 'full' })
  await expect(causeLine(page)).toBeInViewport({ ratio: 1 })
  await expect(causeLine(page)).toContainText('OutOfMemoryError')
  await press(page, 'Home')
  await expect(lines(page).getByText('Submitting log_4_gb to the cluster')).toBeInViewport({ ratio: 1 })
  await press(page, 'End')
  await expect(lines(page).getByText(/exitCode: 15/)).toBeInViewport({ ratio: 1 })
  const map = page.getByRole('slider', { name: 'Place in the log' })
  // What the count of lines brings takes of the map's room.
  await expect(page.getByRole('complementary', { name: 'Errors, attempts and warnings' })).toBeVisible()
  await expect(page.getByRole('slider', { name: 'lines over time' })).toBeVisible()
  const box = await map.boundingBox()
  if (!box) throw new Error('There is no map.')
  const rowGroup = async () => {
    const [, digits] = /row group (\d{11})/.exec(await rows(page).nth(20).innerText()) ?? []
    return Number(digits)
  }
  // Lines are of 128 bytes.
  const middle = (4 * 1024 ** 3) / 2 / 128
  await page.mouse.move(box.x + 6, box.y + box.height * 0.2)
  await page.mouse.down()
  await page.mouse.move(box.x + 6, box.y + box.height * 0.5)
  await page.mouse.up()
  await expect(map).toHaveAttribute('aria-valuenow', '50')
  await expect.poll(async () => Math.abs((await rowGroup()) - middle) / middle).toBeLessThan(0.01)
  await map.focus()
  await press(page, 'PageDown')
  await expect(map).toHaveAttribute('aria-valuenow', '60')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a log is a sheet without sideways scroll', async ({ page }) => {
    await openLog(page, FAILED)
    await expect(causeLine(page)).toBeInViewport({ ratio: 1 })
    await expectNoLayoutErrors(page)
    const readExcess = () => lines(page).evaluate((list) => list.scrollWidth - list.clientWidth)
    await expect.poll(readExcess).toBe(0)
    await page.getByRole('button', { name: 'Back to the run' }).tap()
    await expect(lines(page)).toHaveCount(0)
  })
})
