import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { findBrowser, LAUNCH_ARGS } from '../support/browser'
import { type Cdp, connect } from './cdp'

const START_MS = 30_000
const STOP_MS = 10_000
/** The smallest of a wall's screens: half of what a poll costs here is painting. */
const SIZE = { width: 1280, height: 720 }

/** The one tab that is soaked, and what the browser knows of it. */
export interface Tab {
  send: (method: string, params?: object) => Promise<unknown>
  /** The value of an expression in the page. While the page reloads itself there is no document, so it tries again. */
  evaluate: (expression: string) => Promise<unknown>
  /** Another tab in front, for as long as `task` takes. */
  behind: (task: () => Promise<void>) => Promise<void>
  /** Resident memory of its process in MB; null where the system does not tell. */
  rssMb: () => Promise<number | null>
  version: string
  stop: () => Promise<void>
}

/**
 * Machine code that the engine makes of what runs often is added for hours, ever more slowly, and would hide or look like a leak of the
 * page. Without these compilers, and what is noted for them of the values that code has seen, what is counted is the page's own objects,
 * and its code once.
 */
export const WITHOUT_COMPILERS =
  '--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode --invocation-count-for-feedback-allocation=1000000000'

export interface Launch {
  args: readonly string[]
  /** Put into each page before any script of its own. */
  scripts: readonly string[]
  onCrash: () => void
}

export async function startChrome({ args: own, scripts, onCrash }: Launch): Promise<Tab> {
  const folder = await mkdtemp(join(tmpdir(), 'nodeline-soak-'))
  const size = `--window-size=${SIZE.width},${SIZE.height}`
  const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, size, ...own]
  const child = spawn(findBrowser(), [...LAUNCH_ARGS, ...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'close')
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(kill, STOP_MS)
    await ended
    clearTimeout(late)
    process.off('exit', kill)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const cdp = await connect(await endpointOf(child.stderr))
    const { product } = v.parse(Version, await cdp.send('Browser.getVersion'))
    return { ...(await openTab(cdp, scripts, onCrash)), version: product, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function endpointOf(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    setTimeout(() => reject(new Error(`The browser did not start: ${said}`)), START_MS).unref()
    stderr.setEncoding('utf8')
    stderr.on('data', (text: string) => {
      said = `${said}${text}`.slice(-10_000)
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
}

const Version = v.object({ product: v.string() })
const Targets = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), type: v.string() })) })
const Created = v.object({ targetId: v.string() })
const Attached = v.object({ sessionId: v.string() })
const Processes = v.object({
  processInfo: v.array(v.object({ type: v.string(), id: v.number(), cpuTime: v.number() })),
})
const Evaluated = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.object({ text: v.string() })),
})

async function openTab(
  cdp: Cdp,
  scripts: readonly string[],
  onCrash: () => void,
): Promise<Omit<Tab, 'stop' | 'version'>> {
  const { targetInfos } = v.parse(Targets, await cdp.send('Target.getTargets'))
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId
  const attach = { targetId, flatten: true }
  const { sessionId } = v.parse(Attached, await cdp.send('Target.attachToTarget', attach))
  const send = (method: string, params?: object) => cdp.send(method, params, sessionId)
  cdp.on('Inspector.targetCrashed', onCrash)
  await send('Inspector.enable')
  await send('Page.enable')
  await send('Emulation.setDeviceMetricsOverride', { ...SIZE, deviceScaleFactor: 1, mobile: false })
  for (const source of scripts) await send('Page.addScriptToEvaluateOnNewDocument', { source })

  const evaluateOnce = async (expression: string): Promise<unknown> => {
    const asked = { expression, returnByValue: true, awaitPromise: true }
    const { result, exceptionDetails } = v.parse(Evaluated, await send('Runtime.evaluate', asked))
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`)
    return result.value
  }
  return {
    send,
    evaluate: (expression) =>
      evaluateOnce(expression).catch((error: Error) => {
        if (!/navigated|context/i.test(error.message)) throw error
        return evaluateOnce(expression)
      }),
    behind: async (task) => {
      const other = v.parse(Created, await cdp.send('Target.createTarget', { url: 'about:blank' }))
      await cdp.send('Target.activateTarget', other)
      await task()
      await cdp.send('Target.closeTarget', other)
      await cdp.send('Target.activateTarget', { targetId })
    },
    rssMb: async () => {
      const { processInfo } = v.parse(Processes, await cdp.send('SystemInfo.getProcessInfo'))
      // The browser keeps a spare renderer that does nothing; ours is the one that works.
      const [busiest] = processInfo
        .filter(({ type }) => type === 'renderer')
        .toSorted((a, b) => b.cpuTime - a.cpuTime)
      return busiest ? rssOf(busiest.id) : null
    },
  }
}

async function rssOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
  return kb === undefined ? null : Number(kb) / 1024
}
