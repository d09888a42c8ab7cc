import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { memoryLog } from '../../testing/log-bytes'
import { unpackObject } from './unpacked-bytes'

const TEXT = Array.from({ length: 200_000 }, (_, at) => `line ${(at * 7919) % 10_007}\n`).join('')

function open(elapsedMs: () => number) {
  const packed = gzipSync(TEXT)
  const { stream, read, ...log } = memoryLog(packed, { pieceBytes: 4096 })
  const object = { size: packed.length, etag: 'e', modifiedMs: null }
  const bytes = { object, stream, read, readLater: read, head: packed, tail: packed }
  return { log, unpacked: unpackObject(bytes, Infinity, { elapsedMs }) }
}

it('a gzip log that takes long to unpack is shown as far as it was', async () => {
  let nowMs = 0
  const { log, unpacked } = open(() => (nowMs += 500))
  const { size, isCut, read, tail } = await unpacked
  expect(isCut).toBe(true)
  expect(size).toBeLessThan(TEXT.length)
  expect(TEXT.slice(0, size).endsWith(Buffer.from(tail).toString())).toBe(true)
  expect(Buffer.from(await read(0, 10)).toString()).toBe(TEXT.slice(0, 10))
  await expect.poll(() => log.openStreams(), { interval: 1 }).toBe(0)
  expect(await open(() => 0).unpacked).toMatchObject({ isCut: false, size: TEXT.length })
})
