import { afterEach, expect, it, vi } from 'vitest'
import { buildOfNextPage } from './next-page'

afterEach(() => vi.unstubAllGlobals())

const PAGE = `<html><head><script type="module" crossorigin src="/assets/index-b.js"></script>
  <link rel="stylesheet" href="/assets/index-b.css"><meta name="nodeline-build" content="abc-_123" />
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
  ['there is no network', { '/jobs/a?wall=1': () => Response.error() }],
])('is none when %s', async (_, answers) => {
  server({ ...WHOLE, ...answers })
  expect(await buildOfNextPage('/jobs/a?wall=1')).toBeNull()
})
