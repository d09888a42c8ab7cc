import { type RunRef } from '../../src/contract/run-ref'
import { type DemoProcess, startDemo } from './demo'
import { test as base } from './nodeline'
import { type ServerProcess, startServer } from './server'

/** Seconds into a run of the demo's pipeline, which lasts twelve minutes and begins anew after thirteen. */
export const MOMENT = { running: 120, failed: 400, later: 500, over: 730 } as const
type Moment = keyof typeof MOMENT

const CYCLE_MS = 780_000
/** Far enough back that none of them lies in the future. */
const SPARE = 100
/** Each of them can be read for ever under an id of its own, counted from 1970. */
const FIRST_ID = 8_830_000_000

export interface LiveDemo {
  server: ServerProcess
  /** Puts the clock of DGC into a run that nobody has looked at yet. */
  begin: (moment: Moment) => Promise<RunRef>
  /** Puts it forward within that run. */
  goTo: (moment: Moment) => Promise<void>
}

function follow(demo: DemoProcess, server: ServerProcess): LiveDemo {
  let cycle = Math.floor(Date.now() / CYCLE_MS) - SPARE
  const goTo = (moment: Moment) =>
    demo.control({ skewMs: cycle * CYCLE_MS + MOMENT[moment] * 1_000 - Date.now() })
  const begin = async (moment: Moment) => {
    cycle += 1
    await goTo(moment)
    return { job: 'dwd_orders_daily', id: String(FIRST_ID + cycle), workspace: '' }
  }
  return { server, begin, goTo }
}

/** A server of one's own before a DGC whose clock can be set. */
export const test = base.extend<object, { live: LiveDemo }>({
  live: [
    // oxlint-disable-next-line no-empty-pattern -- it needs no other fixture, and Playwright wants to read that here
    async ({}, give) => {
      const demo = await startDemo()
      const server = await startServer(demo.env)
      await give(follow(demo, server))
      await server.stop()
      await demo.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ live }, give) => give(live.server.origin),
})
