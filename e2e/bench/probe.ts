/** What the page can say of itself. It is put there before the page's own scripts, so it may use nothing from outside. */
interface Probe {
  /** `performance.now()` behind the first frame that showed a bar. */
  painted: Promise<number>
  longTasks: { startMs: number; ms: number }[]
  /** Resolves when the document has not changed for so long and the thread is idle. */
  quiet: (ms: number) => Promise<void>
  /** Presses "Refresh now", or where there is none wakes the page as the network does, and waits until its answer is drawn; tells how often the DOM within `selector` was changed. */
  poll: (selector: string) => Promise<number>
  /** From each input on: how long until the document within `selector` changed, and until a frame showed that, in ms. */
  keys: (selector: string) => () => { changedMs: number[]; paintedMs: number[] }
  /** Counts frames until the returned function is called, which gives their lengths in ms. */
  frames: () => () => number[]
}

declare global {
  interface Window {
    probe: Probe
  }
}

/** Serialized into the page. `bars` selects what counts as a bar there. */
export function installProbe(bars: string): void {
  const longTasks: Probe['longTasks'] = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ startMs: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })

  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  /** A message that was sent within a frame arrives behind its painting. */
  const afterFrame = async () => {
    await nextFrame()
    const { port1, port2 } = new MessageChannel()
    return new Promise<number>((resolve) => {
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  }
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve))
  const everything = { childList: true, subtree: true, attributes: true, characterData: true }

  const painted = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      // vis-timeline draws its bars out of sight first.
      if (document.querySelector(bars)?.checkVisibility({ visibilityProperty: true }) !== true) return
      observer.disconnect()
      void afterFrame().then(resolve)
    })
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ['style', 'class'] })
  })

  const quiet = async (ms: number) => {
    let changedMs = performance.now()
    const observer = new MutationObserver(() => {
      changedMs = performance.now()
    })
    observer.observe(document, everything)
    while (performance.now() - changedMs < ms) await nextFrame()
    observer.disconnect()
    await idle()
  }

  const poll = async (selector: string) => {
    const button = document.querySelector<HTMLElement>('[aria-label="Refresh now"]')
    const stamp = document.querySelector<HTMLElement>('[data-fetched-at]')
    const body = document.querySelector(selector)
    if (!stamp || !body) throw new Error('This page cannot be refreshed.')
    let changes = 0
    const counter = new MutationObserver((records) => {
      changes += records.length
    })
    counter.observe(body, everything)
    const answered = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect()
        resolve()
      }).observe(stamp, { attributeFilter: ['data-fetched-at'] })
    })
    if (button) button.click()
    else dispatchEvent(new Event('online'))
    await answered
    await afterFrame()
    await afterFrame()
    await idle()
    counter.disconnect()
    return changes
  }

  const keys = (selector: string) => {
    const changedMs: number[] = []
    const paintedMs: number[] = []
    let startMs: number | null = null
    const observer = new MutationObserver(() => {
      if (startMs === null) return
      const fromMs = startMs
      startMs = null
      changedMs.push(performance.now() - fromMs)
      void afterFrame().then((ms) => paintedMs.push(ms - fromMs))
    })
    for (const root of document.querySelectorAll(selector)) observer.observe(root, everything)
    const onInput = ({ timeStamp }: Event) => {
      startMs = timeStamp
    }
    document.addEventListener('keydown', onInput, true)
    return () => {
      observer.disconnect()
      document.removeEventListener('keydown', onInput, true)
      return { changedMs, paintedMs }
    }
  }

  const frames = () => {
    const at: number[] = []
    let handle = 0
    const next = (ms: number) => {
      at.push(ms)
      handle = requestAnimationFrame(next)
    }
    handle = requestAnimationFrame(next)
    return () => {
      cancelAnimationFrame(handle)
      return at.slice(1).map((ms, index) => ms - (at[index] ?? ms))
    }
  }

  window.probe = { painted, longTasks, quiet, poll, keys, frames }
}
