import * as v from 'valibot'

/** Why there is no answer. The sentence is chosen by the page from the code, never parsed back out of a message. */
export const ERROR_CODES = [
  'bad_address',
  'not_found',
  'signed_out',
  'too_many_requests',
  'overloaded',
  'instance_not_found',
  'job_not_found',
  'workspace_not_found',
  'forbidden',
  'credentials_refused',
  'clock_off',
  'throttled',
  'wrong_endpoint',
  'upstream_failed',
  'upstream_unreachable',
  'upstream_timeout',
  'upstream_bad_answer',
  'log_unreadable',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What was wrong with an upstream answer that could not be read. */
export const BAD_RESPONSES = [
  'html',
  'empty',
  'truncated',
  'not_json',
  'wrong_shape',
  'too_large',
  'too_deep',
  'encoded',
  'redirect',
  'token_too_long',
] as const
export type BadResponse = (typeof BAD_RESPONSES)[number]

/** Why no connection to DGC or IAM came about. */
export const CONNECTION_FAILURES = [
  'unknown_host',
  'refused',
  'no_route',
  'no_answer',
  'reset',
  'certificate_untrusted',
  'certificate_name',
  'certificate_expired',
  'not_tls',
  'needs_tls',
  'tls_failed',
  'proxy_failed',
  'proxy_refused',
] as const
export type ConnectionFailure = (typeof CONNECTION_FAILURES)[number]

/** What is known beyond the code: of `upstream_bad_answer` a BadResponse, of `upstream_unreachable` a ConnectionFailure. */
export type ErrorReason = BadResponse | ConnectionFailure
export const ErrorReason = v.picklist([...BAD_RESPONSES, ...CONNECTION_FAILURES])

/** What DGC or its gateway said, for error reports. Never holds a credential. */
const Upstream = v.object({
  status: v.nullable(v.number()),
  code: v.nullable(v.string()),
  message: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
})

/** Why the log of a node cannot be read. The sentence is chosen by the page. */
export const LOG_FAILURES = [
  /** DGC gave no path, or one that is no `obs://` path. */
  'no_path',
  'invalid_path',
  /** The path names a bucket that this server may not read. */
  'foreign_bucket',
  /** Nodeline signs in to DGC by token or password; OBS needs a key. */
  'no_key',
  'no_endpoint',
  'key_refused',
  'clock_off',
  'forbidden',
  'bucket_missing',
  /** Not there while the node runs, or ended less than ten minutes ago. */
  'not_written',
  'gone',
  /** In cold storage, and not restored. */
  'archived',
  'wrong_endpoint',
  'unreachable',
  'timeout',
  'throttled',
  'bad_answer',
  /** Written anew faster than it is read. */
  'changing',
  'binary',
] as const
export type LogFailure = (typeof LOG_FAILURES)[number]

export const LogFailureDetail = v.object({
  failure: v.picklist(LOG_FAILURES),
  /** With `unreachable`. */
  connection: v.optional(v.picklist(CONNECTION_FAILURES)),
  /** OBS's own code and request id, for a report. */
  obs: v.optional(
    v.object({ status: v.number(), code: v.nullable(v.string()), requestId: v.nullable(v.string()) }),
  ),
})
export type LogFailureDetail = v.InferOutput<typeof LogFailureDetail>

/** Errors are problem documents of RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json'
/** The URI that names the kind of a problem. Nothing is found there. */
export const createProblemType = (code: ErrorCode): string => `urn:nodeline:error:${code}`

/** Of a problem document what the page reads. Beside it stand `type`, `title`, `status` and `detail`, for machines. */
export const ErrorBody = v.object({
  error: v.object({
    code: v.picklist(ERROR_CODES),
    reason: v.optional(ErrorReason),
    /** The part of the address that was refused; `range` are the parameters that name lines of a log. */
    field: v.optional(v.picklist(['job', 'id', 'workspace', 'node', 'q', 'at', 'from', 'to', 'range'])),
    /** With the field `q`: what is wrong with the pattern, in RE2's words. */
    pattern: v.optional(v.string()),
    upstream: v.optional(Upstream),
    /** With `latest` and its variants: the run that lists give for it, which could not be read. */
    id: v.optional(v.string()),
    /** With `log_unreadable`. */
    log: v.optional(LogFailureDetail),
    retryAfterMs: v.optional(v.number()),
    /** With `clock_off`: how far the server's clock is ahead of the upstream's; negative when it is behind. */
    clockAheadMs: v.optional(v.number()),
  }),
})
export type ErrorBody = v.InferOutput<typeof ErrorBody>
export type ErrorDetail = ErrorBody['error']

/** The status that the server answers with. 401 and 403 of DGC concern the server's credentials, not the viewer's. */
export const HTTP_STATUS = {
  bad_address: 400,
  not_found: 404,
  signed_out: 401,
  too_many_requests: 429,
  overloaded: 503,
  instance_not_found: 404,
  job_not_found: 404,
  workspace_not_found: 404,
  forbidden: 403,
  credentials_refused: 502,
  clock_off: 502,
  throttled: 503,
  wrong_endpoint: 502,
  upstream_failed: 502,
  upstream_unreachable: 502,
  upstream_timeout: 504,
  upstream_bad_answer: 502,
  log_unreadable: 404,
  internal: 500,
} as const satisfies Record<ErrorCode, number>
