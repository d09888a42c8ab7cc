import { createHash } from 'node:crypto'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompressedBody } from '../runs/compressed-body'
import { loadPage } from './page'
import { type Running, get, startServer } from '../../testing/server'

const INDEX = `<!doctype html>Nodeline${' '.repeat(2000)}`
const SCRIPT = `console.log(${'1+'.repeat(1000)}1)`
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let folder: string
let running: Running

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), INDEX)
  await writeFile(join(folder, 'assets', 'index-3f2a.js'), SCRIPT)
  await writeFile(join(folder, 'assets', 'index-3f2a.js.br'), brotliCompressSync(SCRIPT))
  await writeFile(join(folder, 'assets', 'index-3f2a.js.gz'), gzipSync(SCRIPT))
  await writeFile(join(folder, 'icon.png'), 'png')
  await writeFile(join(folder, '.builds.json'), '[]')
  const page = await loadPage(folder)
  running = await startServer({ endpoint: 'http://127.0.0.1:1', page })
})

afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true })
})

const NONE = { requests: [], modules: [] }
const readHtml = async (body: Promise<CompressedBody>) => (await (await body).as(null)).toString()

/** The page of another document. */
async function pageOf(html: string, base?: string) {
  const other = await mkdtemp(join(folder, 'other-'))
  await writeFile(join(other, 'index.html'), html)
  return loadPage(other, base)
}

const ask = (path: string, headers: Record<string, string> = {}) => get(running.origin, path, headers)

describe('the page', () => {
  it.each([
    ...[
      '/',
      '/jobs/job_batch/instances/34765',
      '/jobs/%E8%AE%A2%25',
      '/wall?jobs=a',
      '//evil.com',
      '/.env',
    ].map((path) => [path, HTML.accept]),
    ...['/', '/index.html', '/jobs/job_batch.v2/instances/34765', '/status', '/nothing/here'].flatMap(
      (path) => ['', '*/*', 'application/json, text/*;q=0.5'].map((accept) => [path, accept]),
    ),
  ])('is shown at %s to who accepts %j', async (path = '', accept = '') => {
    const { status, headers, text } = await ask(path, accept === '' ? {} : { accept })
    expect([status, text, headers.location]).toEqual([200, INDEX, undefined])
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
  })

  it.each([
    ['/jobs/a/instances/1', 'application/json'],
    ['/jobs/a/instances/1', 'image/*'],
    ...['/.env', '/favicon.ico', '/index.html/', '/INDEX.html', '/.builds.json'].map((path) => [path, '']),
    ...['/assets/index-old.js', '/assets/', '/assets/../index.html', '/assets/..%2findex.html'].map(
      (path) => [path, HTML.accept],
    ),
    ...['/assets/../../package.json', '/assets/%2e%2e/index.html'].map((path) => [path, HTML.accept]),
    ...['/api', '/api/none', '/api/jobs/a/b', '/assets/none', '/icon.svg'].map((path) => [path, '*/*']),
  ])('does not replace %s for who accepts %j', async (path = '', accept = '') => {
    expect((await ask(path, accept === '' ? {} : { accept })).status).toBe(404)
  })

  it.each(['/api', '/api/none', '/api/jobs/a/b'])('never replaces %s', async (path) => {
    const { status, headers } = await ask(path, HTML)
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json'])
  })
})

describe('a file', () => {
  it('with a hash in its name is cached for a year', async () => {
    const { text, headers } = await ask('/assets/index-3f2a.js')
    expect(text).toBe(SCRIPT)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each([
    { accept: 'br', unpack: brotliDecompressSync },
    { accept: 'gzip', unpack: gunzipSync },
  ])('is sent as $accept', async ({ accept, unpack }) => {
    const { body, headers } = await ask('/assets/index-3f2a.js', { 'accept-encoding': accept })
    expect([headers['content-encoding'], unpack(body).toString()]).toEqual([accept, SCRIPT])
  })

  it('without a compressed form is sent as it is', async () => {
    const { text, headers } = await ask('/icon.png', { 'accept-encoding': 'br, gzip' })
    expect([text, headers['content-type'], headers['content-encoding']]).toEqual([
      'png',
      'image/png',
      undefined,
    ])
  })

  it('that the browser has is a 304', async () => {
    const { headers } = await ask('/', { 'accept-encoding': 'br' })
    const again = await ask('/', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) })
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
  })
})

it('a folder without a page is refused', async () => {
  await expect(loadPage(join(folder, 'assets'))).rejects.toThrow('index.html')
})

it('the page names its build in a meta tag', async () => {
  const { build, render } = await pageOf('<html><head><title>$&</title></head><body></body></html>')
  expect(await readHtml(render(NONE))).toBe(
    `<html><head><title>$&</title>  <meta name="nodeline-build" content="${build}" />\n  </head><body></body></html>`,
  )
})

it('a page under a path names it in the addresses of its files, and in a meta tag', async () => {
  const html = `<head><link rel="icon" href="/favicon.svg"><script type="module" crossorigin src="/assets/a.js"></script>
<link rel="stylesheet" href="/assets/a.css"></head><a href="">x</a>`
  const { render, build } = await pageOf(html, '/tools/nodeline')
  const text = await readHtml(render(NONE))
  expect(text).toContain('<link rel="icon" href="/tools/nodeline/favicon.svg">')
  expect(text).toContain('src="/tools/nodeline/assets/a.js"')
  expect(text).toContain('href="/tools/nodeline/assets/a.css"')
  expect(text).toContain('<meta name="nodeline-base" content="/tools/nodeline" />')
  expect(text).toContain('<a href="">')
  expect((await pageOf(html)).build).not.toBe(build)
})

describe('the HTML of an address', () => {
  const MANIFEST = {
    'index.html': { file: 'assets/index.js', imports: ['_lib.js'] },
    '_lib.js': { file: 'assets/lib.js' },
    '_small.js': { file: 'assets/small.js', imports: ['_lib.js', 'index.html'], css: ['assets/small.css'] },
    'src/i18n/en/common.ts': { file: 'assets/words-en.js' },
    'src/i18n/zh-CN/common.ts': { file: 'assets/words-zh.js' },
    'src/pages/run/wall/WallPage.tsx': { file: 'assets/wall.js', imports: ['_small.js', '_lib.js'] },
    'src/shell/kiosk/WallFrame.tsx': { file: 'assets/frame.js', imports: ['_small.js'] },
  }
  const HEAD = `<html><head><title translate="no">x</title><script type="module" src="/assets/index.js"></script>
    <link rel="stylesheet" href="/assets/index.css"></head></html>`
  let place: string
  let site: Running

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'page-'))
    await mkdir(join(place, '.vite'))
    await writeFile(join(place, 'index.html'), HEAD)
    await writeFile(join(place, '.vite', 'manifest.json'), JSON.stringify(MANIFEST))
    const access = { basePath: '/tools' }
    site = await startServer({
      endpoint: 'http://127.0.0.1:1',
      access,
      page: await loadPage(place, '/tools'),
    })
  })
  afterAll(async () => {
    await site.stop()
    await rm(place, { recursive: true })
  })

  const linksAt = async (path: string, headers: Record<string, string> = {}) => {
    const { text } = await get(site.origin, `/tools${path}`, { ...HTML, ...headers })
    return text.match(/<link [^>]*(?:preload)[^>]*>|<link [^>]*small.css[^>]*>/g)
  }
  const CONFIG = '<link rel="preload" as="fetch" crossorigin href="/tools/api/config" />'

  it('names the data and the words that its script will ask for', async () => {
    expect(await linksAt('/jobs/%E8%AE%A2%20%25/instances/34765?workspace=x1')).toEqual([
      '<link rel="preload" as="fetch" crossorigin href="/tools/api/jobs/%E8%AE%A2%20%25/instances/34765?workspace=x1" />',
      CONFIG,
      '<link rel="modulepreload" crossorigin href="/tools/assets/words-en.js" />',
    ])
  })

  it('names the words of the browser', async () => {
    const links = await linksAt('/', { 'accept-language': 'zh-CN,zh;q=0.9' })
    expect(links).toEqual([
      CONFIG,
      '<link rel="modulepreload" crossorigin href="/tools/assets/words-zh.js" />',
    ])
  })

  it('of a wall also names its parts, each file once', async () => {
    const links = await linksAt('/jobs/a/instances/1?wall=1')
    expect(links?.slice(2)).toEqual([
      ...['words-en', 'frame', 'small', 'wall'].map(
        (name) => `<link rel="modulepreload" crossorigin href="/tools/assets/${name}.js" />`,
      ),
      '<link rel="stylesheet" crossorigin href="/tools/assets/small.css" />',
    ])
  })

  it.each([
    `/jobs/"><script>alert(1)</script>/instances/1`,
    `/jobs/%22%3E%3Cscript%3E/instances/1`,
    `/jobs/'onload='x/instances/1?workspace="><script>`,
    `/jobs/a&quot;b/instances/1`,
    `/jobs/$&$'/instances/1`,
  ])('holds nothing of a hostile address as markup: %s', async (path) => {
    const { text } = await get(site.origin, encodeSpaces(`/tools${path}`), HTML)
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text.match(/<link [^>]*>/g)?.every((link) => LINK.test(link))).toBe(true)
  })
  const encodeSpaces = (path: string) => path.replaceAll(' ', '%20')
  const LINK = /^<link(?: (?:as|rel|href)="(?:[\w/.:%()!*~?=-]|&#39;)*"| crossorigin)+(?: \/)?>$/

  it('has a tag of its own for each address', async () => {
    const first = await get(site.origin, '/tools/jobs/a/instances/1', HTML)
    const second = await get(site.origin, '/tools/jobs/a/instances/2', HTML)
    expect(first.headers.etag).not.toBe(second.headers.etag)
    const again = { ...HTML, 'if-none-match': String(first.headers.etag) }
    expect((await get(site.origin, '/tools/jobs/a/instances/1', again)).status).toBe(304)
  })
})

describe('an inline script', () => {
  const SOURCE = '\nlet a = "<b>"\nlet b\n'
  const HASH = `'sha256-${createHash('sha256').update(SOURCE).digest('base64')}'`
  const policyOf = async (html: string) => {
    const server = await startServer({ endpoint: 'http://127.0.0.1:1', page: await pageOf(html) })
    const { headers } = await get(server.origin, '/', HTML)
    await server.stop()
    return String(headers['content-security-policy'])
  }

  it.each([
    ['with line feeds', SOURCE],
    // The browser hashes the text after it normalized the line ends.
    ['with Windows line ends', SOURCE.replaceAll('\n', '\r\n')],
  ])('is allowed by its hash: %s', async (_, source) => {
    const html = `<head><script type="module" src="/a.js"></script>\r\n<script>${source}</script></head>`
    expect(await policyOf(html)).toContain(`; script-src 'self' ${HASH};`)
  })

  it('that does not exist needs no hash', async () => {
    expect(await policyOf('<head><script src="/a.js"></script></head>')).toContain("; script-src 'self';")
  })
})

it('the build name changes with the page', async () => {
  const { build } = await loadPage(folder)
  expect(build).toMatch(/^[\w-]{12}$/)
  expect((await loadPage(folder)).build).toBe(build)
  await writeFile(join(folder, 'index.html'), INDEX.replace('Nodeline', 'Another'))
  expect((await loadPage(folder)).build).not.toBe(build)
})
