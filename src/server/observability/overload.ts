import { type MiddlewareHandler } from 'hono'
import { errorResponse } from '../http/error-response'

/** Measures the delay of the event loop; `perf_hooks.monitorEventLoopDelay` in production. */
export interface DelayHistogram {
  /** In nanoseconds. */
  percentile: (percentile: number) => number
  reset: () => void
}

const MS_NS = 1e6
/** So late that no poll is on time, and each further request makes it later. */
const MAX_DELAY_MS = 1000
const RETRY_AFTER_MS = 5000
/** How long a window is measured. */
export const WINDOW_MS = 3000

export interface LoopWatch {
  /** Of the last whole window. */
  p99Ms: () => number
  isOverloaded: () => boolean
  /** To be called at the end of each window. */
  endWindow: () => void
}

/** Decides by whole windows whether the process is overloaded: what one window refuses gives the next one room to recover. */
export function createLoopWatch(histogram: DelayHistogram): LoopWatch {
  let p99Ms = 0
  return {
    p99Ms: () => p99Ms,
    isOverloaded: () => p99Ms > MAX_DELAY_MS,
    endWindow: () => {
      p99Ms = histogram.percentile(99) / MS_NS
      histogram.reset()
    },
  }
}

/** Refuses new requests while the process is too late with the old ones. */
export const shedLoad =
  (isOverloaded: () => boolean): MiddlewareHandler =>
  async (_, next) =>
    isOverloaded() ? errorResponse({ code: 'overloaded', retryAfterMs: RETRY_AFTER_MS }) : next()
