import { type ConnectionFailure } from '../../contract/errors'
import { PROXY_AUTHENTICATION, asksForTls, findConnectionFailure } from './connection-failure'
import { UpstreamError, badResponse } from './faults'

export const CONNECT_TIMEOUT_MS = 3000

/** How undici and the system name the ways in which a call can break. */
const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const HEADERS_OVERFLOW = 'UND_ERR_HEADERS_OVERFLOW'
const TOO_LARGE = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', HEADERS_OVERFLOW])
const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Also the overall time limit, whatever undici wrapped it in. */
const isTimeout = (error: unknown): boolean =>
  TIMEOUTS.has(codeOf(error)) || (error instanceof Error && /^(TimeoutError|AbortError)$/.test(error.name))

export const isHeaderOverflow = (error: unknown): boolean => codeOf(error) === HEADERS_OVERFLOW

export const isReset = (error: unknown): boolean => RESETS.has(codeOf(error))

/** `during` is how far the response from `url` had come: a connection that ends in the body leaves half a response. */
export function toUpstreamError(error: unknown, during: 'headers' | 'body', url: URL): UpstreamError {
  if (error instanceof UpstreamError) return error
  const failure = during === 'headers' ? findConnectionFailure(error, url) : null
  if (failure !== null) return unreachable(failure)
  if (isTimeout(error)) return new UpstreamError({ code: 'upstream_timeout' })
  if (TOO_LARGE.has(codeOf(error))) return badResponse('too_large')
  if (during === 'body') return badResponse('truncated')
  // Whatever does not speak HTTP did respond.
  if (error instanceof Error && error.name === 'HTTPParserError')
    return new UpstreamError({ code: 'upstream_bad_answer' })
  return new UpstreamError({ code: 'upstream_unreachable' })
}

const unreachable = (reason: ConnectionFailure): UpstreamError =>
  new UpstreamError({ code: 'upstream_unreachable', reason })

/** Some responses say that there was no connection to the upstream at all. */
export function throwConnectionFailure(url: URL, { status, body }: { status: number; body: string }): void {
  if (status === PROXY_AUTHENTICATION) throw unreachable('proxy_refused')
  if (url.protocol === 'http:' && asksForTls(status, body)) throw unreachable('needs_tls')
}

type HeaderValue = string | string[] | undefined

export const firstValue = (value: HeaderValue): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null

/** No compression was asked for, and decompressing what a stranger compressed can fill the memory. */
export const isUncompressed = (headers: Readonly<Record<string, HeaderValue>>): boolean =>
  (firstValue(headers['content-encoding']) ?? 'identity').trim().toLowerCase() === 'identity'
