import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from '../support/browser'
import { answerOf, pairOf, pathOf } from './answers'
import { coldLoad } from './cold-load'
import { load, memory, poll, scroll, TooLong, visit, type Poll } from './measure'
import { buildPeers, CONTENDERS, type Contender } from './peers'
import { startProduct, type Product } from './product'
import { report } from './report'
import { Samples } from './samples'
import { openStage, type Stage } from './stage'

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '25,200,1000,10000' },
  },
})
const runs = Number(values.runs)
const sizes = values.sizes.split(',').map(Number)

interface Bench {
  browser: Browser
  product: Product
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

async function cold({ browser, product, samples }: Bench, run: number, size: number) {
  const one = CONTENDERS.find(({ id }) => id === 'nodeline')
  if (!one) return
  await visit(browser, one, async (page, cdp) => {
    const url = `${product.origin}${one.pathOf(pathOf(size, false))}`
    const { barsMs, bytes, ...rest } = await coldLoad(page, cdp, url)
    samples.add(run, one.id, size, { coldBarsMs: barsMs, ...bytes, ...rest })
  })
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
    }
  }
}

async function main() {
  const folder = await buildPeers()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...LAUNCH_ARGS] })
  const product = await startProduct()
  const stage = await openStage(product.origin, folder)
  const samples = new Samples()
  const [loadBefore = 0] = loadavg()
  try {
    await measureAll({ browser, product, stage, samples })
  } finally {
    await browser.close()
    stage.stop()
    product.stop()
    await rm(folder, { recursive: true, force: true })
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
  await writeFile(RESULTS, text)
  console.log(text)
}

await main()
