import { type ErrorDetail, type LogFailure, type LogFailureDetail } from '../../contract/errors'
import { UpstreamError, cleanRequestId, parseRetryAfter } from '../dgc/faults'

/** Why a log cannot be read, as the error that the routes know. `rest` is what belongs beside it. */
export const logError = (log: LogFailureDetail, rest?: Partial<ErrorDetail>): UpstreamError =>
  new UpstreamError({ ...rest, code: 'log_unreadable', log })

/** Null for an error that is about no log. */
export const findLogFailure = (error: unknown): LogFailure | null =>
  (error instanceof UpstreamError ? error.detail.log?.failure : undefined) ?? null

/** The object was rewritten since its state was read. */
export class ObjectChanged extends Error {}

/** By OBS's own code, which counts before the status. */
const BY_CODE: Readonly<Record<string, LogFailure>> = {
  InvalidAccessKeyId: 'key_refused',
  InvalidSecurity: 'key_refused',
  InvalidToken: 'key_refused',
  ExpiredToken: 'key_refused',
  SignatureDoesNotMatch: 'key_refused',
  RequestTimeTooSkewed: 'clock_off',
  NoSuchBucket: 'bucket_missing',
  NoSuchKey: 'gone',
  InvalidObjectState: 'archived',
  SlowDown: 'throttled',
  ServiceUnavailable: 'throttled',
  PermanentRedirect: 'wrong_endpoint',
  TemporaryRedirect: 'wrong_endpoint',
  Redirect: 'wrong_endpoint',
  VirtualHostDomainRequired: 'wrong_endpoint',
  MethodNotAllowed: 'wrong_endpoint',
  RequestTimeout: 'timeout',
}

/** Where no known code is named, another service or a proxy may have answered. */
const BY_STATUS: Readonly<Record<number, LogFailure>> = {
  301: 'wrong_endpoint',
  302: 'wrong_endpoint',
  307: 'wrong_endpoint',
  308: 'wrong_endpoint',
  401: 'key_refused',
  403: 'forbidden',
  404: 'wrong_endpoint',
  405: 'wrong_endpoint',
  429: 'throttled',
  503: 'throttled',
  504: 'timeout',
}

export interface Refusal {
  status: number
  requestId: string | null
  retryAfter: string | null
  /** The begin of the body. It repeats what was signed, so only its code is read. */
  body: string
}

/** A response of OBS that is no part of an object. */
export function parseRefusal({ status, requestId, retryAfter, body }: Refusal, nowMs: number): UpstreamError {
  const code = /<Code>\s*([A-Za-z]{1,64})\s*<\/Code>/.exec(body)?.[1] ?? null
  const known = code !== null && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const obs = { status, code, requestId: cleanRequestId(requestId, keepVisible) }
  const failure = known ?? BY_STATUS[status] ?? 'bad_answer'
  const retryAfterMs = parseRetryAfter(retryAfter, nowMs)
  return logError({ failure, obs }, retryAfterMs === null ? {} : { retryAfterMs })
}

const keepVisible = (id: string): string => id.replaceAll(/[^\w-]/g, '')
