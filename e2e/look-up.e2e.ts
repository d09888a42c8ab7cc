import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { expectNoLayoutErrors } from './support/page-checks'
import { runAddress, openRun, RUNS, title } from './support/run-page'

// The way to a run: by its names, by a pasted address, by what was opened before.

const { documented, failed } = RUNS

const field = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('textbox', { name })
/** The start page with the form for a run's names. */
async function openForm(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Open a run by job, id and workspace' }).press('Enter')
}
const show = (page: Page) => page.getByRole('button', { name: 'Show the run' }).press('Enter')

const REFUSED = [
  { job: 'a/b', id: '34765', workspace: '', says: 'A job name has 1 to 128 characters', at: 'Job name' },
  { job: 'job_batch', id: '0x1', workspace: '', says: 'An instance id is a whole number', at: 'Instance id' },
  { job: 'job_batch', id: '1', workspace: 'a b', says: 'A workspace id has at most 64', at: /^Workspace id/ },
] as const

test('what cannot be a run is refused beside its field, which gets the focus; job and instance lead to the run', async ({
  page,
}) => {
  await openForm(page)
  await expect(page).toHaveTitle('Nodeline')
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
  await field(page, /^Workspace id/).fill('')
  await field(page, 'Job name').fill(' job_batch ')
  await field(page, 'Instance id').fill('34765')
  await field(page, 'Instance id').press('Enter')
  await expect(page).toHaveURL(runAddress(documented))
  await expect(title(page)).toHaveText('job_batch')
})

const CONSOLE =
  'https://console.huaweicloud.com/dayu/?region=cn-north-4#/dayu/manager/log?jobInstanceId=34765'

test('a pasted address fills the form in, asks for a job it does not name, and nonsense is refused', async ({
  page,
}) => {
  await openForm(page)
  const pasted = field(page, /^Or paste an address/)
  await pasted.fill(
    'http://nodeline.example:8080/jobs/%E8%AE%A2%E5%8D%95%20v2/instances/77?workspace=dw_prod&node=x',
  )
  await expect(field(page, 'Job name')).toHaveValue('订单 v2')
  await expect(field(page, 'Instance id')).toHaveValue('77')
  await expect(field(page, /^Workspace id/)).toHaveValue('dw_prod')
  await pasted.fill('https://example.com/nothing')
  await expect(page.getByText('No job and instance can be read from this.')).toBeVisible()
  await pasted.fill(CONSOLE)
  await expect(page.getByText('gives only the number of its job. Enter the job name.')).toBeVisible()
  await expect(field(page, 'Instance id')).toHaveValue('34765')
  await pasted.fill(`${CONSOLE}&jobName=job_batch`)
  await expect(field(page, 'Job name')).toHaveValue('job_batch')
  await show(page)
  await expect(page).toHaveURL(runAddress(documented))
})

const box = (page: Page) => page.getByRole('combobox', { name: 'Look up a job or a run' })
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option')
const group = (page: Page, name: string) => page.getByRole('listbox').getByRole('group', { name })

test('from the start page, six keys lead to the failed node of a run of last night', async ({ page }) => {
  await page.goto('/?workspace=dw_prod')
  await expect(page.getByRole('heading', { level: 1, name: /need attention/ })).toBeVisible()
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('fail')
  await expect(options(page).first()).toContainText('Failed')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/jobs\/.+\/instances\/\d+\?workspace=dw_prod$/)
  await expect(page.getByRole('row').first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/[?&]node=/)
})

test('Ctrl K looks up from a run: a job, its runs, and one of them', async ({ page }) => {
  await openRun(page, failed)
  await page.keyboard.press('Control+k')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('dwd_orders_daily')
  await expect(group(page, 'Jobs')).toBeVisible()
  await expect(options(page).first()).toContainText('dwd_orders_daily')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Tab')
  await expect(group(page, 'Runs of dwd_orders_daily')).toBeVisible()
  await page.keyboard.type('success')
  await expect(page.getByText('Runs of dwd_orders_daily success')).toBeVisible()
  await expectNoLayoutErrors(page)
  const second = await options(page).nth(1).getAttribute('href')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(second ?? '')
  await expect(title(page)).toHaveText('dwd_orders_daily')
})

test('Escape clears, then closes, and gives the focus back; a pasted address says what it is, and opens with Enter alone', async ({
  page,
  context,
}) => {
  await openRun(page, failed)
  const button = page.getByRole('button', { name: 'Look up a run' })
  await button.click()
  await box(page).fill('orders')
  await page.keyboard.press('Escape')
  await expect(box(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Control+k')
  await box(page).fill('https://other.example/jobs/job_batch/instances/34765?sort=-duration')
  await expect(group(page, 'An address of Nodeline')).toContainText('instance 34765')
  const opened = context.waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  await expect(title(await opened)).toHaveText('job_batch')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(runAddress(documented, { sort: '-duration' }))
})

test('a workspace is switched where the user is, and kept by links', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Workspace$/ }).click()
  await page.getByRole('textbox', { name: 'Another workspace' }).fill('dw_prod')
  await page.getByRole('textbox', { name: 'Another workspace' }).press('Enter')
  await expect(page).toHaveURL('/?workspace=dw_prod')
  await page.getByRole('link', { name: /^All \d+ jobs$/ }).click()
  await expect(page).toHaveURL('/jobs?workspace=dw_prod')
})

test('opened runs are remembered, the latest first, until they are forgotten', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Runs that you open are listed here, on this device only.')).toBeVisible()
  for (const run of [documented, failed]) {
    await openRun(page, run)
    // After the paint, which a busy machine may not reach before the page is left.
    await page.waitForFunction((id) => localStorage.getItem('nodeline.recent')?.includes(id), run.id)
  }
  await page.getByRole('button', { name: 'Recently opened runs' }).click()
  await expect(page.getByRole('menu', { name: 'Recently opened runs' }).getByRole('menuitem')).toHaveText([
    'dwd_orders_daily8829121177',
    'job_batch34765',
  ])
  await page.goto('/')
  const recent = page.getByRole('region', { name: 'Recently opened' })
  await expect(recent.getByRole('link')).toHaveText([/^dwd_orders_daily /, /^job_batch /])
  await recent.getByRole('link', { name: /^job_batch / }).click()
  await expect(title(page)).toHaveText('job_batch')
  await page.goto('/')
  await recent.getByRole('button', { name: 'Forget' }).click()
  await expect(recent.getByRole('link')).toHaveCount(0)
})

test('the demo lists what it shows, and each entry leads there', async ({ page, examples }) => {
  await page.goto('/')
  await expect(page.getByText('Demo data: DGC_ENDPOINT is not set')).toBeVisible()
  await page.getByRole('link', { name: 'What the demo shows' }).click()
  await expect(title(page)).toHaveText('What the demo shows')
  const list = page.getByRole('main')
  await expect(list.getByRole('listitem').getByRole('link')).toHaveCount(examples.length)
  await expectNoLayoutErrors(page)
  await list.getByRole('link', { name: /^dwd_orders_daily 8829140001/ }).click()
  await expect(page).toHaveURL('/jobs/dwd_orders_daily/instances/8829140001?workspace=dw_prod')
  await expect(title(page)).toHaveText('dwd_orders_daily')
})
