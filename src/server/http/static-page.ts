import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { BUILD_META } from '../../contract/build'
import {
  type Encoding,
  negotiateEncoding,
  createEtag,
  hashBody,
  matchesEtag,
  compress,
} from '../runs/encoding'
import { bytesOf } from './reply'

/** A file of the built page, held in memory in each coding that is smaller. */
interface Asset {
  type: string
  cache: string
  hash: string
  bodies: Record<'plain', Buffer> & Partial<Record<Encoding, Buffer>>
}

export interface Page {
  /** By the exact path of the address: no path outside the page can ever be named. */
  assets: ReadonlyMap<string, Asset>
  index: Asset
  /** Changes with each build: the page names its files by their content. */
  build: string
  /** Of the scripts within it, as a Content-Security-Policy names what may run. */
  scriptHashes: readonly string[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Once for the life of the server, hence better than for an answer. */
const QUALITY = { br: 6, gzip: 6 }

export async function loadPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  const assets = new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, Asset]> => {
        const path = `/${file.slice(join(folder, sep).length).split(sep).join('/')}`
        return [path, await readAsset(path, await readFile(file))]
      }),
    ),
  )
  const built = assets.get('/index.html')
  if (built === undefined) throw new Error('There is no index.html.')
  const build = built.hash.slice(0, 12)
  const index = await readAsset('/index.html', named(built.bodies.plain, build))
  const scriptHashes = hashesOfScripts(index.bodies.plain.toString())
  return { assets: assets.set('/', index).set('/index.html', index), index, build, scriptHashes }
}

const SCRIPT_WITHIN = /<script>([^]*?)<\/script>/g

/** Of what a browser makes of them: it ends all lines alike. */
const hashesOfScripts = (html: string): string[] =>
  Array.from(html.matchAll(SCRIPT_WITHIN), ([, source = '']) => {
    const hash = createHash('sha256').update(source.replaceAll(/\r\n?/g, '\n'))
    return `'sha256-${hash.digest('base64')}'`
  })

/** A page that is open for weeks has to know which build it came from, whoever served it: then it can tell when there is another. */
const named = (html: Buffer, build: string): Buffer =>
  Buffer.from(
    html.toString().replace('</head>', () => `  <meta name="${BUILD_META}" content="${build}" />\n  </head>`),
  )

async function readAsset(path: string, plain: Buffer): Promise<Asset> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const cache = cacheOf(path)
  const asset: Asset = { type, cache, hash: hashBody(plain), bodies: { plain } }
  if (!type.includes('charset')) return asset
  for (const coding of ['br', 'gzip'] as const) {
    const packed = await compress(plain, coding, QUALITY)
    if (packed.byteLength < plain.byteLength) asset.bodies[coding] = packed
  }
  return asset
}

/** A page may come with the cookie of whom it was sent to, and with a sign-in form in its place for the next one. */
function cacheOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  return path.endsWith('.html') ? 'private, no-cache' : 'no-cache'
}

/** Null when there is nothing to show: an unknown file, or somebody who asks for something that is no page. */
export function pageReply(page: Page, path: string, headers: Headers): Response | null {
  const wantsPage = headers.get('accept')?.includes('text/html') === true
  // A chunk of an older build must be missed cleanly, not be answered with HTML.
  const asset = page.assets.get(path) ?? (wantsPage && !path.startsWith('/assets/') ? page.index : undefined)
  if (asset === undefined) return null
  const wanted = negotiateEncoding(headers.get('accept-encoding'))
  const coding = wanted !== null && asset.bodies[wanted] !== undefined ? wanted : null
  const always = {
    'cache-control': asset.cache,
    etag: createEtag(asset.hash, coding),
    vary: 'Accept-Encoding',
  }
  if (matchesEtag(headers.get('if-none-match'), asset.hash))
    return new Response(null, { status: 304, headers: always })
  const body = asset.bodies[coding ?? 'plain'] ?? asset.bodies.plain
  const about = { 'content-type': asset.type, 'content-length': String(body.byteLength) }
  return new Response(bytesOf(body), {
    headers: { ...always, ...about, ...(coding && { 'content-encoding': coding }) },
  })
}
