import { type Page } from '@playwright/test'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { runAddress, title } from './support/run-page'

// A wall can play two tones when something starts to fail.

test.beforeEach(({ page }) => page.clock.install())

/**
 * Counts the tones that start. A driven browser counts as clicked from the beginning, so it is kept silent until the test clicks; the rest
 * is the browser's own.
 */
async function countTones(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counts = { tones: 0 }
    Object.assign(window, { counts })
    class Counted extends OscillatorNode {
      override start(whenS?: number) {
        counts.tones += 1
        super.start(whenS)
      }
    }
    const clicked = new Promise((resolve) => document.addEventListener('pointerdown', resolve, true))
    class Silent extends AudioContext {
      override async resume() {
        await clicked
        return super.resume()
      }
    }
    Object.assign(window, { OscillatorNode: Counted, AudioContext: Silent })
  })
  return () => page.evaluate(() => (window as unknown as { counts: { tones: number } }).counts.tones)
}

const CHIME = { wall: '1', chime: '1', lang: 'en' }
const note = (page: Page) => page.getByText('Sound needs one click')

test('a wall chimes once when something starts to fail, not for older failures', async ({ page, live }) => {
  const tones = await countTones(page)
  const run = await live.begin('running')
  await page.goto(runAddress(run, { ...CHIME, every: '5' }))
  await expect(note(page)).toBeVisible()
  await page.mouse.click(400, 400)
  await expect(note(page)).toBeHidden()
  expect(await tones()).toBe(0)
  await live.goTo('failed')
  await live.poll(page, run)
  await expect.poll(tones).toBe(2)
  await live.goTo('later')
  await live.poll(page, run)
  await live.poll(page, run)
  expect(await tones()).toBe(2)
  // That the run has failed in the end is no other failure.
  await live.goTo('finished')
  await live.poll(page, run)
  await expect(page.locator('.wall-status')).toHaveText('Failed')
  await live.poll(page, run)
  expect(await tones()).toBe(2)
  await page.reload()
  await expect(page.getByText('dq_null_rate_check')).toBeVisible()
  await page.mouse.click(400, 400)
  await live.poll(page, run)
  expect(await tones()).toBe(0)
})

test('a failure during silence does not sound at a later click', async ({ page, live }) => {
  const tones = await countTones(page)
  const run = await live.begin('running')
  await page.goto(runAddress(run, CHIME))
  await expect(note(page)).toBeVisible()
  await live.goTo('failed')
  await live.poll(page, run)
  await expect(page.getByText('dq_null_rate_check')).toBeVisible()
  await expect(page.locator('[data-tone=fail]').first()).toBeVisible()
  await page.mouse.click(400, 400)
  await expect(note(page)).toBeHidden()
  await live.poll(page, run)
  expect(await tones()).toBe(0)
})

test('a wall without chime loads no alert code', async ({ page, live }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const run = await live.begin('running')
  await page.goto(runAddress(run, { wall: '1' }))
  await expect(title(page)).toHaveText(run.job)
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => url.includes('Alerts'))).toEqual([])
})
