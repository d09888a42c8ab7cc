import { test } from '../support/live-demo'
import { expect } from '../support/nodeline'
import { openRun } from '../support/run-page'

// With the browser's own notifications; a headless shell has none.

test('with real permission a failure is notified', async ({ page, context, live }) => {
  await page.clock.install()
  await context.grantPermissions(['notifications'])
  const run = await live.begin('running')
  await openRun(page, run)
  const bell = page.getByRole('button', { name: 'Notify me' })
  await bell.click()
  await expect(bell).toHaveAttribute('aria-pressed', 'true')
  await live.goTo('failed')
  await live.poll(page, run)
  const kept = () => page.evaluate(() => localStorage.getItem('nodeline.watched'))
  await expect.poll(kept).toMatch(/"notified":\["\w+"\]/)
  await expect(bell).toHaveAttribute('aria-pressed', 'true')
})
