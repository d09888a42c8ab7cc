import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Locator, type Page } from '@playwright/test'
import { type AxeResults, type RunOptions } from 'axe-core'
import { test as testLive } from './support/live-demo'
import { expect, test } from './support/nodeline'
import { findings, nodeLink, openRun, panel, RUNS, runAddress, showAddress, title } from './support/run-page'

// WCAG 2.2 AA, as far as axe can check it.

// What fades in has another contrast meanwhile.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const ALL: RunOptions = { runOnly: { type: 'tag', values: TAGS } }
/** The only rule whose result depends on the theme. */
const CONTRAST: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } }

async function findViolations(page: Page, rules: RunOptions): Promise<string[]> {
  // As the debugger does: the content security policy allows no other script.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(options),
    { runOnly: rules.runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  )
  return violations.map(({ id, nodes }) => {
    const why = nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''
    return `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 200)} (${why})`
  })
}

/** Looks at what is open now, in the light theme and then in the dark one, which pages take from the system. */
async function expectNoViolations(page: Page): Promise<void> {
  await expect(title(page)).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect.soft(await findViolations(page, ALL), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await findViolations(page, CONTRAST), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

const { failed, documented } = RUNS
const LOGS = { job: 'logs_of_every_kind', id: '8860000001', workspace: '' }
const FOUND = { node: 'dws_load_payments', lq: 'numeric', q: 'payments' }

type Shown = readonly [address: string, ready: (page: Page) => Locator]

/** Pages, each with what shows that it is there. One page shows them all: most of the time goes into loading. */
async function expectAll(page: Page, shown: readonly Shown[]) {
  for (const [address, ready] of shown) {
    await test.step(address, async () => {
      await showAddress(page, address)
      await expect(ready(page).first()).toBeVisible()
      await expectNoViolations(page)
    })
  }
}

test('a run in each of its forms', ({ page }) =>
  expectAll(page, [
    [runAddress(failed), (shown) => nodeLink(shown, 'start_dummy')],
    [
      runAddress(failed, { node: 'dws_load_order_items', sort: '-duration', status: 'fail' }),
      (shown) => panel(shown, 'dws_load_order_items'),
    ],
    [runAddress(failed, { view: 'table' }), (shown) => shown.getByRole('columnheader', { name: 'Log path' })],
    [runAddress(failed, { view: 'graph', q: 'dws' }), (shown) => shown.locator('svg').getByRole('button')],
    [runAddress(LOGS, { ...FOUND, log: '1' }), (shown) => shown.locator('.log-hit')],
    [runAddress(LOGS, { ...FOUND, log: 'full' }), (shown) => shown.locator('.log-hit')],
    [runAddress(documented), findings],
  ]))

test('pages of many runs, of jobs and of the server', ({ page }) =>
  expectAll(page, [
    ['/status', (shown) => shown.locator('[data-state]')],
    [`/jobs/${failed.job}`, (shown) => shown.getByRole('table').getByRole('row').nth(8)],
    ['/jobs?q=orders', (shown) => shown.getByRole('table').last().getByRole('row').nth(3)],
    [
      `/wall/new?${new URLSearchParams({ job: failed.job, id: failed.id }).toString()}`,
      (shown) => shown.locator('[data-preview]').getByText(failed.id),
    ],
    [
      '/wall?jobs=dwd_orders_daily,ods_orders_daily,no_such_job',
      (shown) => shown.locator('.wj-row, .wj-tile').nth(2),
    ],
    ['/wall?folder=/*', (shown) => shown.locator('.wj-row, .wj-tile').nth(12)],
  ]))

test('a page in Chinese, and an error page', async ({ page, pageErrors }) => {
  await openRun(page, failed, { lang: 'zh-CN' })
  await expectNoViolations(page)
  const missing = { job: 'fault-instance-missing', id: '1', workspace: '' }
  pageErrors.allowFailingRun(missing)
  await showAddress(page, runAddress(missing, { lang: 'en' }))
  await expect(title(page)).toHaveText('No such instance')
  await expectNoViolations(page)
})

testLive('a run in its first minute, and later', async ({ page, live }) => {
  for (const moment of ['started', 'running'] as const) {
    const run = await live.begin(moment)
    await showAddress(page, runAddress(run))
    await expect(page).toHaveTitle(new RegExp(`${run.id}$`))
    await expectNoViolations(page)
  }
})

test('an invalid field, the values of a chart, and the look-up over the start page and over a run', async ({
  page,
}) => {
  await page.goto('/')
  // Cards above fill in meanwhile, and a pointer would miss what moves down.
  await page.getByRole('button', { name: /^Open a run by/ }).press('Enter')
  await page.getByRole('button', { name: 'Show the run' }).press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('combobox').fill('orders')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNoViolations(page)
  await showAddress(page, `/jobs/${failed.job}`)
  await page.getByText('As a table').click()
  await expectNoViolations(page)
  await showAddress(page, runAddress(failed))
  await expect(title(page)).toHaveText(failed.job)
  await expect(nodeLink(page, 'start_dummy')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('listbox').getByRole('option').first()).toBeVisible()
  await expectNoViolations(page)
})

test('a notice about notifications, the help, an open menu and a tooltip', async ({ page }) => {
  await openRun(page, documented)
  await page.getByRole('button', { name: 'Notify me' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'This run has ended' })).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const buttons = page.getByRole('navigation').getByRole('button')
  await buttons.nth(1).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await buttons.nth(3).hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await expectNoViolations(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a failed run, its table, its comparison and the panel', async ({ page }) => {
    await openRun(page, failed)
    await expectNoViolations(page)
    await showAddress(page, runAddress(failed, { view: 'table' }))
    await expect(page.getByRole('columnheader', { name: 'Retries' })).toBeAttached()
    await expectNoViolations(page)
    await showAddress(page, runAddress(failed, { vs: RUNS.green.id }))
    await expect(page.getByText(/nodes did not run/)).toBeVisible()
    await expectNoViolations(page)
    await showAddress(page, runAddress(failed, { view: 'table' }))
    await nodeLink(page, 'dws_load_order_items').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolations(page)
  })
})

test('forced colours leave bars, the words in them and the run line of a wall', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
  await openRun(page, RUNS.failed)
  const green = 'rgb(27, 163, 123)'
  await expect(page.locator('td .bar.shape-success').first()).toHaveCSS('background-color', green)
  await expect(page.locator('.bar-label.shape-words-success').first()).toHaveCSS('color', 'rgb(6, 18, 13)')
  await showAddress(page, runAddress(RUNS.green, { wall: '1' }))
  await expect(page.locator('.wall-line.ran')).toHaveCSS('background-color', green)
  // A wall is dark, but the canvas is what the user has chosen.
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light dark')
})
