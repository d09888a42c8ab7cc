import { readReloads, type Reload } from './reload-guard'

const NAME = 'nodeline.reloads'

/**
 * Kept twice, for either may be refused: in the tab's storage, and in the tab's history, where it belongs to this very address and so
 * comes back with it.
 */
export function recallReloads(): Reload[] {
  const [stored, inHistory] = [fromStorage(), fromHistory()]
  return (stored.at(-1)?.atMs ?? 0) > (inHistory.at(-1)?.atMs ?? 0) ? stored : inHistory
}

/** False when neither place holds it: whoever loads the page anew then could not know that it was done. */
export function keepReloads(reloads: readonly Reload[]): boolean {
  attempt(() => window.sessionStorage.setItem(NAME, JSON.stringify(reloads)), undefined)
  attempt(() => {
    const state: unknown = window.history.state
    window.history.replaceState({ ...(typeof state === 'object' ? state : {}), [NAME]: reloads }, '')
  }, undefined)
  const isLast = (kept: readonly Reload[]) =>
    kept.length === reloads.length && kept.at(-1)?.atMs === reloads.at(-1)?.atMs
  return isLast(fromStorage()) || isLast(fromHistory())
}

const fromStorage = (): Reload[] =>
  attempt(() => readReloads(JSON.parse(window.sessionStorage.getItem(NAME) ?? 'null')), [])

const fromHistory = (): Reload[] =>
  attempt(() => {
    const state: unknown = window.history.state
    return readReloads(typeof state === 'object' && state !== null ? Reflect.get(state, NAME) : null)
  }, [])

function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act()
  } catch {
    return otherwise
  }
}
