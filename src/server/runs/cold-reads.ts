import { LRUCache } from 'lru-cache'
import { type Clock } from '../../lib/time/clock'
import { Rate } from './rate'

/** Of a minute's share, what may be used at once: a wall of a dozen runs that is switched on. */
const BURST_SHARE = 2 / 3
const MAX_CLIENTS = 10_000

/**
 * What one viewer may ask for that nobody has asked for yet. Answers at hand cost nothing, so a team behind one address is not
 * held back; who tries ids one after the other is.
 */
export function createColdReads(perMinute: number, clock: Clock): (client: string) => number {
  const rates = new LRUCache<string, Rate>({ max: MAX_CLIENTS })
  return (client) => {
    const rate =
      rates.get(client) ?? new Rate(perMinute / 60, Math.max(1, Math.round(perMinute * BURST_SHARE)))
    rates.set(client, rate)
    return rate.take(clock.elapsedMs())
  }
}
