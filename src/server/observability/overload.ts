/** What is measured of the event loop; `perf_hooks.monitorEventLoopDelay` in earnest. */
export interface DelayHistogram {
  /** In nanoseconds. */
  percentile: (percentile: number) => number
  reset: () => void
}

const MS_NS = 1e6
/** So late nobody's poll is on time, and each further request makes it later. */
const MAX_DELAY_MS = 1000
/** When it is over, those who were sent away come back. */
export const COME_BACK_MS = 5000
/** How much of the past is judged by. */
export const WINDOW_MS = 3000

export const isTooSlow = (p99Ms: number): boolean => p99Ms > MAX_DELAY_MS

export interface LoopWatch {
  /** Of the last whole window. */
  p99Ms: () => number
  isOverloaded: () => boolean
  /** To be called at the end of each window. */
  endWindow: () => void
}

/**
 * Whether this process is so late with everything that new questions are better refused. Judged by whole windows: what was refused
 * in one gives the next the air to be better.
 */
export function createLoopWatch(histogram: DelayHistogram): LoopWatch {
  let p99Ms = 0
  return {
    p99Ms: () => p99Ms,
    isOverloaded: () => isTooSlow(p99Ms),
    endWindow: () => {
      p99Ms = histogram.percentile(99) / MS_NS
      histogram.reset()
    },
  }
}
