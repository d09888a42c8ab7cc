import { type Page, type Response } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { paths } from '../src/contract/routes'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { openRun, openRunWithInsight, panel, rowNames, RUNS } from './support/run-page'

// A poll moves nothing that the user looks at or works with.

const isAnswerOf = (ref: RunRef) => (response: Response) => response.url().endsWith(paths.apiRun(ref))

const readPosition = (page: Page) =>
  page.evaluate(() => ({
    scrollY: window.scrollY,
    focus: document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    address: window.location.href,
    rows: [...document.querySelectorAll('tbody [aria-rowindex] a')].map((link) =>
      link.getAttribute('aria-label'),
    ),
  }))

test('two polls keep scroll position, focus, zoom, selection and panel', async ({ page, live }) => {
  await page.clock.install()
  const ref = await live.begin('running')
  await openRun(page, ref, { sort: 'definition' })
  const [name = ''] = await rowNames(page)
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/from=/)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(panel(page, name)).toBeVisible()
  // The address follows the page within a moment.
  await expect(page).toHaveURL(/node=/)
  await page.getByRole('button', { name: 'Next node' }).focus()
  await page.mouse.wheel(0, 160)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(160)
  const before = await readPosition(page)
  await live.poll(page, ref)
  await live.poll(page, ref)
  expect(await readPosition(page)).toEqual(before)
  await expect(panel(page, name)).toBeVisible()
})

test('two polls keep an open menu and a half-typed filter', async ({ page, live }) => {
  await page.clock.install()
  const ref = await live.begin('running')
  await openRun(page, ref)
  await page.getByRole('searchbox', { name: 'Filter nodes' }).fill('a')
  await page.getByRole('button', { name: 'Time zone' }).click()
  // An opened menu takes the focus in a task of its own.
  await expect(page.getByRole('menuitemradio', { checked: true })).toBeFocused()
  await page.getByRole('menuitemradio', { name: 'UTC', exact: true }).focus()
  await live.poll(page, ref)
  await live.poll(page, ref)
  await expect(page.getByRole('menuitemradio', { name: 'UTC', exact: true })).toBeFocused()
  await expect(page.getByRole('searchbox', { name: 'Filter nodes' })).toHaveValue('a')
})

/**
 * Records from now on what changes in the rows of finished nodes. On a live axis their bars move; `contentOnly` leaves those changes out.
 */
function recordChanges(contentOnly: boolean) {
  const body = document.querySelector('tbody')
  if (!body) throw new Error('There are no rows.')
  const isFinished = (row: Element) => /Success|Failed|Skipped|Cancelled/.test(row.textContent)
  const finished = new Set([...body.rows].filter(isFinished).map((row) => row.dataset['key']))
  const changes: string[] = []
  const observer = new MutationObserver((records) => {
    for (const { target, type } of records) {
      const row = (target instanceof Element ? target : target.parentElement)?.closest('tr')
      const counts = finished.has(row?.dataset['key']) && !(contentOnly && type === 'attributes')
      if (counts) changes.push(`${type} ${row?.textContent?.slice(0, 60)}`)
    }
  })
  observer.observe(body, { subtree: true, childList: true, attributes: true, characterData: true })
  Object.assign(window, { changesOfRows: changes })
}
const readChanges = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'changesOfRows') as string[]).slice())

test('an unchanged answer has no body (304) and renders no row again', async ({ page }) => {
  await openRunWithInsight(page, RUNS.failed)
  await expect(page.getByRole('region', { name: 'Charts' })).toBeVisible()
  await expect(page.getByText('1 root failure, 5 consequences')).toBeVisible()
  await expect(page.getByText(/^Error DWS\.0007/)).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.evaluate(recordChanges, false)
  for (let count = 0; count < 3; count += 1) {
    const answer = page.waitForResponse(isAnswerOf(RUNS.failed))
    await page.getByRole('button', { name: 'Refresh now' }).click()
    // The browser answers a 304 from its cache and reports a 200; only the size on the wire tells them apart.
    expect((await (await answer).request().sizes()).responseBodySize).toBe(0)
    await expect(page.getByRole('button', { name: 'Refresh now' })).toHaveAttribute('aria-busy', 'false')
  }
  expect(await readChanges(page)).toEqual([])
})

test('a poll updates the age of the data and renders no finished node again', async ({ page, live }) => {
  await page.clock.install()
  const ref = await live.begin('running')
  await openRun(page, ref, { sort: 'definition', view: 'table' })
  const age = page.getByText(/^\d+ (s|min) old$/)
  const fetched = await age.getAttribute('datetime')
  await live.poll(page, ref)
  await page.evaluate(recordChanges, true)
  const names = await rowNames(page)
  await live.poll(page, ref)
  await live.poll(page, ref)
  await expect(age).not.toHaveAttribute('datetime', fetched ?? '')
  expect(await rowNames(page)).toEqual(names)
  expect(await readChanges(page)).toEqual([])
})

test('what waits stands at now', async ({ page, live }) => {
  await page.clock.install()
  await openRun(page, await live.begin('running'))
  const mark = page.getByRole('img', { name: 'Waiting', exact: true }).first()
  // A mark of 10 px and its space lie before the line of now.
  const readGap = () =>
    mark.evaluate((element) => {
      const line = document.querySelector('.now-line')?.getBoundingClientRect()
      return Math.round((line?.x ?? 0) - element.getBoundingClientRect().x)
    })
  await expect.poll(async () => Math.abs((await readGap()) - 11.5)).toBeLessThanOrEqual(1.5)
})
