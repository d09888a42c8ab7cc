import { type Page } from '@playwright/test'
import { nodeTable, rowNames } from './run-page'

/** Everything of a run's page that an address has to restore; bars by their place, to the pixel. */
export async function readView(page: Page) {
  const table = nodeTable(page)
  return {
    rows: await rowNames(page),
    heads: await table
      .getByRole('columnheader')
      .evaluateAll((heads) => heads.map((head) => `${head.textContent} ${head.getAttribute('aria-sort')}`)),
    bars: await table
      .locator('.bar')
      .evaluateAll((bars) =>
        bars
          .map((bar) => bar.getBoundingClientRect())
          .map(({ left, width }) => [Math.round(left), Math.round(width)]),
      ),
    selected: await table
      .locator('[aria-current=true]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label'))),
    pressed: await page.getByRole('button', { pressed: true }).allTextContents(),
    chosen: await page
      .getByRole('combobox')
      .evaluateAll((lists) => lists.map((list) => (list instanceof HTMLSelectElement ? list.value : ''))),
    filter: await page.getByRole('searchbox', { name: 'Filter nodes' }).inputValue(),
    zone: await page.getByRole('button', { name: 'Time zone' }).allTextContents(),
    sections: await page.getByRole('region').getByRole('heading', { level: 2 }).allTextContents(),
  }
}
