import { type Page } from '@playwright/test'
import { type RunRef } from '../src/contract/run-ref'
import { paths } from '../src/contract/routes'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { runAddress, title } from './support/run-page'

// A wall chimes once when something begins to fail.

test.describe.configure({ timeout: 120_000 })

async function polls(page: Page, ref: RunRef, times: number) {
  for (let count = 0; count < times; count += 1)
    await page.waitForResponse((response) => response.url().endsWith(paths.apiRun(ref)), {
      timeout: 30_000,
    })
}

/**
 * Counts the tones that are begun. Whoever drives a browser counts as somebody who clicks, so that it has to be kept silent until somebody
 * does; everything else is the browser's own.
 */
async function hearTones(page: Page): Promise<() => Promise<number>> {
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

test('a wall chimes once when something begins to fail, and never for what it found', async ({
  page,
  live,
}) => {
  const tones = await hearTones(page)
  const run = await live.begin('running')
  await page.goto(runAddress(run, { ...CHIME, every: '5' }))
  await expect(note(page)).toBeVisible()
  await page.mouse.click(400, 400)
  await expect(note(page)).toBeHidden()
  expect(await tones()).toBe(0)
  await live.goTo('failed')
  await expect.poll(tones, { timeout: 30_000 }).toBe(2)
  await live.goTo('later')
  await polls(page, run, 2)
  expect(await tones()).toBe(2)
  // That the run has failed in the end is no other failure.
  await live.goTo('over')
  await expect(page.locator('.wall-status')).toHaveText('Failed')
  await polls(page, run, 1)
  expect(await tones()).toBe(2)
  await page.reload()
  await expect(page.getByText('dq_null_rate_check')).toBeVisible()
  await page.mouse.click(400, 400)
  await polls(page, run, 2)
  expect(await tones()).toBe(0)
})

test('what nobody could hear does not sound at the click that comes later', async ({ page, live }) => {
  const tones = await hearTones(page)
  const run = await live.begin('running')
  await page.goto(runAddress(run, CHIME))
  await expect(note(page)).toBeVisible()
  await live.goTo('failed')
  await expect(page.getByText('dq_null_rate_check')).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('[data-tone=fail]').first()).toBeVisible({ timeout: 30_000 })
  await page.mouse.click(400, 400)
  await expect(note(page)).toBeHidden()
  await polls(page, run, 1)
  expect(await tones()).toBe(0)
})

test('a wall without a chime loads none of it', async ({ page, live }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const run = await live.begin('running')
  await page.goto(runAddress(run, { wall: '1' }))
  await expect(title(page)).toHaveText(run.job)
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => url.includes('Alerts'))).toEqual([])
})
