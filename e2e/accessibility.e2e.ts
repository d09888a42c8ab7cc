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

async function findViolations(page: Page): Promise<string[]> {
  // As the debugger does: the content security policy allows no other script.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(options),
    { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] } satisfies RunOptions,
  )
  return violations.map(({ id, nodes }) => {
    const why = nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''
    return `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 200)} (${why})`
  })
}

/** Contrast depends on the theme, names on the language: two views show each of both. */
const VIEWS = [
  { theme: 'light', lang: 'en' },
  { theme: 'dark', lang: 'zh-CN' },
] as const

async function expectNoViolations(page: Page, open: (view: Record<string, string>) => Promise<unknown>) {
  for (const view of VIEWS) {
    await open(view)
    await expect(title(page)).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect.soft(await findViolations(page), `${view.theme}, ${view.lang}`).toEqual([])
  }
}

const { failed, documented } = RUNS

test('a failed run', ({ page }) => expectNoViolations(page, (view) => openRun(page, failed, view)))

test('a run in its first minute, and later', async ({ page, live }) => {
  for (const moment of ['started', 'running'] as const) {
    const run = await live.begin(moment)
    await expectNoViolations(page, (view) => openRun(page, run, view))
  }
})

test('a run with findings', ({ page }) => expectNoViolations(page, (view) => openRun(page, documented, view)))

test('the graph of a run', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await openRun(page, failed, { ...view, view: 'graph', q: 'dws' })
    await expect(page.locator('svg').getByRole('button').first()).toBeVisible()
  }))

test('a run with an open panel and filters', ({ page }) =>
  expectNoViolations(page, (view) =>
    openRun(page, failed, { ...view, node: 'dws_load_order_items', sort: '-duration', status: 'fail' }),
  ))

// The server of `live` has no key for logs.
testLogs('a run with an open log, beside and full', ({ page }) =>
  expectNoViolations(page, async (view) => {
    const log = { ...view, node: 'dws_load_payments', log: '1', lq: 'numeric', q: 'payments' }
    const run = { job: 'logs_of_every_kind', id: '8860000001', workspace: '' }
    await openRun(page, run, log)
    await expect(page.locator('.log-hit').first()).toBeVisible()
    expect.soft(await findViolations(page)).toEqual([])
    await page.goto(runAddress(run, { ...log, log: 'full' }))
    await expect(page.locator('.log-hit').first()).toBeVisible()
  }),
)

test('the table alone', ({ page }) =>
  expectNoViolations(page, (view) => openRun(page, failed, { ...view, view: 'table' })))

test('the start page with an invalid field', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await page.goto(`/?${new URLSearchParams(view).toString()}`)
    await page.getByRole('button', { name: /^(Open a run by|按作业、ID)/ }).click()
    await page.getByRole('button', { name: /^(Show the run|查看实例)$/ }).click()
    await expect(page.getByRole('alert')).toBeVisible()
  }))

test('the look-up over the start page and over a run', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await page.goto(`/?${new URLSearchParams(view).toString()}`)
    await page.getByRole('combobox').fill('orders')
    await expect(page.getByRole('option').first()).toBeVisible()
    expect.soft(await findViolations(page)).toEqual([])
    await openRun(page, failed, view)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('listbox').getByRole('option').first()).toBeVisible()
  }))

test('the server status', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await page.goto(`/status?${new URLSearchParams(view).toString()}`)
    await expect(page.locator('[data-state]')).toBeVisible()
  }))

test('a job', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await page.goto(`/jobs/${failed.job}?${new URLSearchParams(view).toString()}`)
    await expect(page.getByRole('table').getByRole('row').nth(8)).toBeVisible()
    await page.getByText(/^(As a table|以表格显示)$/).click()
  }))

test('the jobs', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await page.goto(`/jobs?${new URLSearchParams({ ...view, q: 'orders' }).toString()}`)
    await expect(page.getByRole('table').last().getByRole('row').nth(3)).toBeVisible()
  }))

for (const jobs of ['jobs=dwd_orders_daily,ods_orders_daily,no_such_job', 'folder=/*']) {
  test(`a wall of ${jobs}`, ({ page }) =>
    expectNoViolations(page, async (view) => {
      await page.goto(`/wall?${jobs}&${new URLSearchParams(view).toString()}`)
      await expect(page.locator('.wj-row, .wj-tile').nth(2)).toBeVisible()
    }))
}

test('the wall set-up', ({ page }) =>
  expectNoViolations(page, async (view) => {
    const { job, id } = failed
    await page.goto(`/wall/new?${new URLSearchParams({ ...view, job, id, workspace: 'a b' }).toString()}`)
    await page.getByRole('textbox').last().fill('')
    await expect(page.locator('[data-preview]')).toContainText(id)
  }))

test('a notice about notifications', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await openRun(page, documented, view)
    await page.getByRole('button', { name: /^(Notify me|通知我)$/ }).click()
    await expect(page.getByRole('status').filter({ hasText: /This run has ended|实例已结束/ })).toBeVisible()
  }))

test('an error page', ({ page, pageErrors }) => {
  const missing = { job: 'fault-instance-missing', id: '1', workspace: '' }
  pageErrors.allowFailingRun(missing)
  return expectNoViolations(page, (view) => page.goto(runAddress(missing, view)))
})

test('the help', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await openRun(page, documented, view)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  }))

test('an open menu and a tooltip', ({ page }) =>
  expectNoViolations(page, async (view) => {
    await openRun(page, documented, view)
    const buttons = page.getByRole('navigation').getByRole('button')
    await buttons.nth(1).click()
    await buttons.nth(3).hover()
    await expect(page.getByRole('menu')).toBeVisible()
    await expect(page.getByRole('tooltip')).toBeVisible()
  }))

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a failed run', ({ page }) => expectNoViolations(page, (view) => openRun(page, failed, view)))

  test('the table and the panel', ({ page }) =>
    expectNoViolations(page, async (view) => {
      await openRun(page, failed, { ...view, view: 'table' })
      expect.soft(await findViolations(page)).toEqual([])
      await nodeLink(page, 'dws_load_order_items').click()
    }))
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
