import { type Page } from '@playwright/test'
import { advanceClock, isRunRequest, pauseClock, refuse } from './support/run-answers'
import { ROUTES } from '../src/contract/routes'
import { formatClock } from '../src/lib/time/format'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { runAddress, openRun, RUNS, title } from './support/run-page'
import { staleBanner, HOUR } from './support/outage'
import { expectReadable, readWords } from './support/wall-text'
import { MINUTE_MS } from '../src/lib/time/units'

// A wall whose data cannot be refreshed: it must say so, and recover without an operator.

const SCREEN = { width: 1920, height: 1080 }
test.use({ viewport: SCREEN })

const WALL = { wall: '1' }
const ZONE = 'Asia/Shanghai'
const DAY_S = 86_400
const secondsOf = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const run = (page: Page) => page.locator('.wall-run')
const clock = (page: Page) => page.locator('.wall-clock time')
const age = (page: Page) => page.locator('.wall-clock [data-fetched-at]')

/** Records every text of the heading from now on. */
async function recordTitles(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const titles = new Set<string>()
    const note = () => titles.add(document.querySelector('h1')?.textContent ?? '')
    note()
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { titles })
  })
  return () => page.evaluate(() => [...(window as unknown as { titles: Set<string> }).titles])
}

test('data that get old turn amber, are shown as past, and recover', async ({ page, pageErrors, live }) => {
  const ref = await live.begin('running')
  pageErrors.allowFailingRun(ref)
  await page.clock.install()
  await openRun(page, ref, WALL)
  await expect(page.locator('.wall-row').first()).toBeVisible()
  await expect(age(page)).toHaveCSS('color', 'rgb(160, 170, 184)')
  const icon = page.locator('link[rel=icon]')
  await expect(icon).toHaveAttribute('href', /%23245bca/)
  // At rest: how many polls were missed is counted.
  await pauseClock(page)
  await refuse(page, ref, 502, 'upstream_unreachable')

  await advanceClock(page, 30_000)
  await expect(run(page)).toHaveAttribute('data-level', 'late')
  await expect(age(page)).toHaveCSS('color', 'rgb(227, 179, 65)')
  await expect(staleBanner(page)).toContainText(/[3-9] polls missed\. Shown: data of \d\d:\d\d:\d\d\./)
  await expect(staleBanner(page)).toContainText('DGC cannot be reached.')
  await expect(staleBanner(page)).toContainText(/next try in|trying now/)
  await expect(staleBanner(page)).toHaveCSS('background-color', 'rgb(42, 34, 16)')
  await expect(page.locator('.wall-status')).toHaveText('Running')
  await expectReadable(page, SCREEN)

  await advanceClock(page, MINUTE_MS)
  await expect(run(page)).toHaveAttribute('data-old', '')
  const box = await staleBanner(page).boundingBox()
  expect(box?.width).toBeGreaterThanOrEqual(SCREEN.width)
  await expect(staleBanner(page)).toContainText(/No answer for 1m \d\ds\. Data as of \d\d:\d\d:\d\d\./)
  await expect(staleBanner(page)).toContainText('DGC cannot be reached.')
  await expect(staleBanner(page)).toContainText(/next try in|trying now/)
  await expect(page.locator('.wall-status')).toHaveText('was running')
  await expect(page).toHaveTitle(/was running/)
  // The blue icon would say that the run is running.
  await expect(icon).not.toHaveAttribute('href', /%23245bca/)
  await expect(page.locator('.now-pill')).toContainText('as of')
  await expect(page.getByText('not known')).toBeVisible()
  await expectReadable(page, SCREEN)

  // The position of now is where every growing bar ends. The names cannot be compared: the wall may turn its page meanwhile.
  const now = () =>
    page
      .locator('.wall-nodes')
      .evaluate((nodes) => (nodes as HTMLElement).style.getPropertyValue('--wall-now'))
  const [pill, shownTime, before] = [
    await page.locator('.now-pill').textContent(),
    await clock(page).textContent(),
    await now(),
  ]
  await advanceClock(page, 10_000)
  expect(await now()).toBe(before)
  await expect(page.locator('.now-pill')).toHaveText(pill ?? '')
  await expect(clock(page)).not.toHaveText(shownTime ?? '')

  await page.unrouteAll()
  await advanceClock(page, 70_000)
  await page.clock.resume()
  await expect(staleBanner(page)).toHaveCount(0)
  await expect(run(page)).toHaveAttribute('data-level', 'fresh')
})

test('words can be read on any screen when the wall has drifted, and no row is cut', async ({
  page,
  pageErrors,
  live,
}) => {
  const ref = await live.begin('running')
  pageErrors.allowFailingRun(ref)
  // A clock that is off, which the wall says as well.
  await page.clock.install({ time: Date.now() + 3 * HOUR })
  await openRun(page, ref, WALL)
  await expect(page.locator('.wall-row').first()).toBeVisible()
  await refuse(page, ref, 502, 'upstream_unreachable')
  await advanceClock(page, 90_000)
  await expect(staleBanner(page)).toBeVisible()
  await expect(page.getByText(/^This computer’s clock is/)).toBeVisible()
  for (const screen of [SCREEN, { width: 1280, height: 720 }, { width: 1080, height: 1920 }]) {
    await page.setViewportSize(screen)
    await page.locator('.wall').evaluate((wall) => (wall as HTMLElement).style.setProperty('--y', '-12px'))
    const readTop = async () => {
      const box = await staleBanner(page).boundingBox()
      const end = (box?.y ?? 0) + (box?.height ?? 0)
      return Math.min(...(await readWords(page)).map(({ top }) => top).filter((top) => top < end))
    }
    // Room for the ascents of any font, which reach higher than the letters.
    await expect.poll(readTop).toBeGreaterThanOrEqual(3)
    await page.locator('.wall').evaluate((wall) => (wall as HTMLElement).style.setProperty('--y', '0px'))
    await expectReadable(page, screen)
    const countSliced = () =>
      page.locator('.wall-rows').evaluate((list) => {
        const { bottom, right } = list.getBoundingClientRect()
        return [...list.querySelectorAll('.wall-row')]
          .map((row) => row.getBoundingClientRect())
          .filter((row) => row.left < right && row.bottom > bottom + 1).length
      })
    await expect.poll(countSliced).toBe(0)
  }
})

for (const [what, address, isPoll, shown] of [
  [
    'a run',
    runAddress(RUNS.failed, { ...WALL, every: '10' }),
    isRunRequest(RUNS.failed),
    'dws_load_order_items',
  ],
  [
    'many jobs',
    `${ROUTES.wall}?workspace=night&folder=*&every=10`,
    (url: URL) => url.pathname === ROUTES.apiWall,
    'failed',
  ],
] as const) {
  test(`a wall of ${what} whose session ended keeps its data, and says so at once`, async ({
    page,
    pageErrors,
  }) => {
    const answer = { status: 401, json: { error: { code: 'signed_out' } } }
    pageErrors.allowFailingRun(RUNS.failed)
    pageErrors.allowFailingUrl(`${ROUTES.apiWall}?workspace=night&folder=*`)
    await page.clock.install()
    await page.goto(address)
    const picture = page.locator('.wall-picture')
    // A server that still reads its lists has nothing to say before a later poll.
    await expect(async () => {
      await advanceClock(page, 5_000)
      expect(await picture.textContent()).toContain(shown)
    }).toPass()
    const readTexts = () => page.locator('.wall-status, .wall-row:first-of-type, .wj-name').allTextContents()
    const before = await readTexts()
    expect(before.length).toBeGreaterThan(1)
    await page.route(isPoll, (route) => route.fulfill(answer))
    await advanceClock(page, 15_000)
    await expect(staleBanner(page)).toContainText(/signed (in|out)/i)
    expect(await readTexts()).toEqual(before)
    await expect(page.locator('[data-old]')).toHaveCount(0)
  })
}

test('a wall without an answer says why, polls again and recovers', async ({ page, pageErrors, live }) => {
  await page.clock.install()
  const once = { job: 'fault-once', id: '91', workspace: '' }
  pageErrors.allowFailingRun(once)
  // The next try is held back until the test has read why the first one failed.
  let asked = 0
  let release = () => {}
  const isRead = new Promise<void>((resolve) => (release = resolve))
  await page.route(isRunRequest(once), async (route) => {
    asked += 1
    if (asked > 1) await isRead
    await route.continue()
  })
  await page.goto(runAddress(once, WALL))
  await expect(title(page)).toHaveText('DGC could not answer')
  await expect(page.getByText(/^(next try in \d+s|trying now)$/)).toBeVisible()
  await expect(page.getByText(`fault-once · Instance ${once.id}`)).toBeVisible()
  await expect(clock(page)).toHaveText(/^\d\d:\d\d:\d\d$/)
  await expect(page.getByText('UTC+08:00 Shanghai')).toBeVisible()
  await expectReadable(page, SCREEN)
  release()
  await live.poll(page, once, MINUTE_MS)
  await expect(title(page)).toHaveText('fault-once')
})

test('a wall of an instance that does not exist yet keeps polling', async ({ page, pageErrors }) => {
  const missing = { job: 'fault-instance-missing', id: '92', workspace: '' }
  pageErrors.allowFailingRun(missing)
  await page.clock.install({ time: Date.now() + 3 * HOUR })
  await page.goto(runAddress(missing, WALL))
  await expect(title(page)).toHaveText('No such instance')
  // By the server's clock, though it has sent no run yet and this computer's clock is three hours ahead.
  const offS = Math.abs(secondsOf(await clock(page).innerText()) - secondsOf(formatClock(Date.now(), ZONE)))
  expect(Math.min(offS, DAY_S - offS)).toBeLessThan(60)
  const titles = await recordTitles(page)
  let polls = 0
  page.on('response', (response) => void (isRunRequest(missing)(new URL(response.url())) && (polls += 1)))
  for (let turn = 0; turn < 3; turn += 1) {
    const before = polls
    await advanceClock(page, 75_000)
    await expect.poll(() => polls).toBeGreaterThan(before)
    await expect(page.getByText(/next try in|trying now/)).toBeVisible()
  }
  expect(await titles(), 'the reason stays while the page polls again').toEqual(['No such instance'])
})
