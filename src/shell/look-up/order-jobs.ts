import { type Job } from '../../contract/job'
import { listAttention } from '../../model/jobs/attention'
import { type RecentRun } from './recent-runs'

export interface OrderInput {
  jobs: readonly Job[]
  favourites: ReadonlySet<string>
  recent: readonly RecentRun[]
  nowMs: number
}

const known = new WeakMap<readonly Job[], OrderInput & { ordered: readonly Job[] }>()

/**
 * The order of jobs that match equally well: favourites, then what was opened lately, then what needs attention; of these the shortest names first. Made
 * once for a list: a search runs at each keystroke, and then sorts nothing.
 */
export function orderJobs(input: OrderInput): readonly Job[] {
  const { jobs, favourites, recent, nowMs } = input
  const last = known.get(jobs)
  if (last?.favourites === favourites && last.recent === recent) return last.ordered
  const needy = new Set(listAttention(jobs, { nowMs, isOld: false }).map(({ job }) => job.name))
  const opened = new Map(recent.map(({ job }, index): [string, number] => [job, index]).toReversed())
  const classOf = ({ name }: Job): number => {
    if (favourites.has(name)) return 0
    const place = opened.get(name)
    if (place !== undefined) return 1 + place
    return 1 + recent.length + (needy.has(name) ? 0 : 1)
  }
  const placed = jobs.map((job) => ({ job, place: classOf(job) }))
  placed.sort((a, b) => a.place - b.place || a.job.name.length - b.job.name.length)
  const ordered = placed.map(({ job }) => job)
  known.set(jobs, { ...input, ordered })
  return ordered
}
