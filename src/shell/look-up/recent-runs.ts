import * as v from 'valibot'
import { RunRef, isSameRun } from '../../contract/run-ref'
import { readStored, writeStored } from '../../lib/storage'

const NAME = 'recent'
const MOST = 12

const RecentRun = v.object({
  ...RunRef.entries,
  /** By this browser's clock; older builds did not store it. */
  openedMs: v.optional(v.number()),
})
export type RecentRun = v.InferOutput<typeof RecentRun>

/** The runs that were opened on this device, the latest first. What is kept may be of another build, or edited: it is checked. */
export function recentRuns(): RecentRun[] {
  try {
    const kept: unknown = JSON.parse(readStored(NAME) ?? '[]')
    const list = Array.isArray(kept) ? kept : []
    return list.flatMap((item) => {
      const parsed = v.safeParse(RecentRun, item)
      return parsed.success ? [parsed.output] : []
    })
  } catch {
    return []
  }
}

export function addRecentRun({ job, id, workspace }: RunRef, openedMs?: number): void {
  const others = recentRuns().filter((run) => !isSameRun(run, { job, id, workspace }))
  writeStored(NAME, JSON.stringify([{ job, id, workspace, openedMs }, ...others].slice(0, MOST)))
}

export const clearRecentRuns = (): void => writeStored(NAME, null)
