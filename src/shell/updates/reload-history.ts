import * as v from 'valibot'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'

/** One automatic reload of this tab. The reason is the build that the server named, or `BROKEN`. */
const Reload = v.object({ reason: v.string(), atMs: v.number() })
export type Reload = v.InferOutput<typeof Reload>

const MIN_AGE_MS = 10 * MINUTE_MS
const MAX_AGE_MS = HOUR_MS
const MAX_ENTRIES = 8
const NAME = 'nodeline.reloads'

/**
 * Milliseconds until the page may reload itself. A page that was reloaded automatically stays for ten minutes by the monotonic clock, and twice as
 * long for each reload of the last day for the same reason, which did not help.
 */
export function waitBeforeReload(
  past: readonly Reload[],
  reason: string,
  pageAgeMs: number,
  nowMs: number,
): number {
  if (past.length === 0) return 0
  const attempts = past.filter((one) => one.reason === reason && nowMs - one.atMs < DAY_MS).length
  return Math.max(0, Math.min(MAX_AGE_MS, MIN_AGE_MS * 2 ** attempts) - pageAgeMs)
}

export const addReload = (past: readonly Reload[], next: Reload): Reload[] =>
  [...past, next].slice(-MAX_ENTRIES)

/** Kept in session storage and in the state of the history entry, as a browser may refuse either. */
export function readReloads(): Reload[] {
  const [stored, inHistory] = [fromStorage(), fromHistory()]
  return (stored.at(-1)?.atMs ?? 0) > (inHistory.at(-1)?.atMs ?? 0) ? stored : inHistory
}

/** False when neither place kept it: the reloaded page could not know, and would reload again and again. */
export function writeReloads(reloads: readonly Reload[]): boolean {
  attempt(() => window.sessionStorage.setItem(NAME, JSON.stringify(reloads)), undefined)
  attempt(() => {
    const state: unknown = window.history.state
    window.history.replaceState({ ...(typeof state === 'object' ? state : {}), [NAME]: reloads }, '')
  }, undefined)
  const isKept = (kept: readonly Reload[]) =>
    kept.length === reloads.length && kept.at(-1)?.atMs === reloads.at(-1)?.atMs
  return isKept(fromStorage()) || isKept(fromHistory())
}

const fromStorage = (): Reload[] =>
  attempt(() => parseReloads(JSON.parse(window.sessionStorage.getItem(NAME) ?? 'null')), [])

const fromHistory = (): Reload[] =>
  attempt(() => {
    const state: unknown = window.history.state
    return parseReloads(typeof state === 'object' && state !== null ? Reflect.get(state, NAME) : null)
  }, [])

const parseReloads = (value: unknown): Reload[] =>
  Array.isArray(value) ? value.filter((one) => v.is(Reload, one)).slice(-MAX_ENTRIES) : []

function attempt<T>(act: () => T, fallback: T): T {
  try {
    return act()
  } catch {
    return fallback
  }
}
