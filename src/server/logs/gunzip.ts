import { createGunzip } from 'node:zlib'

export const isGzip = ([a, b]: Uint8Array): boolean => a === 0x1f && b === 0x8b

/** So much is given to zlib at a time. What it makes of it, a thousand times as much at most, is held until it is read. */
const PACKED_BYTES = 4 * 1024

/**
 * Unpacks on the thread pool, at most so many bytes. What is damaged or not written to its end yet gives what stands before, and `onBroken` is
 * called. Throws what `packed` throws.
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onBroken: () => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  let unpacked: Uint8Array[] = []
  let left = maxBytes
  let isBroken = false
  let goOn = (): void => undefined
  gunzip.on('data', (part: Uint8Array) => unpacked.push(part))
  gunzip.once('error', () => (isBroken = true))
  // Of a write that fails, zlib says no more than this.
  gunzip.once('close', () => goOn())

  function* take(): Generator<Uint8Array> {
    const parts = unpacked
    unpacked = []
    for (const part of parts) {
      if (left > 0) yield part.subarray(0, left)
      left -= part.length
    }
  }

  try {
    for await (const piece of packed)
      for (let at = 0; at < piece.length; at += PACKED_BYTES) {
        const slice = piece.subarray(at, at + PACKED_BYTES)
        // oxlint-disable-next-line no-await-in-loop -- what comes out of one is passed on before the next
        await new Promise<void>((resolve) => {
          goOn = resolve
          gunzip.write(slice, () => resolve())
        })
        yield* take()
        if (left <= 0) return
        if (isBroken) return onBroken()
      }
    await new Promise<void>((resolve) => {
      goOn = resolve
      gunzip.end()
    })
    yield* take()
    if (isBroken) onBroken()
  } finally {
    gunzip.destroy()
  }
}
