import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { nodeLink, openRun, panel, RUNS, title } from './support/run-page'
import { MINUTE_MS } from '../src/lib/time/units'

// Every function works by keyboard.

const { failed } = RUNS

const filterField = (page: Page) => page.getByRole('searchbox', { name: 'Filter nodes' })
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Presses Tab until the element has the focus, at most so many times. Each element on the way must have a visible outline. */
async function tabTo(page: Page, locator: ReturnType<Page['locator']>, most: number) {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab')
    const { isReached, isOutlined, name } = await locator.evaluate((element) => {
      const focused = document.activeElement ?? document.body
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
      return {
        isReached: element === focused,
        isOutlined: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
        name: focused.outerHTML.slice(0, 160),
      }
    })
    expect(isOutlined, name).toBe(true)
    if (isReached) return
  }
  await expect(locator).toBeFocused()
}

test('Tab reaches the skip link, the filter and the rows, in this order, each with a visible outline; + and - zoom, a and d move the window, f shows the whole run; arrow keys move the handles of the overview', async ({
  page,
}) => {
  await openRun(page, failed)
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await page.keyboard.press('Tab')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(title(page)).toBeFocused()
  await tabTo(page, filterField(page), 40)
  await tabTo(page, nodeLink(page, 'start_dummy'), 30)
  await expect(nodeLink(page, 'start_dummy')).toBeFocused()

  const fromMs = () => Number(new URL(page.url()).searchParams.get('from'))
  await press(page, '+')
  await expect(page).toHaveURL(/from=/)
  const zoomed = fromMs()
  await press(page, 'd')
  await expect.poll(fromMs).toBeGreaterThan(zoomed + MINUTE_MS)
  await press(page, 'a')
  await expect.poll(() => Math.abs(fromMs() - zoomed)).toBeLessThan(1_000)
  await press(page, '-')
  await expect(page).not.toHaveURL(/from=/)
  await press(page, '+')
  await expect(page).toHaveURL(/from=/)
  await press(page, 'f')
  await expect(page).not.toHaveURL(/from=/)
  const handle = page.getByRole('slider', { name: 'Zoom from' })
  await handle.focus()
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(handle).toHaveAttribute('aria-valuenow', '3')
  await expect(page).toHaveURL(/from=/)
  await expect(handle).toBeFocused()
  await page.getByRole('slider', { name: 'Zoom to' }).focus()
  await press(page, 'ArrowLeft')
  await expect(page.getByRole('slider', { name: 'Zoom to' })).toHaveAttribute('aria-valuenow', '99')
})

test('j, k and the arrow keys move through the rows, Enter opens a panel and Esc closes it, n goes to the next problem, l to a log', async ({
  page,
}) => {
  await openRun(page, failed)
  await press(page, 'j')
  await expect(nodeLink(page, 'start_dummy')).toBeFocused()
  await press(page, 'j', 'ArrowDown')
  await expect(nodeLink(page, 'obs_clean_staging')).toBeFocused()
  await press(page, 'ArrowUp')
  await expect(nodeLink(page, 'check_源库就绪')).toBeFocused()
  await press(page, 'k', 'k', 'k')
  await expect(nodeLink(page, 'start_dummy')).toBeFocused()
  await press(page, 'j', 'Enter')
  await expect(panel(page, 'check_源库就绪')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'check_源库就绪' })).toBeFocused()
  await press(page, 'j')
  await expect(panel(page, 'obs_clean_staging')).toBeVisible()
  await press(page, 'Escape')
  await expect(panel(page, 'obs_clean_staging')).toHaveCount(0)
  await expect(nodeLink(page, 'obs_clean_staging')).toBeFocused()
  await press(page, 'n')
  await expect(panel(page, 'dws_load_order_items')).toBeVisible()
  await expect(nodeLink(page, 'dws_load_order_items')).toBeInViewport()
  await press(page, 'l')
  await expect(page).toHaveURL(/log=1/)
  await expect(page.getByRole('button', { name: 'Log', exact: true, pressed: true })).toBeVisible()
})

test('/ goes to the filter, where letters are text, and leaves a panel that covers it; Esc leaves the filter', async ({
  page,
}) => {
  await openRun(page, failed)
  await press(page, '/')
  await expect(filterField(page)).toBeFocused()
  await page.keyboard.type('jnlf?')
  await expect(filterField(page)).toHaveValue('jnlf?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('None of 26 nodes matches the filters.')).toBeVisible()
  await press(page, 'Escape')
  await expect(filterField(page)).not.toBeFocused()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(nodeLink(page, 'start_dummy')).toBeVisible()

  await page.setViewportSize({ width: 1000, height: 800 })
  await press(page, 'j', 'j', 'Enter')
  await expect(page.getByRole('heading', { name: 'check_源库就绪' })).toBeFocused()
  await press(page, '/')
  await page.keyboard.type('dws')
  await expect(filterField(page)).toHaveValue('dws')

  await filterField(page).fill('')
  // Esc that ends a composition leaves the field and its text alone.
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'dws', selectionStart: 3, selectionEnd: 3 })
  await expect(filterField(page)).toHaveValue('dws')
  await press(page, 'Escape')
  await expect(filterField(page)).toBeFocused()
})

test('the help of ? keeps the focus inside, gives it back, and switches single keys off, also after a reload', async ({
  page,
}) => {
  await openRun(page, failed)
  await press(page, 'j', '?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  for (const word of ['Next node with a problem', 'Fit the whole run', 'Filter nodes', 'Log of the node']) {
    await expect(help.getByText(word)).toBeVisible()
  }
  // Behind the last control the focus may be in the browser's own bar, when the page says `body`; never on the page behind.
  for (let count = 0; count < 6; count += 1) {
    await press(page, 'Tab')
    const isInside = await help.evaluate((dialog) => {
      const { activeElement, body } = document
      return dialog.contains(activeElement) || activeElement === body
    })
    expect(isInside).toBe(true)
  }
  await press(page, 'Escape')
  await expect(help).toHaveCount(0)
  await expect(nodeLink(page, 'start_dummy')).toBeFocused()
  await press(page, '?')
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
  await press(page, 'Escape', 'n')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(new URL(page.url()).search).toBe('')
  await nodeLink(page, 'start_dummy').press('Enter')
  await expect(panel(page, 'start_dummy')).toBeVisible()
  await press(page, 'j')
  await expect(panel(page, 'start_dummy')).toBeVisible()
  await press(page, 'Escape')
  await expect(panel(page, 'start_dummy')).toHaveCount(0)
  await page.reload()
  await expect(title(page)).toBeVisible()
  await press(page, 'n', '?', '/')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(filterField(page)).not.toBeFocused()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).check()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, '/')
  await expect(filterField(page)).toBeFocused()
})

test('a panel that arrives late does not take the focus from the filter', async ({ page }) => {
  let deliver = () => {}
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route(/NodePanel-[\w-]+\.js$/, async (route) => {
    await delivered
    await route.continue()
  })
  await openRun(page, failed)
  await nodeLink(page, 'check_源库就绪').click()
  await press(page, '/')
  await page.keyboard.type('che')
  deliver()
  await expect(page.getByRole('heading', { name: 'check_源库就绪' })).toBeVisible()
  await page.keyboard.type('ck')
  await expect(filterField(page)).toHaveValue('check')
})
