/** How fresh a response is travels in headers, so that the body stays the same while the run does. What does not apply is sent empty. */
export const FRESHNESS_HEADERS = {
  /** Server time when the upstream responded, epoch ms. */
  fetchedAt: 'x-nodeline-fetched-at',
  /** Server time when this was sent, epoch ms. */
  now: 'x-nodeline-now',
  /** Milliseconds since the upstream responded, by the monotonic clock: right also after the server's clock was set. */
  age: 'x-nodeline-age',
  /** One of FRESHNESS_STATES. */
  state: 'x-nodeline-state',
  /** With `stale`: the code of the last error. */
  error: 'x-nodeline-error',
  /** With `stale`: server time of the first of these errors, epoch ms. */
  errorSince: 'x-nodeline-error-since',
  /** With `stale`: milliseconds until the server tries again. */
  retryIn: 'x-nodeline-retry-in',
  /** DGC no longer has this run: when it gave this answer last, epoch ms. The other times are those of the question. */
  keptAt: 'x-nodeline-kept-at',
  /** The build of the page that this server serves. */
  build: 'x-nodeline-build',
} as const

/** `fresh`: as new as intended. `refreshing`: older, and a request is running. `stale`: the upstream has failed since. */
export type FreshnessState = 'fresh' | 'refreshing' | 'stale'
