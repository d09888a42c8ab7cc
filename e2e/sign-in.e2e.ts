import { type Page } from '@playwright/test'
import { type PageErrors, expect } from './support/nodeline'
import { runAddress, RUNS, title } from './support/run-page'
import { expectNoLayoutErrors } from './support/page-checks'
import { account, NAME, PASSWORD, signIn, test } from './support/users'

// A server with its own users. It answers every page without a session with the sign-in form.

const { failed } = RUNS
const DEEP = runAddress(failed, { node: 'dws_load_order_items', tz: 'UTC', q: 'a&b=c 值' })

async function openForm(page: Page, pageErrors: PageErrors, address: string): Promise<void> {
  pageErrors.allowSignedOut()
  await page.goto(address)
  await expect(title(page)).toHaveText('Sign in')
}

test('signing in, with a typo, and out', async ({ page, pageErrors, context }) => {
  await openForm(page, pageErrors, `${DEEP}#rows`)
  await expect(page.getByLabel('User name')).toBeFocused()
  await expectNoLayoutErrors(page)
  await signIn(page, 'wrong')
  await expect(page.getByRole('alert')).toHaveText('Wrong user name or password.')
  await expect(page.getByLabel('User name')).toHaveValue(NAME)
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveValue('')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'dws_load_order_items' })).toBeVisible()
  await expect(page).toHaveURL(`${DEEP}#rows`)
  expect(await context.cookies()).toHaveLength(1)
  await page.reload()
  await account(page).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(title(page)).toHaveText('Sign in')
  expect(await context.cookies()).toEqual([])
})

test('opening a run without a session leads to the form and back', async ({ page, pageErrors, context }) => {
  await openForm(page, pageErrors, '/')
  await signIn(page)
  await page.getByRole('button', { name: 'Open a run by job, id and workspace' }).press('Enter')
  await context.clearCookies()
  await page.getByRole('textbox', { name: 'Job name' }).fill(failed.job)
  await page.getByRole('textbox', { name: 'Instance id' }).fill(failed.id)
  await page.getByRole('button', { name: 'Show the run' }).press('Enter')
  await expect(title(page)).toHaveText('You are signed out')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signIn(page)
  await expect(title(page)).toHaveText(failed.job)
  await expect(page).toHaveURL(runAddress(failed))
  // A session that ends while the run is open: the first poll that is refused leads to the form.
  await context.clearCookies()
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await page.getByRole('status').getByRole('button', { name: 'Sign in' }).click()
  await expect(title(page)).toHaveText('Sign in')
})

test('the account menu fits a phone', async ({ page, pageErrors }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openForm(page, pageErrors, runAddress(failed))
  await expectNoLayoutErrors(page)
  await signIn(page)
  await account(page).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 })
  await expectNoLayoutErrors(page)
})
