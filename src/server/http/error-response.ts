import { type ErrorDetail, HTTP_STATUS } from '../../contract/errors'

export const JSON_TYPE = 'application/json; charset=utf-8'

interface ErrorInit {
  headers?: Readonly<Record<string, string>>
  /** Only where it is not the status of the error code. */
  status?: number
}

export function errorResponse(detail: ErrorDetail, init: ErrorInit = {}): Response {
  const { code, retryAfterMs } = detail
  const headers: Record<string, string> = {
    'content-type': JSON_TYPE,
    'cache-control': 'no-store',
    ...init.headers,
  }
  if (retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000))
  return new Response(JSON.stringify({ error: detail }), {
    status: init.status ?? HTTP_STATUS[code],
    headers,
  })
}
