import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { format as prettify } from 'prettier'
import { paths } from '../../../src/contract/routes'
import { findBrowser, LAUNCH_ARGS } from '../../support/browser'
import { startDemo } from '../../support/demo'
import { startServer } from '../../support/server'
import { runAddress } from '../../support/run-page'
import { buildProduct } from '../product'
import { median } from '../samples'
import { cpuMs, rssMb } from '../server/processes'
import { startSlowObs, type SlowObs } from './slow-obs'

// `npm run bench:logs`: how long a log takes to open, to be dragged, scrolled, counted and searched, with OBS 20 ms away.

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const RUN = { job: 'logs_of_every_kind', id: '8860000001', workspace: '' }
const LOGS = { '200 lines': 'rest_503', '200 MB': 'log_200_mb', '4 GB': 'log_4_gb' } as const
const LATENCY_MS = 20
const DRAGS = [0.15, 0.42, 0.63, 0.88, 0.27]
const MB = 1024 * 1024
const SCROLL_STEPS = 180
const SCROLL_STEP_PX = 60

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } })
const runs = Number(values.runs)

interface Aim {
  what: string
  values: number[]
  atMost: number
  unit: 'ms' | 'KiB' | 'MB'
}
const aims = new Map<string, Aim>()
function add(what: string, value: number, atMost: number, unit: Aim['unit']) {
  const aim = aims.get(what) ?? { what, values: [], atMost, unit }
  aim.values.push(value)
  aims.set(what, aim)
}

async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / MB
}

async function visit(browser: Browser, task: (page: Page, cdp: CDPSession) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  try {
    const page = await context.newPage()
    // The bench's own loader wraps functions in this, also those that it sends into the page.
    await page.addInitScript({ content: 'globalThis.__name = (it) => it' })
    await task(page, await context.newCDPSession(page))
  } finally {
    await context.close()
  }
}

/** From a key or a press until a frame in which a line of these bytes stands. */
const waitForLines = (page: Page, from: number, to: number): Promise<number> =>
  page.evaluate(
    ([low, high]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const shown = [...document.querySelectorAll<HTMLElement>('.log-line')]
          const isThere = shown.some(({ dataset }) => {
            const byte = Number(dataset['byte'])
            return byte >= low && byte <= high
          })
          if (isThere) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    [from, to] as const,
  )

const nowIn = (page: Page) => page.evaluate(() => performance.now())

async function openLog(page: Page, cdp: CDPSession, origin: string, name: keyof typeof LOGS, obs: SlowObs) {
  const node = LOGS[name]
  await page.goto(`${origin}${runAddress(RUN, { node, sort: 'definition' })}`)
  await page.getByRole('region', { name: node, exact: true }).waitFor()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)))
  const before = await heapMb(cdp)
  obs.takeBytes()
  const pressedMs = await nowIn(page)
  await page.keyboard.press('l')
  const shownMs = await waitForLines(page, 0, Infinity)
  add(`l to lines, ${name}`, shownMs - pressedMs, 1_000, 'ms')
  add(`read from OBS for them, ${name}`, obs.takeBytes() / 1024, 512, 'KiB')
  return before
}

/** Frames while the lines scroll by, as a wheel would move them. */
async function scrollLines(page: Page): Promise<number> {
  const frames = await page.evaluate(
    ([steps, px]) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('.log-list')
        const at: number[] = []
        const next = (ms: number) => {
          at.push(ms)
          if (list) list.scrollTop -= px
          if (at.length > steps) resolve(at.slice(1).map((one, index) => one - (at[index] ?? one)))
          else requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    [SCROLL_STEPS, SCROLL_STEP_PX] as const,
  )
  return frames.toSorted((a, b) => a - b)[Math.floor(0.95 * (frames.length - 1))] ?? 0
}

async function measurePage(browser: Browser, origin: string, obs: SlowObs, pid: number) {
  for (const name of ['200 lines', '200 MB', '4 GB'] as const) {
    await visit(browser, async (page, cdp) => {
      const residentBefore = rssMb(pid)
      const heapBefore = await openLog(page, cdp, origin, name, obs)
      add(`scrolling, ${name}: p95 of a frame`, await scrollLines(page), 20, 'ms')
      if (name === '4 GB') {
        await page.keyboard.press('L')
        const map = page.getByRole('slider', { name: 'Place in the log' })
        const box = await map.boundingBox()
        if (!box) throw new Error('There is no map.')
        const size = 4 * 1024 * MB
        for (const share of DRAGS) {
          const pressedMs = await nowIn(page)
          await page.mouse.move(box.x + 6, box.y + box.height * share)
          await page.mouse.down()
          const shownMs = await waitForLines(page, size * (share - 0.01), size * (share + 0.01))
          await page.mouse.up()
          add('drag in 4 GB to lines', shownMs - pressedMs, 400, 'ms')
        }
      }
      add(`heap of the page, ${name}: more than without`, (await heapMb(cdp)) - heapBefore, 40, 'MB')
      add(`server's memory, ${name}: more than before`, rssMb(pid) - residentBefore, 64, 'MB')
    })
  }
}

/** What the server spends on a whole log of 200 MB. */
async function measureServer(origin: string, pid: number) {
  const node = LOGS['200 MB']
  // As a page does: to read the run, and to open the log, is no part of counting its lines.
  await (await fetch(`${origin}${paths.apiLog(RUN, node, { kind: 'end' })}`)).text()
  const begun = cpuMs(pid)
  const sketchUrl = `${origin}${paths.apiLogSketch(RUN, node)}`
  for (;;) {
    const { isDone } = (await (await fetch(sketchUrl)).json()) as { isDone: boolean }
    if (isDone) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  add('CPU to count the lines of 200 MB, with their transfer', cpuMs(pid) - begun, 2_000, 'ms')
  for (const [words, query, atMost] of [
    ['the last line', 'no attempt left', 1_500],
    ['nothing', 'zzz no such words', 1_500],
  ] as const) {
    const from = cpuMs(pid)
    const url = `${origin}${paths.apiLogSearch(RUN, node, { q: query })}`
    await (await fetch(url)).text()
    add(`CPU of a search of 200 MB for ${words}, with its transfer`, cpuMs(pid) - from, atMost, 'ms')
  }
  const startedMs = performance.now()
  const controller = new AbortController()
  const url = `${origin}${paths.apiLogSearch(RUN, node, { q: 'row group' })}`
  const { body } = await fetch(url, { signal: controller.signal })
  for await (const piece of body ?? []) if (Buffer.from(piece).includes('"toByte"')) break
  add('first match in 200 MB', performance.now() - startedMs, 300, 'ms')
  controller.abort()
}

const format = (value: number, unit: Aim['unit']) =>
  `${value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1)} ${unit}`

function report(machine: string): string {
  const rows = [...aims.values()].map(({ what, values: all, atMost, unit }) => {
    const middle = median(all)
    const range = `${format(Math.min(...all), unit)}–${format(Math.max(...all), unit)}`
    const verdict = middle <= atMost ? 'met' : '**missed**'
    return `| ${what} | ${format(middle, unit)} (${range}) | ${format(atMost, unit)} | ${verdict} |`
  })
  return `# Logs

Written by \`npm run bench:logs\`; a report, not a test. Medians of ${runs} runs with (lowest–highest), each with a server and a demo of its
own whose OBS is ${LATENCY_MS} ms away. ${machine}

| what | measured | at most | |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`
}

async function main() {
  buildProduct()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...LAUNCH_ARGS] })
  const [loadBefore = 0] = loadavg()
  try {
    for (let run = 0; run < runs; run += 1) {
      console.error(`run ${run + 1} of ${runs}`)
      const demo = await startDemo()
      const demoObs = new URL(demo.keyEnv['OBS_ENDPOINT'] ?? '')
      const obs = await startSlowObs(demoObs.origin, LATENCY_MS)
      const env = { ...demo.keyEnv, OBS_ENDPOINT: `${obs.origin}${demoObs.pathname}` }
      for (const measure of [
        measureServer,
        (origin: string, pid: number) => measurePage(browser, origin, obs, pid),
      ]) {
        const server = await startServer(env)
        await measure(server.origin, server.pid)
        await server.stop()
      }
      obs.stop()
      await demo.stop()
    }
  } finally {
    await browser.close()
  }
  const [loadAfter = 0] = loadavg()
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  const busy = Math.max(loadBefore, loadAfter) > cpus().length
  const text = report(
    `${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}, built from ${commit}; load ${loadBefore.toFixed(1)} at the start and ${loadAfter.toFixed(1)} at the end.${busy ? ' **Other work kept the cores busy: times on the clock are longer than they would be. CPU times hold.**' : ''}`,
  )
  await writeFile(RESULTS, await prettify(text, { parser: 'markdown' }))
  console.log(text)
}

await main()
