import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Page } from '@playwright/test'
import { type AxeResults, type RunOptions } from 'axe-core'
import { test } from './support/live-demo'
import { expect, test as testLogs } from './support/nodeline'
import { runAddress, nodeLink, openRun, RUNS, title } from './support/run-page'

// WCAG 2.2 AA, as far as axe can check it.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const ALL: RunOptions = { runOnly: { type: 'tag', values: TAGS } }
/** The only rule whose result depends on the theme. */
const CONTRAST: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } }

async function findViolations(page: Page, rules: RunOptions): Promise<string[]> {
  // As the debugger does: the content security policy allows no other script.
  await page.evaluate(AXE)
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

test('a failed run', async ({ page }) => {
  await openRun(page, failed)
  await expectNoViolations(page)
})

test('a page in Chinese', async ({ page }) => {
  await openRun(page, failed, { lang: 'zh-CN' })
  await expectNoViolations(page)
})

test('a run in its first minute, and later', async ({ page, live }) => {
  for (const moment of ['started', 'running'] as const) {
    await openRun(page, await live.begin(moment))
    await expectNoViolations(page)
  }
})

test('a run with findings', async ({ page }) => {
  await openRun(page, documented)
  await expectNoViolations(page)
})

test('the graph of a run', async ({ page }) => {
  await openRun(page, failed, { view: 'graph', q: 'dws' })
  await expect(page.locator('svg').getByRole('button').first()).toBeVisible()
  await expectNoViolations(page)
})

test('a run with an open panel and filters', async ({ page }) => {
  await openRun(page, failed, { node: 'dws_load_order_items', sort: '-duration', status: 'fail' })
  await expectNoViolations(page)
})

// The server of `live` has no key for logs.
testLogs('a run with an open log, beside and full', async ({ page }) => {
  const log = { node: 'dws_load_payments', lq: 'numeric', q: 'payments' }
  const run = { job: 'logs_of_every_kind', id: '8860000001', workspace: '' }
  for (const width of ['1', 'full']) {
    await page.goto(runAddress(run, { ...log, log: width }))
    await expect(page.locator('.log-hit').first()).toBeVisible()
    await expectNoViolations(page)
  }
})

test('the table alone', async ({ page }) => {
  await openRun(page, failed, { view: 'table' })
  await expectNoViolations(page)
})

test('the start page with an invalid field', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /^Open a run by/ }).click()
  await page.getByRole('button', { name: 'Show the run' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectNoViolations(page)
})

test('the look-up over the start page and over a run', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox').fill('orders')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNoViolations(page)
  await openRun(page, failed)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('listbox').getByRole('option').first()).toBeVisible()
  await expectNoViolations(page)
})

test('the server status', async ({ page }) => {
  await page.goto('/status')
  await expect(page.locator('[data-state]')).toBeVisible()
  await expectNoViolations(page)
})

test('a job', async ({ page }) => {
  await page.goto(`/jobs/${failed.job}`)
  await expect(page.getByRole('table').getByRole('row').nth(8)).toBeVisible()
  await page.getByText('As a table').click()
  await expectNoViolations(page)
})

test('the jobs', async ({ page }) => {
  await page.goto('/jobs?q=orders')
  await expect(page.getByRole('table').last().getByRole('row').nth(3)).toBeVisible()
  await expectNoViolations(page)
})

for (const jobs of ['jobs=dwd_orders_daily,ods_orders_daily,no_such_job', 'folder=/*']) {
  test(`a wall of ${jobs}`, async ({ page }) => {
    await page.goto(`/wall?${jobs}`)
    await expect(page.locator('.wj-row, .wj-tile').nth(2)).toBeVisible()
    await expectNoViolations(page)
  })
}

test('the wall set-up', async ({ page }) => {
  const { job, id } = failed
  await page.goto(`/wall/new?${new URLSearchParams({ job, id, workspace: 'a b' }).toString()}`)
  await page.getByRole('textbox').last().fill('')
  await expect(page.locator('[data-preview]')).toContainText(id)
  await expectNoViolations(page)
})

test('a notice about notifications', async ({ page }) => {
  await openRun(page, documented)
  await page.getByRole('button', { name: 'Notify me' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'This run has ended' })).toBeVisible()
  await expectNoViolations(page)
})

test('an error page', async ({ page, pageErrors }) => {
  const missing = { job: 'fault-instance-missing', id: '1', workspace: '' }
  pageErrors.allowFailingRun(missing)
  await page.goto(runAddress(missing))
  await expectNoViolations(page)
})

test('the help', async ({ page }) => {
  await openRun(page, documented)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolations(page)
})

test('an open menu and a tooltip', async ({ page }) => {
  await openRun(page, documented)
  const buttons = page.getByRole('navigation').getByRole('button')
  await buttons.nth(1).click()
  await buttons.nth(3).hover()
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await expectNoViolations(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a failed run', async ({ page }) => {
    await openRun(page, failed)
    await expectNoViolations(page)
  })

  test('the table and the panel', async ({ page }) => {
    await openRun(page, failed, { view: 'table' })
    await expectNoViolations(page)
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
  await openRun(page, RUNS.green, { wall: '1' })
  await expect(page.locator('.wall-line.ran')).toHaveCSS('background-color', green)
  // A wall is dark, but the canvas is what the user has chosen.
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light dark')
})
