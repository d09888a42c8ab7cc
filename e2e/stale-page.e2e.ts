import { advanceClock, pauseClock, refuse } from './support/run-answers'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { header, openRun, rowNames, title } from './support/run-page'
import { staleBanner } from './support/outage'
import { MINUTE_MS } from '../src/lib/time/units'

// Data that could not be refreshed.

test('data that get old have a pale banner, then hatched bars', async ({ page, pageErrors, live }) => {
  const ref = await live.beginLarge()
  pageErrors.allowFailingRun(ref)
  await page.clock.install()
  await page.emulateMedia({ colorScheme: 'light' })
  // Running nodes need not be among the first rows.
  await openRun(page, ref, { status: 'running' })
  const bar = page.locator('.shape-running').first()
  await expect(bar).toBeVisible()
  await expect(bar).not.toHaveCSS('background-image', /repeating-linear-gradient/)
  // At rest: how many polls were missed is counted.
  await pauseClock(page)
  await refuse(page, ref, 502, 'upstream_unreachable')

  await advanceClock(page, 30_000)
  await expect(staleBanner(page)).toContainText(
    /^[3-9] polls missed\. DGC cannot be reached\. Shown: data of \d\d:\d\d:\d\d\./,
  )
  await expect(staleBanner(page)).toContainText(/next try in|trying now/)
  await expect(staleBanner(page)).toHaveCSS('background-color', 'rgb(250, 242, 223)')
  await expect(header(page, ref.job)).toContainText('Running')
  // The banner pushes the last rows out of view, where they are not rendered.
  const names = (await rowNames(page)).slice(0, 5)
  expect(names).toHaveLength(5)

  await advanceClock(page, MINUTE_MS)
  await expect(staleBanner(page)).toContainText(/^No answer for 1m \d\ds\./)
  await expect(staleBanner(page)).toContainText(/Data as of \d\d:\d\d:\d\d\./)
  await expect(staleBanner(page)).toHaveCSS('background-color', 'rgb(227, 179, 65)')
  await expect(header(page, ref.job)).toContainText('was running')
  await expect(page.locator('.past-line')).toHaveCSS('background-image', /repeating-linear-gradient/)
  await expect(bar).toHaveCSS('background-image', /repeating-linear-gradient/)
  const width = await bar.evaluate((one) => one.getBoundingClientRect().width)
  await advanceClock(page, 10_000)
  expect(await bar.evaluate((one) => one.getBoundingClientRect().width)).toBe(width)
  expect((await rowNames(page)).slice(0, 5)).toEqual(names)

  await page.unrouteAll()
  await advanceClock(page, 70_000)
  await page.clock.resume()
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(page.locator('.past-line')).toHaveCount(0)
})

test('focus moves to the heading when "Try now" succeeds', async ({ page, pageErrors, live }) => {
  const ref = await live.begin('running')
  pageErrors.allowFailingRun(ref)
  await page.clock.install()
  await openRun(page, ref)
  await refuse(page, ref, 502, 'upstream_unreachable')
  await advanceClock(page, 30_000)
  const again = page.getByRole('button', { name: 'Try now' })
  await again.focus()
  await page.unrouteAll()
  await page.keyboard.press('Enter')
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(title(page)).toBeFocused()
})
