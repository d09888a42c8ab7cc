import * as v from 'valibot'
import { RunRef, getRunKey, isSameRun } from '../../contract/run-ref'
import { createStored } from '../../lib/stored'

// The runs that a user of this device wants notifications for, and the events that were notified: shared by all tabs.

const NAME = 'watched'
const MAX_RUNS = 20
const MAX_EVENTS = 500

const WatchedRun = v.object({ ...RunRef.entries, notified: v.array(v.string()) })
type WatchedRun = v.InferOutput<typeof WatchedRun>

const watched = createStored(NAME, (stored): WatchedRun[] =>
  Array.isArray(stored) ? stored.filter((one) => v.is(WatchedRun, one)) : [],
)

const writeRuns = (runs: readonly WatchedRun[]): void =>
  watched.write(runs.length === 0 ? null : runs.slice(0, MAX_RUNS))

const otherRuns = (reference: RunRef): WatchedRun[] =>
  watched.read().filter((one) => !isSameRun(one, reference))

export const isWatched = (reference: RunRef): boolean =>
  watched.read().some((one) => isSameRun(one, reference))

/** No notification comes for the events in `notified`. */
export const watchRun = ({ job, id, workspace }: RunRef, notified: readonly string[]): void =>
  writeRuns([
    { job, id, workspace, notified: notified.slice(-MAX_EVENTS) },
    ...otherRuns({ job, id, workspace }),
  ])

export const unwatchRun = (reference: RunRef): void => writeRuns(otherRuns(reference))

/** The events that the caller is to notify: those that no tab has claimed before, and none when the run is not watched any more. */
export function claimEvents(reference: RunRef, ids: readonly string[]): string[] {
  const known = watched.read().find((one) => isSameRun(one, reference))
  if (!known) return []
  const claimed = ids.filter((id) => !known.notified.includes(id))
  if (claimed.length > 0) watchRun(reference, [...known.notified, ...claimed])
  return claimed
}

/** Runs `act` in one tab at a time. Where the browser refuses locks together with the storage, it runs at once. */
export async function withClaimLock(act: () => void): Promise<void> {
  let hasRun = false
  const run = () => {
    hasRun = true
    act()
  }
  try {
    if ('locks' in navigator) await navigator.locks.request(`nodeline.${NAME}`, run)
  } catch (error) {
    if (hasRun) throw error
  }
  if (!hasRun) act()
}

/** The runs with an event that the browser showed no notification for, in this tab. */
const undelivered = new Set<string>()

export const isUndelivered = (reference: RunRef): boolean => undelivered.has(getRunKey(reference))

export function setUndelivered(reference: RunRef, value: boolean): void {
  if (value) undelivered.add(getRunKey(reference))
  else undelivered.delete(getRunKey(reference))
  watched.notify()
}

/** Also calls back for changes of other tabs. */
export const subscribeWatchedRuns = watched.subscribe
