import { MAX_DATE_MS } from '../../contract/time'

export interface Interval {
  fromMs: number
  toMs: number
}

/** Two times in an address, as epoch ms; null unless the second is later and both fit a Date. */
export function parseInterval(from: string | null, to: string | null): Interval | null {
  if (!from || !to || !/^\d{1,16}$/.test(from) || !/^\d{1,16}$/.test(to)) return null
  const interval = { fromMs: Number(from), toMs: Number(to) }
  return interval.toMs > interval.fromMs && interval.toMs <= MAX_DATE_MS ? interval : null
}
