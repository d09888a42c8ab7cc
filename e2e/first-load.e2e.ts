import { paths, ROUTES } from '../src/contract/routes'
import { expect, test } from './support/nodeline'
import { runAddress, RUNS, title } from './support/run-page'

const RUN = RUNS.paused
const SCRIPT = /assets\/index-[\w-]+\.js$/
const WORDS = /assets\/common-[\w-]+\.js$/

for (const [name, search] of [
  ['a page', {}],
  ['a wall', { wall: '1' }],
] as const) {
  test(`${name} asks for its run, its settings and its words once, before its script has run`, async ({
    page,
    pageErrors,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('console', (message) => {
      if (message.text().includes('preload')) pageErrors.errors.push(message.text())
    })
    let releaseScript = () => {}
    const released = new Promise<void>((resolve) => (releaseScript = resolve))
    await page.route(SCRIPT, async (route) => {
      await released
      await route.continue()
    })
    const once = [paths.apiRun(RUN), ROUTES.apiConfig]
    const answers = once.map((path) => page.waitForResponse((response) => response.url().endsWith(path)))
    const words = page.waitForResponse(WORDS)
    await page.goto(runAddress(RUN, search), { waitUntil: 'commit' })
    await Promise.all([...answers, words])
    releaseScript()
    await expect(title(page)).toHaveText(RUN.job)
    await page.waitForLoadState('networkidle')
    expect(asked.filter((path) => once.includes(path) || WORDS.test(path)).toSorted()).toEqual([
      ROUTES.apiConfig,
      paths.apiRun(RUN),
      expect.stringMatching(WORDS),
    ])
  })
}

test('the rows are rendered once before they are painted, in windows of any width', async ({ page }) => {
  await page.addInitScript(() => {
    const observer = new MutationObserver((records) => {
      const table = document.querySelector('table:has(tbody tr)')
      if (!table) return
      observer.disconnect()
      const changed = records.filter(({ type, target }) => type === 'attributes' && table.contains(target))
      document.documentElement.dataset['changed'] = String(changed.length)
    })
    observer.observe(document, { childList: true, attributes: true, subtree: true })
  })
  for (const width of [2560, 1440, 700, 390]) {
    await page.setViewportSize({ width, height: 900 })
    // A finished run: of another, now could move on while it is rendered.
    await page.goto(runAddress(RUNS.green))
    await expect(title(page)).toHaveText(RUNS.green.job)
    // A wrong guess of the width sets the places of all that is in the table anew.
    await expect(page.locator('html'), `${width} px`).toHaveAttribute('data-changed', '0')
  }
})

for (const [name, address] of [
  ['a run', runAddress(RUNS.load200)],
  ['the list of jobs', paths.jobs('')],
] as const)
  test(`the first rows of ${name} are as many as the window shows, and few more`, async ({ page }) => {
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        const body = document.querySelector('table[aria-rowcount] tbody')
        if (!body?.querySelector('[data-key]')) return
        observer.disconnect()
        const rows = Array.from(body.querySelectorAll('[data-key]'))
        const hidden = rows.filter((row) => row.getBoundingClientRect().top >= innerHeight)
        const last = rows.at(-1)?.getBoundingClientRect()
        const isFull = last !== undefined && last.bottom >= innerHeight
        document.documentElement.dataset['first'] = isFull ? String(hidden.length) : 'too few'
      })
      observer.observe(document, { childList: true, subtree: true })
    })
    for (const [width, height] of [
      [1440, 900],
      [390, 1600],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto(address)
      await expect(page.locator('html'), `${width} px`).toHaveAttribute('data-first', /^\d$/)
    }
  })
