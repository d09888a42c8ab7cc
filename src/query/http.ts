import * as v from 'valibot'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { ErrorBody, type ErrorDetail } from '../contract/errors'
import { withBase } from '../lib/base-path'
import { recordServerBuild } from './build'
import { getWaitedMs, setArrival, takePreloaded } from './preloaded'

/** Why there is no response: the server's own error, or that the server could not be reached. */
export type ClientErrorDetail =
  ErrorDetail | { code: 'server_unreachable' } | { code: 'server_answer'; retryAfterMs?: number }

export class ApiError extends Error {
  override name = 'ApiError'
  readonly detail: ClientErrorDetail
  /** The HTTP status; 0 without a response. */
  readonly status: number
  /** Milliseconds to add to this browser's clock to get the server's time; null when unknown. */
  readonly skewMs: number | null
  constructor(detail: ClientErrorDetail, status: number, skewMs: number | null = null) {
    super(`${detail.code} (${status})`)
    this.detail = detail
    this.status = status
    this.skewMs = skewMs
  }
}

/** The code of any thrown value; anything but an ApiError is a fault of the page. */
export const getErrorCode = (error: unknown): ClientErrorDetail['code'] | 'crashed' =>
  error instanceof ApiError ? error.detail.code : 'crashed'

/**
 * Longer than a server waits for its upstream by default. Without it, a connection that died while the computer slept would block
 * polling.
 */
const WAIT_MS = 30_000
/** The upper limit for every wait that a server or proxy asks for. */
const MAX_WAIT_MS = 300_000

let waitMs = WAIT_MS

/** Sets the longest time that the server may take to respond. */
export function setRequestTimeout(ms: number): void {
  if (Number.isFinite(ms)) waitMs = Math.min(MAX_WAIT_MS, Math.max(WAIT_MS, ms))
}

/** Aborts after the timeout, which may grow while a request is pending: the first ones start before it is known. */
function createTimeout(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const startedMs = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = () => {
    const leftMs = startedMs + waitMs - performance.now()
    if (leftMs > 0) timer = setTimeout(check, leftMs)
    else controller.abort()
  }
  check()
  return { signal: controller.signal, stop: () => clearTimeout(timer) }
}

/** The Retry-After in ms: seconds, or a date by the sender's clock. */
function parseRetryAfter({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  const said = headers.get('retry-after')?.trim() ?? ''
  const nowMs = Date.parse(headers.get('date') ?? '') || Date.now()
  let ms = NaN
  if (/^\d+$/.test(said)) ms = Number(said) * 1_000
  // Only HTTP dates: Date.parse accepts much else.
  else if (said.endsWith(' GMT')) ms = Date.parse(said) - nowMs
  return Number.isNaN(ms) ? undefined : Math.min(MAX_WAIT_MS, Math.max(0, ms))
}

/** Null when absent or not a number: a proxy may drop or change headers. */
export function readNumberHeader(response: Response, name: string): number | null {
  const said = response.headers.get(name)
  const value = said === null || said === '' ? NaN : Number(said)
  return Number.isFinite(value) ? value : null
}

function readSkew(response: Response): number | null {
  const nowMs = readNumberHeader(response, FRESHNESS_HEADERS.now) ?? 0
  return nowMs > 0 ? nowMs - Date.now() + getWaitedMs(response) : null
}

interface RequestOptions {
  /** The body comes for as long as the server works on it: only its beginning has a timeout. */
  stream?: boolean
  /** Sent as JSON by POST; without one it is a GET. */
  body?: unknown
}

/** Sends a request to the Nodeline server. Throws an ApiError for everything but a successful response. */
export async function request(
  path: string,
  signal?: AbortSignal,
  { stream = false, body }: RequestOptions = {},
): Promise<Response> {
  const timeout = createTimeout()
  const overdue = timeout.signal
  const arrivedMs = body === undefined ? takePreloaded(withBase(path)) : null
  const common = {
    signal: signal ? AbortSignal.any([signal, overdue]) : overdue,
    redirect: 'manual',
  } as const
  const init: RequestInit =
    body === undefined
      ? { ...common, headers: { accept: 'application/json' } }
      : {
          ...common,
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
  const response = await fetch(withBase(path), init).catch((error: unknown) => {
    // The caller aborted: not a network error.
    if (signal?.aborted) throw error
    throw new ApiError({ code: 'server_unreachable' }, 0)
  })
  if (stream) timeout.stop()
  if (arrivedMs !== null) setArrival(response, arrivedMs)
  recordServerBuild(response)
  if (response.ok) return response
  // The server never redirects; a proxy in front does, to its sign-in page.
  if (response.type === 'opaqueredirect') throw new ApiError({ code: 'signed_out' }, 401)
  const problem: unknown = await response.json().catch(() => null)
  const parsed = v.safeParse(ErrorBody, problem)
  // Else a proxy in front responded.
  if (parsed.success) throw new ApiError(parsed.output.error, response.status, readSkew(response))
  if (response.status === 401) throw new ApiError({ code: 'signed_out' }, 401)
  const retryAfterMs = parseRetryAfter(response)
  throw new ApiError(
    { code: 'server_answer', ...(retryAfterMs !== undefined && { retryAfterMs }) },
    response.status,
  )
}

/** Parses the body. A body that is truncated or of another build becomes `server_answer`. */
export async function readJson<T>(response: Response, parse: (body: unknown) => T): Promise<T> {
  try {
    return parse(await response.json())
  } catch {
    throw new ApiError({ code: 'server_answer' }, response.status)
  }
}

/** Whether a retry may help without a change of address or permissions. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  switch (error.detail.code) {
    case 'too_many_requests':
    case 'overloaded':
    case 'throttled':
    case 'upstream_failed':
    case 'upstream_unreachable':
    case 'upstream_timeout':
    case 'upstream_bad_answer':
    case 'internal':
    case 'server_unreachable':
    case 'server_answer':
      return true
    default:
      return false
  }
}
