import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { nodeLink, nodeTable, openRun, panel, RUNS } from './support/run-page'

// A run on paper: all of it, and the screen as it was.

const { failed, load1000 } = RUNS

test('paper shows every row of a thousand', async ({ page }) => {
  await openRun(page, load1000, { sort: 'definition' })
  // By selector: to find this many by role takes as long as to print them.
  const links = nodeTable(page).locator('tbody th[scope=row] a')
  await expect(links.first()).toBeVisible()
  expect(await links.count()).toBeLessThan(100)
  await page.emulateMedia({ media: 'print' })
  // The page hears of the paper before the frame that draws it.
  await page.evaluate(() => new Promise(requestAnimationFrame))
  const names = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label')))
  expect(names).toHaveLength(1_000)
  expect(names[0]).toMatch(/_00000$/)
  expect(names[999]).toMatch(/_00999$/)
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
  await expect(links.last()).toBeVisible()
})

interface Sheet {
  /** Of the page as it is printed, in px. */
  width: number
  heads: { name: string; right: number }[]
}

/** Prints, and returns what the page was while it was on paper. */
async function print(page: Page, landscape: boolean): Promise<Sheet> {
  const sheet = await page.evaluateHandle(() => {
    const measured: Sheet = { width: 0, heads: [] }
    const media = matchMedia('print')
    const measure = () => {
      if (!media.matches) return
      measured.width = document.documentElement.clientWidth
      measured.heads = Array.from(document.querySelectorAll('thead th'), (head) => ({
        name: head.getAttribute('aria-label') ?? head.textContent ?? '',
        right: head.getBoundingClientRect().right,
      }))
    }
    media.addEventListener('change', measure)
    return measured
  })
  const margin = { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' }
  await page.pdf({ format: 'A4', landscape, margin })
  return sheet.jsonValue()
}

test('A4 has all columns, upright or not, and leaves the screen as it was', async ({ page }) => {
  await openRun(page, failed)
  // It comes late, and moves what is below.
  await expect(page.getByRole('button', { name: /^Open log/ })).toBeVisible()
  await nodeLink(page, 'dws_load_order_items').click()
  const node = panel(page, 'dws_load_order_items')
  await expect(node).toBeVisible()
  const read = () =>
    page.evaluate(() => [window.scrollY, document.activeElement?.textContent, document.body.scrollWidth])
  await page.evaluate(() => window.scrollTo(0, 500))
  const before = await read()
  for (const landscape of [false, true]) {
    const { width, heads } = await print(page, landscape)
    expect(heads.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Status', 'Start', 'Duration', 'Retries', 'Rows', 'Log']),
    )
    expect(heads.filter(({ right }) => right > width)).toEqual([])
    await expect(node).toBeVisible()
    await expect(nodeTable(page).getByRole('columnheader', { name: 'Retries' })).toHaveCount(0)
    await expect.poll(read).toEqual(before)
  }
})
