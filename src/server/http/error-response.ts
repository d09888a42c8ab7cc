import { type ErrorDetail, HTTP_STATUS, PROBLEM_TYPE, createProblemType } from '../../contract/errors'
import { MAX_PIECE_BYTES, MIN_PIECE_BYTES } from '../../contract/log-range'
import { errors } from '../../i18n/en/errors'

export const JSON_TYPE = 'application/json; charset=utf-8'

interface ErrorInit {
  headers?: Readonly<Record<string, string>>
  /** Only where it is not the status of the error code. */
  status?: number
}

/** A problem document of RFC 9457, with what the page reads under `error`. */
export function errorResponse(detail: ErrorDetail, init: ErrorInit = {}): Response {
  const { code, retryAfterMs } = detail
  const status = init.status ?? HTTP_STATUS[code]
  const headers: Record<string, string> = {
    'content-type': PROBLEM_TYPE,
    'cache-control': 'no-store',
    ...init.headers,
  }
  if (retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000))
  const title = nameParameter(detail) ?? errors.titles[code]
  const problem = { type: createProblemType(code), title, status, detail: describe(detail), error: detail }
  return new Response(JSON.stringify(problem), { status, headers })
}

const TIMES: ReadonlySet<string | undefined> = new Set(['at', 'from', 'to'])

/** Of an address that is wrong, though not in what names its run. */
function nameParameter({ code, field }: ErrorDetail): string | null {
  if (code !== 'bad_address') return null
  if (TIMES.has(field)) return `The parameter ${field} is no time in epoch milliseconds`
  if (field === 'range') return 'These parameters name no lines of a log'
  return field === 'q' ? 'The pattern is refused' : null
}

const RANGE_RULE = `At most one of from (end, a byte, or L and a line), before (a byte) and time (epoch milliseconds); bytes from ${MIN_PIECE_BYTES} to ${MAX_PIECE_BYTES}.`

/** What is known of this occurrence, in English; the page has sentences of its own in two languages. */
function describe({
  code,
  reason,
  field,
  pattern,
  upstream,
  log,
  retryAfterMs,
  clockAheadMs,
}: ErrorDetail): string {
  const said = [upstream?.status, upstream?.code, upstream?.message].filter(
    (part) => part !== null && part !== undefined,
  )
  const facts = [
    field === 'range' && RANGE_RULE,
    field &&
      field !== 'range' &&
      `The parameter ${field} is refused${pattern === undefined ? '' : `: ${pattern}`}.`,
    reason && `Reason: ${reason}.`,
    log && `Reason: ${log.failure}.`,
    said.length > 0 && `DGC answered: ${said.join(' ').replace(/[.。]$/u, '')}.`,
    clockAheadMs !== undefined && `The clock of the server is ${clockAheadMs} ms ahead.`,
    retryAfterMs !== undefined && `It may be tried again after ${retryAfterMs} ms.`,
  ].filter(Boolean)
  return facts.length === 0 ? `${errors.titles[code]}.` : facts.join(' ')
}
