import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { memoryLog } from '../../testing/log-bytes'
import { unpack } from './gunzip'

const TEXT = Array.from({ length: 20_000 }, (_, at) => `line ${(at * 7919) % 10_007}\n`).join('')
const PACKED = gzipSync(TEXT)

async function readParts(packed: AsyncIterable<Uint8Array>, maxBytes = Infinity) {
  const pieces: Uint8Array[] = []
  let isBroken = false
  for await (const piece of unpack(packed, maxBytes, () => (isBroken = true))) pieces.push(piece)
  return { text: Buffer.concat(pieces).toString(), isBroken }
}
const read = async (packed: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<string> =>
  (await readParts(packed, maxBytes)).text
const open = (bytes: Buffer) => {
  const log = memoryLog(bytes, { pieceBytes: 4096 })
  return { stream: log.stream(0, bytes.length), log }
}

describe('a gzip log', () => {
  it.each([
    ['is whole', PACKED, TEXT],
    ['has several members', Buffer.concat([PACKED, gzipSync('more')]), `${TEXT}more`],
    ['is filled up with NUL', Buffer.concat([PACKED, Buffer.alloc(20_000)]), TEXT],
  ])('that %s is unpacked', async (_, bytes, text) => {
    expect(await readParts(open(bytes).stream)).toEqual({ text, isBroken: false })
  })

  it.each([
    ['is cut', PACKED.subarray(0, 20_000), 50_000],
    ['lacks its last byte', PACKED.subarray(0, -1), TEXT.length],
    ['is cut in its second member', Buffer.concat([PACKED, gzipSync('more').subarray(0, 15)]), TEXT.length],
    ['is damaged', Buffer.concat([PACKED.subarray(0, 20_000), Buffer.alloc(5000, 0xff)]), 50_000],
    ['goes on with something else', Buffer.concat([PACKED, Buffer.from('more')]), TEXT.length - 16 * 1024],
  ])('that %s gives what stands before, and says so', async (_, bytes, atLeast) => {
    const { text, isBroken } = await readParts(open(bytes).stream)
    expect(isBroken).toBe(true)
    expect(text.length).toBeGreaterThanOrEqual(atLeast)
    // What is damaged may unpack to some other bytes before that is seen.
    expect(text.slice(0, atLeast)).toBe(TEXT.slice(0, atLeast))
  })

  it('that unpacks to far more is unpacked no further than allowed, and read no further', async () => {
    const part = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    // More than a stream reads at once, which newer versions of Node do in pieces of 64 KiB.
    const bomb = Buffer.concat([part, part, part, part, part, part])
    const { stream, log } = open(bomb)
    expect((await read(stream, 100_000)).length).toBe(100_000)
    await expect.poll(() => log.openStreams(), { interval: 1 }).toBe(0)
    expect(log.readBytes()).toBeLessThan(bomb.length)
  })

  it('that cannot be read to its end throws why', async () => {
    async function* failing() {
      yield PACKED.subarray(0, 20_000)
      throw new Error('refused')
    }
    await expect(read(failing())).rejects.toThrow('refused')
  })
})
