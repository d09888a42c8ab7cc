import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { BASE_META, BUILD_META } from '../../contract/build'
import { type Preloads, listPreloads } from '../../contract/preloads'
import { ASSETS_PREFIX, ROUTES, matchRoute } from '../../contract/routes'
import { hashBody } from '../runs/encoding'
import { CompressedBody } from '../runs/compressed-body'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { addPreloads, readManifest } from './page-preloads'
import { type DescribeLink } from './preview-routes'

export interface Page {
  folder: string
  /** The files beside `index.html`, such as `favicon.svg`. */
  publicFiles: readonly string[]
  /** The page for an address, whose HTML asks for what its script will need, and has these tags in its head. */
  render: (preloads: Preloads, tags?: string) => Promise<CompressedBody>
  /** Changes with each build, since the page names its files by their content. */
  build: string
  /** The hashes of its inline scripts, as a Content-Security-Policy writes them. */
  scriptHashes: readonly string[]
}

/** Reads the built page, to be served under `basePath`. Throws when there is none. */
export async function loadPage(folder: string, basePath = ''): Promise<Page> {
  const index = nameBase(await readFile(join(folder, 'index.html'), 'utf8'), basePath)
  const entries = await readdir(folder, { withFileTypes: true })
  const publicFiles = entries
    .filter((entry) => entry.isFile() && entry.name !== 'index.html' && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  const build = hashBody(Buffer.from(index)).slice(0, 12)
  const named = nameBuild(index, build)
  const manifest = await readManifest(folder)
  const render = async (preloads: Preloads, tags = '') => {
    const page = await addPreloads(named, preloads, manifest, basePath)
    return CompressedBody.of(Buffer.from(page.replace('</head>', () => `${tags}</head>`)))
  }
  return { folder, publicFiles, render, build, scriptHashes: hashInlineScripts(named) }
}

const INLINE_SCRIPT = /<script>([^]*?)<\/script>/g

/** Hashes the text as the browser does, after it normalized the line ends. */
const hashInlineScripts = (html: string): string[] =>
  Array.from(html.matchAll(INLINE_SCRIPT), ([, source = '']) => {
    const hash = createHash('sha256').update(source.replaceAll(/\r\n?/g, '\n'))
    return `'sha256-${hash.digest('base64')}'`
  })

/** The script learns the path from a meta tag; without one, the page is as it was built. */
const nameBase = (html: string, basePath: string): string =>
  basePath === ''
    ? html
    : html
        .replaceAll(/(<(?:link|script) [^>]*(?:src|href)=")\/(?!\/)/g, `$1${basePath}/`)
        .replace('</head>', () => `  <meta name="${BASE_META}" content="${basePath}" />\n  </head>`)

/** A page that stays open for weeks must know its own build to notice a newer one. */
const nameBuild = (html: string, build: string): string =>
  html.replace('</head>', () => `  <meta name="${BUILD_META}" content="${build}" />\n  </head>`)

/** Routes for the files of the page, and the page itself for every other address that a browser opens. */
export function createPageRoutes(
  { folder, publicFiles, render }: Page,
  describeLink: DescribeLink,
): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${ASSETS_PREFIX}*`,
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
    // A chunk of an older build must be missing, not answered with HTML.
    (c) => c.notFound(),
  )
  for (const name of publicFiles)
    app.get(
      `/${name}`,
      etag(),
      serveStatic({ root: folder, onFound: (_, c) => c.header('cache-control', 'no-cache') }),
    )
  app.get('*', async (c) => {
    const { path } = c.req
    const isIndex = path === ROUTES.lookUp || path === '/index.html'
    if (!isIndex && !acceptsPage(path, c.req.header('accept'))) return c.notFound()
    // The address may show a sign-in form to the next viewer, so only this browser may keep it.
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }
    const search = new URLSearchParams(c.req.url.replace(/^[^?]*\??|#.*$/g, ''))
    const preloads = listPreloads(path, search, c.req.header('accept-language'))
    return bodyResponse(c.req, await render(preloads, await describeLink(c)), headers)
  })
  return app
}

/** Programs that read a page, such as those that preview a link, often ask for anything. A missing file must not be a page to them. */
function acceptsPage(path: string, accept: string | undefined): boolean {
  if (accept?.includes('text/html') === true) return true
  const isFile = path.includes('.') && matchRoute(path) === null
  return !isFile && (accept === undefined || /\*\/\*|text\/\*/.test(accept))
}
