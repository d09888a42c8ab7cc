import { afterEach, expect, it, vi } from 'vitest'
import { fetchNextBuild } from './next-page'

afterEach(() => vi.unstubAllGlobals())

const PAGE = `<html><head><script type="module" crossorigin src="/assets/index-b.js"></script>
  <link rel="stylesheet" href="/assets/index-b.css">
  <meta name="nodeline-build" content="abc-_123" />
  </head></html>`

const WHOLE: Record<string, () => Response> = {
  '/jobs/a?wall=1': () => new Response(PAGE),
  '/assets/index-b.js': () => new Response('x'),
  '/assets/index-b.css': () => new Response('x'),
}

/** A server with these files alone. */
const serve = (files: Record<string, () => Response>) =>
  vi.stubGlobal('fetch', async (url: string) => files[url]?.() ?? new Response('', { status: 404 }))

it('names the build when the page and the files of its HTML are there', async () => {
  serve(WHOLE)
  expect(await fetchNextBuild('/jobs/a?wall=1')).toBe('abc-_123')
})

it.each<[string, Record<string, () => Response>]>([
  ['the server is stopping', { '/jobs/a?wall=1': () => new Response(PAGE, { status: 503 }) }],
  ['the session has ended', { '/jobs/a?wall=1': () => new Response('<form action="/sign-in">') }],
  ['a script is missing', { '/assets/index-b.js': () => new Response('', { status: 404 }) }],
  ['a stylesheet is missing', { '/assets/index-b.css': () => new Response('', { status: 404 }) }],
  ['there is no network', { '/jobs/a?wall=1': () => Response.error() }],
])('names none when %s', async (_, files) => {
  serve({ ...WHOLE, ...files })
  expect(await fetchNextBuild('/jobs/a?wall=1')).toBeNull()
})
