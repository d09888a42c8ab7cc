import { paths } from '../../src/contract/routes'
import { openFreezablePage } from '../support/frozen-page'
import { expect, test } from '../support/outage'
import { runAddress, RUNS } from '../support/run-page'

// A headless shell keeps every tab visible, and what is visible cannot be frozen.

test('a hidden page that was frozen polls as soon as it thaws', async ({ browser, place }) => {
  await place.start()
  const page = await openFreezablePage(browser, place.origin + runAddress(RUNS.green))
  const countPolls = `performance.getEntriesByType('resource').filter(({ name }) =>
    name.endsWith('${paths.apiRun(RUNS.green)}')).length`
  await expect.poll(() => page.evaluate(countPolls)).toBe(1)
  await page.hide()
  await expect.poll(() => page.evaluate('document.visibilityState')).toBe('hidden')
  await page.evaluate(`document.addEventListener('freeze', () => { window.isFrozen = true })`)
  await page.freeze()
  await expect.poll(() => page.evaluate('window.isFrozen')).toBe(true)
  await page.thaw()
  await expect.poll(() => page.evaluate(countPolls)).toBe(2)
  await page.close()
})
