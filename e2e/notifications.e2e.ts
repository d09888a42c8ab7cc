import { type Page } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { paths } from '../src/contract/routes'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { listen } from './support/notifications'
import { openRun } from './support/run-page'
import { MINUTE_MS } from '../src/lib/time/units'

// Who is not looking is told once that something began to fail and once that the run is over.

test.describe.configure({ timeout: 120_000 })

const bell = (page: Page) => page.getByRole('button', { name: 'Notify me' })
const failures = (page: Page) => page.getByRole('button', { name: /^1 Failed/ })

async function polls(page: Page, ref: RunRef, times: number) {
  for (let count = 0; count < times; count += 1)
    await page.waitForResponse((response) => response.url().endsWith(paths.apiRun(ref)), {
      timeout: 30_000,
    })
}

test('a failure is told once, also after a reload, then the end, and then the run is forgotten', async ({
  page,
  context,
  live,
}) => {
  const told = await listen(context, 'granted', 'default')
  const run = await live.begin('running')
  await openRun(page, run)
  expect(told.asked).toBe(0)
  await bell(page).click()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('You are told once when something begins to fail')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('You are told once')).toBeHidden()
  await expect(bell(page)).toBeFocused()

  await live.goTo('failed')
  await expect.poll(() => told.messages, { timeout: 30_000 }).toHaveLength(1)
  const failed = { title: 'Failed: dq_null_rate_check', body: `dwd_orders_daily ${run.id}` }
  expect(told.messages[0]).toMatchObject(failed)
  await page.evaluate(() => {
    const { lastNotification } = window as unknown as { lastNotification: EventTarget }
    lastNotification.dispatchEvent(new Event('click'))
  })
  expect(told.focused).toBe(1)

  await context.addInitScript(() => {
    Object.assign(Notification, { permission: 'granted' })
  })
  await page.reload()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await polls(page, run, 2)
  expect(told.messages).toHaveLength(1)

  await live.goTo('over')
  await expect.poll(() => told.messages, { timeout: 30_000 }).toHaveLength(2)
  expect(told.messages[1]?.title).toBe('Failed: dwd_orders_daily')
  expect(told.messages[1]?.body).toMatch(new RegExp(`^Instance ${run.id}, ran 11m 4\\ds$`))
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
  expect(await page.evaluate(() => localStorage.getItem('nodeline.watched'))).toBeNull()
  await bell(page).click()
  await expect(page.getByText('This run is over: there is nothing more to tell.')).toBeVisible()
  expect(told.asked).toBe(1)
})

test('nobody who did not ask is asked or told', async ({ page, context, live }) => {
  const told = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
  await live.goTo('failed')
  await expect(failures(page)).toBeVisible({ timeout: 30_000 })
  expect(told).toMatchObject({ asked: 0, messages: [] })
})

test('a failure that was there when the page was opened is no news', async ({ page, context, live }) => {
  const told = await listen(context, 'granted')
  const run = await live.begin('failed')
  await openRun(page, run)
  await expect(failures(page)).toBeVisible()
  await bell(page).click()
  await live.goTo('later')
  await polls(page, run, 3)
  expect(told.messages).toEqual([])
  await bell(page).click()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
})

test('two tabs tell a thing once, and one switch is both’s', async ({ page, context, live }) => {
  const told = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  const other = await context.newPage()
  await openRun(other, run)
  await bell(page).click()
  await expect(bell(other)).toHaveAttribute('aria-pressed', 'true')
  await live.goTo('failed')
  await expect(failures(page)).toBeVisible({ timeout: 30_000 })
  await expect(failures(other)).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => told.messages).toHaveLength(1)
  await live.goTo('over')
  for (const tab of [page, other]) {
    await expect(bell(tab)).toHaveAttribute('aria-pressed', 'false', { timeout: 30_000 })
    await expect(tab.getByText('ended, every', { exact: false }).first()).toBeVisible({ timeout: 30_000 })
  }
  expect(told.messages).toHaveLength(2)
})

test('a hidden tab tells, too', async ({ page, context, live }) => {
  const told = await listen(context, 'granted')
  await page.clock.install()
  const run = await live.begin('running')
  await openRun(page, run)
  await page.clock.runFor(1_000)
  await bell(page).click()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await live.goTo('failed')
  const looks = async () => {
    await page.clock.runFor(70_000)
    return told.messages.map((message) => message.title)
  }
  await expect.poll(looks, { timeout: MINUTE_MS }).toEqual(['Failed: dq_null_rate_check'])
})

test('a page that has become a wall tells, too', async ({ page, context, live }) => {
  const told = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await bell(page).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(page.locator('.wall-row').first()).toBeVisible()
  await live.goTo('failed')
  await expect.poll(() => told.messages, { timeout: 30_000 }).toHaveLength(1)
  await page.keyboard.press('w')
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await live.goTo('over')
  await expect.poll(() => told.messages, { timeout: 30_000 }).toHaveLength(2)
})

test('a page that nobody sees tells what began while it was being loaded again', async ({
  page,
  context,
  live,
}) => {
  const told = await listen(context, 'granted')
  const run = await live.begin('running')
  await openRun(page, run)
  await bell(page).click()
  await expect(bell(page)).toHaveAttribute('aria-pressed', 'true')
  await page.goto('about:blank')
  await live.goTo('failed')
  const answer = async () => (await page.request.get(paths.apiRun(run))).text()
  await expect.poll(answer, { timeout: 30_000 }).toContain('"fail"')
  await context.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  })
  await openRun(page, run)
  await expect.poll(() => told.messages.map(({ title }) => title)).toEqual(['Failed: dq_null_rate_check'])
})

const REFUSALS = [
  {
    name: 'denied for this site',
    answer: 'denied',
    before: 'denied',
    says: 'refuses notifications of this site',
  },
  {
    name: 'denied when asked',
    answer: 'denied',
    before: 'default',
    says: 'refuses notifications of this site',
  },
  { name: 'left unanswered', answer: 'default', before: 'default', says: 'was given no answer' },
] as const

for (const { name, answer, before, says } of REFUSALS) {
  test(`a browser that is ${name} is explained`, async ({ page, context, live }) => {
    await listen(context, answer, before)
    const run = await live.begin('running')
    await openRun(page, run)
    await bell(page).click()
    await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible()
    await expect(bell(page)).toHaveAttribute('aria-pressed', 'false')
    await page.getByRole('button', { name: 'Close this note' }).click()
    await expect(page.getByText(says)).toBeHidden()
  })
}

test('plain http and a browser without notifications are explained', async ({ page, live }) => {
  const run = await live.begin('running')
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Notification'))
  await openRun(page, run)
  await bell(page).click()
  await expect(page.getByText('This browser has no notifications for pages like this one.')).toBeVisible()
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await page.reload()
  await bell(page).click()
  await expect(page.getByText('This one came by plain http.')).toBeVisible()
})
