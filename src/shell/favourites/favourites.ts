import { useMemo, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { createStored } from '../../lib/stored'

/** The starred jobs of each workspace, the first starred first; the empty workspace is the server's default. */
const Favourites = v.fallback(v.record(v.string(), v.fallback(v.array(v.string()), [])), {})

const MOST = 500
const favourites = createStored('favourites', (stored) => v.parse(Favourites, stored))

/** A workspace may have the name of something that every object has. */
const namesIn = (all: Readonly<Record<string, string[]>>, workspace: string): readonly string[] =>
  (Object.hasOwn(all, workspace) ? all[workspace] : undefined) ?? []

export function toggleFavourite(workspace: string, job: string): void {
  const all = favourites.read()
  const names = namesIn(all, workspace)
  const next = names.includes(job) ? names.filter((name) => name !== job) : [...names, job].slice(-MOST)
  favourites.write({ ...all, [workspace]: next })
}

/** The names of the starred jobs. The same set while nothing changes. */
export function useFavourites(workspace: string): ReadonlySet<string> {
  const all = useSyncExternalStore(favourites.subscribe, favourites.read)
  return useMemo(() => new Set(namesIn(all, workspace)), [all, workspace])
}
