import { type BadResponse, type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { MINUTE_MS } from '../../lib/time/units'

/** Why DGC gave no usable response: the one error that this folder throws. */
export class UpstreamError extends Error {
  readonly detail: ErrorDetail

  constructor(detail: ErrorDetail) {
    super(detail.code)
    this.name = 'UpstreamError'
    this.detail = detail
  }

  /** The same error with the time until the next try. */
  withRetryAfter(retryAfterMs: number): UpstreamError {
    return new UpstreamError({ ...this.detail, retryAfterMs: Math.ceil(retryAfterMs) })
  }
}

export const badResponse = (reason: BadResponse): UpstreamError =>
  new UpstreamError({ code: 'upstream_bad_answer', reason })

const MAX_MESSAGE = 300
const MAX_CODE = 64
const MAX_REQUEST_ID = 128
/** A gateway may ask for an absurd pause, and a page that waits longer looks broken. */
const MAX_RETRY_AFTER_MS = 5 * MINUTE_MS

/** DGC answers most failures with 400, so its own code counts first. The live service adds 30000 to a few of them. */
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

/** Used when the body names no known code. DGC itself never answers 404: then another service is there. */
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

/** Turns a response that is no 2xx (or an error in a 2xx) into the contract's error. `redact` removes credentials. */
export function parseFault(failure: Failure, nowMs: number, redact: (text: string) => string): ErrorDetail {
  const fields = parseErrorBody(failure.body)
  const retryAfterMs = parseRetryAfter(failure.retryAfter, nowMs)
  const detail: ErrorDetail = {
    code: chooseCode(failure.status, fields),
    upstream: {
      status: failure.status,
      code: clean(fields.code, MAX_CODE, redact),
      message: clean(fields.message, MAX_MESSAGE, redact),
      requestId: clean(fields.requestId ?? failure.requestId, MAX_REQUEST_ID, redact),
    },
  }
  if (retryAfterMs !== null) detail.retryAfterMs = retryAfterMs
  return detail
}

interface ErrorFields {
  code: string | null
  message: string | null
  requestId: string | null
}

function chooseCode(status: number, { code, message }: ErrorFields): ErrorCode {
  if (WORKSPACE_MISSING.test(message?.slice(0, MAX_MESSAGE) ?? '')) return 'workspace_not_found'
  // The gateway's older prefix stands in the examples of the first documents.
  const known = code?.toUpperCase().replace(/^APIG\./, 'APIGW.')
  if (known !== undefined && Object.hasOwn(BY_CODE, known)) return BY_CODE[known] ?? 'upstream_failed'
  return BY_STATUS[status] ?? (status === 404 && code === null ? 'wrong_endpoint' : 'upstream_failed')
}

/** DGC's two spellings (its schema and its example disagree), the gateway's, IAM's and CDM's. */
function parseErrorBody(body: string): ErrorFields {
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

/** No error is longer, and the depth of a longer text has not been checked. */
const MAX_PARSED = 100_000

/** An error in place of a run is short, so longer texts need not be parsed twice. */
const MAX_ERROR_BODY = 10_000

/** Does a response of 200 carry an error in place of a run? */
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
    return {} // HTML of a proxy, or nothing: the status has to suffice
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

/** Milliseconds to wait. HTTP allows seconds, or a date that names its day. */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  const text = value?.trim() ?? ''
  const isSeconds = /^\d+$/.test(text)
  if (!isSeconds && !/^[a-z]{3}/i.test(text)) return null
  const waitMs = isSeconds ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), MAX_RETRY_AFTER_MS)
}

/** DGC's request id, fit to be shown and logged: a header may hold anything. */
export const cleanRequestId = (id: string | null, redact: (text: string) => string): string | null =>
  clean(id, MAX_REQUEST_ID, redact)

const clean = (text: string | null, max: number, redact: (text: string) => string): string | null =>
  text === null || text === '' ? null : cut(redact(text), max)

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`
