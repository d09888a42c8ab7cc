import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../src/lib/time/units'
import { startDemo } from './support/demo'
import { CLOCK_OPTION } from './support/live-demo'
import { expect, test as base } from './support/nodeline'
import { runAddress } from './support/run-page'
import { startServer } from './support/server'

const RUN = { job: 'logs_of_every_kind', id: '8860000002', workspace: '' }

interface GrowingLogs {
  origin: string
  /** Lets a minute pass for the demo, whose log gets a line every 20 s, and more than what was read of it is kept for on the server. */
  grow: () => Promise<void>
}

const test = base.extend<object, { logs: GrowingLogs }>({
  logs: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
    async ({}, give) => {
      const demo = await startDemo()
      const server = await startServer({ ...demo.keyEnv, NODE_OPTIONS: CLOCK_OPTION })
      // The run starts anew with each hour.
      let skewMs = Date.now() % HOUR_MS > HOUR_MS - 5 * MINUTE_MS ? -10 * MINUTE_MS : 0
      await demo.control({ skewMs })
      const grow = async () => {
        skewMs += MINUTE_MS
        server.signal('SIGUSR2')
        await demo.control({ skewMs })
      }
      await give({ origin: server.origin, grow })
      await server.stop()
      await demo.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ logs }, give) => give(logs.origin),
})

test('the log of a node that runs is followed until the reader scrolls up, and again by the button', async ({
  page,
  logs,
}) => {
  await page.clock.install()
  await page.goto(runAddress(RUN, { node: 'growing_log', log: '1' }))
  const list = page.getByRole('region', { name: 'Lines of the log' })
  const rows = list.locator('.log-line')
  const readLast = async () => Number(await rows.last().locator('.log-number').textContent())
  const grow = async () => {
    await logs.grow()
    await page.clock.fastForward(10 * SECOND_MS)
  }
  await expect(page.getByText('following', { exact: true })).toBeVisible()
  await expect(rows.last()).toBeInViewport({ ratio: 1 })
  const before = await readLast()
  await grow()
  await expect.poll(readLast).toBeGreaterThanOrEqual(before + 3)
  await expect(rows.last()).toBeInViewport({ ratio: 1 })

  await list.hover()
  await page.mouse.wheel(0, -300)
  await expect(page.getByText('following paused')).toBeVisible()
  const top = await rows.first().innerText()
  await grow()
  const pill = page.getByRole('button', { name: /^\d+ new lines? · follow again$/ })
  await expect(pill).toBeVisible()
  await expect.poll(() => rows.first().innerText()).toBe(top)
  await pill.click()
  await expect(page.getByText('following', { exact: true })).toBeVisible()
  await expect(pill).toHaveCount(0)
  await expect(rows.last()).toBeInViewport({ ratio: 1 })
})
