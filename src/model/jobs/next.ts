import { type Job } from '../../contract/job'
import { MINUTE_MS } from '../../lib/time/units'
import { findNowOrNext } from './now-or-next'

interface NextMinute {
  atMs: number
  /** Names, favourites first. */
  jobs: readonly string[]
}

/** What starts next by the schedules, by the minute, the soonest first. */
export function listNext(jobs: readonly Job[], nowMs: number, favourites: ReadonlySet<string>): NextMinute[] {
  const minutes = new Map<number, string[]>()
  for (const job of jobs) {
    const state = findNowOrNext(job, nowMs)
    const planned = state.kind === 'next' ? state.atMs : (job.schedule?.nextMs ?? null)
    if (job.status !== 'scheduling' || planned === null || planned < nowMs) continue
    const atMs = Math.floor(planned / MINUTE_MS) * MINUTE_MS
    minutes.set(atMs, [...(minutes.get(atMs) ?? []), job.name])
  }
  const rank = (name: string) => (favourites.has(name) ? 0 : 1)
  return Array.from(minutes, ([atMs, names]) => ({
    atMs,
    jobs: names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  })).toSorted((a, b) => a.atMs - b.atMs)
}
