import { type BadResponse, type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { MINUTE_MS } from '../../lib/time/units'

/** Why DGC gave no answer that can be used: the one error that this folder throws. */
export class UpstreamError extends Error {
  readonly detail: ErrorDetail

  constructor(detail: ErrorDetail) {
    super(detail.code)
    this.name = 'UpstreamError'
    this.detail = detail
  }

  /** The same, with when to ask again. */
  after(retryAfterMs: number): UpstreamError {
    return new UpstreamError({ ...this.detail, retryAfterMs: Math.ceil(retryAfterMs) })
  }
}

export const badResponse = (reason: BadResponse): UpstreamError =>
  new UpstreamError({ code: 'upstream_bad_answer', reason })

const MAX_MESSAGE = 300
const MAX_CODE = 64
const MAX_REQUEST_ID = 128
/** A gateway may ask for an absurd pause; a page that waits longer looks dead. */
const MAX_RETRY_AFTER_MS = 5 * MINUTE_MS

/** DGC answers most failures with 400, so its own code comes first. A live service adds 30000 to a few of them. */
const BY_CODE: Readonly<Record<string, ErrorCode>> = {
  'DLF.0137': 'instance_not_found',
  'DLF.30137': 'instance_not_found',
  'DLF.0100': 'job_not_found',
  'DLF.30100': 'job_not_found',
  'DLF.0819': 'workspace_not_found',
  'DLF.6888': 'forbidden',
  'APIGW.0302': 'forbidden',
  'APIGW.0306': 'forbidden',
  'APIGW.0310': 'forbidden',
  'APIGW.0301': 'credentials_refused',
  'APIGW.0303': 'credentials_refused',
  'APIGW.0307': 'credentials_refused',
  'APIGW.0308': 'throttled',
  'APIGW.0101': 'wrong_endpoint',
  'APIGW.0103': 'wrong_endpoint',
}

/** What is left to go by when the body says nothing. DGC never answers 404 itself: then another service is there. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'credentials_refused',
  403: 'forbidden',
  429: 'throttled',
}

const WORKSPACE_MISSING = /workspace\b.*\b(not exist|not found)|工作空间.*不存在/iu

export interface Failure {
  status: number
  requestId: string | null
  retryAfter: string | null
  body: string
}

/** Turns an answer that is no 2xx (or an error in a 2xx) into what the page is told. `redact` removes credentials. */
export function parseFault(failure: Failure, nowMs: number, redact: (text: string) => string): ErrorDetail {
  const said = readBody(failure.body)
  const clean = (text: string | null, max: number): string | null => cleaned(text, max, redact)
  const retryAfterMs = parseRetryAfter(failure.retryAfter, nowMs)
  return {
    code: codeOf(failure.status, said),
    upstream: {
      status: failure.status,
      code: clean(said.code, MAX_CODE),
      message: clean(said.message, MAX_MESSAGE),
      requestId: clean(said.requestId ?? failure.requestId, MAX_REQUEST_ID),
    },
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  }
}

interface Said {
  code: string | null
  message: string | null
  requestId: string | null
}

function codeOf(status: number, { code, message }: Said): ErrorCode {
  if (WORKSPACE_MISSING.test(message?.slice(0, MAX_MESSAGE) ?? '')) return 'workspace_not_found'
  // The gateway's older prefix, in the examples of the first documents.
  const known = code?.toUpperCase().replace(/^APIG\./, 'APIGW.')
  if (known !== undefined && Object.hasOwn(BY_CODE, known)) return BY_CODE[known] ?? 'upstream_failed'
  return BY_STATUS[status] ?? (status === 404 && code === null ? 'wrong_endpoint' : 'upstream_failed')
}

/** DGC's two spellings (its schema and its example disagree), the gateway's, IAM's and CDM's. */
function readBody(body: string): Said {
  const top = parseObject(body)
  const error = asObject(top['error'])
  return {
    code: firstText(top['error_code'], top['errorCode'], error['code'], top['errCode']),
    message: firstText(
      top['error_msg'],
      top['errorMsg'],
      error['message'],
      top['externalMessage'],
      top['message'],
    ),
    requestId: firstText(top['request_id'], top['requestId']),
  }
}

/** No error is longer; what is has not been looked at for its depth. */
const MAX_PARSED = 100_000

/** An error in place of an instance is a short one, and longer texts need not be read twice. */
const MAX_ERROR_BODY = 10_000

/** Does an answer of 200 carry an error in place of an instance? */
export function isErrorBody(body: string): boolean {
  if (body.length > MAX_ERROR_BODY || !body.includes('"err')) return false
  const top = parseObject(body)
  return (
    !Object.hasOwn(top, 'nodes') &&
    ['error_code', 'errorCode', 'errCode'].some((key) => Object.hasOwn(top, key))
  )
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  if (body.length > MAX_PARSED) return {}
  try {
    return asObject(JSON.parse(body.replace(/^\uFEFF/, '')))
  } catch {
    return {} // HTML of a proxy, or nothing: the status has to do
  }
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function firstText(...values: unknown[]): string | null {
  for (const value of values) {
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number') return String(value)
  }
  return null
}

/** Seconds, or a date that names its day, as HTTP allows both. */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  const said = value?.trim() ?? ''
  const isSeconds = /^\d+$/.test(said)
  if (!isSeconds && !/^[a-z]{3}/i.test(said)) return null
  const waitMs = isSeconds ? Number(said) * 1000 : Date.parse(said) - nowMs
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), MAX_RETRY_AFTER_MS)
}

/** How DGC calls the request, fit to be shown and logged: it stands in a header, and who writes one may write anything. */
export const cleanRequestId = (id: string | null, redact: (text: string) => string): string | null =>
  cleaned(id, MAX_REQUEST_ID, redact)

const cleaned = (text: string | null, max: number, redact: (text: string) => string): string | null =>
  text === null || text === '' ? null : cut(redact(text), max)

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`
