import * as v from 'valibot'
import { RunRef, isSameRun } from '../../contract/run-ref'
import { createStored } from '../../lib/stored'

const MOST = 12

const RecentRun = v.object({
  ...RunRef.entries,
  /** By this browser's clock; older builds did not store it. */
  openedMs: v.optional(v.number()),
})
export type RecentRun = v.InferOutput<typeof RecentRun>

const runs = createStored('recent', (stored): RecentRun[] =>
  Array.isArray(stored)
    ? stored.flatMap((one) => (v.is(RecentRun, one) ? [v.parse(RecentRun, one)] : []))
    : [],
)

/** The runs that were opened on this device, the latest first. */
export const recentRuns = (): readonly RecentRun[] => runs.read()

export function addRecentRun({ job, id, workspace }: RunRef, openedMs?: number): void {
  const others = runs.read().filter((run) => !isSameRun(run, { job, id, workspace }))
  runs.write([{ job, id, workspace, openedMs }, ...others].slice(0, MOST))
}

export const clearRecentRuns = (): void => runs.write(null)
