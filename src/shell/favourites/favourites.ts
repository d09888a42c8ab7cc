import { useSyncExternalStore } from 'react'
import { readShared, writeStored } from '../../lib/storage'

/** Jobs that the user has starred, kept in this browser: by workspace, the empty one is the server's default. */

const NAME = 'favourites'
const MOST = 500

type Favourites = Readonly<Record<string, readonly string[]>>

const listeners = new Set<() => void>()
const NONE: ReadonlySet<string> = new Set()
let read: { text: string | null; sets: Map<string, ReadonlySet<string>> } = { text: null, sets: new Map() }

/** What is stored may be of another build, or edited: it is checked. */
function parse(text: string | null): Favourites {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).map(([workspace, names]) => [
        workspace,
        Array.isArray(names) ? names.filter((name) => typeof name === 'string').slice(0, MOST) : [],
      ]),
    )
  } catch {
    return {}
  }
}

/** The names of the starred jobs, in the order in which they were starred. The same set while nothing changes. */
function readFavourites(workspace: string): ReadonlySet<string> {
  const text = readShared(NAME)
  if (text !== read.text) {
    const sets = Object.entries(parse(text)).map(([of, names]): [string, ReadonlySet<string>] => [
      of,
      new Set(names),
    ])
    read = { text, sets: new Map(sets) }
  }
  return read.sets.get(workspace) ?? NONE
}

export function toggleFavourite(workspace: string, job: string): void {
  const all = parse(readShared(NAME))
  const names = all[workspace] ?? []
  const next = names.includes(job) ? names.filter((name) => name !== job) : [...names, job]
  writeStored(NAME, JSON.stringify({ ...all, [workspace]: next }))
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  // Another tab has changed them.
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

export const useFavourites = (workspace: string): ReadonlySet<string> =>
  useSyncExternalStore(subscribe, () => readFavourites(workspace))
