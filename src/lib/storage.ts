/** The user's choices on this device. Where storage is full, denied or absent, a choice lasts as long as the page. */

const memory = new Map<string, string>()
const PREFIX = 'nodeline.'
/** Names whose value could not be stored and exists in this page only. */
const unstored = new Set<string>()

export function readStored(name: string): string | null {
  const kept = memory.get(name)
  if (kept !== undefined) return kept
  try {
    return window.localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** The current value, with changes by other tabs; `readStored` prefers what this page wrote. */
export function readShared(name: string): string | null {
  if (unstored.has(name)) return memory.get(name) ?? null
  try {
    return window.localStorage.getItem(PREFIX + name)
  } catch {
    return memory.get(name) ?? null
  }
}

/** False when a reload would lose the value. */
export const isStored = (name: string): boolean => !unstored.has(name)

export function writeStored(name: string, value: string | null): void {
  if (value === null) memory.delete(name)
  else memory.set(name, value)
  try {
    if (value === null) window.localStorage.removeItem(PREFIX + name)
    else window.localStorage.setItem(PREFIX + name, value)
    unstored.delete(name)
  } catch {
    unstored.add(name)
    // It stays in memory.
  }
}
