import * as v from 'valibot'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { ErrorBody, type ErrorDetail } from '../contract/errors'
import { recordServerBuild } from './build'

/** Why there is no answer, as the page knows it: the server's own words, or that the server could not be asked. */
export type ClientErrorDetail =
  ErrorDetail | { code: 'server_unreachable' } | { code: 'server_answer'; retryAfterMs?: number }

export class ApiError extends Error {
  override name = 'ApiError'
  readonly detail: ClientErrorDetail
  /** The status of our own server's answer; 0 when there was none. */
  readonly status: number
  /** What is to be added to this browser's clock to tell the server's time; null where it did not tell it. */
  readonly skewMs: number | null
  constructor(detail: ClientErrorDetail, status: number, skewMs: number | null = null) {
    super(`${detail.code} (${status})`)
    this.detail = detail
    this.status = status
    this.skewMs = skewMs
  }
}

/** The code of what was thrown, whatever it was: what is no answer of a server is a fault of the page. */
export const getErrorCode = (error: unknown): ClientErrorDetail['code'] | 'crashed' =>
  error instanceof ApiError ? error.detail.code : 'crashed'

/**
 * Longer than a server waits for its upstream unless it says otherwise. A connection that died in its sleep would else never end, and no look
 * would follow.
 */
const WAIT_MS = 30_000
/** Whatever a server or a proxy says: after that somebody has to ask again. */
const MOST_MS = 300_000

let waitMs = WAIT_MS

/** The server may take as long as that: whoever gives up before has asked in vain. */
export function setRequestTimeout(ms: number): void {
  if (Number.isFinite(ms)) waitMs = Math.min(MOST_MS, Math.max(WAIT_MS, ms))
}

/** Aborts in the end. The first questions are on their way before the server has said how long it may take. */
function createTimeoutSignal(): AbortSignal {
  const late = new AbortController()
  const askedMs = performance.now()
  const check = () => {
    const leftMs = askedMs + waitMs - performance.now()
    if (leftMs > 0) setTimeout(check, leftMs)
    else late.abort()
  }
  check()
  return late.signal
}

/** How long whoever answered wants to be left alone: seconds, or a date by its own clock. */
function parseRetryAfter({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  const said = headers.get('retry-after')?.trim() ?? ''
  const nowMs = Date.parse(headers.get('date') ?? '') || Date.now()
  let ms = NaN
  if (/^\d+$/.test(said)) ms = Number(said) * 1_000
  // Only what a date of HTTP looks like: browsers take much else for one.
  else if (said.endsWith(' GMT')) ms = Date.parse(said) - nowMs
  return Number.isNaN(ms) ? undefined : Math.min(MOST_MS, Math.max(0, ms))
}

/** Null when it is not there, or no number: something in between may drop or change headers. */
export function readNumberHeader(response: Response, name: string): number | null {
  const said = response.headers.get(name)
  const value = said === null || said === '' ? NaN : Number(said)
  return Number.isFinite(value) ? value : null
}

function readSkew(response: Response): number | null {
  const nowMs = readNumberHeader(response, FRESHNESS_HEADERS.now) ?? 0
  return nowMs > 0 ? nowMs - Date.now() : null
}

/** Asks our own server. Throws an ApiError for everything that is not a good answer. */
export async function request(url: string, signal?: AbortSignal): Promise<Response> {
  const overdue = createTimeoutSignal()
  const response = await fetch(url, {
    signal: signal ? AbortSignal.any([signal, overdue]) : overdue,
    redirect: 'manual',
    headers: { accept: 'application/json' },
  }).catch((error: unknown) => {
    // Nobody waits any longer: that is not a fault of the network.
    if (signal?.aborted) throw error
    throw new ApiError({ code: 'server_unreachable' }, 0)
  })
  recordServerBuild(response)
  if (response.ok) return response
  // No address of ours leads elsewhere: a proxy in front does, to where one signs in.
  if (response.type === 'opaqueredirect') throw new ApiError({ code: 'signed_out' }, 401)
  const body: unknown = await response.json().catch(() => null)
  const parsed = v.safeParse(ErrorBody, body)
  // A proxy in front answers in its own way; its page is of no use here.
  if (parsed.success) throw new ApiError(parsed.output.error, response.status, readSkew(response))
  if (response.status === 401) throw new ApiError({ code: 'signed_out' }, 401)
  const retryAfterMs = parseRetryAfter(response)
  throw new ApiError(
    { code: 'server_answer', ...(retryAfterMs !== undefined && { retryAfterMs }) },
    response.status,
  )
}

/** The body as JSON that matches the schema; a body that was cut off or is of another build is a server's wrong answer. */
export async function readJson<T>(response: Response, parse: (body: unknown) => T): Promise<T> {
  try {
    return parse(await response.json())
  } catch {
    throw new ApiError({ code: 'server_answer' }, response.status)
  }
}

/** Asking again may help: nothing about the address or the rights has to change first. */
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
