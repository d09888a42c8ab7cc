/** What the soak keeps in the page: of a fixed size, or it would be the leak. */
interface Watch {
  errors: string[]
  /** The last ones, in true ms; 0 where there was none yet. */
  longTasks: Float64Array
}

declare global {
  interface Window {
    soak: Watch
    /** What a deliberate leak piles up. */
    leaked: unknown[]
  }
}

/** Sent as text, before any script of the page. Behind the fast clock: the lengths of tasks are the browser's own. */
function installWatch(): void {
  const soak: Watch = { errors: [], longTasks: new Float64Array(2_000) }
  window.soak = soak
  const complain = (text: string) => {
    if (soak.errors.length < 5) soak.errors.push(text.slice(0, 300))
  }
  addEventListener('error', ({ message }) => complain(message))
  addEventListener('unhandledrejection', ({ reason }) => complain(String(reason)))
  let at = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      soak.longTasks[at] = duration
      at = (at + 1) % soak.longTasks.length
    }
  }).observe({ type: 'longtask' })
}

/**
 * The engine remembers numbers that it has written as text, in two tables, one for whole numbers: each is replaced once by one of its full
 * size, when two numbers fall on the same place, and the 65 kB more of that moment would be taken for a leak of the page.
 */
function fillNumberCaches(): void {
  for (let i = 0; i < 20_000; i += 1) void `${i} ${i + 0.5}`
}

/** The classic of pages with live data: each answer stays reachable. */
function leakAnswers(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its object below
  const read = Response.prototype.json
  window.leaked = []
  Response.prototype.json = async function json() {
    const body: unknown = await read.call(this)
    window.leaked.push(body)
    return body
  }
}

/** The other one: each sample adds a listener that is never removed. */
function leakListeners(): void {
  const ask = window.fetch.bind(window)
  window.fetch = (...args) => {
    document.addEventListener('visibilitychange', () => args.length)
    return ask(...args)
  }
}

export const LEAKS = { answers: leakAnswers, listeners: leakListeners }
export type Leak = keyof typeof LEAKS

const script = (install: () => void): string => `{ const __name = (it) => it; (${install.toString()})() }`

export const watchScripts = (leaks: readonly Leak[]): string[] =>
  [installWatch, fillNumberCaches, ...leaks.map((leak) => LEAKS[leak])].map(script)
