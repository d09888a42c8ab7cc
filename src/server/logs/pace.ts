import { setImmediate } from 'node:timers/promises'
import { type Clock } from '../../lib/time/clock'

/** The server answers polls in between. */
const WORK_MS = 8
/** Of hostile lines, one of these takes some milliseconds. */
const SLICE_BYTES = 4 * 1024
/** For work that costs a nanosecond a byte whatever they are, or yields by itself. Longer ones leave the caches of the processor, and take twice the time. */
export const LONG_SLICE_BYTES = 32 * 1024

export interface Pace {
  /** Work has gone on for 8 ms. */
  isDue: () => boolean
  /** Lets other work go on. */
  rest: () => Promise<void>
}

export function createPace({ elapsedMs }: Pick<Clock, 'elapsedMs'>): Pace {
  let sinceMs = elapsedMs()
  return {
    isDue: () => elapsedMs() - sinceMs >= WORK_MS,
    rest: async () => {
      await setImmediate()
      sinceMs = elapsedMs()
    },
  }
}

/** The bytes of a log in small pieces; rests between two of them when it is due. Ends its stream when the reader stops. */
export async function* paced(
  pieces: AsyncIterable<Uint8Array>,
  pace: Pace,
  sliceBytes = SLICE_BYTES,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += sliceBytes) {
      yield piece.subarray(at, at + sliceBytes)
      // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
      if (pace.isDue()) await pace.rest()
    }
}

/** Does work that yields where it may rest. */
export async function finishPaced<T>(work: Generator<unknown, T>, pace: Pace): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
    if (pace.isDue()) await pace.rest()
  }
}
