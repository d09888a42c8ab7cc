import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type CDPSession, type Page } from '@playwright/test'
import { unpackJobList } from '../../src/contract/job-transfer'
import { paths } from '../../src/contract/routes'
import { DAY_MS } from '../../src/lib/time/units'
import { answerOf, pathOf, textOf } from './answers'
import { coldLoad } from './cold-load'
import { load, memory, scroll, visit } from './measure'
import { JOBS, NODELINE } from './peers'
import { startProduct, type Product } from './product'
import { type Samples } from './samples'
import { openStage, type Stage } from './stage'

/** Jobs of the usual demo, and of the large one. */
export const LIST_SIZES = [250, 10_000] as const
const RUN_NODES = 200
/** The large demo has runs of so many days. */
const HISTORY_DAYS = 9
const LOOK_MS = 1_000
const READING_MS = 10 * 60_000

const API = paths.apiJobs('')

/** A server whose list of jobs has been read: all jobs and their runs. */
export async function startWithJobs(size: number): Promise<Product> {
  const product = await startProduct(undefined, size === LIST_SIZES[0] ? {} : { DEMO_JOBS: String(size) })
  const untilMs = performance.now() + READING_MS
  for (;;) {
    const { jobsRead, runsFromMs } = unpackJobList(
      JSON.parse(textOf(await answerOf(product.origin, API))),
    ).progress
    if (jobsRead >= size && (runsFromMs ?? Infinity) <= Date.now() - HISTORY_DAYS * DAY_MS) return product
    if (performance.now() > untilMs) throw new Error(`The list of ${size} jobs was not read in time.`)
    await sleep(LOOK_MS)
  }
}

/** What a user might type: each letter leaves fewer rows. */
const TYPED = 'daily 042'

/** Types into the field that has the focus; from each key to the change of the document, and to the frame that shows it. */
async function type(page: Page, within: string): Promise<{ changedMs: number[]; paintedMs: number[] }> {
  const stop = await page.evaluateHandle((selector) => window.probe.keys(selector), within)
  for (const key of TYPED) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await page.evaluate(() => window.probe.quiet(50))
  }
  return stop.evaluate((read) => read())
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN
const longest = (values: readonly number[]): number => Math.max(...values)

async function lookUp(page: Page): Promise<number> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.evaluate(() => window.probe.quiet(200))
  // The first keys fill caches that all later keys use, as they do for a user.
  const { changedMs } = await type(page, 'dialog')
  return p95(changedMs)
}

async function measureList(
  { browser, stage, samples }: { browser: Browser; stage: Stage; samples: Samples },
  run: number,
  size: number,
) {
  await visit(browser, JOBS, async (page: Page, cdp: CDPSession) => {
    samples.add(run, JOBS.id, size, await load(page, cdp, stage, JOBS, API))
    samples.add(run, JOBS.id, size, await memory(page, cdp))
    samples.add(run, JOBS.id, size, await scroll(page, cdp))
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.getByRole('searchbox').first().focus()
    const { paintedMs } = await type(page, 'table[aria-rowcount]')
    samples.add(run, JOBS.id, size, { filterMs: longest(paintedMs), lookUpMs: await lookUp(page) })
  })
}

/** The list of jobs and the page of a run, each straight from the server, which has both answers already. */
async function measureCold(browser: Browser, { origin }: Product, run: number, samples: Samples) {
  const api = pathOf(RUN_NODES, false)
  await answerOf(origin, api)
  for (const [one, size, path] of [
    [JOBS, LIST_SIZES[0], API],
    [NODELINE, LIST_SIZES[0], api],
  ] as const) {
    await answerOf(origin, path)
    const { barsMs } = await visit(browser, one, (page, cdp) =>
      coldLoad(page, cdp, origin + one.pathOf(path)),
    )
    samples.add(run, one.id, size, { coldListMs: barsMs })
  }
}

/** Lists of 250 and of 10,000 jobs, and the look-up over them. */
export async function measureLists(browser: Browser, runs: number, samples: Samples): Promise<void> {
  for (const size of LIST_SIZES) {
    console.error(`${size} jobs: being read`)
    const product = await startWithJobs(size)
    const stage = await openStage(product.origin, '')
    try {
      stage.give(API, await answerOf(product.origin, API))
      for (let run = 0; run < runs; run += 1) {
        console.error(`run ${run + 1} of ${runs}, ${size} jobs`)
        await measureList({ browser, stage, samples }, run, size)
        if (size === LIST_SIZES[0]) await measureCold(browser, product, run, samples)
      }
    } finally {
      stage.stop()
      product.stop()
    }
  }
}
