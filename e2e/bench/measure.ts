import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type CDPSession, type Page } from '@playwright/test'
import { type Contender } from './peers'
import { installProbe } from './probe'
import { type Stage } from './stage'

/** Guards against a hang. */
const LIMIT_MS = 120_000
const SCROLL_PX = 5_000
const SCROLL_PX_PER_S = 4_000
/** What a page that has drawn everything may still do lies closer together than this. */
const QUIET_MS = 400
/** Less than the second in which a running page draws its clock. */
const BETWEEN_TICKS_MS = 250

const within = <T>(promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The page did not do that in time.')), LIMIT_MS)
  })
  promise.catch(() => undefined)
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

/** A page in a browser context of its own, so with an empty HTTP cache; closed whatever happens. */
export async function visit<T>(
  browser: Browser,
  contender: Contender,
  task: (page: Page, cdp: CDPSession) => Promise<T>,
  slowdown = 1,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`${contender.id}: ${error.message}`))
    // The bench's own loader wraps functions in this, also those that it sends into the page.
    await page.addInitScript({ content: 'globalThis.__name = (it) => it' })
    await page.addInitScript(installProbe, contender.bars)
    const cdp = await context.newCDPSession(page)
    // Of the thread, not of the wall: what else the machine does is none of the page's costs.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    if (contender.blocked) {
      await cdp.send('Network.enable')
      await cdp.send('Network.setBlockedURLs', { urls: contender.blocked })
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    return await task(page, cdp)
  } finally {
    await context.close()
  }
}

type Metrics = Record<string, number>

async function metricsOf(cdp: CDPSession): Promise<Metrics> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

const spentMs = (name: string, before: Metrics, after: Metrics): number =>
  ((after[name] ?? 0) - (before[name] ?? 0)) * 1_000

export interface Load {
  barsMs: number
  /** What the main thread itself spent of that: says less about the reader's wait, but holds on a busy machine. */
  barsCpuMs: number
  longestMs: number
  /** Of the tasks that began when the bars were painted. */
  longestAfterMs: number
  blockedMs: number
}

/** Opens the page, lets it start in peace, and only then hands it the answer: so its own start is no part of the time to the bars. */
export async function load(
  page: Page,
  cdp: CDPSession,
  stage: Stage,
  contender: Contender,
  api: string,
): Promise<Load> {
  stage.hold()
  const asked = stage.asked()
  await page.goto(`${stage.origin}${contender.pathOf(api)}`)
  await within(asked)
  await page.evaluate((ms) => window.probe.quiet(ms), BETWEEN_TICKS_MS)
  const before = await metricsOf(cdp)
  stage.release()
  const paintedMs = await within(page.evaluate(() => window.probe.painted))
  const after = await metricsOf(cdp)
  await within(page.evaluate((ms) => window.probe.quiet(ms), QUIET_MS))
  const times = await page.evaluate(
    ({ atMs, path }) => {
      const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes(path))
      const [answer] = answers as PerformanceResourceTiming[]
      if (!answer) throw new Error('The answer was never asked for.')
      const { longTasks } = window.probe
      const tasks = longTasks.map(({ ms }) => ms)
      const later = longTasks.filter(({ startMs }) => startMs >= atMs)
      return {
        barsMs: atMs - answer.responseEnd,
        longestMs: Math.max(0, ...tasks),
        longestAfterMs: Math.max(0, ...later.map(({ ms }) => ms)),
        blockedMs: tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
      }
    },
    { atMs: paintedMs, path: api },
  )
  return { ...times, barsCpuMs: spentMs('TaskDuration', before, after) }
}

export interface Poll {
  layoutMs: number
  /** All of the main thread: script, parsing, layout, painting. */
  taskMs: number
  mutations: number
}

export async function poll(page: Page, cdp: CDPSession, { rows }: Contender): Promise<Poll> {
  await within(page.evaluate((ms) => window.probe.quiet(ms), BETWEEN_TICKS_MS))
  const before = await metricsOf(cdp)
  const mutations = await within(page.evaluate((selector) => window.probe.poll(selector), rows))
  const after = await metricsOf(cdp)
  return {
    layoutMs: spentMs('LayoutDuration', before, after) + spentMs('RecalcStyleDuration', before, after),
    taskMs: spentMs('TaskDuration', before, after),
    mutations,
  }
}

/** Of each second without a response and without input. */
export interface Idle {
  scriptMs: number
  taskMs: number
}

const IDLE_S = 4

/** Responses to polls are held back, so that none arrives in these seconds. */
export async function idle(page: Page, cdp: CDPSession, stage: Stage, seconds = IDLE_S): Promise<Idle> {
  await within(page.evaluate((ms) => window.probe.quiet(ms), BETWEEN_TICKS_MS))
  stage.hold()
  const before = await metricsOf(cdp)
  await sleep(seconds * 1_000)
  const after = await metricsOf(cdp)
  stage.release()
  return {
    scriptMs: spentMs('ScriptDuration', before, after) / seconds,
    taskMs: spentMs('TaskDuration', before, after) / seconds,
  }
}

export interface Memory {
  heapMb: number
  elements: number
  /** Of the rows that are drawn; 0 where rows are no elements of their own. */
  elementsPerRow: number
  listeners: number
}

export async function memory(page: Page, cdp: CDPSession): Promise<Memory> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { JSEventListeners: listeners = 0 } = await metricsOf(cdp)
  const counts = await page.evaluate(() => {
    const rows = document.querySelectorAll('tbody tr:has(.bar)')
    const sizes = Array.from(rows, (row) => row.querySelectorAll('*').length + 1)
    const sum = sizes.reduce((all, one) => all + one, 0)
    return {
      elements: document.querySelectorAll('*').length,
      elementsPerRow: rows.length === 0 ? 0 : sum / rows.length,
    }
  })
  return { heapMb: usedSize / 1_000_000, listeners, ...counts }
}

export interface Scroll {
  px: number
  p50Ms: number
  p95Ms: number
}

/** A real wheel gesture of 5,000 px, or of the whole page where that is less. */
export async function scroll(page: Page, cdp: CDPSession): Promise<Scroll> {
  const px = await page.evaluate(
    (most) => Math.min(most, document.documentElement.scrollHeight - innerHeight),
    SCROLL_PX,
  )
  const stop = await page.evaluateHandle(() => window.probe.frames())
  await within(
    cdp.send('Input.synthesizeScrollGesture', {
      x: 700,
      y: 600,
      yDistance: -px,
      speed: SCROLL_PX_PER_S,
      gestureSourceType: 'mouse',
    }),
  )
  const frames = (await stop.evaluate((read) => read())).toSorted((a, b) => a - b)
  const at = (share: number) => frames[Math.floor(share * (frames.length - 1))] ?? 0
  return { px, p50Ms: at(0.5), p95Ms: at(0.95) }
}
