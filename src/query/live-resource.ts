import { type ErrorCode } from '../contract/errors'

/** A resource of our server that is polled while a page shows it. */
export interface LiveResource<T> {
  queryKey: readonly string[]
  path: string
  /** Parts that are as they were `before` keep their identity. Throws on a body of the wrong shape. */
  parse: (body: unknown, before?: T) => T
  /** Milliseconds between two polls. `changedAtMs`: when this content was first served. */
  pollMs: (data: T, changedAtMs: number, fetchedAtMs: number) => number
  /** How often the server asks for something newer; more frequent polls only bring what it still reads of the past. */
  newsMs?: number
}

/** What is rendered. Its identity stays while nothing of it changes, however often the server is polled. */
export interface Snapshot<T> {
  data: T
  /** Server time when this content was first served. */
  changedAtMs: number
  /** To be added to this browser's clock to get the server's time. */
  skewMs: number
}

/** How old the data of a response were when it arrived. */
export interface Arrival {
  /** `performance.now()` at arrival. */
  atMs: number
  ageMs: number
}

export interface LiveResult<T> {
  snapshot: Snapshot<T>
  /** Server time when the upstream responded last. */
  fetchedAtMs: number
  arrival: Arrival
  etag: string | null
  /** Server time when the upstream gave these data last, before it forgot them; null while it has them. */
  keptAtMs: number | null
  /** Why the server could not refresh the data, which are the last good ones. */
  upstreamError: UpstreamError | null
}

export interface UpstreamError {
  code: ErrorCode
  /** From this response until the server asks the upstream again. */
  retryInMs: number
}
