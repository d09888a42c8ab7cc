import { type Page } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { ROUTES } from '../src/contract/routes'
import { isRunRequest } from './support/run-answers'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { MINUTE_MS } from '../src/lib/time/units'
import { staleBanner, waitForPart } from './support/outage'
import { runAddress, openRun, rowNames, RUNS, showAddress, title } from './support/run-page'

// A page that cannot show a run offers what to do, and that works. The texts of each error are checked with the examples.

/** Opens a run without loading the page anew. */
async function lookUp(page: Page, { job, id }: RunRef) {
  await page.getByRole('textbox', { name: 'Job name' }).fill(job)
  await page.getByRole('textbox', { name: 'Instance id' }).fill(id)
  await page.getByRole('button', { name: 'Show the run' }).press('Enter')
}

test('a run of another workspace opens once the workspace is typed', async ({ page, pageErrors }) => {
  const elsewhere = { job: 'dwd_orders_daily', id: '8829140001', workspace: '' }
  pageErrors.allowFailingRun(elsewhere)
  await page.goto(runAddress(elsewhere))
  await expect(title(page)).toHaveText('No such instance')
  const field = page.getByRole('textbox', { name: 'Workspace id' })
  await field.fill('not a workspace')
  await page.getByRole('button', { name: 'Open there' }).click()
  await expect(page.getByRole('alert')).toContainText('A workspace id has at most 64')
  await field.fill('dw_prod')
  await field.press('Enter')
  await expect(title(page)).toHaveText('dwd_orders_daily')
  await expect(page).toHaveURL('/jobs/dwd_orders_daily/instances/8829140001?workspace=dw_prod')
})

test('a poll keeps the error and the text being typed', async ({ page, pageErrors }) => {
  const elsewhere = { job: 'dwd_orders_daily', id: '8829140001', workspace: '' }
  pageErrors.allowFailingRun(elsewhere)
  await page.goto(runAddress(elsewhere))
  const field = page.getByRole('textbox', { name: 'Workspace id' })
  await field.fill('dw_pr')
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(isRunRequest(elsewhere), async (route) => {
    await held
    await route.continue()
  })
  const [request] = await Promise.all([
    page.waitForRequest((asked) => isRunRequest(elsewhere)(new URL(asked.url()))),
    page.evaluate(() => window.dispatchEvent(new Event('focus'))),
  ])
  await expect(page.getByText('trying now')).toBeVisible()
  await expect(title(page)).toHaveText('No such instance')
  await expect(field).toHaveValue('dw_pr')
  await expect(field).toBeFocused()
  answer()
  expect((await request.response())?.status()).toBe(404)
  await expect(page.getByText('trying now')).toBeHidden()
  await expect(field).toHaveValue('dw_pr')
  await expect(field).toBeFocused()
})

test('"Try again" asks again, and shows the run once DGC answers', async ({ page, pageErrors, live }) => {
  const once = { job: 'fault-once', id: '71', workspace: '' }
  pageErrors.allowFailingRun(once)
  await page.goto(runAddress(once))
  await expect(title(page)).toHaveText('DGC could not answer')
  live.skipPause()
  const asked = page.waitForRequest((request) => isRunRequest(once)(new URL(request.url())))
  await page.getByRole('button', { name: 'Try again' }).click()
  await asked
  await expect(title(page)).toHaveText('fault-once')
})

test('offline: the page says so, and recovers with the network', async ({ page, context, pageErrors }) => {
  const report = waitForPart(page, 'RunErrorPage')
  await page.goto('/')
  await page.getByRole('button', { name: 'Open a run by job, id and workspace' }).press('Enter')
  await report
  await page.waitForLoadState('networkidle')
  pageErrors.allowFailingRun(RUNS.documented)
  pageErrors.allowFailingUrl('/favicon.svg')
  pageErrors.allowFailingUrl(ROUTES.apiJobs)
  await context.setOffline(true)
  await lookUp(page, RUNS.documented)
  await expect(title(page)).toHaveText('This computer is offline')
  await expect(page.getByText(/^next try in \d+s$/)).toBeVisible()
  await context.setOffline(false)
  await expect(title(page)).toHaveText('job_batch')
})

test('a run that DGC no longer has stays on screen, with the reason', async ({ page, pageErrors, live }) => {
  await page.clock.install()
  const vanishing = { job: 'fault-vanish', id: '74', workspace: '' }
  pageErrors.allowFailingRun(vanishing)
  await openRun(page, vanishing)
  const names = await rowNames(page)
  expect(names).not.toEqual([])
  await live.poll(page, vanishing, 6 * MINUTE_MS)
  await expect(page.getByText('Not refreshed: No such instance')).toBeVisible()
  await page.clock.fastForward(20 * MINUTE_MS)
  await expect(staleBanner(page)).toContainText('DGC no longer has this instance.')
  expect(await rowNames(page)).toEqual(names)
})

test('an unknown address says so, and one that cannot be a run sends no request', async ({ page }) => {
  const requests: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/jobs/')) requests.push(request.url())
  })
  await page.goto('/no/such/page')
  await expect(title(page)).toHaveText('No such page')
  await expect(page).toHaveTitle('No such page')
  await showAddress(page, '/jobs/job_batch/instances/abc')
  await expect(title(page)).toHaveText('This address is not valid')
  await expect(page).toHaveTitle('This address is not valid')
  expect(requests).toEqual([])
  await page.getByRole('link', { name: 'Look up a run' }).click()
  await expect(page.getByRole('combobox', { name: 'Look up a job or a run' })).toBeFocused()
})
