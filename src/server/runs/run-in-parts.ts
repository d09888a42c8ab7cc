import { setImmediate } from 'node:timers/promises'
import { type Parts } from '../../lib/parts'

/** Lets other work go on between two parts, so that no viewer waits for all of them. */
export async function runInParts<T>(parts: Parts<T>): Promise<T> {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await setImmediate()
  }
}
