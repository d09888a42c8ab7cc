import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { expectNoLayoutErrors } from './support/page-checks'
import { runAddress, openRun, RUNS, title } from './support/run-page'

// The way to a run: by its names, by a pasted address, by what was opened before.

const { documented, failed } = RUNS

const field = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('textbox', { name })
const show = (page: Page) => page.getByRole('button', { name: 'Show the run' }).click()

test('job and instance lead to the run', async ({ page }) => {
  await page.goto('/')
  await expect(title(page)).toHaveText('Look up a run')
  await expect(page).toHaveTitle('Nodeline')
  await field(page, 'Job name').fill(' job_batch ')
  await field(page, 'Instance id').fill('34765')
  await field(page, 'Instance id').press('Enter')
  await expect(page).toHaveURL(runAddress(documented))
  await expect(title(page)).toHaveText('job_batch')
})

const REFUSED = [
  { job: 'a/b', id: '34765', workspace: '', says: 'A job name has 1 to 128 characters', at: 'Job name' },
  { job: 'job_batch', id: '0x1', workspace: '', says: 'An instance id is a whole number', at: 'Instance id' },
  { job: 'job_batch', id: '1', workspace: 'a b', says: 'A workspace id has at most 64', at: /^Workspace id/ },
] as const

test('what cannot be a run is refused beside its field, which gets the focus', async ({ page }) => {
  await page.goto('/')
  for (const { job, id, workspace, says, at } of REFUSED) {
    await field(page, 'Job name').fill(job)
    await field(page, 'Instance id').fill(id)
    await field(page, /^Workspace id/).fill(workspace)
    await show(page)
    await expect(page.getByRole('alert')).toContainText(says)
    await expect(field(page, at)).toBeFocused()
    await expect(field(page, at)).toHaveAttribute('aria-invalid', 'true')
  }
  expect(new URL(page.url()).pathname).toBe('/')
})

const CONSOLE =
  'https://console.huaweicloud.com/dayu/?region=cn-north-4#/dayu/manager/log?jobInstanceId=34765'

test('a pasted address fills the form in', async ({ page }) => {
  await page.goto('/')
  const pasted = field(page, /^Or paste an address/)
  await pasted.fill(
    'http://nodeline.example:8080/jobs/%E8%AE%A2%E5%8D%95%20v2/instances/77?workspace=dw_prod&node=x',
  )
  await expect(field(page, 'Job name')).toHaveValue('订单 v2')
  await expect(field(page, 'Instance id')).toHaveValue('77')
  await expect(field(page, /^Workspace id/)).toHaveValue('dw_prod')
  await pasted.fill(`${CONSOLE}&jobName=job_batch`)
  await expect(field(page, 'Job name')).toHaveValue('job_batch')
  await show(page)
  await expect(page).toHaveURL(runAddress(documented))
})

test('an address of the console without a job asks for it, and nonsense is refused', async ({ page }) => {
  await page.goto('/')
  const pasted = field(page, /^Or paste an address/)
  await pasted.fill(CONSOLE)
  await expect(page.getByText('gives only the number of its job. Enter the job name.')).toBeVisible()
  await expect(field(page, 'Instance id')).toHaveValue('34765')
  await pasted.fill('https://example.com/nothing')
  await expect(page.getByText('No job and instance can be read from this.')).toBeVisible()
})

test('the field of the bar takes an address at once, and a name to the form', async ({ page }) => {
  await openRun(page, failed)
  const bar = page.getByRole('searchbox', { name: 'Look up a run' })
  await bar.fill(`${new URL(page.url()).origin}${runAddress(documented)}`)
  await bar.press('Enter')
  await expect(title(page)).toHaveText('job_batch')
  await bar.fill('dws_finance_close')
  await bar.press('Enter')
  await expect(title(page)).toHaveText('Look up a run')
  await expect(field(page, 'Job name')).toHaveValue('dws_finance_close')
})

test('opened runs are remembered, the latest first, until they are forgotten', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Runs that you open are listed here, on this device only.')).toBeVisible()
  await openRun(page, documented)
  await openRun(page, failed)
  await page.getByRole('button', { name: 'Recently opened runs' }).click()
  await expect(page.getByRole('menu', { name: 'Recently opened runs' }).getByRole('menuitem')).toHaveText([
    'dwd_orders_daily8829121177',
    'job_batch34765',
  ])
  await page.goto('/')
  const recent = page.getByRole('region', { name: 'Recently opened' })
  await expect(recent.getByRole('link')).toHaveText(['dwd_orders_daily 8829121177', 'job_batch 34765'])
  await recent.getByRole('link', { name: 'job_batch 34765' }).click()
  await expect(title(page)).toHaveText('job_batch')
  await page.goto('/')
  await recent.getByRole('button', { name: 'Clear the list' }).click()
  await expect(recent.getByRole('link')).toHaveCount(0)
})

test('the demo lists what it shows, and each entry leads there', async ({ page, examples }) => {
  await page.goto('/')
  await expect(page.getByText('Demo data: DGC_ENDPOINT is not set')).toBeVisible()
  await page.getByRole('link', { name: 'What the demo shows' }).click()
  await expect(title(page)).toHaveText('What the demo shows')
  const list = page.getByRole('main')
  await expect(list.getByRole('link')).toHaveCount(examples.length)
  await expectNoLayoutErrors(page)
  await list.getByRole('link', { name: /^dwd_orders_daily 8829140001/ }).click()
  await expect(page).toHaveURL('/jobs/dwd_orders_daily/instances/8829140001?workspace=dw_prod')
  await expect(title(page)).toHaveText('dwd_orders_daily')
})
