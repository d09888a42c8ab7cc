import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { ERROR_CODES } from '../contract/errors'
import {
  ApiError,
  type ClientErrorDetail,
  getErrorCode,
  isTransient,
  readJson,
  request,
  setRequestTimeout,
} from './http'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Response) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const failing = (error: Error) => vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockRejectedValue(error))

/** What was thrown. */
const thrownBy = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  )

const catchError = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await thrownBy(promise)
  if (!(error instanceof ApiError)) throw error
  return error
}

/** What a browser returns for a redirect that is not followed. */
const moved = () =>
  Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    ok: { value: false },
    status: { value: 0 },
  })

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

describe('a request', () => {
  it('returns a good response unread', async () => {
    const good = json({ a: 1 })
    answering(() => good)
    expect(await request('/api/config')).toBe(good)
    expect(good.bodyUsed).toBe(false)
  })

  it('asks for JSON, and is aborted by the caller’s signal', async () => {
    const fetch = answering(() => json({}))
    const waiting = new AbortController()
    await request('/api/config', waiting.signal)
    const [url, init] = fetch.mock.calls[0] ?? []
    expect(url).toBe('/api/config')
    expect(init).toMatchObject({ headers: { accept: 'application/json' }, redirect: 'manual' })
    expect(init?.signal?.aborted).toBe(false)
    waiting.abort()
    expect(init?.signal?.aborted).toBe(true)
  })

  describe('without a response', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => {
      vi.useRealTimers()
      setRequestTimeout(30_000)
    })

    function unanswered(signal?: AbortSignal) {
      const ended = vi.fn<(error: unknown) => void>()
      vi.stubGlobal(
        'fetch',
        (_: string, init: { signal: AbortSignal }) =>
          new Promise((_resolve, reject) =>
            init.signal.addEventListener('abort', () => reject(new Error('aborted'))),
          ),
      )
      void request('/api/config', signal).catch(ended)
      return ended
    }

    async function expectTimeout(ended: ReturnType<typeof unanswered>, afterMs: number) {
      await vi.advanceTimersByTimeAsync(afterMs - 1)
      expect(ended).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      expect(ended.mock.lastCall?.[0]).toMatchObject({ detail: { code: 'server_unreachable' }, status: 0 })
    }

    it.each([true, false])('ends after 30 s (with a signal of the caller: %s)', async (hasSignal) => {
      await expectTimeout(unanswered(hasSignal ? new AbortController().signal : undefined), 30_000)
    })

    it('waits as long as the server may take, though that becomes known only meanwhile', async () => {
      const ended = unanswered()
      await vi.advanceTimersByTimeAsync(10_000)
      setRequestTimeout(140_000)
      await expectTimeout(ended, 130_000)
    })

    it.each([
      ['less than 30 s', 1, 30_000],
      ['not a number', NaN, 30_000],
      ['a day', 86_400_000, 300_000],
    ])('waits within bounds when the server says %s', async (_, saidMs, ms) => {
      setRequestTimeout(saidMs)
      await expectTimeout(unanswered(), ms)
    })
  })
})

describe('an error response', () => {
  const upstream = { status: 400, code: 'DLF.0137', message: 'no such job <b>', requestId: 'r-1' }
  const full = { code: 'upstream_bad_answer', reason: 'html', upstream, retryAfterMs: 5_000 }

  const html =
    (status: number, headers: Record<string, string> = {}) =>
    () =>
      new Response('<html><h1>Bad Gateway</h1></html>', { status, headers })

  it.each<[string, () => Response, status: number, detail: unknown]>([
    ['the contract’s error, whole', () => json({ error: full }, 502), 502, full],
    [
      'the contract’s error with what another build adds',
      () => json({ error: { code: 'throttled', more: 1 }, also: 2 }, 503),
      503,
      { code: 'throttled' },
    ],
    ['the page of a proxy', html(502), 502, { code: 'server_answer' }],
    ['a login page of 401', html(401, { 'content-type': 'text/html' }), 401, { code: 'signed_out' }],
    ['no body', () => new Response(null, { status: 500 }), 500, { code: 'server_answer' }],
    ['an unexpected 304', () => new Response(null, { status: 304 }), 304, { code: 'server_answer' }],
    ['another API’s error', () => json({ error_code: 'APIGW.0101' }, 404), 404, { code: 'server_answer' }],
    ['an unknown code', () => json({ error: { code: 'on_fire' } }, 500), 500, { code: 'server_answer' }],
    ['a redirect of a proxy to its sign-in', moved, 401, { code: 'signed_out' }],
    ['another API’s 401', () => json({ error: 'login_required' }, 401), 401, { code: 'signed_out' }],
    ['null', () => json(null, 500), 500, { code: 'server_answer' }],
  ])('%s', async (_, answer, status, detail) => {
    answering(answer)
    const error = await catchError(request('/api/config'))
    expect([error.status, error.detail]).toEqual([status, detail])
  })

  const at = (clock: string) => `Sun, 22 Nov 2026 ${clock}:00 GMT`

  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['seconds', 503, { 'retry-after': '20' }, 20_000],
    ['seconds, with too many requests', 429, { 'retry-after': ' 7 ' }, 7_000],
    ['a day', 503, { 'retry-after': '86400' }, 300_000],
    ['a date, by the sender’s clock', 503, { 'retry-after': at('13:01'), date: at('13:00') }, 60_000],
    ['a date in the past', 503, { 'retry-after': at('12:00'), date: at('13:00') }, 0],
    ['nonsense', 503, { 'retry-after': 'soon' }, undefined],
    ['a negative number', 503, { 'retry-after': '-5' }, undefined],
    ['nothing', 503, {}, undefined],
    ['seconds, of a page that moved', 302, { 'retry-after': '20' }, undefined],
  ])('the Retry-After of a proxy: %s', async (_, status, headers, retryAfterMs) => {
    answering(html(status, headers))
    expect((await catchError(request('/api/config'))).detail).toEqual({ code: 'server_answer', retryAfterMs })
  })

  it('the server’s own retry time wins over a proxy’s header', async () => {
    const error = { code: 'throttled', retryAfterMs: 5_000 }
    answering(() => Response.json({ error }, { status: 503, headers: { 'retry-after': '60' } }))
    expect((await catchError(request('/api/config'))).detail).toEqual(error)
  })

  it.each([
    ['a clock two hours ahead', () => String(Date.now() + 7_200_000), 7_200_000],
    ['none', () => null, null],
    ['no number', () => 'soon', null],
    ['more than any number', () => '1e999', null],
    ['less than nothing', () => '-5', null],
  ])('holds the difference to the server’s clock: %s', async (_, now, skewMs) => {
    vi.useFakeTimers()
    const told = now()
    const headers: Record<string, string> = told === null ? {} : { [FRESHNESS_HEADERS.now]: told }
    answering(() => new Response('{"error":{"code":"throttled"}}', { status: 503, headers }))
    const error = await thrownBy(request('/api/config'))
    vi.useRealTimers()
    expect(error instanceof ApiError && error.skewMs).toBe(skewMs)
  })

  it('network down', async () => {
    failing(new TypeError('Failed to fetch'))
    const error = await catchError(request('/api/config', new AbortController().signal))
    expect([error.status, error.detail]).toEqual([0, { code: 'server_unreachable' }])
  })

  it('an abort by the caller is no network error', async () => {
    const gone = new DOMException('stopped', 'AbortError')
    failing(gone)
    const controller = new AbortController()
    controller.abort()
    expect(await thrownBy(request('/api/config', controller.signal))).toBe(gone)
  })

  it('has its code and status in its message', () => {
    const error = new ApiError({ code: 'throttled' }, 503)
    expect([error.name, error.message]).toEqual(['ApiError', 'throttled (503)'])
  })
})

describe('a body', () => {
  const parse = (body: unknown) => {
    if (body === 'good') return 'parsed'
    throw new Error('another build')
  }

  it('is parsed', async () => {
    expect(await readJson(json('good'), parse)).toBe('parsed')
  })

  it.each([
    ['of another build', () => json('bad')],
    ['cut off', () => new Response('{"job":"a", "nod')],
    ['of a proxy that says 200', () => new Response('<html>')],
    ['empty', () => new Response('')],
  ])('%s', async (_, answer) => {
    const error = await catchError(readJson(answer(), parse))
    expect([error.status, error.detail]).toEqual([200, { code: 'server_answer' }])
  })
})

it.each<[string, unknown, ReturnType<typeof getErrorCode>]>([
  ['an error response', new ApiError({ code: 'throttled' }, 503), 'throttled'],
  ['a fault of the page', new TypeError('x'), 'crashed'],
  ['what is not even an error', null, 'crashed'],
])('the code of %s', (_, error, code) => {
  expect(getErrorCode(error)).toBe(code)
})

describe('a retry', () => {
  /** Each code of the contract and each of the page's own, so that a new one needs a decision. */
  const PASSING: Record<ClientErrorDetail['code'], boolean> = {
    bad_address: false,
    not_found: false,
    signed_out: false,
    too_many_requests: true,
    overloaded: true,
    instance_not_found: false,
    job_not_found: false,
    workspace_not_found: false,
    forbidden: false,
    credentials_refused: false,
    clock_off: false,
    throttled: true,
    wrong_endpoint: false,
    upstream_failed: true,
    upstream_unreachable: true,
    upstream_timeout: true,
    upstream_bad_answer: true,
    log_unreadable: false,
    internal: true,
    server_unreachable: true,
    server_answer: true,
  }

  it('has a row for every code', () => {
    expect(Object.keys(PASSING)).toEqual([...ERROR_CODES, 'server_unreachable', 'server_answer'])
  })

  it.each(Object.entries(PASSING))('after %s may help: %s', (code, helps) => {
    expect(isTransient(new ApiError({ code } as ClientErrorDetail, 500))).toBe(helps)
  })

  it.each([
    ['a fault of the page', new TypeError('x is not a function')],
    ['nothing', null],
    ['what only looks like one', { name: 'ApiError', detail: { code: 'throttled' } }],
  ])('does not help after %s', (_, error) => {
    expect(isTransient(error)).toBe(false)
  })
})
