import { type Server, createServer } from 'node:http'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner'
import * as fc from 'fast-check'
import { Agent, request } from 'undici'
import { describe, expect, it } from 'vitest'
import { close, listen } from '../../../testing/server'
import { createEndpoints } from '../endpoints'
import {
  signRequest,
  canonicalizeRequest,
  percentEncode,
  formatSigningDate,
  parseSigningDate,
} from './signature'

const KEY = { ak: 'HPUAEXAMPLE0001', sk: 'example/secret+key==' }
const DATE = '20261122T050000Z'
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The names that Nodeline was asked to sign right. */
const NAMES = ['作业 50% (测试)', 'a.b-c_d', "job's *best*!", '__proto__', 'a+b&c=d~', '100%25', 'é😀', '...']

/**
 * Huawei's own signer. It encodes the path itself, so it must be given the path as it reads; but the old URL parser in front
 * of that would end a name at its `?` and encode its spaces, so the path is handed over behind that parser.
 */
function oracle(
  parts: { host: string; path: string; query?: Record<string, string | string[]> },
  headers: Record<string, string>,
): string {
  const signer = AKSKSigner as unknown as { CanonicalURI: (path?: string) => string | undefined }
  const parse = signer.CanonicalURI
  signer.CanonicalURI = () => parse.call(AKSKSigner, parts.path)
  try {
    const signed = AKSKSigner.sign(
      { method: 'GET', endpoint: `https://${parts.host}/`, queryParams: parts.query ?? {}, headers },
      { getAk: () => KEY.ak, getSk: () => KEY.sk } as never,
    )
    return (signed as Record<string, string>)['Authorization'] ?? ''
  } finally {
    signer.CanonicalURI = parse
  }
}

describe('the text that is signed', () => {
  it('is method, path, query, headers, their names, and the hash of an empty body', () => {
    const url = createEndpoints('https://dgc.example.com', 'b384').run({
      job: "作业 50% (测试)'s",
      id: '34765',
      workspace: '',
    })
    const headers = {
      workspace: 'dw',
      'x-sdk-date': DATE,
      'x-project-id': 'b384',
      accept: 'application/json',
    }
    const { canonical, names } = canonicalizeRequest({ method: 'GET', url, headers })
    expect(names).toBe('host;workspace;x-project-id;x-sdk-date')
    expect(canonical.split('\n')).toEqual([
      'GET',
      '/v1/b384/jobs/%E4%BD%9C%E4%B8%9A%2050%25%20%28%E6%B5%8B%E8%AF%95%29%27s/instances/34765/',
      '',
      'host:dgc.example.com',
      'workspace:dw',
      'x-project-id:b384',
      `x-sdk-date:${DATE}`,
      '',
      names,
      EMPTY,
    ])
  })

  it.each([
    ['no path', 'https://h', '/', ''],
    ['marks that a URL leaves alone', "https://h/a!'()*~-_.", '/a%21%27%28%29%2A~-_./', ''],
    ['marks that came encoded', 'https://h/a%21%7E%2e%20', '/a%21~.%20/', ''],
    ['a query in disorder', 'https://h/?b=2&a=%E4%B8%AD+x&b=1&c', '/', 'a=%E4%B8%AD%20x&b=1&b=2&c='],
  ])('%s', (_, url, path, query) => {
    const parts = canonicalizeRequest({ method: 'GET', url: new URL(url), headers: {} }).canonical.split('\n')
    expect(parts.slice(1, 3)).toEqual([path, query])
  })
})

it.each([
  { job: 'a.b-c_d', signature: '09a1d9f154e008208abe8ec2537c8f64d3e6eccfd0b6e31051c79c27f6f33be1' },
  { job: '作业 50% (测试)', signature: '1b1fc26eed43bd27372b5a604a890cf8063f2751a466d725a9bd42d3b5338385' },
  { job: "job's *best*!", signature: '11e8e30d812a08c316dbd6d423209c29c5f6241f3cb833268d1f3b6e84a5e5b1' },
])('signs $job as it always did', ({ job, signature }) => {
  const url = createEndpoints('https://dgc.example.com', 'b384').run({ job, id: '1', workspace: '' })
  expect(signRequest({ method: 'GET', url, headers: { 'x-sdk-date': DATE } }, KEY)).toBe(
    `SDK-HMAC-SHA256 Access=${KEY.ak}, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
  )
})

describe("as Huawei's own signer does", () => {
  const text = fc.oneof(
    fc.constantFrom(...NAMES),
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  const name = text.filter((part) => part.isWellFormed())
  // A slash in a name cannot be told to the oracle, and no address of ours has one.
  const segment = name.filter((part) => part !== '.' && part !== '..' && !part.includes('/'))
  // Names that sort the same by code and by the oracle's locale, which is what Huawei's services have.
  const headers = fc.record(
    {
      workspace: fc.stringMatching(/^[0-9A-Za-z_-]{1,32}$/),
      'x-project-id': fc.stringMatching(/^[0-9a-f]{32}$/),
      'x-security-token': fc.base64String({ minLength: 4, maxLength: 400 }),
      'x-language': fc.constantFrom('en-us', 'zh-cn'),
      'content-type': fc.constant('application/json;charset=UTF-8'),
    },
    { requiredKeys: [] },
  )
  const host = fc.constantFrom(
    'dayu-dlf.cn-north-4.myhuaweicloud.com',
    'gw.example.com:8443',
    '127.0.0.1:9090',
  )
  const query = fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })), {
    maxKeys: 3,
    noNullPrototype: true,
  })

  it('any path, query and headers', () => {
    fc.assert(
      fc.property(host, fc.array(segment, { maxLength: 6 }), query, headers, (at, segments, asked, given) => {
        const url = new URL(`https://${at}/${segments.map(percentEncode).join('/')}`)
        for (const [key, values] of Object.entries(asked))
          for (const value of [values].flat()) url.searchParams.append(key, value)
        const own = { ...given, 'x-sdk-date': DATE }
        const theirs = { ...given, 'X-Sdk-Date': DATE }
        expect(signRequest({ method: 'GET', url, headers: own }, KEY)).toBe(
          oracle({ host: at, path: `/${segments.join('/')}`, query: asked }, theirs),
        )
      }),
      { numRuns: 300 },
    )
  })
})

it('what is sent is what was signed, byte for byte', async () => {
  const seen: string[] = []
  const server: Server = createServer(({ url, headers }, res) => {
    seen.push(`${headers.host} ${url}`)
    res.end()
  })
  const endpoint = `http://127.0.0.1:${await listen(server)}`
  const agent = new Agent()
  for (const job of NAMES) {
    const url = createEndpoints(endpoint, 'b384').run({ job, id: '1', workspace: '' })
    const [, path, , host] = canonicalizeRequest({ method: 'GET', url, headers: {} }).canonical.split('\n')
    await (await request(url, { dispatcher: agent })).body.dump()
    expect(`${seen.at(-1)}/`).toBe(`${host?.slice('host:'.length)} ${path}`)
  }
  await agent.destroy()
  await close(server)
})

it('writes and reads its dates', () => {
  const atMs = Date.parse('2026-11-22T05:00:00.999Z')
  expect(formatSigningDate(atMs)).toBe(DATE)
  expect(parseSigningDate(DATE)).toBe(Math.floor(atMs / 1000) * 1000)
  for (const bad of [undefined, '', '2026-11-22T05:00:00Z', '20261322T050000Z'])
    expect(parseSigningDate(bad)).toBeNull()
})
