import { type Page } from '@playwright/test'
import { translatePage } from './support/translate-page'
import { test } from './support/live-demo'
import { expect } from './support/nodeline'
import { nodeLink, nodeTable, openRun, rowNames, rowOf, title } from './support/run-page'
import { findUntranslated, readNames } from './support/untranslated'

// The browser, or an extension, translates the page.

test('names, values, times and status words are never translated, sentences are', async ({ page, live }) => {
  const ref = await live.begin('running')
  await openRun(page, ref)
  await expect(nodeTable(page).getByRole('rowheader').first()).toBeVisible()
  const refuses = (element: HTMLElement) => !element.translate
  for (const row of await nodeTable(page).getByRole('row').all())
    expect(await row.evaluate(refuses)).toBe(true)
  expect(await title(page).evaluate(refuses)).toBe(true)
  await page.keyboard.press('?')
  expect(await page.getByText('Next node', { exact: true }).evaluate(refuses)).toBe(false)
})

test('a page that is translated nevertheless goes on with the run, its controls and languages', async ({
  page,
  live,
  request,
}) => {
  await page.clock.install()
  const ref = await live.begin('running')
  await openRun(page, ref, { status: 'running' })
  const [name = ''] = await rowNames(page)
  await openRun(page, ref)
  await page.evaluate(translatePage)
  await live.poll(page, ref)
  await page.evaluate(translatePage)
  await live.goTo('finished')
  await live.poll(page, ref)
  await expect(rowOf(page, name)).toContainText('Success')

  const fresh = await page.context().newPage()
  await openRun(fresh, ref)
  const readRows = async (of: Page) =>
    (await nodeTable(of).getByRole('row').allInnerTexts()).map((text) => text.replace(/[°\s]+/g, ' ').trim())
  await expect(async () => expect(await readRows(page)).toEqual(await readRows(fresh))).toPass()
  await fresh.close()

  await page.evaluate(translatePage)
  await nodeLink(page, name).click()
  // By a part of its name: the heading that names it is translated next.
  const node = page.getByRole('region', { name })
  await expect(node).toContainText('Success')
  await page.evaluate(translatePage)
  await page.keyboard.press('Escape')
  await expect(node).toHaveCount(0)

  await page.evaluate(translatePage)
  const filter = page.getByRole('searchbox', { name: 'Filter nodes' })
  await filter.fill(name)
  await expect.poll(() => rowNames(page)).toEqual([name])
  await page.evaluate(translatePage)
  await filter.fill('')
  await expect.poll(async () => (await rowNames(page)).length).toBeGreaterThan(1)
  await filter.blur()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.evaluate(translatePage)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.evaluate(translatePage)
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: '简体中文' }).click()
  await expect(page.getByRole('columnheader', { name: '状态' })).toBeVisible()
  await expect.poll(async () => findUntranslated(page, await readNames(request, ref))).toEqual([])
})
