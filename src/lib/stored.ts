import { parseJson } from './json'
import { readShared, writeStored } from './storage'

/** A value that is kept on this device and shared by all tabs. */
export interface Stored<T> {
  /** The same object while nothing changes. */
  read: () => T
  /** Null removes it. */
  write: (value: T | null) => void
  /** Calls back when this tab or another one has changed it. Returns what ends that. */
  subscribe: (listener: () => void) => () => void
  /** Calls back all listeners of this tab. */
  notify: () => void
}

/** `parse` gets what is stored, which may be of another build, or edited; undefined where there is nothing, or no JSON. */
export function createStored<T>(name: string, parse: (stored: unknown) => T): Stored<T> {
  const listeners = new Set<() => void>()
  let last: { text: string | null; value: T } | null = null
  const notify = () => {
    for (const listener of listeners) listener()
  }
  return {
    read: () => {
      const text = readShared(name)
      if (last === null || last.text !== text)
        last = { text, value: parse(text === null ? undefined : parseJson(text)) }
      return last.value
    },
    write: (value) => {
      writeStored(name, value === null ? null : JSON.stringify(value))
      notify()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      window.addEventListener('storage', listener)
      return () => {
        listeners.delete(listener)
        window.removeEventListener('storage', listener)
      }
    },
    notify,
  }
}
