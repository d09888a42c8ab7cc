import { type Job } from '../../contract/job'
import { getLatestStatus, LATEST_STATUSES, type LatestStatus } from './latest'

/** How many jobs have a latest run of each status, problems first. */
export function countLatest(jobs: readonly Job[]): { status: LatestStatus; count: number }[] {
  const counts = new Map<LatestStatus, number>()
  for (const job of jobs) {
    const status = getLatestStatus(job)
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return LATEST_STATUSES.flatMap((status) => {
    const count = counts.get(status)
    return count === undefined ? [] : [{ status, count }]
  })
}

/** Distinct values with their counts, by value. */
export function countValues(values: Iterable<string>): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((a, b) =>
    a.value < b.value ? -1 : 1,
  )
}

export interface Folder {
  path: string
  /** 0 for a folder of the root. */
  depth: number
  /** Of all jobs in it and below. */
  count: number
  /** Of those among them that need attention. */
  attentionCount: number
}

/** All folders that hold jobs, and those above them, each after its parent. `needingAttention`: names of jobs. */
export function listFolders(
  jobs: readonly Job[],
  needingAttention: ReadonlySet<string> = new Set(),
): Folder[] {
  const counts = new Map<string, { count: number; attentionCount: number }>()
  for (const { name, folder } of jobs) {
    if (folder === '' || folder === '/') continue
    const parts = folder.split('/').filter(Boolean)
    for (let depth = 1; depth <= parts.length; depth++) {
      const path = `/${parts.slice(0, depth).join('/')}`
      const { count, attentionCount } = counts.get(path) ?? { count: 0, attentionCount: 0 }
      counts.set(path, {
        count: count + 1,
        attentionCount: attentionCount + (needingAttention.has(name) ? 1 : 0),
      })
    }
  }
  const folders = Array.from(counts, ([path, { count, attentionCount }]) => ({
    path,
    count,
    attentionCount,
    depth: path.split('/').length - 2,
  }))
  return folders.toSorted((a, b) => compareSegments(a.path, b.path))
}

/** A folder stands before those below it, whatever sorts before the slash. */
function compareSegments(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x = '', y = ''] = [left[index], right[index]]
    if (x !== y) return x < y ? -1 : 1
  }
  return left.length - right.length
}
