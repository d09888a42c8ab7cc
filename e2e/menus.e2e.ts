import { type Page } from '@playwright/test'
import { expect, test } from './support/nodeline'
import { nodeLink, openRun, panel, RUNS } from './support/run-page'

// Menus and tooltips: what the browser does for them, and what keys do.

/** Green: of a failed run the row that says why comes late, and moves what is below. */
const { green } = RUNS

const menu = (page: Page, name: string) => page.getByRole('menu', { name })
const item = (page: Page, name: string) => page.getByRole('menuitemradio', { name })
const tooltip = (page: Page) => page.getByRole('tooltip')

test.describe('a menu', () => {
  test('is used with the keyboard alone, and is closed by Escape, by a press elsewhere and by its button', async ({
    page,
  }) => {
    await openRun(page, green)
    const theme = page.getByRole('button', { name: 'Theme' })
    await theme.focus()
    await page.keyboard.press('ArrowDown')
    await expect(item(page, 'As the system')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(item(page, 'Dark')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(item(page, 'As the system')).toBeFocused()
    await page.keyboard.press('End')
    await expect(item(page, 'Dark')).toBeFocused()
    await page.keyboard.press('Home')
    await page.keyboard.press('l')
    await expect(item(page, 'Light')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(menu(page, 'Theme')).toBeHidden()
    await expect(theme).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(item(page, 'Dark')).toBeFocused()
    await expect(item(page, 'Dark')).toHaveAttribute('aria-checked', 'true')
    await page.keyboard.press('Tab')
    await expect(menu(page, 'Theme')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeFocused()

    const columns = page.getByRole('button', { name: 'Columns' })
    await columns.click()
    await expect(menu(page, 'Columns')).toBeVisible()
    await columns.click()
    await expect(menu(page, 'Columns')).toBeHidden()
    await columns.click()
    await page.getByRole('heading', { level: 1 }).click()
    await expect(menu(page, 'Columns')).toBeHidden()
    await nodeLink(page, 'start_dummy').click()
    await expect(panel(page, 'start_dummy')).toBeVisible()
    // Its letters are no shortcuts.
    const language = page.getByRole('button', { name: 'Language' })
    await language.click()
    await page.keyboard.press('j')
    await expect(menu(page, 'Language')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu(page, 'Language')).toBeHidden()
    await expect(language).toBeFocused()
    await expect(panel(page, 'start_dummy')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel(page, 'start_dummy')).toHaveCount(0)

    // It stays within a window that is too low for it. As wide as before: another width moves the button while it is pressed.
    await page.setViewportSize({ width: 1440, height: 400 })
    const types = page.getByRole('button', { name: 'Filter by type' })
    await types.evaluate((button) => button.scrollIntoView({ block: 'end' }))
    await types.click()
    await expect(menu(page, 'Filter by type')).toHaveCSS('opacity', '1')
    await expect(menu(page, 'Filter by type')).toBeInViewport({ ratio: 1 })
  })
})

test.describe('a tooltip', () => {
  test('comes by the mouse and by Tab, stays while it is pointed at, and goes by Escape', async ({
    page,
  }) => {
    await openRun(page, green)
    const notify = page.getByRole('button', { name: 'Notify me' })
    await notify.focus()
    await page.getByRole('button', { name: 'Columns' }).hover()
    // It comes though the focus moves while the pointer rests.
    await notify.blur()
    await expect(tooltip(page)).toHaveText('Columns')
    await tooltip(page).hover()
    await expect(tooltip(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(tooltip(page)).toHaveCount(0)

    // By Tab, and describing what its name does not say.
    const wall = page.getByRole('link', { name: 'Wall' })
    await notify.focus()
    await page.keyboard.press('Tab')
    await expect(wall).toBeFocused()
    await expect(tooltip(page)).toBeVisible()
    await expect(wall).toHaveAccessibleDescription(/./)
    await page.keyboard.press('Tab')
    await expect(wall).toHaveAccessibleDescription('')
  })

  test('comes where the pointer rested before its part was loaded, and goes with it', async ({ page }) => {
    let load = () => {}
    const wanted = new Promise<void>((resolve) => (load = resolve))
    await page.route(/assets\/tooltips-/, async (route) => {
      await wanted
      await route.continue()
    })
    await openRun(page, green)
    await page.getByRole('button', { name: 'Columns' }).hover()
    load()
    await expect(tooltip(page)).toHaveText('Columns')
    // Beside all cards.
    await page.mouse.move(4, 400)
    await expect(tooltip(page)).toHaveCount(0)
  })
})
