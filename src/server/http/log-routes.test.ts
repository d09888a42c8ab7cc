import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { LogPiece } from '../../contract/log'
import { paths } from '../../contract/routes'
import { type Demo, createDemo } from '../../demo/http/server'
import {
  type Got,
  NOW_MS,
  type Running,
  type TestClock,
  SENTINEL,
  errorOf,
  get,
  startServer,
  testClock,
} from '../../testing/server'

const RUN = { job: 'job_batch', id: '34765', workspace: '' }
const BUCKET = 'dlf-log-b384b9e9ab9b4ee8994c8633aabc9505'
const KEY = 'job_batch/2019-03-04 11_53_00.000/error/error.job'
const AK = 'AKSENTINEL01'
const SK = 'SK-SENTINEL/secret+key=='

let folder: string
let demo: Demo
let endpoint: string
let running: Running
let clock: TestClock

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'objects-'))
  demo = createDemo({
    clock: () => NOW_MS,
    token: SENTINEL,
    key: { ak: AK, sk: SK },
    captured: { workspaces: new Map(), objects: { directory: folder, buckets: [BUCKET] }, problems: [] },
  })
  endpoint = `http://127.0.0.1:${await demo.start()}`
  await start()
})

afterEach(async () => {
  await running.stop()
  await demo.stop()
  rmSync(folder, { recursive: true })
})

async function start(obs: { sk?: string; buckets?: string[] } = {}): Promise<void> {
  const { sk = SK, buckets = [BUCKET] } = obs
  clock = testClock()
  running = await startServer({
    endpoint,
    clock,
    projectId: demo.projectId,
    obs: { endpoint: `${endpoint}/obs`, isPathStyle: true, key: { ak: AK, sk }, buckets },
  })
}

function write(content: string | Uint8Array, key = KEY): void {
  const path = join(folder, BUCKET, key)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

const nodeKey = 'error'
const file = (node = nodeKey): Promise<Got> => get(running.origin, paths.apiLogFile(RUN, node))

describe('a download', () => {
  it('is the object, as a file that no browser opens', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024, '<script>alert(1)</script>\n')
    write(content)
    const { status, headers, body } = await file()
    expect(status).toBe(200)
    expect(body.equals(content)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="error.job"; filename*=UTF-8''error.job`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
  })

  it('of a gzip log is named as what it is', async () => {
    const content = gzipSync('a line\n')
    write(content)
    const { headers, body } = await file()
    expect(body.equals(content)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="error.job.gz"; filename*=UTF-8''error.job.gz`,
    })
  })

  it('of a node that is not in the run is not found', async () => {
    expect(errorOf(await file('other'))).toEqual({ code: 'not_found' })
  })

  it('of nothing has no bytes', async () => {
    write('')
    const { status, body } = await file()
    expect([status, body.length]).toEqual([200, 0])
  })
})

describe('a log over HTTP', () => {
  it('from its last line on has what was written since', async () => {
    const read = async (): Promise<LogPiece> =>
      v.parse(LogPiece, JSON.parse((await get(running.origin, path)).text))
    const path = paths.apiLog(RUN, nodeKey, { kind: 'from-byte', byte: 4 })
    write('one\ntwo\n')
    expect((await read()).lines).toEqual([['two', 4]])
    write('one\ntwo\nthree\n')
    clock.advance(2_000)
    expect((await read()).lines).toEqual([
      ['two', 4],
      ['three', 6],
    ])
  })

  it('gives its sketch', async () => {
    write('[INFO] [2026/11/28 02:39:12 GMT +08:00] : a\nERROR: b\n')
    const { status, text } = await get(running.origin, paths.apiLogSketch(RUN, nodeKey))
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ isDone: true, lines: 2, errorCount: 1 })
  })

  it('gives matches line by line, and refuses a bad pattern', async () => {
    write('one\nTwo two\n')
    const found = await get(running.origin, paths.apiLogSearch(RUN, nodeKey, { q: 'two' }))
    expect(found.headers['x-content-type-options']).toBe('nosniff')
    const lines = found.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines.slice(1, 3)).toEqual([
      { byte: 4, toByte: 7, line: 2 },
      { byte: 8, toByte: 11, line: 2 },
    ])
    expect(lines.at(-1)).toMatchObject({ isDone: true, matches: 2 })
    const refused = await get(running.origin, paths.apiLogSearch(RUN, nodeKey, { q: '[', regex: '1' }))
    expect(refused.status).toBe(400)
    expect(errorOf(refused)).toMatchObject({ code: 'bad_address', field: 'q' })
  })
})

describe('lines of a log', () => {
  const log = (query = ''): Promise<Got> =>
    get(running.origin, `${paths.apiLog(RUN, nodeKey, { kind: 'end' })}${query}`)
  const pieceOf = ({ text }: Got) => v.parse(LogPiece, JSON.parse(text))

  it('are the last ones, or those from a byte', async () => {
    write('one\ntwo\nthree\n')
    expect(pieceOf(await log()).lines.map(([text]) => text)).toEqual(['one', 'two', 'three'])
    expect(pieceOf(await log('?from=5')).lines.map(([text]) => text)).toEqual(['two', 'three'])
  })

  it('are those of the new object when it has changed since it was opened', async () => {
    write('old\n'.repeat(1024 * 1024))
    expect(pieceOf(await log('?from=0')).lines[0]?.[0]).toBe('old')
    write('newer\n'.repeat(1024 * 1024))
    const { lines, object } = pieceOf(await log('?from=0'))
    expect([lines[0]?.[0], object.size]).toEqual(['newer', 6 * 1024 * 1024])
  })

  it('are those of what may be unpacked of a gzip log, which says that it is cut', async () => {
    const MiB = 1024 * 1024
    write(gzipSync(Buffer.alloc(65 * MiB, 'a line\n'), { level: 1 }))
    expect(pieceOf(await log()).object).toMatchObject({ size: 64 * MiB, isGzip: true, isCut: true })
  })

  it('are all of a small gzip log', async () => {
    write(gzipSync('a line\n'))
    const { object, lines } = pieceOf(await log())
    expect([object.isGzip, object.isCut, lines]).toEqual([true, undefined, [['a line', 7]]])
  })

  it('are those before the end of a gzip log that is cut short, which says so', async () => {
    write(gzipSync('a line\n').subarray(0, -1))
    const { object, lines } = pieceOf(await log())
    expect(object).toMatchObject({ isCut: true, isBroken: true, size: 7 })
    expect(lines).toEqual([['a line', 7]])
  })

  it('are none in a binary file', async () => {
    write(Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 89) % 256)))
    const got = await log()
    expect([got.status, errorOf(got)]).toEqual([404, { code: 'log_unreadable', log: { failure: 'binary' } }])
  })

  it('are refused for a range that is none', async () => {
    const got = await log('?from=x')
    expect(errorOf(got)).toEqual({ code: 'bad_address', field: 'range' })
    expect(JSON.parse(got.text)).toMatchObject({
      title: 'These parameters name no lines of a log',
      detail:
        'At most one of from (end, a byte, or L and a line), before (a byte) and time (epoch milliseconds); bytes from 4096 to 262144.',
    })
  })

  it.each([
    ['of a bucket that is not allowed', { buckets: ['other'] }, 'foreign_bucket'],
    ['with a key that OBS refuses', { sk: 'SK-SENTINEL-wrong' }, 'key_refused'],
  ])('are not read %s, and no credential is told', async (_, obs, failure) => {
    await running.stop()
    await start(obs)
    write('one\n')
    const got = await log()
    expect(errorOf(got)).toMatchObject({ code: 'log_unreadable', log: { failure } })
    expect([got.text, ...running.lines, ...running.otherLines].join()).not.toContain('SENTINEL')
  })
})
