import { HOUR_MS, DAY_MS } from '../../lib/time/units'
/** One time that the page loaded itself anew, and what for: the build that was named, or what had failed. */
export interface Reload {
  why: string
  atMs: number
}

const CALM_MS = 600_000
const MAX_WAIT_MS = HOUR_MS
const FORGOTTEN_MS = DAY_MS
const KEPT = 8

/**
 * How long a page must still stand before it may load itself anew. One that came to be that way stands for ten minutes at least, by a clock
 * that nobody sets; what was tried before and did not help waits for twice as long each time.
 */
export function waitBeforeReload(
  past: readonly Reload[],
  why: string,
  pageAgeMs: number,
  nowMs: number,
): number {
  if (past.length === 0) return 0
  const tries = past.filter((one) => one.why === why && nowMs - one.atMs < FORGOTTEN_MS).length
  return Math.max(0, Math.min(MAX_WAIT_MS, CALM_MS * 2 ** tries) - pageAgeMs)
}

export const withReload = (past: readonly Reload[], next: Reload): Reload[] => [...past, next].slice(-KEPT)

const isReload = (value: unknown): value is Reload =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'why') === 'string' &&
  Number.isFinite(Reflect.get(value, 'atMs'))

/** What was kept, whoever may have written there since. */
export const readReloads = (value: unknown): Reload[] =>
  Array.isArray(value) ? value.filter(isReload).slice(-KEPT) : []
