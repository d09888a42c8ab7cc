import { rmSync, writeFileSync, readFileSync } from 'node:fs'
import { createServer, request as ask } from 'node:http'
import { type AddressInfo } from 'node:net'
import { type Page } from '@playwright/test'
import { chunkOf, makeNext, withBuild } from '../support/builds'
import { runAddress, header, nodeLink, nodeTable, panel, rowNames, RUNS, title } from '../support/run-page'
import { startServer } from '../support/server'
import { expect, pollAfter, MINUTE, note, waitUntilLoaded, test } from '../support/outage'
import { denyStorage, forgetHistory } from '../support/storage'

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

test('a reader is told of a new build, quietly, and loads it when she likes', async ({ page, place }) => {
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
    // A reader's page is hers, for hours.
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

for (const storage of ['kept', 'denied']) {
  test(`a wall loads a new build by itself, and not another within ten minutes (storage ${storage})`, async ({
    page,
    place,
  }) => {
    if (storage === 'denied') await denyStorage(page)
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
}

test('a wall that can keep no trace of it never loads itself anew', async ({ page, place }) => {
  await denyStorage(page)
  await forgetHistory(page)
  await withBuild(async (dist) => {
    await place.start()
    await open(page, place.origin, { wall: '1' })
    makeNext(dist, 'b', false)
    await place.start(dist)
    let loads = 0
    page.on('load', () => void (loads += 1))
    const asked = page.waitForResponse((response) => response.url().includes('/assets/libraries-'))
    await pollAfter(page, RUN, 66_000)
    await page.clock.fastForward(2 * MINUTE)
    // It did look what would come: only the trace is missing.
    await asked
    for (let n = 0; n < 10; n += 1) await pollAfter(page, RUN, 5 * MINUTE)
    expect([loads, await isSame(page)]).toEqual([0, true])
  })
})

for (const [what, path] of [
  ['that shows no run', '/wall/new?wall=1'],
  ['at an address that leads nowhere', '/no/such/page?wall=1'],
] as const) {
  test(`a wall ${what} hears of a new build, too`, async ({ page, place }) => {
    await withBuild(async (dist) => {
      await place.start()
      await page.clock.install()
      await page.goto(place.origin + path)
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
}

for (const part of ['index', 'libraries'])
  test(`a wall stays with what it has when the new page would not be whole (without ${part})`, async ({
    page,
    place,
  }) => {
    await withBuild(async (dist) => {
      await place.start()
      await open(page, place.origin, { wall: '1' })
      makeNext(dist, 'b', false)
      rmSync(chunkOf(dist, part))
      await place.start(dist)
      for (let n = 0; n < 10; n += 1) await pollAfter(page, RUN, 5 * MINUTE)
      expect(await isSame(page)).toBe(true)
      await expect(page.getByRole('heading', { name: RUN.job })).toBeVisible()
    })
  })

test('a wall stays while another server goes on giving out the old page', async ({ page, place }) => {
  await withBuild(async (dist) => {
    await place.start()
    makeNext(dist, 'b', false)
    const other = await startServer({}, dist)
    // Two behind one name: the page comes from one, the answers from the other.
    const front = createServer((asked, answer) => {
      const isApi = /^\/(api\/|readyz)/.test(asked.url ?? '')
      const port = isApi ? other.port : Number(new URL(place.origin).port)
      const { url: path, method, headers } = asked
      asked.pipe(
        ask({ host: '127.0.0.1', port, path, method, headers }, (given) => {
          answer.writeHead(given.statusCode ?? 502, given.headers)
          given.pipe(answer)
        }),
      )
    })
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    await open(page, `http://127.0.0.1:${(front.address() as AddressInfo).port}`, { wall: '1' })
    for (let n = 0; n < 10; n += 1) await pollAfter(page, RUN, 5 * MINUTE)
    expect(await isSame(page)).toBe(true)
    front.close()
    front.closeAllConnections()
    await other.stop()
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

test('a page that misses a part of its own build learns at once that there is a new one', async ({
  page,
  place,
}) => {
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

test('a panel whose file is missing says so, and is there by itself when the file is', async ({
  page,
  place,
}) => {
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
