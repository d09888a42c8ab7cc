import { expect, test } from './support/nodeline'
import { runAddress, openRun, RUNS, showAddress, title } from './support/run-page'
import { READABLE, findUnreadable, readWords } from './support/wall-text'

// A screen that is higher than wide: pages that were not drawn for a wall, and facts that stand in columns.

const SCREEN = { width: 1080, height: 1920 }
test.use({ viewport: SCREEN })

const { job, id } = RUNS.failed

test('the status and the page that makes an address can be read in both languages', async ({ page }) => {
  for (const path of ['/status?wall=1', `/wall/new?wall=1&job=${job}&id=${id}`]) {
    for (const lang of ['en', 'zh-CN']) {
      await page.goto(`${path}&lang=${lang}`)
      await expect(title(page)).toBeVisible()
      await page.waitForLoadState('networkidle')
      // A preview is small on purpose, and may come late.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('[data-preview] { display: none }')
        document.adoptedStyleSheets.push(sheet)
      })
      // What lies below can be moved into sight; what is beside cannot.
      await expect(async () => {
        const words = (await readWords(page)).filter(({ bottom }) => bottom < SCREEN.height)
        expect(words.length).toBeGreaterThan(5)
        expect(findUnreadable(words, SCREEN)).toEqual(READABLE)
      }).toPass()
      const squeezed = await page.evaluate(() =>
        [...document.querySelectorAll('dd, input, p')]
          .map((element) => [element.textContent, element.getBoundingClientRect().width] as const)
          .filter(([text, width]) => width > 0 && width < 200 && (text?.length ?? 0) > 12),
      )
      expect(squeezed).toEqual([])
    }
  }
})

test('the facts of both lines stand in the same columns, and a start or an end that is not known has a dashed side', async ({
  page,
}) => {
  await openRun(page, RUNS.green, { wall: '1' })
  await expect(async () => {
    const lefts = await page
      .locator('.wall-fact')
      .evaluateAll((facts) => facts.map((fact) => Math.round(fact.getBoundingClientRect().left)))
    const [planned, , , ran, ended, total] = lefts
    expect(lefts).toHaveLength(6)
    expect(ended).toBe(planned)
    expect(Math.abs((total ?? 0) - (ran ?? 0))).toBeLessThanOrEqual(2)
  }).toPass()

  const unknown = { job: 'times_not_given', id: '6601002', workspace: '' }
  await showAddress(page, runAddress(unknown, { wall: '1' }))
  const sides = (shape: string) =>
    page.locator(`.bar.shape-${shape}`).evaluate((bar) => {
      const { borderLeftStyle, borderRightStyle } = getComputedStyle(bar)
      return [borderLeftStyle, borderRightStyle]
    })
  expect(await sides('end-unknown')).toEqual(['solid', 'dashed'])
  expect(await sides('start-unknown')).toEqual(['dashed', 'solid'])
})
