/** What the reader chose on this device. Storage may be full, denied or absent: then a choice lasts as long as the page. */

const memory = new Map<string, string>()
const PREFIX = 'nodeline.'

export function recall(name: string): string | null {
  const kept = memory.get(name)
  if (kept !== undefined) return kept
  try {
    return window.localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function remember(name: string, value: string | null): void {
  if (value === null) memory.delete(name)
  else memory.set(name, value)
  try {
    if (value === null) window.localStorage.removeItem(PREFIX + name)
    else window.localStorage.setItem(PREFIX + name, value)
  } catch {
    // Kept in memory above; nothing else can be done here, and nobody has to be told.
  }
}
