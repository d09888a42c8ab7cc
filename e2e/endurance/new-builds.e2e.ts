import { join } from 'node:path'
import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { type Page } from '@playwright/test'
import { ROUTES } from '../../src/contract/routes'
import { startDemo } from '../support/demo'
import { chunkOf, makeNext, withBuild } from '../support/builds'
import { runAddress, header, nodeLink, nodeTable, panel, rowNames, RUNS, title } from '../support/run-page'
import { expect, pollAfter, HOUR, MINUTE, note, staleBanner, waitUntilLoaded, test } from '../support/outage'
import { pairScreen, withUsersFile } from '../support/users'

// A page that outlives its build: real servers of real builds at the same place, one after the other.

const RUN = RUNS.paused

const buildOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="nodeline-build"]')?.content)

/** Marks this very document, and tells whether it is still there. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isMarked: true }))
const isSame = (page: Page) => page.evaluate(() => Reflect.get(window, 'isMarked') === true)

async function open(page: Page, origin: string, view: Readonly<Record<string, string>> = {}) {
  await page.clock.install()
  await page.goto(origin + runAddress(RUN, view))
  await expect(page.getByRole('heading', { name: RUN.job })).toBeVisible()
  await waitUntilLoaded(page)
  await mark(page)
}

test('a reader gets a note of a new build, and reloads when ready', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    await open(page, place.origin)
    const own = await buildOf(page)
    expect(own).toMatch(/^[\w-]{12}$/)
    await pollAfter(page, RUN, 34_000)
    await expect(note(page)).toHaveCount(0)
    makeNext(dist, 'b', false)
    await place.start(dist)
    await pollAfter(page, RUN, 66_000)
    await expect(note(page)).toContainText('A new version is available.')
    await note(page).getByRole('button', { name: 'Not now' }).click()
    await expect(note(page)).toHaveCount(0)
    // A reader's page never reloads by itself.
    for (let n = 0; n < 3; n += 1) await pollAfter(page, RUN, 60 * MINUTE)
    await expect(note(page)).toHaveCount(0)
    expect(await isSame(page)).toBe(true)
    makeNext(dist, 'c', false)
    await place.start(dist)
    await pollAfter(page, RUN, 66_000)
    await note(page).getByRole('button', { name: 'Reload' }).click()
    await expect(title(page)).toHaveText(RUN.job)
    expect(await buildOf(page)).not.toBe(own)
    expect(await isSame(page)).toBe(false)
    await waitUntilLoaded(page)
    await pollAfter(page, RUN, 34_000)
    await expect(note(page)).toHaveCount(0)
  })
})

test('a wall loads a new build by itself, and not another within ten minutes', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    await open(page, place.origin, { wall: '1' })
    const builds = [await buildOf(page)]
    makeNext(dist, 'b', false)
    await place.start(dist)
    await pollAfter(page, RUN, 66_000)
    expect(await isSame(page)).toBe(true)
    const loaded = page.waitForEvent('load')
    await page.clock.fastForward(2 * MINUTE)
    await loaded
    await expect(page).toHaveURL(/wall=1/)
    builds.push(await buildOf(page))
    await waitUntilLoaded(page)
    await mark(page)

    makeNext(dist, 'c', false)
    await place.start(dist)
    await pollAfter(page, RUN, 4 * MINUTE)
    await pollAfter(page, RUN, 4 * MINUTE)
    await pollAfter(page, RUN, MINUTE)
    expect(await isSame(page)).toBe(true)
    const again = page.waitForEvent('load')
    await page.clock.fastForward(3 * MINUTE)
    await again
    builds.push(await buildOf(page))
    expect(new Set(builds).size).toBe(3)
  })
})

const JOBS_WALL = '/wall?workspace=night&folder=*&wall=1'

for (const [what, address, isPaired] of [
  ['that shows no run', '/wall/new?wall=1', false],
  ['of many jobs', JOBS_WALL, false],
  ['on a paired screen', JOBS_WALL, true],
] as const) {
  test(`a wall ${what} loads a new build by itself, after hours without a server`, async ({
    page,
    place,
    playwright,
  }) => {
    const showsJobs = address === JOBS_WALL
    const outlive = async (env: Readonly<Record<string, string>>, dist: string) => {
      await place.start(undefined, env)
      if (isPaired) {
        const user = await playwright.request.newContext()
        await pairScreen(page.request, user, place.origin, address)
        await user.dispose()
      }
      await page.clock.install()
      await page.goto(place.origin + address)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await expect(page.locator('.wj-polls rect').first()).toBeVisible({ visible: showsJobs })
      await waitUntilLoaded(page)
      await mark(page)
      const names = await page.locator('.wj-name').allTextContents()
      await place.kill()
      await page.clock.fastForward(2 * MINUTE)
      await page.clock.fastForward(3 * HOUR)
      await expect(staleBanner(page)).toHaveCount(showsJobs ? 1 : 0)
      expect(await page.locator('.wj-name').allTextContents()).toEqual(names)
      makeNext(dist, 'b', false)
      await place.start(dist, env)
      const loaded = page.waitForEvent('load')
      const asked = page.waitForResponse((response) => response.url().endsWith(ROUTES.ready))
      await page.clock.fastForward(6 * MINUTE)
      await asked
      await page.clock.fastForward(2 * MINUTE)
      await loaded
      expect(await isSame(page)).toBe(false)
      await expect(page).toHaveURL(place.origin + address)
      await expect(page.locator('.wj-name')).toHaveText(names)
      await expect(staleBanner(page)).toHaveCount(0)
      if (!isPaired) return
      // A server of another build that does not know the screen: the picture stays, with a code to pair it again.
      makeNext(dist, 'c', false)
      await place.start(dist, { ...env, DATA_DIR: join(dist, 'other') })
      await page.clock.fastForward(MINUTE)
      await expect(staleBanner(page)).toContainText(/pair again: \w{3} \w{3} /)
      await expect(page.locator('.wj-name')).toHaveText(names)
    }
    await withBuild(async (dist) => {
      if (!isPaired) return outlive({}, dist)
      // The built-in demo keeps nothing in a file.
      const demo = await startDemo()
      try {
        await withUsersFile((setting, folder) => outlive({ ...setting, ...demo.env, DATA_DIR: folder }, dist))
      } finally {
        await demo.stop()
      }
    })
  })
}

test('a page of the build before finds its parts for as long as they are kept', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    await open(page, place.origin)
    makeNext(dist, 'b', true)
    await place.start(dist)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    expect((await page.request.get(`${place.origin}/assets/none.js`)).status()).toBe(404)
  })
})

test('a page that misses a part of its own build learns of the new one', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    await open(page, place.origin)
    makeNext(dist, 'b', false)
    await place.start(dist)
    await page.keyboard.press('?')
    await expect(note(page)).toBeVisible()
    expect(await rowNames(page)).not.toEqual([])
  })
})

test('a panel whose file is missing says so, and loads once it is there', async ({ page, place }) => {
  await withBuild(async (dist) => {
    const file = chunkOf(dist, 'NodePanel')
    const text = readFileSync(file)
    rmSync(file)
    await place.start(dist)
    await open(page, place.origin)
    const [name = ''] = await rowNames(page)
    await nodeLink(page, name).click()
    await expect(page.getByText('This part could not be loaded.')).toBeVisible()
    await expect(header(page, RUN.job)).toBeVisible()
    await expect(nodeTable(page)).toBeVisible()
    writeFileSync(file, text)
    await place.start(dist)
    await page.clock.fastForward(31_000)
    await expect(panel(page, name)).toBeVisible()
    await expect(page.getByText('This part could not be loaded.')).toHaveCount(0)
    // The panel's own part is there as well: the build is removed now.
    await expect(panel(page, name).getByRole('region', { name: 'Earlier runs' })).toBeVisible()
  })
})
