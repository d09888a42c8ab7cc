import { type Page } from '@playwright/test'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'
import { computeMiddleSkewMs, type DemoProcess, startDemo } from './demo'
import { test as base } from './nodeline'
import { RUNS } from './run-page'
import { type ServerProcess, startServer } from './server'

/** Seconds into a run of the demo's pipeline, which lasts twelve minutes and starts again after thirteen. */
const MOMENT = { started: 5, running: 120, failed: 400, later: 500, finished: 730 } as const
type Moment = keyof typeof MOMENT

const CYCLE_MS = 780_000
/** Far enough back that none of them lies in the future. */
const CYCLES_BACK = 100
/** Each cycle can be read under an id of its own, counted from 1970. */
const FIRST_ID = 8_830_000_000

/** More than the longest interval between two polls of a running run, and than the time for which the server keeps an answer. */
const STEP_MS = 7_000

/** Moves the server's monotonic clock on at each signal: what it keeps grows old without a wait. */
const CLOCK_HOOK = `
const elapsedMs = performance.now.bind(performance)
let skippedMs = 0
performance.now = () => elapsedMs() + skippedMs
process.on('SIGUSR2', () => { skippedMs += ${STEP_MS} })`

/** Of Node, for a server: each SIGUSR2 then moves its monotonic clock on. */
export const CLOCK_OPTION = `--import data:text/javascript,${encodeURIComponent(CLOCK_HOOK)}`

/** A page, its server and a demo DGC, whose three clocks the test moves. */
export interface LiveDemo {
  server: ServerProcess
  demo: DemoProcess
  /** Sets the clock of DGC into a run that no test has read yet. */
  begin: (moment: Moment) => Promise<RunRef>
  /** Sets it into the middle of the run of 200 nodes. */
  beginLarge: () => Promise<RunRef>
  /** Moves it to a later moment of that run. The server asks DGC again at the next poll. */
  goTo: (moment: Moment) => Promise<void>
  /** Ends the pause that the server makes after a failed call. */
  skipPause: () => void
  /** Moves all clocks on until the page has polled; its own has to be installed. */
  poll: (page: Page, ref: RunRef, pageMs?: number) => Promise<void>
}

function createLiveDemo(demo: DemoProcess, server: ServerProcess): LiveDemo {
  let cycle = Math.floor(Date.now() / CYCLE_MS) - CYCLES_BACK
  let skewMs = 0
  const setSkew = (ms: number) => {
    skewMs = ms
    server.signal('SIGUSR2')
    return demo.control({ skewMs })
  }
  const goTo = (moment: Moment) => setSkew(cycle * CYCLE_MS + MOMENT[moment] * 1_000 - Date.now())
  const begin = async (moment: Moment) => {
    cycle += 1
    await goTo(moment)
    return { job: 'dwd_orders_daily', id: String(FIRST_ID + cycle), workspace: '' }
  }
  const beginLarge = async () => {
    await setSkew(computeMiddleSkewMs(Date.now()))
    return RUNS.load200Live
  }
  const poll = async (page: Page, ref: RunRef, pageMs = STEP_MS) => {
    await setSkew(skewMs + STEP_MS)
    const answer = page.waitForResponse((response) => response.url().endsWith(paths.apiRun(ref)))
    await page.clock.fastForward(pageMs)
    await answer
  }
  const skipPause = () => server.signal('SIGUSR2')
  return { server, demo, begin, beginLarge, goTo, skipPause, poll }
}

/** A server of its own in front of a DGC whose clock can be set. */
export const test = base.extend<object, { live: LiveDemo }>({
  live: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
    async ({}, give) => {
      const demo = await startDemo()
      const env = { VIEWER_NEW_RUNS_PER_MINUTE: '100000', NODE_OPTIONS: CLOCK_OPTION }
      const server = await startServer({ ...demo.env, ...env })
      await give(createLiveDemo(demo, server))
      await server.stop()
      await demo.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ live }, give) => give(live.server.origin),
})
