import { Readable } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'

export const isGzip = ([a, b]: Uint8Array): boolean => a === 0x1f && b === 0x8b

/**
 * Unpacks on the thread pool, at most so many bytes. What is damaged or not written to its end yet gives what stands before. Throws what
 * `packed` throws.
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  const input = Readable.from(packed)
  const failures: unknown[] = []
  input.once('error', (error) => {
    failures.push(error)
    gunzip.destroy()
  })
  input.pipe(gunzip)
  let left = maxBytes
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      yield chunk.subarray(0, left)
      left -= chunk.byteLength
      if (left <= 0) return
    }
  } catch {
    // Damaged, or the input failed.
  } finally {
    input.destroy()
    gunzip.destroy()
  }
  if (failures.length > 0) throw failures[0]
}
