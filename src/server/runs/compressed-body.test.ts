import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyResponse } from '../http/body-response'
import { CompressedBody, FAST_LEVELS } from './compressed-body'
import { type Encoding, compress, createEtag, hashBody } from './encoding'

const PLAIN = Buffer.from(
  JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ node: `load_${index}` }))),
)
const ENCODINGS = [null, 'br', 'gzip'] as const

/** As the thread returns it. */
async function compressElsewhere(plain: Buffer): Promise<CompressedBody> {
  const [br, gzip] = await Promise.all([
    compress(plain, 'br', FAST_LEVELS),
    compress(plain, 'gzip', FAST_LEVELS),
  ])
  return CompressedBody.compressed(hashBody(plain), { br, gzip })
}

function decompress(buffer: Buffer, encoding: Encoding | null): Buffer {
  if (encoding === null) return buffer
  return encoding === 'br' ? brotliDecompressSync(buffer) : gunzipSync(buffer)
}

describe('a plain body', () => {
  it('is compressed once in each encoding, however many ask at once and later', async () => {
    const encodings: Encoding[] = []
    const body = CompressedBody.of(PLAIN, (plain, encoding, quality) => {
      encodings.push(encoding)
      return compress(plain, encoding, quality)
    })
    for (let round = 0; round < 3; round++) {
      const forms = await Promise.all(Array.from({ length: 30 }, (_, i) => body.as(ENCODINGS[i % 3] ?? null)))
      expect(new Set(forms).size).toBe(3)
    }
    expect(encodings).toEqual(['br', 'gzip'])
  })

  it('is compressed again for the next viewer after a failure', async () => {
    let fails = 1
    const body = CompressedBody.of(PLAIN, (...args) =>
      fails-- > 0 ? Promise.reject(new Error('out of memory')) : compress(...args),
    )
    await expect(body.as('br')).rejects.toThrow('out of memory')
    expect(decompress(await body.as('br'), 'br').equals(PLAIN)).toBe(true)
  })

  it('is compressed when that saves more than the headers weigh', () => {
    expect(CompressedBody.of(Buffer.alloc(800)).chooseEncoding('br')).toBeNull()
    expect(CompressedBody.of(Buffer.alloc(1100)).chooseEncoding('br')).toBe('br')
    expect(CompressedBody.of(Buffer.alloc(1100)).chooseEncoding(null)).toBeNull()
  })
})

it('a body that came compressed is sent as it came, and weighs the sum of its forms', async () => {
  const br = Buffer.from('br')
  const gzip = gzipSync('gzip')
  const body = CompressedBody.compressed('hash', { br, gzip })
  expect([await body.as('br'), await body.as('gzip')]).toEqual([br, gzip])
  expect(body.bytes).toBe(br.byteLength + gzip.byteLength)
})

it('any text: each encoding decompresses to it, and the hash depends on the text only', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, isLong) => {
      const plain = Buffer.from(isLong ? text.repeat(100) : text)
      for (const body of [CompressedBody.of(plain), await compressElsewhere(plain)]) {
        expect([body.hash, Number.isInteger(body.bytes)]).toEqual([hashBody(plain), true])
        for (const encoding of ENCODINGS)
          expect(decompress(await body.as(encoding), encoding).equals(plain)).toBe(true)
      }
      expect(hashBody(Buffer.concat([plain, Buffer.from('x')]))).not.toBe(hashBody(plain))
    }),
    { numRuns: 30 },
  )
})

const asking = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] })

describe('a reply', () => {
  it('to a browser that has the body in any encoding is a 304 without compression', async () => {
    for (const held of ENCODINGS) {
      const body = CompressedBody.of(PLAIN, () => Promise.reject(new Error('not needed')))
      const asked = asking({ 'accept-encoding': 'br, gzip', 'if-none-match': createEtag(body.hash, held) })
      const { status, headers } = await bodyResponse(asked, body, {})
      expect([status, headers.get('etag'), headers.get('vary')]).toEqual([
        304,
        createEtag(body.hash, 'br'),
        'Accept-Encoding',
      ])
    }
  })

  it.each<[accept: string | null, Encoding | null]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ...['identity', '', 'br;q=0', 'gzip;q=0.0', 'deflate', 'xgzip', null].map((no): [string | null, null] => [
      no,
      null,
    ]),
  ])('to %s is in %s, with its length and an ETag of its own', async (accept, encoding) => {
    for (const body of [CompressedBody.of(PLAIN), await compressElsewhere(PLAIN)]) {
      const reply = await bodyResponse(asking(accept === null ? {} : { 'accept-encoding': accept }), body, {})
      const sent = Buffer.from(await reply.arrayBuffer())
      expect(decompress(sent, encoding).equals(PLAIN)).toBe(true)
      expect(reply.headers.get('content-encoding')).toBe(encoding)
      expect(reply.headers.get('content-length')).toBe(String(sent.byteLength))
      expect(reply.headers.get('etag')).toBe(`"${hashBody(PLAIN)}${encoding ? `-${encoding}` : ''}"`)
    }
  })
})
