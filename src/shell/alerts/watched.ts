import * as v from 'valibot'
import { RunRef } from '../../contract/run-ref'
import { readShared, writeStored } from '../../lib/storage'
/** The name under which this device keeps the watched runs. */
const WATCHED = 'watched'

/** The runs that somebody on this device wants to be told of, and what was told already: shared by all tabs. */

const MOST = 20
const MOST_MARKS = 500

const Watched = v.object({ ...RunRef.entries, told: v.array(v.string()) })
type Watched = v.InferOutput<typeof Watched>

const same = (a: RunRef, b: RunRef) => a.job === b.job && a.id === b.id && a.workspace === b.workspace

/** What is kept may be of another build, or edited. */
function all(): Watched[] {
  try {
    const kept: unknown = JSON.parse(readShared(WATCHED) ?? '[]')
    return (Array.isArray(kept) ? kept : []).flatMap((item) => {
      const parsed = v.safeParse(Watched, item)
      return parsed.success ? [parsed.output] : []
    })
  } catch {
    return []
  }
}

const listeners = new Set<() => void>()

function keep(list: readonly Watched[]): void {
  writeStored(WATCHED, list.length === 0 ? null : JSON.stringify(list.slice(0, MOST)))
  for (const changed of listeners) changed()
}

const others = (reference: RunRef): Watched[] => all().filter((one) => !same(one, reference))

export const isWatched = (reference: RunRef): boolean => all().some((one) => same(one, reference))

/** `told` is what is known already, hence no news. */
export const watch = ({ job, id, workspace }: RunRef, told: readonly string[]): void =>
  keep([{ job, id, workspace, told: told.slice(-MOST_MARKS) }, ...others({ job, id, workspace })])

export const unwatch = (reference: RunRef): void => keep(others(reference))

/** Takes it upon the caller to tell these: gives those that nobody has told yet, and none when the run is watched no more. */
export function claim(reference: RunRef, marks: readonly string[]): string[] {
  const known = all().find((one) => same(one, reference))
  if (!known) return []
  const fresh = marks.filter((mark) => !known.told.includes(mark))
  if (fresh.length > 0) watch(reference, [...known.told, ...fresh])
  return fresh
}

/** Two tabs that learn the same thing at once claim it one after the other. Where locks are refused with the storage, a tab is alone. */
export async function alone(act: () => void): Promise<void> {
  let done = false
  const once = () => {
    done = true
    act()
  }
  try {
    if ('locks' in navigator) await navigator.locks.request(`nodeline.${WATCHED}`, once)
  } catch (error) {
    if (done) throw error
  }
  if (!done) act()
}

/** Also told when another tab changes it. */
export function subscribeWatched(changed: () => void): () => void {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}
