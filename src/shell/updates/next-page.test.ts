import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildOfNextPage } from './next-page'

afterEach(() => vi.unstubAllGlobals())

const PAGE = `<html><head><script type="module" crossorigin src="/assets/index-b.js"></script>
  <link rel="stylesheet" href="/assets/index-b.css">
  <meta name="nodeline-parts" content="/assets/WallPart-b.css /assets/WallPart-b.js /assets/zh-b.js">
  <meta name="nodeline-build" content="abc-_123" />
  </head></html>`

/** Answers by address; what is not named is not there. */
function server(answers: Record<string, () => Response>) {
  const fetch = vi.fn<(url: string) => Promise<Response>>(
    async (url) => answers[url]?.() ?? new Response('', { status: 404 }),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const WHOLE = {
  '/jobs/a?wall=1': () => new Response(PAGE),
  '/assets/index-b.js': () => new Response('x'),
  '/assets/index-b.css': () => new Response('x'),
  '/assets/WallPart-b.css': () => new Response('x'),
  '/assets/WallPart-b.js': () => new Response('x'),
  '/assets/zh-b.js': () => new Response('x'),
}

it('is named when the page and all of its files are there', async () => {
  const fetch = server(WHOLE)
  expect(await buildOfNextPage('/jobs/a?wall=1')).toBe('abc-_123')
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(Object.keys(WHOLE))
})

it.each<[string, Record<string, () => Response>]>([
  ['the server is stopping', { '/jobs/a?wall=1': () => new Response(PAGE, { status: 503 }) }],
  ['the session has ended', { '/jobs/a?wall=1': () => new Response('<form action="/sign-in">') }],
  ['a script is not there', { '/assets/index-b.js': () => new Response('', { status: 404 }) }],
  ['a style is not there', { '/assets/index-b.css': () => new Response('', { status: 404 }) }],
  [
    'a script that is loaded later is not there',
    { '/assets/zh-b.js': () => new Response('', { status: 404 }) },
  ],
  [
    'a style that is loaded later is not there',
    { '/assets/WallPart-b.css': () => new Response('', { status: 404 }) },
  ],
  ['there is no network', { '/jobs/a?wall=1': () => Response.error() }],
])('is none when %s', async (_, answers) => {
  server({ ...WHOLE, ...answers })
  expect(await buildOfNextPage('/jobs/a?wall=1')).toBeNull()
})

describe('the parts of a page', () => {
  const parts = Array.from({ length: 40 }, (_, i) => `/assets/part${i}-b.js`)
  const page = PAGE.replace(/(?<=nodeline-parts" content=")[^"]*/, parts.join(' '))
  const whole = { ...WHOLE, ...Object.fromEntries(parts.map((part) => [part, () => new Response('x')])) }

  it('are asked for four at a time, each once', async () => {
    let [now, most] = [0, 0]
    const fetch = server({ ...whole, '/': () => new Response(page) })
    const answer = fetch.getMockImplementation()
    fetch.mockImplementation(async (url) => {
      most = Math.max(most, (now += 1))
      await new Promise(setImmediate)
      now -= 1
      return answer?.(url) ?? Response.error()
    })
    expect(await buildOfNextPage('/')).toBe('abc-_123')
    expect(most).toBe(4)
    expect(fetch).toHaveBeenCalledTimes(1 + 2 + 40)
  })

  it('are not asked for any more when one is missing', async () => {
    const gone = () => new Response('', { status: 404 })
    const fetch = server({ ...whole, '/': () => new Response(page), [parts[0] ?? '']: gone })
    expect(await buildOfNextPage('/')).toBeNull()
    expect(fetch.mock.calls.length).toBeLessThan(12)
  })

  it('are none of a build that does not name them', async () => {
    server({ ...WHOLE, '/': () => new Response(PAGE.replace(/<meta name="nodeline-parts"[^>]*>/, '')) })
    expect(await buildOfNextPage('/')).toBe('abc-_123')
  })
})
