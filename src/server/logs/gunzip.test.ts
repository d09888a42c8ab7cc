import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { memoryLog } from '../../testing/log-bytes'
import { unpack } from './gunzip'

const TEXT = Array.from({ length: 20_000 }, (_, at) => `line ${(at * 7919) % 10_007}\n`).join('')
const PACKED = gzipSync(TEXT)

async function read(packed: AsyncIterable<Uint8Array>, maxBytes = Infinity): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of unpack(packed, maxBytes)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
const open = (bytes: Buffer) => {
  const log = memoryLog(bytes, { pieceBytes: 4096 })
  return { stream: log.stream(0, bytes.length), log }
}

describe('a gzip log', () => {
  it('is unpacked, also when it has several members', async () => {
    expect(await read(open(Buffer.concat([PACKED, gzipSync('more')])).stream)).toBe(`${TEXT}more`)
  })

  it.each([
    ['is cut', PACKED.subarray(0, 20_000)],
    ['is damaged', Buffer.concat([PACKED.subarray(0, 20_000), Buffer.alloc(5000, 0xff)])],
  ])('that %s gives what stands before', async (_, bytes) => {
    const text = await read(open(bytes).stream)
    expect(text.length).toBeGreaterThan(10_000)
    expect(TEXT.startsWith(text.slice(0, 10_000))).toBe(true)
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
