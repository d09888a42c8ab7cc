import { type Page, type Response } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { paths } from '../src/contract/routes'
import { expect, test } from './support/nodeline'
import { liveRun, nodeTable, openRun, panel, rowNames, RUNS } from './support/run-page'

// Looking again moves nothing that a reader holds. Two polls of a running run are ten seconds apart; nothing here waits for time itself.

test.describe.configure({ timeout: 300_000 })

const isAnswerOf = (ref: RunRef) => (response: Response) => response.url().endsWith(paths.apiRun(ref))

async function polls(page: Page, ref: RunRef, times: number) {
  for (let count = 0; count < times; count += 1)
    await page.waitForResponse(isAnswerOf(ref), { timeout: 30_000 })
}

/** What a reader holds on to. */
const held = (page: Page) =>
  page.evaluate(() => ({
    scrollY: window.scrollY,
    focus: document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    address: window.location.href,
    rows: [...document.querySelectorAll('tbody [aria-rowindex] a')].map((link) =>
      link.getAttribute('aria-label'),
    ),
  }))

test('over two polls scroll, focus, zoom, selection and panel stay', async ({ page }) => {
  const ref = await liveRun()
  await openRun(page, ref, { sort: 'definition' })
  const [name = ''] = await rowNames(page)
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/from=/)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(panel(page, name)).toBeVisible()
  await page.getByRole('button', { name: 'Next node' }).focus()
  await page.mouse.wheel(0, 160)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(160)
  const before = await held(page)
  await polls(page, ref, 2)
  expect(await held(page)).toEqual(before)
  await expect(panel(page, name)).toBeVisible()
})

test('over two polls an open menu and a half typed filter stay', async ({ page }) => {
  const ref = await liveRun()
  await openRun(page, ref)
  await page.getByRole('searchbox', { name: 'Filter nodes' }).fill('a')
  await page.getByRole('button', { name: 'Time zone' }).click()
  await page.getByRole('menuitemradio', { name: 'UTC', exact: true }).focus()
  await polls(page, ref, 2)
  await expect(page.getByRole('menuitemradio', { name: 'UTC', exact: true })).toBeFocused()
  await expect(page.getByRole('searchbox', { name: 'Filter nodes' })).toHaveValue('a')
})

/**
 * Notes from now on what changes in rows that are there and over. A live axis moves on in steps, and its bars with it: where only
 * content is asked for, the place of a bar is none.
 */
function noteChanges(contentOnly: boolean) {
  const body = document.querySelector('tbody')
  if (!body) throw new Error('There are no rows.')
  const isOver = (row: Element) => /Success|Failed|Skipped|Cancelled/.test(row.textContent)
  const over = new Set([...body.rows].filter(isOver).map((row) => row.dataset['key']))
  const changes: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { target, type } of records) {
      const row = (target instanceof Element ? target : target.parentElement)?.closest('tr')
      const counts = over.has(row?.dataset['key']) && !(contentOnly && type === 'attributes')
      if (counts) changes.push(`${type} ${row?.textContent?.slice(0, 60)}`)
    }
  })
  observer.observe(body, { subtree: true, childList: true, attributes: true, characterData: true })
  Object.assign(window, { changesOfRows: changes })
}
const changesOf = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'changesOfRows') as string[]).slice())

test('an answer that changed nothing draws no row again', async ({ page }) => {
  await openRun(page, RUNS.failed)
  await expect(page.getByRole('region', { name: 'Charts' })).toBeVisible()
  await page.evaluate(noteChanges, false)
  for (let count = 0; count < 3; count += 1) {
    const answer = page.waitForResponse(isAnswerOf(RUNS.failed))
    await page.getByRole('button', { name: 'Refresh now' }).click()
    const response = await answer
    expect([200, 304]).toContain(response.status())
    await expect(page.getByRole('button', { name: 'Refresh now' })).toHaveAttribute('aria-busy', 'false')
  }
  expect(await changesOf(page)).toEqual([])
})

test('a poll draws no node again that is over, and moves the age of the data', async ({ page }) => {
  const ref = await liveRun()
  await openRun(page, ref, { sort: 'definition', view: 'table' })
  const age = page.getByText(/^\d+ (s|min) old$/)
  const fetched = await age.getAttribute('datetime')
  await polls(page, ref, 1)
  await page.evaluate(noteChanges, true)
  const names = await rowNames(page)
  await polls(page, ref, 2)
  await expect(age).not.toHaveAttribute('datetime', fetched ?? '')
  expect(await rowNames(page)).toEqual(names)
  expect(await changesOf(page)).toEqual([])
})

test('a running run moves on by itself', async ({ page }) => {
  const ref = await liveRun()
  await openRun(page, ref)
  const ran = page
    .getByRole('definition')
    .filter({ hasText: /^(\d+m )?\d+s$/ })
    .last()
  const before = await ran.textContent()
  await expect(ran).not.toHaveText(before ?? '')
  await expect(nodeTable(page)).toBeVisible()
})

test('a failed look leaves the run on screen, says so, and heals', async ({ page, context, pageErrors }) => {
  await openRun(page, RUNS.failed)
  pageErrors.allowFailingRun(RUNS.failed)
  // What the page loads behind its bars is none of this test's.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(page.getByText('Not refreshed: The server cannot be reached')).toBeVisible()
  expect(await rowNames(page)).toHaveLength(26)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(page.getByText(/^Not refreshed/)).toHaveCount(0)
})
