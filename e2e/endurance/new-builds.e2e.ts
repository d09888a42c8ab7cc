import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { type Page } from '@playwright/test'
import { chunkOf, makeNext, withBuild } from '../support/builds'
import { runAddress, header, nodeLink, nodeTable, panel, rowNames, RUNS, title } from '../support/run-page'
import { expect, pollAfter, MINUTE, note, waitUntilLoaded, test } from '../support/outage'

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

test('a wall that shows no run loads a new build, too', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    await page.clock.install()
    await page.goto(`${place.origin}/wall/new?wall=1`)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await waitUntilLoaded(page)
    await mark(page)
    makeNext(dist, 'b', false)
    await place.start(dist)
    const asked = page.waitForResponse((response) => response.url().endsWith('/readyz'))
    await page.clock.fastForward(6 * MINUTE)
    await asked
    const loaded = page.waitForEvent('load')
    await page.clock.fastForward(2 * MINUTE)
    await loaded
    expect(await isSame(page)).toBe(false)
  })
})

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
  })
})
