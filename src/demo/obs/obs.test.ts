import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCaptured } from '../captured/captured-files'
import { type Demo, createDemo } from '../http/server'
import { MINUTE_MS } from '../../lib/time/units'
import { NOON_MS } from '../../testing/demo'

const WRITTEN_MS = Date.parse('2026-11-22T03:04:05Z')
const KEY = 'job/2026-11-22 02_00_00.000/汇总/汇总.job'
const TEXT = '0123456789'.repeat(10)

let folder: string
let demo: Demo
let port: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'objects-'))
  const file = join(folder, 'obs', 'team-logs', KEY)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, TEXT)
  await utimes(file, WRITTEN_MS / 1000, WRITTEN_MS / 1000)
  await writeFile(join(folder, 'obs', 'team-logs', 'job', 'a%2Fb.job'), '')
  await writeFile(join(folder, 'secret'), 'secret')
  await symlink(join(folder, 'secret'), join(folder, 'obs', 'team-logs', 'linked'))
  demo = createDemo({ clock: () => NOON_MS, captured: readCaptured(folder) })
  port = await demo.start()
})

afterEach(async () => {
  await demo.stop()
  await rm(folder, { recursive: true })
})

interface Asked {
  /** As it travels: encoded. */
  path?: string
  method?: string
  headers?: Record<string, string>
  sk?: string
  ak?: string
  dateMs?: number
}

const encoded = (bucket: string, key: string) =>
  `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Signs by hand. A URL parser would resolve dots, so the path goes out as it is. */
function ask(asked: Asked = {}): Promise<Answer> {
  const { path = encoded('team-logs', KEY), method = 'GET', headers = {}, sk = demo.sk, ak = demo.ak } = asked
  const date = new Date(asked.dateMs ?? NOON_MS).toUTCString()
  const own = Object.keys(headers).filter((name) => name.startsWith('x-obs-'))
  const signed = own.map((name) => `${name}:${headers[name] ?? ''}\n`).join('')
  const text = `${method}\n\n\n${headers['x-obs-date'] === undefined ? date : ''}\n${signed}${path}`
  const authorization = `OBS ${ak}:${createHmac('sha1', sk).update(text).digest('base64')}`
  return new Promise((resolve, reject) => {
    const sent = { authorization, date, ...headers }
    const call = request(
      { port, host: '127.0.0.1', path: `/obs${path}`, method, headers: sent },
      (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (piece: string) => (body += piece))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: body }),
        )
      },
    )
    call.on('error', reject)
    call.end()
  })
}

const codeOf = ({ text }: Answer): string => /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? ''

describe('the signature', () => {
  it('opens an object, whose key may hold spaces and Chinese', async () => {
    const { status, headers, text } = await ask()
    expect([status, text]).toEqual([200, TEXT])
    expect(headers).toMatchObject({
      'last-modified': new Date(WRITTEN_MS).toUTCString(),
      etag: expect.stringMatching(/^"[\w-]+"$/) as string,
      'content-length': '100',
    })
  })

  it.each<[string, Asked, string]>([
    ['another secret', { sk: 'wrong' }, 'SignatureDoesNotMatch'],
    ['a key that does not exist', { ak: 'NOBODY' }, 'InvalidAccessKeyId'],
    ['a clock that is behind', { dateMs: NOON_MS - 16 * MINUTE_MS }, 'RequestTimeTooSkewed'],
    ['a clock that is ahead', { dateMs: NOON_MS + 16 * MINUTE_MS }, 'RequestTimeTooSkewed'],
    ['no signature', { headers: { authorization: '' } }, 'AccessDenied'],
    ['a signature of DGC', { headers: { authorization: 'SDK-HMAC-SHA256 Access=a' } }, 'AccessDenied'],
  ])('refuses %s', async (_, asked, code) => {
    const answer = await ask(asked)
    expect([answer.status, codeOf(answer)]).toEqual([403, code])
  })

  it('covers the headers of OBS, and its date stands for the other one', async () => {
    const headers = { 'x-obs-date': new Date(NOON_MS).toUTCString(), 'x-obs-extra': 'b' }
    expect((await ask({ headers })).status).toBe(200)
    const unsigned = await ask({ headers: { 'X-Obs-Extra': 'b' } })
    expect(codeOf(unsigned)).toBe('SignatureDoesNotMatch')
  })

  it('takes a temporary key only with its token', async () => {
    const key = { ak: 'TEMPORARY', sk: 'temporary', securityToken: 'session' }
    const other = createDemo({ clock: () => NOON_MS, key, captured: readCaptured(folder) })
    const ownPort = port
    port = await other.start()
    const headers = { 'x-obs-security-token': 'session' }
    expect((await ask({ ...key, headers })).status).toBe(200)
    expect(codeOf(await ask(key))).toBe('InvalidAccessKeyId')
    port = ownPort
    await other.stop()
  })
})

describe('objects of a directory', () => {
  it.each([
    ['a missing key', encoded('team-logs', 'job/other.job'), 404, 'NoSuchKey'],
    ['a folder', encoded('team-logs', 'job'), 404, 'NoSuchKey'],
    ['a missing bucket', encoded('other-logs', KEY), 404, 'NoSuchBucket'],
    ['a way out of it', '/team-logs/../secret', 404, 'NoSuchKey'],
    ['an encoded way out of it', '/team-logs/..%2F..%2Fsecret', 404, 'NoSuchKey'],
    ['a bucket that is a way out', '/../secret', 404, 'NoSuchBucket'],
    ['a link', '/team-logs/linked', 404, 'NoSuchKey'],
    ['an address that is not encoded right', '/team-logs/%ff', 400, 'InvalidRequest'],
    ['a bucket alone', '/team-logs/', 400, 'InvalidRequest'],
    ['a subresource', `${encoded('team-logs', KEY)}?acl`, 400, 'InvalidRequest'],
  ])('refuses %s', async (_, path, status, code) => {
    const answer = await ask({ path })
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  it('are found by a percent-encoded name, too', async () => {
    await writeFile(join(folder, 'obs', 'team-logs', 'job', 'what%3F.job'), 'encoded')
    expect((await ask({ path: encoded('team-logs', 'job/what?.job') })).text).toBe('encoded')
  })

  it('are in the list of buckets, beside the own ones', () => {
    const own = `dlf-log-${demo.projectId}`
    expect(demo.logBuckets).toEqual([own, `${own}-old`, 'team-logs'])
  })

  it('change their tag when they grow', async () => {
    const before = (await ask()).headers['etag']
    await writeFile(join(folder, 'obs', 'team-logs', KEY), `${TEXT}more`)
    const after = await ask()
    expect(after.text).toBe(`${TEXT}more`)
    expect(after.headers['etag']).not.toBe(before)
  })

  it('answer HEAD without a body', async () => {
    const { status, headers, text } = await ask({ method: 'HEAD' })
    expect([status, headers['content-length'], text]).toEqual([200, '100', ''])
  })
})

describe('switches', () => {
  it.each([
    ['deny', 403, 'AccessDenied'],
    ['throttle', 503, 'SlowDown'],
    ['fail', 500, 'InternalError'],
    ['html', 200, ''],
  ] as const)('%s', async (obs, status, code) => {
    demo.control({ obs })
    const answer = await ask()
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    demo.control({ obs: null })
    expect((await ask()).text).toBe(TEXT)
  })

  it.each(['cut', 'down'] as const)('%s breaks the answer', async (obs) => {
    demo.control({ obs })
    await expect(ask()).rejects.toThrow()
    expect(await demo.journal.waitFor(({ end }) => end === 'broken')).toMatchObject({
      service: 'obs',
      auth: 'aksk',
      outcome: obs,
    })
  })

  it('revoked keys are no keys', async () => {
    demo.control({ revokeKeys: true })
    expect(codeOf(await ask())).toBe('InvalidAccessKeyId')
  })
})
