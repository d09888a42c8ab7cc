/** What the reader chose on this device. Storage may be full, denied or absent: then a choice lasts as long as the page. */

const memory = new Map<string, string>()
const PREFIX = 'nodeline.'
/** What could not be stored, and is thus known to this page alone. */
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

/** As it stands now, with what other tabs have made of it; `recall` keeps to what was chosen on this page. */
export function readShared(name: string): string | null {
  if (unstored.has(name)) return memory.get(name) ?? null
  try {
    return window.localStorage.getItem(PREFIX + name)
  } catch {
    return memory.get(name) ?? null
  }
}

/** False when it is known to this page alone, and a reload would lose it. */
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
    // Kept in memory above; nothing else can be done here, and nobody has to be told.
  }
}
