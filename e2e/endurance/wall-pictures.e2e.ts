import { type Page } from '@playwright/test'
import { isRunRequest, pauseClock } from '../support/run-answers'
import { test } from '../support/live-demo'
import { expect } from '../support/nodeline'
import { openRun, RUNS } from '../support/run-page'
import { expectReadable, readDrift, readScroll } from '../support/wall-text'

// What can be read from five metres: sizes, contrast and overlaps, measured in the page; and what moves, and by how much.

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const

const WALL = { wall: '1' }
const rows = (page: Page) => page.locator('.wall-row')
const readNames = (page: Page) => page.locator('.wall-name').allTextContents()
const pagesShown = (page: Page) => page.locator('.wall-pages b').textContent()

const CASES = {
  'a failed run': RUNS.failed,
  'a green one': RUNS.green,
  'one that runs': RUNS.live,
  'one that is paused': RUNS.paused,
  'one that waits': RUNS.waiting,
  'the documented example': RUNS.documented,
  'one with signs in its names': RUNS.signs,
  '200 nodes': RUNS.load200Live,
  '10,000 nodes': RUNS.load10000,
}

for (const screen of SCREENS) {
  test.describe(`on a screen of ${screen.width} x ${screen.height}`, () => {
    test.use({ viewport: screen })
    for (const [name, run] of Object.entries(CASES)) {
      test(`${name} can be read`, async ({ page }) => {
        await openRun(page, run, WALL)
        await expect(rows(page).first()).toBeVisible()
        await expectReadable(page, screen)
        const status = page.locator('.wall-status')
        const px = await status.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
        expect(px).toBeGreaterThanOrEqual(screen.height / 30 - 0.01)
        expect(await readScroll(page)).toEqual([0, 0, 0, 0])
      })
    }
  })
}

const STATES = {
  'a job between runs': '/jobs/wall_daily/instances/latest?workspace=wall',
  'a planned time without a run': '/jobs/wall_without_run/instances/latest?workspace=wall',
  'a job whose schedule is stopped': '/jobs/wall_stopped/instances/latest?workspace=wall',
  'a failure until a run succeeds': '/jobs/dws_night_01/instances/latest?workspace=night',
  'a night in which twelve of thirty failed': '/wall?workspace=night&folder=*',
  'each state of a job': '/wall?workspace=wall&folder=*',
  'jobs of several workspaces': '/wall?jobs=wall_halts%40wall,dws_night_01%40night,dws_night_02%40night',
}

for (const [name, address] of Object.entries(STATES)) {
  test(`${name} can be read on every screen, in both languages`, async ({ page }) => {
    for (const lang of ['en', 'zh-CN']) {
      await page.goto(`${address}&wall=1&tz=Asia/Shanghai&lang=${lang}`)
      await expect(page.locator('.wj-polls rect').first()).toBeAttached()
      for (const screen of SCREENS) {
        await page.setViewportSize(screen)
        await expectReadable(page, screen)
      }
    }
  })
}

test.describe('on an old monitor', () => {
  const screen = { width: 1280, height: 1024 }
  test.use({ viewport: screen })

  test('it can be read', async ({ page }) => {
    for (const run of [RUNS.failed, RUNS.documented, RUNS.live]) {
      await openRun(page, run, WALL)
      await expect(rows(page).first()).toBeVisible()
      await expectReadable(page, screen)
    }
  })
})

test.describe('on a television', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('failed nodes come first, and finished ones are collapsed into one row', async ({ page }) => {
    await openRun(page, RUNS.failed, WALL)
    await expect(rows(page)).toHaveCount(9)
    const names = await readNames(page)
    expect([names[0], names.at(-1)]).toEqual(['dws_load_order_items', '18 more finished'])
    await expect(rows(page).first()).toHaveAttribute('data-problem', 'true')
  })

  test('pages turn every twelve seconds, and start again after the last', async ({ page }) => {
    await page.clock.install()
    await openRun(page, RUNS.load1000, WALL)
    await expect(rows(page).first()).toBeVisible()
    await pauseClock(page)
    const namesByPage = new Map<string | null, string[]>()
    // In less than a minute: a clock that is off by more is said in the foot, which takes the room of a row.
    for (let turn = 0; turn < 4; turn += 1) {
      const names = await readNames(page)
      const shown = await pagesShown(page)
      if (namesByPage.has(shown)) expect(names).toEqual(namesByPage.get(shown))
      namesByPage.set(shown, names)
      await page.clock.runFor(12_000)
      await expect.poll(() => pagesShown(page)).not.toBe(shown)
    }
    expect(new Set(namesByPage.keys())).toEqual(new Set(['1 / 2', '2 / 2']))
    const [first = [], second = []] = namesByPage.values()
    // The newest failures stay, on half of each page; the others change; the collapsed row is on every page.
    expect(first.slice(0, 4)).toEqual(second.slice(0, 4))
    expect(first[4]).not.toBe(second[4])
    expect([first.at(-1), second.at(-1)]).toEqual(['989 finished, collapsed', '989 finished, collapsed'])
    expect(await readScroll(page)).toEqual([0, 0, 0, 0])
  })

  test('there are at most ten pages', async ({ page }) => {
    await openRun(page, RUNS.load10000, WALL)
    await expect(page.locator('.wall-pages b')).toHaveText(/^\d+ \/ 10$/)
  })

  test('pages of a running run all show its failed nodes', async ({ page, live }) => {
    await page.clock.install()
    await openRun(page, await live.beginLarge(), WALL)
    await expect(page.locator('.wall-pages')).toBeVisible()
    const failed = () => page.locator('.wall-row[data-problem] .wall-name').allTextContents()
    const [before, shown] = [await failed(), await pagesShown(page)]
    await page.clock.runFor(12_000)
    await expect.poll(() => pagesShown(page)).not.toBe(shown)
    expect((await failed()).slice(-before.length)).toEqual(before)
  })

  test('the clock ticks every second, the now line moves every five', async ({ page, live }) => {
    await page.clock.install()
    const ref = await live.begin('running')
    await openRun(page, ref, WALL)
    // An answer would change the domain of the axis, and so move the line.
    await page.route(isRunRequest(ref), () => new Promise(() => undefined))
    await pauseClock(page)
    const clock = page.locator('.wall-clock time')
    const before = await clock.textContent()
    await page.clock.runFor(1_000)
    await expect(clock).not.toHaveText(before ?? '')
    const places = new Set<string>()
    for (let second = 0; second < 10; second += 1) {
      const nodes = page.locator('.wall-nodes')
      places.add(await nodes.evaluate((one) => (one as HTMLElement).style.getPropertyValue('--wall-now')))
      await page.clock.runFor(1_000)
    }
    expect([2, 3]).toContain(places.size)
  })

  test('the wall drifts by at most 12 px, one px at a time', async ({ page }) => {
    await page.clock.install()
    await openRun(page, RUNS.green, WALL)
    await pauseClock(page)
    let [x, y] = await readDrift(page)
    const places = new Set<string>()
    for (let step = 0; step < 40; step += 1) {
      await page.clock.runFor(30_000)
      const [nextX, nextY] = await readDrift(page)
      expect(Math.max(Math.abs(nextX - x), Math.abs(nextY - y))).toBeLessThanOrEqual(1)
      expect(Math.hypot(nextX, nextY)).toBeLessThanOrEqual(12)
      ;[x, y] = [nextX, nextY]
      places.add(`${x} ${y}`)
    }
    expect(places.size).toBeGreaterThan(5)
  })

  test.describe('with reduced motion', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } })

    test('the wall does not drift', async ({ page }) => {
      await page.clock.install()
      await openRun(page, RUNS.green, WALL)
      for (let step = 0; step < 4; step += 1) {
        expect(await readDrift(page)).toEqual([0, 0])
        await page.clock.runFor(300_000)
      }
    })
  })
})
