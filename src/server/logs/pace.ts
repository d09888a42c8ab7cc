import { setImmediate } from 'node:timers/promises'
import { type Clock } from '../../lib/time/clock'

/** The server answers polls in between. */
const WORK_MS = 8
const SLICE_BYTES = 32 * 1024

/**
 * The bytes of a log in pieces so small that work on one takes a millisecond; lets other work go on after every 8 ms. Ends its stream when the
 * reader stops.
 */
export async function* paced(
  pieces: AsyncIterable<Uint8Array>,
  { elapsedMs }: Pick<Clock, 'elapsedMs'>,
): AsyncGenerator<Uint8Array> {
  let sinceMs = elapsedMs()
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += SLICE_BYTES) {
      yield piece.subarray(at, at + SLICE_BYTES)
      if (elapsedMs() - sinceMs < WORK_MS) continue
      // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
      await setImmediate()
      sinceMs = elapsedMs()
    }
}
