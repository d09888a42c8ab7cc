import { type Page, type Route } from '@playwright/test'
import { MINUTE_MS } from '../src/lib/time/units'
import { expect, test } from './support/nodeline'
import { advanceClock } from './support/run-answers'
import { showAddress } from './support/run-page'
import { expectReadable } from './support/wall-text'

// A wall of several jobs: it can be read from five metres whatever happens, and says when it shows the past.

const FULL_HD = { width: 1920, height: 1080 }
const SCREENS = [
  FULL_HD,
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
  { width: 1280, height: 720 },
]
test.use({ viewport: FULL_HD })

const verdict = (page: Page) => page.getByRole('heading', { level: 1 })
const cells = (page: Page) => page.locator('.wj-row, .wj-tile')
const isWallRequest = (url: URL) => url.pathname === '/api/wall'

/** Names of jobs of every kind: each third of the demo. */
async function listNames(page: Page, count: number): Promise<string> {
  const answer = await page.request.get('/api/jobs')
  const { jobs } = (await answer.json()) as { jobs: { name: string }[] }
  return jobs
    .filter((_, index) => index % 3 === 1)
    .slice(0, count)
    .map(({ name }) => encodeURIComponent(name))
    .join(',')
}

/** Answers as if DGC did not list that job any more. */
async function loseJob(route: Route, name: string) {
  const response = await route.fetch({ headers: { ...route.request().headers(), 'if-none-match': '' } })
  const wall = (await response.json()) as { jobs: { name: string }[] }
  const jobs = wall.jobs.map((each) => (each.name === name ? { ...each, job: null, run: null } : each))
  const { etag: _, ...headers } = response.headers()
  await route.fulfill({ json: { ...wall, jobs }, headers })
}

test('any number of jobs can be read on every screen', async ({ page, pageErrors }) => {
  // A server that reads all lists for the first time on a busy machine refuses some requests; a wall asks again.
  pageErrors.allowFailingUrl('/api/config')
  for (const { count, lang } of [
    { count: 3, lang: 'zh-CN' },
    { count: 12, lang: 'en' },
    { count: 27, lang: 'zh-CN' },
    { count: 60, lang: 'en' },
  ]) {
    const names = await listNames(page, count)
    const asked = new URLSearchParams({ jobs: decodeURIComponent(names) }).toString()
    pageErrors.allowFailingUrl(`/api/wall?${asked}`)
    await showAddress(page, `/wall?jobs=${names}&name=Core&lang=${lang}&tz=Asia/Shanghai`)
    // Before the first answer there are the names alone.
    await expect(page.locator('.wj-polls rect').first()).toBeVisible()
    for (const size of SCREENS) {
      await page.setViewportSize(size)
      // In portrait, more jobs than half of sixty are on pages.
      const shown = size.height > size.width ? Math.min(30, count) : count
      await expect(cells(page)).toHaveCount(shown)
      await expectReadable(page, size)
    }
  }
})

test('the page of all jobs leads to the wall of those that it shows, and Escape back', async ({ page }) => {
  await page.goto('/jobs?tag=store&lang=en')
  await page.getByRole('link', { name: 'Wall of these jobs' }).click()
  await expect(page).toHaveURL(/\/wall\?tag=store&name=store/)
  await expect(cells(page).first()).toBeVisible()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Nodeline' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/jobs\?/)
  await expect(page.getByRole('link', { name: 'Wall of these jobs' })).toBeVisible()
})

test('an address without jobs says how to name them, and a job that DGC does not know has its cell', async ({
  page,
}) => {
  await page.goto('/wall?lang=en')
  await expect(verdict(page)).toHaveText('This address names no jobs')
  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(page).toHaveURL(/\/jobs/)
  await showAddress(page, '/wall?jobs=dwd_orders_daily,no_such_job&lang=en')
  await expect(verdict(page)).toContainText('1 not found')
  await expect(cells(page).nth(1)).toContainText('no_such_job')
  await expect(cells(page).nth(1)).toContainText('No such job')
  await page.getByRole('link', { name: 'dwd_orders_daily' }).first().click()
  await expect(page).toHaveURL(/\/jobs\/dwd_orders_daily\/instances\/\d+\?.*wall=1/)
})

test('a lost job and old data are shown as such, and each poll leaves a mark', async ({
  page,
  pageErrors,
}) => {
  await page.clock.install()
  const names = await listNames(page, 12)
  await page.goto(`/wall?jobs=${names}&lang=en`)
  await expect(cells(page)).toHaveCount(12)
  const marks = page.locator('.wj-polls rect')
  await expect
    .poll(async () => {
      await advanceClock(page, 5_000)
      return marks.count()
    })
    .toBeGreaterThanOrEqual(3)
  await expect(page.locator('.wj-polls rect[data-missed]')).toHaveCount(0)
  const [, lost = ''] = decodeURIComponent(names).split(',')
  await expect(cells(page).nth(1)).not.toContainText('No such job')
  await page.route(isWallRequest, (route) => loseJob(route, lost))
  await advanceClock(page, 30_000)
  await expect(cells(page).nth(1)).toContainText(/No such job/)
  await expect(verdict(page)).toContainText('not found')
  await expect(cells(page)).toHaveCount(12)
  await page.unroute(isWallRequest)
  await advanceClock(page, 30_000)
  await expect(cells(page).nth(1)).not.toContainText('No such job')
  pageErrors.allowFailingUrl(
    `/api/wall?${new URLSearchParams({ jobs: decodeURIComponent(names) }).toString()}`,
  )
  await page.route(isWallRequest, (route) =>
    route.fulfill({ status: 502, json: { error: { code: 'upstream_unreachable' } } }),
  )
  await advanceClock(page, 3 * MINUTE_MS)
  await expect(page.getByRole('complementary', { name: 'Old data' })).toContainText('Data as of')
  await expect(verdict(page)).toContainText('was: ')
  await expect(page.locator('.wj-polls rect[data-missed]').first()).toBeVisible()
  await expect(page.locator('.wj-box.expected, .wj-box.next, .wj-usual:not(small *)')).toHaveCount(0)
  await expectReadable(page, FULL_HD)
  await page.unroute(isWallRequest)
  // The longest time between two tries, which is varied a little.
  await advanceClock(page, 70_000)
  await expect(page.getByRole('complementary', { name: 'Old data' })).toHaveCount(0)
  await expect(verdict(page)).not.toContainText('was')
})
