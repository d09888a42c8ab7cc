import { type Page } from '@playwright/test'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { listen } from './support/notifications'
import { openRun } from './support/run-page'

// The user is notified once when something starts to fail and once when the run has ended.

test.beforeEach(({ page }) => page.clock.install())

/** A hidden tab polls about once a minute. */
const HIDDEN_POLL_MS = 70_000

const bell = (page: Page) => page.getByRole('button', { name: 'Notify me' })
const failures = (page: Page) => page.getByRole('button', { name: /^1 Failed/ })

test('one notification for a failure, and one for the end of the run', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted', 'default')
  const run = await live.begin('running')
  await openRun(page, run)
  expect(sent.asked).toBe(0)
  await bell(page).click()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('You are notified once when something begins to fail')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('You are notified once')).toBeHidden()
  await expect(bell(page)).toBeFocused()

  await live.goTo('failed')
  await live.poll(page, run)
  await expect.poll(() => sent.messages).toHaveLength(1)
  const failed = { title: 'Failed: dq_null_rate_check', body: `dwd_orders_daily ${run.id}` }
  expect(sent.messages[0]).toMatchObject(failed)
  await page.evaluate(() => {
    const { lastNotification } = window as unknown as { lastNotification: EventTarget }
    lastNotification.dispatchEvent(new Event('click'))
  })
  await expect.poll(() => sent.focused).toBe(1)

  await context.addInitScript(() => {
    Object.assign(Notification, { permission: 'granted' })
  })
  await page.reload()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await live.poll(page, run)
  await live.poll(page, run)
  expect(sent.messages).toHaveLength(1)

  await live.goTo('finished')
  await live.poll(page, run)
  await expect.poll(() => sent.messages).toHaveLength(2)
  expect(sent.messages[1]?.title).toBe('Failed: dwd_orders_daily')
  expect(sent.messages[1]?.body).toMatch(new RegExp(`^Instance ${run.id}, ran 11m 4\\ds$`))
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('nodeline.watched'))).toBeNull()
  await bell(page).click()
  await expect(page.getByText('This run has ended, so there is nothing more to notify.')).toBeVisible()
  expect(sent.asked).toBe(1)
})

test('no permission prompt and no notification without the switch', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
  await live.goTo('failed')
  await live.poll(page, run)
  await expect(failures(page)).toBeVisible()
  expect(sent).toMatchObject({ asked: 0, messages: [] })
})

test('two tabs share the switch and notify once', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  const other = await context.newPage()
  await openRun(other, run)
  await bell(page).click()
  await expect(bell(other)).toHaveAttribute('aria-pressed', 'true')
  await live.goTo('failed')
  await live.poll(page, run)
  await expect(failures(page)).toBeVisible()
  await expect(failures(other)).toBeVisible()
  await expect.poll(() => sent.messages).toHaveLength(1)
  await live.goTo('finished')
  await live.poll(page, run)
  for (const tab of [page, other]) {
    await expect(bell(tab)).toHaveAttribute('aria-pressed', 'false')
    await expect(tab.getByText('ended, every', { exact: false }).first()).toBeVisible()
  }
  await expect.poll(() => sent.messages).toHaveLength(2)
})

test('a hidden tab notifies', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await bell(page).click()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await live.goTo('failed')
  await live.poll(page, run, HIDDEN_POLL_MS)
  await expect.poll(() => sent.messages.map(({ title }) => title)).toEqual(['Failed: dq_null_rate_check'])
})

test('a page in wall mode notifies', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await bell(page).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(page.locator('.wall-row').first()).toBeVisible()
  await live.goTo('failed')
  await live.poll(page, run)
  await expect.poll(() => sent.messages).toHaveLength(1)
  await page.keyboard.press('w')
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await live.goTo('finished')
  await live.poll(page, run)
  await expect.poll(() => sent.messages).toHaveLength(2)
})

test('a hidden page notifies of a failure during its reload', async ({ page, context, live }) => {
  const sent = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await bell(page).click()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await page.goto('about:blank')
  await live.goTo('failed')
  await context.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  })
  await openRun(page, run)
  await expect.poll(() => sent.messages.map(({ title }) => title)).toEqual(['Failed: dq_null_rate_check'])
})
