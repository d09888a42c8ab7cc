import { expect, test } from './support/nodeline'
import {
  runAddress,
  nodeLink,
  nodeTable,
  openRun,
  panel,
  rowNames,
  rowOf,
  RUNS,
  showAddress,
  title,
} from './support/run-page'
import { expectHarmlessLinks, expectNoLayoutErrors } from './support/page-checks'

// Names and paths made to break the page, or to run a script in it.

test.beforeEach(({ page }) => {
  page.on('dialog', () => {
    throw new Error('A script of a name ran.')
  })
})

const IMG = '<img src=x onerror=alert(1)>'

test('names that are markup stay text, those that turn its direction are not obeyed, and each selects its own node', async ({
  page,
}) => {
  await openRun(page, RUNS.signs, { sort: 'definition' })
  await expect.poll(() => rowNames(page)).toHaveLength(13)
  await expect(nodeLink(page, IMG)).toHaveText(/^<img .*alert\(1\)>$/)
  await nodeLink(page, IMG).click()
  await expect(page.getByRole('heading', { name: IMG })).toBeVisible()
  await expect.poll(() => new URL(page.url()).searchParams.get('node')).toBe(IMG)
  await page.reload()
  await expect(page.getByRole('heading', { name: IMG })).toBeVisible()
  await expect(page.locator('img, iframe, object, embed')).toHaveCount(0)
  await expectHarmlessLinks(page)

  await expect(page.getByText('⟨202E⟩evil_rtl').first()).toBeVisible()
  await expect(page.getByText('tab⟨0009⟩and⟨000A⟩newline').first()).toBeVisible()
  const bare = await page
    .locator('main')
    .evaluate((main) => /[\u202a-\u202e\u2066-\u2069]/.test(main.textContent))
  expect(bare).toBe(false)

  const links = nodeTable(page).getByRole('rowheader').getByRole('link')
  for (let index = 0; index < 13; index += 1) {
    await links.nth(index).click()
    await expect(links.nth(index)).toHaveAttribute('aria-current', 'true')
    await expect(nodeTable(page).locator('[aria-current=true]')).toHaveCount(1)
  }
})

test('a hostile address is text, too', async ({ page, pageErrors }) => {
  const job = '<img src=x onerror=alert(1)>\u202Egpj'
  pageErrors.allowFailingRun({ job, id: '1', workspace: '' })
  await page.goto(runAddress({ job, id: '1', workspace: '' }))
  await expect(title(page)).toHaveText('No such job')
  await expect(page.getByText('There is no job <img src=x onerror=alert(1)>⟨202E⟩gpj')).toBeVisible()
  await expectNoLayoutErrors(page)
})

test('a log path is a link only when it is one; keys of the language do no harm and are shown', async ({
  page,
}) => {
  const ref = { job: 'log_paths_hostile', id: '6602007', workspace: '' }
  await openRun(page, ref, { view: 'table' })
  await expect(nodeTable(page).getByRole('rowheader')).toHaveCount(10)
  await expect(page.getByText('javascript:alert(1)', { exact: true })).toBeVisible()
  await expectHarmlessLinks(page)
  await nodeLink(page, 'log_2').click()
  await expect(panel(page, 'log_2')).toContainText('<a href="javascript:alert(1)">log</a>')
  await expect(panel(page, 'log_2')).toContainText('This is not an obs:// path, so it is shown as text only.')
  await expect(panel(page, 'log_2').getByRole('link')).toHaveCount(0)
  await expectHarmlessLinks(page)

  const keys = { job: 'keys_of_the_language', id: '6603009', workspace: '' }
  await showAddress(page, runAddress(keys, { node: '__proto__' }))
  await expect(panel(page, '__proto__')).toContainText('{"polluted":true}')
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBeUndefined()
  await expect(rowOf(page, 'constructor')).toBeVisible()
})
