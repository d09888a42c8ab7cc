import { rm } from 'node:fs/promises'
import { type Browser, type Page } from '@playwright/test'
import { computeMiddleSkewMs, startDemo } from '../support/demo'
import { answerOf, pairOf, pathOf, type Pair } from './answers'
import { coldLoad } from './cold-load'
import { idle, load, memory, poll, scroll, visit, type Idle, type Poll } from './measure'
import { buildEmpty, buildPeers, CONTENDERS, EMPTY, FLOOR, NODELINE, WALL, type Contender } from './peers'
import { startProduct, type Product } from './product'
import { type Samples } from './samples'
import { openStage, type Stage } from './stage'

interface Bench {
  browser: Browser
  product: Product
  /** The same server with the empty page. */
  empty: Product
  stage: Stage
  samples: Samples
  /** Of a running instance, by its nodes. */
  pairs: ReadonlyMap<number, Pair>
}

const named = (name: 'still' | 'live', { layoutMs, taskMs, mutations }: Poll) => ({
  [`${name}LayoutMs`]: layoutMs,
  [`${name}TaskMs`]: taskMs,
  [`${name}Mutations`]: mutations,
})

const namedIdle = ({ scriptMs, taskMs }: Idle) => ({ idleScriptMs: scriptMs, idleTaskMs: taskMs })

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
    const add = (measured: object) => samples.add(run, one.id, size, measured)
    add(await load(page, cdp, stage, one, api))
    add(await memory(page, cdp))
    add(named('still', await poll(page, cdp, one)))
    add(one.hasRows ? await scroll(page, cdp) : { parseMs: await parseMs(page, api) })
  })
}

/** A run that goes on: refreshed after the demo has moved on by one tick. */
async function live({ browser, stage, samples, pairs }: Bench, run: number, size: number, one: Contender) {
  const api = pathOf(size, true)
  const { skewMs, after, changed } = giveBefore(stage, pairs, size)
  await visit(browser, one, async (page, cdp) => {
    await load(page, cdp, stage, one, api)
    stage.give(api, after, skewMs)
    samples.add(run, one.id, size, { changed, ...named('live', await poll(page, cdp, one)) })
  })
}

/** From now on the first answer of a pair is given, as if it had just been taken. */
function giveBefore(stage: Stage, pairs: Bench['pairs'], size: number): Pair & { skewMs: number } {
  const pair = pairs.get(size)
  if (!pair) throw new Error(`No running instance of ${size} nodes was read.`)
  const skewMs = pair.takenMs - Date.now()
  stage.give(pathOf(size, true), pair.before, skewMs)
  return { ...pair, skewMs }
}

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
async function untouched({ browser, stage, samples, pairs }: Bench, run: number, size: number, slowdown = 1) {
  const api = pathOf(size, true)
  for (const one of [NODELINE, WALL]) {
    giveBefore(stage, pairs, size)
    const measured = await visit(
      browser,
      one,
      async (page, cdp) => {
        await load(page, cdp, stage, one, api)
        return idle(page, cdp, stage)
      },
      slowdown,
    )
    samples.add(run, one.id, size, slowed(namedIdle(measured), slowdown))
  }
}

/** Sizes that people have: their pages stay open for hours. */
const IDLE_SIZES = new Set([25, 200])
const SLOWDOWN = 4
const SLOW_SIZE = 25

/** The small run on a processor that is slower. */
async function slow(bench: Bench, run: number) {
  const { browser, product, stage, samples } = bench
  const api = pathOf(SLOW_SIZE, false)
  stage.give(api, await answerOf(product.origin, api))
  for (const one of [NODELINE, FLOOR]) {
    const measured = await visit(browser, one, (page, cdp) => load(page, cdp, stage, one, api), SLOWDOWN)
    samples.add(run, one.id, SLOW_SIZE, slowed(measured, SLOWDOWN))
  }
  await untouched(bench, run, SLOW_SIZE, SLOWDOWN)
  await cold(bench, run, SLOW_SIZE, SLOWDOWN)
}

async function measureAll(bench: Bench, { runs, sizes }: Extent) {
  const begunMs = performance.now()
  const say = (what: string) =>
    console.error(`${((performance.now() - begunMs) / 1_000).toFixed(0)} s: ${what}`)
  for (let run = 0; run < runs; run += 1) {
    for (const size of sizes) {
      say(`run ${run + 1} of ${runs}, ${size} nodes`)
      await cold(bench, run, size)
      const contenders = CONTENDERS.filter(({ most = Infinity }) => size <= most)
      for (const one of contenders) await still(bench, run, size, one)
      for (const one of contenders) await live(bench, run, size, one)
      if (IDLE_SIZES.has(size)) await untouched(bench, run, size)
    }
    if (!sizes.includes(SLOW_SIZE)) continue
    say(`run ${run + 1} of ${runs}, ${SLOW_SIZE} nodes, processor slowed`)
    await slow(bench, run)
  }
  say('runs are measured')
}

interface Extent {
  runs: number
  sizes: readonly number[]
}

/** Pages of runs, beside those of others. */
export async function measureRuns(browser: Browser, extent: Extent, samples: Samples): Promise<void> {
  const folder = await buildPeers()
  const emptyFolder = await buildEmpty()
  const demo = await startDemo()
  const skewMs = computeMiddleSkewMs(Date.now())
  await demo.control({ skewMs })
  const product = await startProduct(undefined, demo.env)
  const empty = await startProduct(emptyFolder, demo.env)
  const stage = await openStage(product.origin, folder)
  try {
    const pairs = await Promise.all(
      extent.sizes.map(
        async (size) => [size, await pairOf(product.origin, pathOf(size, true), skewMs)] as const,
      ),
    )
    await measureAll({ browser, product, empty, stage, samples, pairs: new Map(pairs) }, extent)
  } finally {
    stage.stop()
    product.stop()
    empty.stop()
    await demo.stop()
    for (const one of [folder, emptyFolder]) await rm(one, { recursive: true, force: true })
  }
}
