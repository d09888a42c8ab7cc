import { type Page } from '@playwright/test'
import { type DemoExample } from '../src/contract/config'
import { paths } from '../src/contract/routes'
import { EXPECTED, type Expected, keyOf } from './support/expected'
import { expect, test } from './support/nodeline'
import { runAddress, findings, showAddress, title } from './support/run-page'
import { expectHarmlessLinks, expectNoLayoutErrors } from './support/page-checks'

// Every run that the demo lists shows what it is meant to show, at the width of a desk and of a phone; of faults and of what is known beyond a
// run's own answer, each kind of page.

const WIDE = 1440
const WIDTHS = [WIDE, 390]

test('every listed run has an expectation, and each error page one', ({ examples }) => {
  const expected = Object.values(EXPECTED).flatMap((runs) => Object.keys(runs))
  const listed = new Set(examples.map(keyOf))
  const sampled = new Set(['faults', 'insight'])
  const runs = examples.filter(({ group }) => !sampled.has(group)).map(keyOf)
  expect(
    runs.filter((key) => !expected.includes(key)),
    'without an expectation',
  ).toEqual([])
  expect(
    expected.filter((key) => !listed.has(key)),
    'not in the list',
  ).toEqual([])
})

// One page for all runs of a part: most of the time of a run by itself goes into the loading of its page.
for (const [part, runs] of Object.entries(EXPECTED)) {
  test(part, async ({ page, examples, pageErrors }) => {
    for (const [key, expected] of Object.entries(runs)) {
      await test.step(key, async () => {
        const example = examples.find((one) => keyOf(one) === key)
        if (!example) throw new Error(`${key} is not in the list`)
        if ('error' in expected) pageErrors.allowFailingRun(example)
        await expectExample(page, example, expected)
      })
    }
  })
}

async function expectExample(page: Page, example: DemoExample, expected: Expected) {
  // The demo may need longer than the server waits to write 50,000 nodes; it then keeps what it has written.
  if (example.group === 'size') {
    const readStatus = async () => (await page.request.head(paths.apiRun(example))).status()
    await expect.poll(readStatus).toBe(200)
  }
  await showAddress(page, runAddress(example))
  // Each page comes at the width of the one before, for a change of the width takes as long as a page.
  const first = page.viewportSize()?.width ?? WIDE
  for (const width of WIDTHS.toSorted((a, b) => Math.abs(a - first) - Math.abs(b - first))) {
    await page.setViewportSize({ width, height: 900 })
    if ('error' in expected) await expect(title(page)).toHaveText(expected.error)
    else await expect(instance(page)).toHaveText(`Instance ${example.id}`)
    if (width === WIDE) {
      if ('error' in expected) await expectError(page, expected)
      else await expectRun(page, example.job, expected)
    }
    await expectNoLayoutErrors(page)
  }
  await expectHarmlessLinks(page)
}

type Run = Exclude<Expected, { error: string }>
type ErrorPage = Extract<Expected, { error: string }>

/** Says in the header which run is shown. */
const instance = (page: Page) => page.getByRole('listitem').filter({ hasText: /^Instance/ })

async function expectRun(page: Page, job: string, { badge, nodes, findings: found, says }: Run) {
  await expect(title(page)).toHaveText(job)
  const readBadge = () => title(page).locator('xpath=following-sibling::*[1]').innerText()
  await expect.poll(async () => badge.includes(await readBadge()), badge.join(' or ')).toBe(true)
  const counted = page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+ nodes$/ })
  const digits = async () => (await counted.innerText()).replaceAll(',', '')
  await expect.poll(digits).toBe(`${nodes} of ${nodes} nodes`)
  for (const sentence of says) await expect(page.locator('main')).toContainText(sentence)
  if (found === null) return
  if (found === 0) await expect(page.getByText('No findings')).toBeVisible()
  else await expect(page.getByRole('link', { name: `${found} finding`, exact: false }).first()).toBeVisible()
  await expect(findings(page)).toHaveCount(found)
}

async function expectError(page: Page, { error, says, actions }: ErrorPage) {
  await expect(title(page)).toHaveText(error)
  await expect(page).toHaveTitle(error)
  for (const sentence of says) await expect(page.locator('main')).toContainText(sentence)
  const buttons = page.locator('main').getByRole('button').or(page.locator('main').getByRole('link'))
  await expect(buttons).toHaveText(actions)
}
