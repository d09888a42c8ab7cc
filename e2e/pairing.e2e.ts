import { PAIRING_POLL_MS, SCREEN_POLL_MS } from '../src/contract/pairing'
import { ROUTES, paths } from '../src/contract/routes'
import { expect } from './support/nodeline'
import { expectNoLayoutErrors } from './support/page-checks'
import { runAddress, RUNS, title } from './support/run-page'
import { signIn, test } from './support/users'

const { failed } = RUNS
const WALL = `${runAddress(failed)}?wall=1`

const CARD = 'rgb(255, 255, 255)'

test('a screen shows a code until a user approves it, and again when it is revoked', async ({
  page,
  pageErrors,
  otherViewer,
}) => {
  await page.clock.install()
  await page.goto(WALL)
  const code = page.getByRole('img', { name: /^\w( \w){5}$/ })
  const shown = (await code.textContent()) ?? ''
  await expectNoLayoutErrors(page)

  const user = await otherViewer({ viewport: { width: 390, height: 844 } })
  const scanned = `${ROUTES.pair}?code=${shown}`
  pageErrors.allowFailingUrl(scanned)
  // On a busy machine the server refuses some, and the pages ask again; a revoked screen is refused its run.
  pageErrors.allowFailingRun(failed)
  pageErrors.allowFailingUrl(paths.apiJobs(''))
  await user.goto(scanned)
  await signIn(user)
  await expect(user.getByText('A screen shows this code')).toBeVisible()
  await expect(title(user)).toHaveText('Does the screen show this?')
  await expectNoLayoutErrors(user)
  const approve = user.getByRole('button', { name: 'Approve this screen' })
  await expect(approve).toBeDisabled()
  // Its grey words could not be read on the colour of a button that can be pressed.
  await expect(approve).toHaveCSS('background-color', CARD)
  await expect(user.getByText('Give the screen a name.')).toBeVisible()
  await user.getByLabel('Name of the screen').fill('Floor 3')
  await approve.click()
  await expect(user.getByText('Floor 3 is paired and shows its wall now.')).toBeVisible()

  await page.clock.runFor(PAIRING_POLL_MS)
  await expect(page).toHaveURL(WALL)
  await expect(title(page)).toHaveText(failed.job)

  await user.getByRole('button', { name: /^Screens/ }).click()
  await user.getByRole('button', { name: 'Revoke Floor 3' }).click()
  await user.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(user.getByText('No screen is paired.')).toBeVisible()
  await expectNoLayoutErrors(user)
  await page.clock.runFor(SCREEN_POLL_MS)
  await expect(code).toBeVisible()
  await expect(page.getByText(/^Revoked .* by /)).toBeVisible()
  await expect(page.getByText(failed.job)).toHaveCount(0)

  // A wall that the user has put together comes along to where the code is typed.
  await user.goto('/wall/new?jobs=dwd_orders_daily,ads_costs_report&tz=UTC')
  await user.getByRole('link', { name: 'Pair a screen' }).click()
  await expect(user.getByLabel('Job names, separated by commas')).toHaveValue(
    'dwd_orders_daily, ads_costs_report',
  )
  await user.getByLabel('Code', { exact: true }).fill((await code.textContent()) ?? '')
  await user.getByLabel('Name of the screen').fill('Floor 4')
  await approve.click()
  await expect(user.getByText('Floor 4 is paired and shows its wall now.')).toBeVisible()
  await page.clock.runFor(PAIRING_POLL_MS)
  await expect(page).toHaveURL(/\/wall\?jobs=dwd_orders_daily/)
  await expect(page.locator('.wj-row, .wj-tile')).toHaveCount(2)
  await user.goto(`${ROUTES.pair}?show=%2Fwall%3Fjobs%3Ddwd_orders_daily&lang=zh-CN`)
  await expect(user.locator('[data-preview]')).toContainText('dwd_orders_daily')
  await expectNoLayoutErrors(user)
})
