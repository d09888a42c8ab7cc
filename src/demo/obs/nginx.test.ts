import { createHmac } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Nginx, findPresent, startNginx } from '../../../e2e/support/nginx'
import { readCaptured } from '../captured/captured-files'
import { type Demo, createDemo } from '../http/server'
import { NOON_MS } from '../../testing/demo'

// nginx serves the same files from the same directory: it is the oracle for ranges and conditions.

const NGINX = findPresent()
const MODIFIED = 'Sun, 22 Nov 2026 03:04:05 GMT'
const OTHER = 'Sun, 22 Nov 2026 03:04:06 GMT'
const EARLIER = 'Sun, 22 Nov 2026 03:04:04 GMT'
const FILES = { log: 1000, one: 1, none: 0 } as const
type File = keyof typeof FILES

interface Answer {
  status: number
  range: string
  length: string
  bytes: string
}

interface Asked {
  port: number
  path: string
  method?: string
  headers?: Record<string, string>
}

const ask = ({
  port,
  path,
  method = 'GET',
  headers = {},
}: Asked): Promise<{ answer: Answer; etag: string }> =>
  new Promise((resolve, reject) => {
    // A connection of its own: nginx closes one that has served a thousand requests, perhaps just when the next is sent.
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        const { statusCode: status = 0, headers: sent } = response
        const isObject = status === 200 || status === 206
        resolve({
          etag: sent.etag ?? '',
          answer: {
            status,
            range: sent['content-range'] ?? '',
            // Of a refusal each has its own body.
            length: isObject ? (sent['content-length'] ?? '') : '',
            bytes: isObject ? Buffer.concat(pieces).toString('latin1') : '',
          },
        })
      })
    })
    call.on('error', reject)
    call.end()
  })

describe.skipIf(NGINX === undefined)('nginx (skipped where none is installed) answers the same', () => {
  let folder: string
  let demo: Demo
  let nginx: Nginx
  let demoPort: number
  let nginxPort: number
  /** Of the log, the only file that is asked for with one. */
  let nginxTag: string
  let demoTag: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ranges-'))
    await chmod(folder, 0o755)
    const bucket = join(folder, 'obs', 'bucket')
    await mkdir(bucket, { recursive: true })
    for (const [name, size] of Object.entries(FILES)) {
      const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 7) % 251))
      await writeFile(join(bucket, name), bytes)
      await utimes(join(bucket, name), new Date(MODIFIED), new Date(MODIFIED))
    }
    demo = createDemo({ clock: () => NOON_MS, captured: readCaptured(folder) })
    demoPort = await demo.start()
    nginxPort = await findFreePort()
    const site = `server { listen 127.0.0.1:${nginxPort}; root ${join(folder, 'obs')}; }`
    nginx = await startNginx(NGINX ?? '', site, `http://127.0.0.1:${nginxPort}/`)
    nginxTag = (await ask({ port: nginxPort, path: '/bucket/log' })).etag
    demoTag = (await askDemo('/bucket/log')).etag
  })

  afterAll(async () => {
    await nginx.stop()
    await demo.stop()
    await rm(folder, { recursive: true })
  })

  function askDemo(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const date = new Date(NOON_MS).toUTCString()
    const signature = createHmac('sha1', demo.sk).update(`${method}\n\n\n${date}\n${path}`).digest('base64')
    const signed = { date, authorization: `OBS ${demo.ak}:${signature}` }
    return ask({ port: demoPort, path: `/obs${path}`, method, headers: Object.assign(signed, headers) })
  }

  async function compare(file: File, headers: Record<string, string>, method = 'GET'): Promise<void> {
    const path = `/bucket/${file}`
    // Each has its own way of making tags.
    const withTag = (etag: string) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.replace('"ETAG"', etag)]),
      )
    const [expected, got] = await Promise.all([
      ask({ port: nginxPort, path, method, headers: withTag(nginxTag) }),
      askDemo(path, withTag(demoTag), method),
    ])
    expect({ headers, ...got.answer }).toEqual({ headers, ...expected.answer })
  }

  it('of a range', async () => {
    const ranges = [
      '0-0 0-99 0- 1- 999- 999-999 999-5000 1000- 1000-1001 5000-6000 500-499 0-5000 -1 -0 -999 -1000 -5000',
      'a-b -a 1-b 1 - -- 1-2x 007-009 18446744073709551616- -18446744073709551616',
    ]
      .join(' ')
      .split(' ')
      .map((range) => `bytes=${range}`)
    const spaced = ['bytes= 1 - 2', 'bytes= -5', 'bytes=- 5', 'bytes=1 -', 'Bytes=1-2', 'BYTES=1-2']
    const odd = ['bytes', 'bytes=', 'bytes =1-2', 'lines=1-2', 'none', 'bytes=,', 'bytes: 1-2']
    for (const file of ['log', 'one', 'none'] as const)
      for (const range of [...ranges, ...spaced, ...odd]) await compare(file, { range })
  })

  it('of many ranges at random', async () => {
    let seed = 42
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    for (let at = 0; at < 150; at += 1) {
      const [a, b] = [next(1_100), next(1_100)]
      const range = [`bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`][at % 3] ?? ''
      await compare('log', { range })
    }
  })

  it('of a condition', async () => {
    const tags = ['"ETAG"', 'W/"ETAG"', '"other"', '*', '"other", "ETAG"', '"other",W/"ETAG"', 'ETAG', '']
    const times = [MODIFIED, OTHER, EARLIER, 'yesterday']
    for (const tag of tags) {
      await compare('log', { 'if-match': tag })
      await compare('log', { 'if-none-match': tag })
      await compare('log', { 'if-match': tag, range: 'bytes=5-9' })
      await compare('log', { 'if-none-match': tag, range: 'bytes=5-9' })
      await compare('log', { 'if-range': tag, range: 'bytes=5-9' })
      for (const time of times) await compare('log', { 'if-none-match': tag, 'if-modified-since': time })
    }
    for (const time of times) {
      await compare('log', { 'if-modified-since': time })
      await compare('log', { 'if-unmodified-since': time })
      await compare('log', { 'if-range': time, range: 'bytes=5-9' })
      await compare('log', { 'if-range': time, range: 'bytes=5000-' })
    }
  })

  it('of HEAD', async () => {
    await compare('log', {}, 'HEAD')
    await compare('log', { range: 'bytes=5-9' }, 'HEAD')
    await compare('log', { range: 'bytes=5000-' }, 'HEAD')
  })
})

const findFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
