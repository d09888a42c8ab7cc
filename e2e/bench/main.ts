import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from '../support/browser'
import { answerOf, pairOf, pathOf } from './answers'
import { coldLoad } from './cold-load'
import { idle, load, memory, poll, scroll, TooLong, visit, type Idle, type Poll } from './measure'
import { measureLists } from './lists'
import { buildEmpty, buildPeers, CONTENDERS, EMPTY, WALL, type Contender } from './peers'
import { buildProduct, startProduct, type Product } from './product'
import { report } from './report'
import { Samples } from './samples'
import { measureWall } from './wall'
import { openStage, type Stage } from './stage'

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '25,200,1000,10000' },
    // Pages of runs, of lists, and a wall of jobs.
    parts: { type: 'string', default: 'runs,lists,wall' },
  },
})
const runs = Number(values.runs)
const parts = new Set(values.parts.split(','))
const sizes = parts.has('runs') ? values.sizes.split(',').map(Number) : []

interface Bench {
  browser: Browser
  product: Product
  /** The same server with the empty page. */
  empty: Product
  stage: Stage
  samples: Samples
}

const named = (name: 'still' | 'live', { layoutMs, taskMs, mutations }: Poll) => ({
  [`${name}LayoutMs`]: layoutMs,
  [`${name}TaskMs`]: taskMs,
  [`${name}Mutations`]: mutations,
})

const parseMs = (page: Page, api: string): Promise<number> =>
  page.evaluate(async (path) => {
    const text = await (await fetch(path)).text()
    const ms = Array.from({ length: 5 }, () => {
      const from = performance.now()
      JSON.parse(text)
      return performance.now() - from
    })
    return ms.toSorted((a, b) => a - b)[2] ?? 0
  }, api)

/** A finished run: opened, measured at rest, refreshed in vain, scrolled. */
async function still({ browser, product, stage, samples }: Bench, run: number, size: number, one: Contender) {
  const api = pathOf(size, false)
  stage.give(api, await answerOf(product.origin, api))
  await visit(browser, one, async (page, cdp) => {
    samples.add(run, one.id, size, await load(page, cdp, stage, one, api))
    samples.add(run, one.id, size, await memory(page, cdp))
    samples.add(run, one.id, size, named('still', await poll(page, cdp, one)))
    if (one.hasRows) samples.add(run, one.id, size, await scroll(page, cdp))
    else samples.add(run, one.id, size, { parseMs: await parseMs(page, api) })
  })
}

/** A run that goes on: opened, and refreshed after the demo has moved on by one tick. */
async function live({ browser, product, stage, samples }: Bench, run: number, size: number) {
  const api = pathOf(size, true)
  const { before, after, changed } = await pairOf(product.origin, api)
  for (const one of CONTENDERS) {
    stage.give(api, before)
    await patiently(samples, 'live', one, size, () =>
      visit(browser, one, async (page, cdp) => {
        await load(page, cdp, stage, one, api)
        stage.give(api, after)
        samples.add(run, one.id, size, { changed, ...named('live', await poll(page, cdp, one)) })
      }),
    )
  }
}

const IDLE_SIZES = new Set([25, 200])
const SLOWDOWN = 4
const SLOW_SIZE = 25

const [NODELINE] = CONTENDERS
const FLOOR = CONTENDERS.find(({ id }) => id === 'floor')

const namedIdle = ({ scriptMs, taskMs }: Idle) => ({ idleScriptMs: scriptMs, idleTaskMs: taskMs })

/** A name for the same on a slower processor. */
const slowed = (measured: object, slowdown: number) =>
  Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [slowdown === 1 ? name : `${name} slowed`, value]),
  )

/** Nodeline and the empty page, each straight from its own server, which has the answer already. */
async function cold({ browser, product, empty, samples }: Bench, run: number, size: number, slowdown = 1) {
  const api = pathOf(size, false)
  for (const [one, { origin }] of [
    [NODELINE, product],
    [EMPTY, empty],
  ] as const) {
    if (!one) continue
    await answerOf(origin, api)
    const { barsMs, bytes, ...rest } = await visit(
      browser,
      one,
      (page, cdp) => coldLoad(page, cdp, origin + one.pathOf(api)),
      slowdown,
    )
    samples.add(run, one.id, size, slowed({ coldBarsMs: barsMs, ...bytes, ...rest }, slowdown))
  }
}

/** A running page and its wall, without any input. */
async function untouched(
  { browser, product, stage, samples }: Bench,
  run: number,
  size: number,
  slowdown = 1,
) {
  const api = pathOf(size, true)
  const { before } = await pairOf(product.origin, api)
  stage.give(api, before)
  for (const one of [NODELINE, WALL]) {
    if (!one) continue
    const measured = await visit(
      browser,
      one,
      async (page, cdp) => {
        await load(page, cdp, stage, one, api)
        return namedIdle(await idle(page, cdp, stage))
      },
      slowdown,
    )
    samples.add(run, one.id, size, slowed(measured, slowdown))
  }
}

/** The small run on a processor that is slower. */
async function slow(bench: Bench, run: number) {
  const { browser, product, stage, samples } = bench
  console.error(`run ${run + 1} of ${runs}, ${SLOW_SIZE} nodes, processor slowed`)
  const api = pathOf(SLOW_SIZE, false)
  stage.give(api, await answerOf(product.origin, api))
  for (const one of [NODELINE, FLOOR]) {
    if (!one) continue
    const measured = await visit(browser, one, (page, cdp) => load(page, cdp, stage, one, api), SLOWDOWN)
    samples.add(run, one.id, SLOW_SIZE, slowed(measured, SLOWDOWN))
  }
  await untouched(bench, run, SLOW_SIZE, SLOWDOWN)
  await cold(bench, run, SLOW_SIZE, SLOWDOWN)
}

async function patiently(
  samples: Samples,
  name: 'still' | 'live',
  one: Contender,
  size: number,
  task: () => Promise<void>,
) {
  if (samples.gaveUp(name, one.id, size)) return
  try {
    await task()
  } catch (error) {
    if (!(error instanceof TooLong) || one.id === 'nodeline') throw error
    samples.giveUp(name, one.id, size)
  }
}

async function measureAll(bench: Bench) {
  for (let run = 0; run < runs; run += 1) {
    for (const size of sizes) {
      console.error(`run ${run + 1} of ${runs}, ${size} nodes`)
      await cold(bench, run, size)
      for (const one of CONTENDERS) {
        await patiently(bench.samples, 'still', one, size, () => still(bench, run, size, one))
      }
      await live(bench, run, size)
      if (IDLE_SIZES.has(size)) await untouched(bench, run, size)
    }
    await slow(bench, run)
  }
}

async function main() {
  buildProduct()
  const folder = await buildPeers()
  const emptyFolder = await buildEmpty()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...LAUNCH_ARGS] })
  const product = await startProduct()
  const empty = await startProduct(emptyFolder)
  const stage = await openStage(product.origin, folder)
  const samples = new Samples()
  const [loadBefore = 0] = loadavg()
  try {
    if (parts.has('runs')) await measureAll({ browser, product, empty, stage, samples })
    if (parts.has('lists')) await measureLists(browser, runs, samples)
    if (parts.has('wall')) await measureWall(browser, runs, samples)
  } finally {
    await browser.close()
    stage.stop()
    product.stop()
    empty.stop()
    for (const one of [folder, emptyFolder]) await rm(one, { recursive: true, force: true })
  }
  const [loadAfter = 0] = loadavg()
  const cores = cpus()
  const busiest = Math.max(loadBefore, loadAfter)
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const text = report(samples, {
    runs,
    sizes,
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}; load ${loadBefore.toFixed(1)} at the start and ${loadAfter.toFixed(1)} at the end`,
    chromium: `Chromium ${browser.version()}`,
    build: `Nodeline built from ${commit}`,
    isBusy: busiest > cores.length,
  })
  // A part alone is printed: the report holds what one run of the bench has measured.
  if (['runs', 'lists', 'wall'].every((part) => parts.has(part))) await writeFile(RESULTS, text)
  console.log(text)
}

await main()
