import { type Job } from '../../contract/job'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { findNowOrNext } from './now-or-next'

interface NextMinute {
  atMs: number
  /** Names, favourites first. */
  jobs: readonly string[]
}

/** When a job starts next by its schedule, also while it runs; null when it does not. */
function findNextStart(job: Job, nowMs: number): number | null {
  const state = findNowOrNext(job, nowMs)
  const planned = state.kind === 'next' ? state.atMs : (job.schedule?.nextMs ?? null)
  return job.status !== 'scheduling' || planned === null || planned < nowMs ? null : planned
}

/** How many jobs start within the hour. */
export const countSoon = (jobs: readonly Job[], nowMs: number): number =>
  jobs.filter((job) => (findNextStart(job, nowMs) ?? Infinity) - nowMs <= HOUR_MS).length

/** What starts next by the schedules, by the minute, the soonest first. */
export function listNext(jobs: readonly Job[], nowMs: number, favourites: ReadonlySet<string>): NextMinute[] {
  const minutes = new Map<number, string[]>()
  for (const job of jobs) {
    const planned = findNextStart(job, nowMs)
    if (planned === null) continue
    const atMs = Math.floor(planned / MINUTE_MS) * MINUTE_MS
    minutes.set(atMs, [...(minutes.get(atMs) ?? []), job.name])
  }
  const rank = (name: string) => (favourites.has(name) ? 0 : 1)
  return Array.from(minutes, ([atMs, names]) => ({
    atMs,
    jobs: names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  })).toSorted((a, b) => a.atMs - b.atMs)
}
