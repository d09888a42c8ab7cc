import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CompressedBody } from './compressed-body'
import { type Encoding, createEtag, hashBody, compress } from './encoding'
import { bodyResponse } from '../http/body-response'

vi.mock('./encoding', async (importOriginal) => {
  const original = await importOriginal<{ compress: typeof compress }>()
  return { ...original, compress: vi.fn(original.compress) }
})
const packing = vi.mocked(compress)

const TEXT = JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ node: `load_${index}` })))
const PLAIN = Buffer.from(TEXT)
const CODINGS = [null, 'br', 'gzip'] as const

/** As the thread gives it. */
async function packedElsewhere(plain: Buffer): Promise<CompressedBody> {
  const quality = { br: 3, gzip: 2 }
  const [br, gzip] = await Promise.all([compress(plain, 'br', quality), compress(plain, 'gzip', quality)])
  packing.mockClear()
  return CompressedBody.compressed(hashBody(plain), { br, gzip })
}

const unpacked = (buffer: Buffer, coding: Encoding | null): Buffer =>
  coding === 'br' ? brotliDecompressSync(buffer) : coding === 'gzip' ? gunzipSync(buffer) : buffer

beforeEach(() => void packing.mockClear())

describe('a body that came as text', () => {
  it('is packed once in each coding, however many ask at once and later', async () => {
    const body = CompressedBody.of(PLAIN)
    for (let round = 0; round < 3; round++) {
      const given = await Promise.all(Array.from({ length: 300 }, (_, i) => body.as(CODINGS[i % 3] ?? null)))
      expect(new Set(given).size).toBe(3)
    }
    expect(packing.mock.calls.map(([, coding]) => coding)).toEqual(['br', 'gzip'])
  })

  it('is not packed for those who take it as it is', async () => {
    expect(await CompressedBody.of(PLAIN).as(null)).toBe(PLAIN)
    expect(packing).not.toHaveBeenCalled()
  })

  it('that could not be packed is tried again for the next viewer', async () => {
    const body = CompressedBody.of(PLAIN)
    packing.mockRejectedValueOnce(new Error('out of memory'))
    await expect(body.as('br')).rejects.toThrow('out of memory')
    expect(unpacked(await body.as('br'), 'br').equals(PLAIN)).toBe(true)
    expect(packing).toHaveBeenCalledTimes(2)
  })

  it('is packed when that saves more than its headers weigh', () => {
    expect(CompressedBody.of(Buffer.alloc(800)).coding('br')).toBeNull()
    expect(CompressedBody.of(Buffer.alloc(1100)).coding('br')).toBe('br')
    expect(CompressedBody.of(Buffer.alloc(1100)).coding(null)).toBeNull()
  })

  it('weighs a whole number of bytes, and no less than it is long', () => {
    for (let length = 0; length < 20; length++) {
      const { bytes } = CompressedBody.of(Buffer.alloc(length))
      expect(Number.isInteger(bytes) && bytes >= length).toBe(true)
    }
  })
})

describe('a body that came packed', () => {
  it('is given as it came, and packed by nobody', async () => {
    const br = Buffer.from('br')
    const gzip = gzipSync('gzip')
    const body = CompressedBody.compressed('hash', { br, gzip })
    expect([await body.as('br'), await body.as('gzip')]).toEqual([br, gzip])
    expect(body.bytes).toBe(br.byteLength + gzip.byteLength)
    expect(packing).not.toHaveBeenCalled()
  })

  it('is unpacked for those who take no coding', async () => {
    const body = await packedElsewhere(PLAIN)
    expect((await body.as(null)).equals(PLAIN)).toBe(true)
    expect((await body.as(null)).equals(PLAIN)).toBe(true)
    expect(packing).not.toHaveBeenCalled()
  })
})

it('whatever the text: each coding unpacks to it, and the hash tells only what the text is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, isLong) => {
      const plain = Buffer.from(isLong ? text.repeat(100) : text)
      const ways = [CompressedBody.of(plain), await packedElsewhere(plain)]
      for (const body of ways) {
        expect(body.hash).toBe(hashBody(plain))
        for (const coding of CODINGS) {
          expect(unpacked(await body.as(coding), coding).equals(plain)).toBe(true)
          expect(body.hash).toBe(hashBody(plain))
        }
      }
      expect(CompressedBody.of(Buffer.concat([plain, Buffer.from('x')])).hash).not.toBe(hashBody(plain))
    }),
    { numRuns: 60 },
  )
})

const asking = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] })

describe('a reply', () => {
  it('has a tag of its own in each coding, for the bytes are not the same', () => {
    expect(CODINGS.map((coding) => createEtag('hash', coding))).toEqual([
      '"hash"',
      '"hash-br"',
      '"hash-gzip"',
    ])
  })

  it('to a browser that holds the body in whatever coding packs nothing', async () => {
    for (const held of CODINGS) {
      const body = CompressedBody.of(PLAIN)
      const asked = asking({ 'accept-encoding': 'br, gzip', 'if-none-match': createEtag(body.hash, held) })
      const { status, headers } = await bodyResponse(asked, body, {})
      expect([status, headers.get('etag'), headers.get('vary')]).toEqual([
        304,
        createEtag(body.hash, 'br'),
        'Accept-Encoding',
      ])
    }
    expect(packing).not.toHaveBeenCalled()
  })

  it.each([
    { accept: 'gzip, deflate, br, zstd', coding: 'br' as const },
    { accept: 'gzip;q=1, br;q=0', coding: 'gzip' as const },
    { accept: 'identity', coding: null },
    { accept: null, coding: null },
  ])('to $accept is in $coding, with its length and a tag of its own', async ({ accept, coding }) => {
    for (const body of [CompressedBody.of(PLAIN), await packedElsewhere(PLAIN)]) {
      const reply = await bodyResponse(asking(accept === null ? {} : { 'accept-encoding': accept }), body, {})
      const sent = Buffer.from(await reply.arrayBuffer())
      expect(unpacked(sent, coding).equals(PLAIN)).toBe(true)
      expect(reply.headers.get('content-encoding')).toBe(coding)
      expect(reply.headers.get('content-length')).toBe(String(sent.byteLength))
      expect(reply.headers.get('etag')).toBe(createEtag(hashBody(PLAIN), coding))
    }
  })
})
