import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../contract/freshness'
import { ERROR_CODES } from '../contract/errors'
import {
  setRequestTimeout,
  ApiError,
  request,
  isTransient,
  readJson,
  getErrorCode,
  type ClientErrorDetail,
} from './http'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Response) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const failing = (error: Error) => vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockRejectedValue(error))

/** What was thrown; a promise that keeps its word is none. */
const thrownBy = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  )

const catchError = async (
  promise: Promise<unknown>,
): Promise<{ detail: ClientErrorDetail; status: number }> => {
  const error = await thrownBy(promise)
  if (!(error instanceof ApiError)) throw error
  return { detail: error.detail, status: error.status }
}

/** As a browser hands it to who does not want to be led away. */
const moved = () =>
  Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    ok: { value: false },
    status: { value: 0 },
  })

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

describe('a question', () => {
  it('hands a good answer on unread', async () => {
    const good = json({ a: 1 })
    answering(() => good)
    expect(await request('/api/config')).toBe(good)
    expect(good.bodyUsed).toBe(false)
  })

  it('asks for JSON, and stops when whoever waits does', async () => {
    const fetch = answering(() => json({}))
    const waiting = new AbortController()
    await request('/api/config', waiting.signal)
    const [url, init] = fetch.mock.calls[0] ?? []
    expect([url, init?.headers, init?.redirect]).toEqual([
      '/api/config',
      { accept: 'application/json' },
      'manual',
    ])
    expect(init?.signal?.aborted).toBe(false)
    waiting.abort()
    expect(init?.signal?.aborted).toBe(true)
  })

  describe('that a server never answers', () => {
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

    it.each([true, false])(
      'is given up, as of one that is away (somebody can stop waiting: %s)',
      async (stops) => {
        const ended = unanswered(stops ? new AbortController().signal : undefined)
        await vi.advanceTimersByTimeAsync(29_999)
        expect(ended).not.toHaveBeenCalled()
        await vi.advanceTimersByTimeAsync(1)
        expect(ended.mock.lastCall?.[0]).toMatchObject({ detail: { code: 'server_unreachable' }, status: 0 })
      },
    )

    it('is waited for as long as the server may take, though it says so only meanwhile', async () => {
      const ended = unanswered()
      await vi.advanceTimersByTimeAsync(10_000)
      setRequestTimeout(140_000)
      await vi.advanceTimersByTimeAsync(129_999)
      expect(ended).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      expect(ended).toHaveBeenCalledOnce()
    })

    it.each([
      ['less than ever', 1, 30_000],
      ['nonsense', NaN, 30_000],
      ['a day', 86_400_000, 300_000],
    ])('is waited for within bounds when the server says %s', async (_, saidMs, ms) => {
      setRequestTimeout(saidMs)
      const ended = unanswered()
      await vi.advanceTimersByTimeAsync(ms - 1)
      expect(ended).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      expect(ended).toHaveBeenCalledOnce()
    })
  })
})

describe('an answer that is none', () => {
  const upstream = { status: 400, code: 'DLF.0137', message: 'no such job <b>', requestId: 'r-1' }
  const full = { code: 'upstream_bad_answer', reason: 'html', upstream, retryAfterMs: 5_000 }

  it.each<[string, () => Response, { detail: unknown; status: number }]>([
    ['the contract’s error, whole', () => json({ error: full }, 502), { detail: full, status: 502 }],
    [
      'the contract’s error with what another build adds',
      () => json({ error: { code: 'throttled', more: 1 }, also: 2 }, 503),
      { detail: { code: 'throttled' }, status: 503 },
    ],
    [
      'the page of a proxy',
      () => new Response('<html><h1>502 Bad Gateway</h1></html>', { status: 502 }),
      { detail: { code: 'server_answer' }, status: 502 },
    ],
    [
      'a login page of 401',
      () => new Response('<html>', { status: 401, headers: { 'content-type': 'text/html' } }),
      { detail: { code: 'signed_out' }, status: 401 },
    ],
    [
      'no body',
      () => new Response(null, { status: 500 }),
      { detail: { code: 'server_answer' }, status: 500 },
    ],
    [
      '304 without anything to compare with',
      () => new Response(null, { status: 304 }),
      { detail: { code: 'server_answer' }, status: 304 },
    ],
    [
      'an error of another API',
      () => json({ error_code: 'APIGW.0101', error_msg: 'no' }, 404),
      { detail: { code: 'server_answer' }, status: 404 },
    ],
    [
      'a code that this build does not know',
      () => json({ error: { code: 'on_fire' } }, 500),
      { detail: { code: 'server_answer' }, status: 500 },
    ],
    [
      'the way to where one signs in, of a proxy in front',
      () => moved(),
      { detail: { code: 'signed_out' }, status: 401 },
    ],
    [
      'the same of another API',
      () => json({ error: 'login_required' }, 401),
      { detail: { code: 'signed_out' }, status: 401 },
    ],
    ['null', () => json(null, 500), { detail: { code: 'server_answer' }, status: 500 }],
  ])('%s', async (_, answer, expected) => {
    answering(answer)
    expect(await catchError(request('/api/config'))).toEqual(expected)
  })

  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['seconds', 503, { 'retry-after': '20' }, 20_000],
    ['seconds, with too many requests', 429, { 'retry-after': ' 7 ' }, 7_000],
    ['a day', 503, { 'retry-after': '86400' }, 300_000],
    [
      'a date, by the clock of who says it',
      503,
      { 'retry-after': 'Sun, 22 Nov 2026 13:01:00 GMT', date: 'Sun, 22 Nov 2026 13:00:00 GMT' },
      60_000,
    ],
    [
      'a date that is over',
      503,
      { 'retry-after': 'Sun, 22 Nov 2026 12:00:00 GMT', date: 'Sun, 22 Nov 2026 13:00:00 GMT' },
      0,
    ],
    ['nonsense', 503, { 'retry-after': 'soon' }, undefined],
    ['a negative number', 503, { 'retry-after': '-5' }, undefined],
    ['nothing', 503, {}, undefined],
    ['seconds, of a page that moved', 302, { 'retry-after': '20' }, undefined],
  ])('a proxy’s wish to be left alone for a while: %s', async (_, status, headers, retryAfterMs) => {
    answering(() => new Response('<html>', { status, headers }))
    expect((await catchError(request('/api/config'))).detail).toEqual({ code: 'server_answer', retryAfterMs })
  })

  it('our own server’s wish stands in its words, whatever a proxy adds', async () => {
    const error = { code: 'throttled', retryAfterMs: 5_000 }
    answering(
      () => new Response(JSON.stringify({ error }), { status: 503, headers: { 'retry-after': '60' } }),
    )
    expect((await catchError(request('/api/config'))).detail).toEqual(error)
  })

  it.each([
    ['a clock two hours ahead', () => String(Date.now() + 7_200_000), 7_200_000],
    ['none', () => null, null],
    ['no number', () => 'soon', null],
    ['more than any number', () => '1e999', null],
    ['less than nothing', () => '-5', null],
  ])('tells the server’s clock: %s', async (_, now, skewMs) => {
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
    expect(await catchError(request('/api/config', new AbortController().signal))).toEqual({
      detail: { code: 'server_unreachable' },
      status: 0,
    })
  })

  it('aborted by us: says nothing about the network', async () => {
    const gone = new DOMException('stopped', 'AbortError')
    failing(gone)
    const controller = new AbortController()
    controller.abort()
    expect(await thrownBy(request('/api/config', controller.signal))).toBe(gone)
  })

  it('says its code and status to whoever logs it', () => {
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
    expect(await catchError(readJson(answer(), parse))).toEqual({
      detail: { code: 'server_answer' },
      status: 200,
    })
  })
})

it.each<[string, unknown, ReturnType<typeof getErrorCode>]>([
  ['an answer that was none', new ApiError({ code: 'throttled' }, 503), 'throttled'],
  ['a fault of the page', new TypeError('x'), 'crashed'],
  ['what is not even an error', null, 'crashed'],
])('the code of %s', (_, error, code) => {
  expect(getErrorCode(error)).toBe(code)
})

describe('asking again', () => {
  /** Each code of the contract and each of the page's own: a new one has to be thought about. */
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
