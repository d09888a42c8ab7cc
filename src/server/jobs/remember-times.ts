import { type Schedule } from '../../contract/job'
import { type JobSchedule } from '../dgc-jobs/schedule'

/** All planned times from `fromMs` on and before `toMs`, oldest first. */
interface KnownTimes {
  fromMs: number
  toMs: number
  times: readonly number[]
}

/** More than the strips of nearly all jobs need; those of 10,000 jobs take 40 MB at most. */
const MAX_TIMES = 500

/**
 * A schedule that remembers its times. A row of a list asks for nearly the same ones whenever it is written, and to compute them takes ten times
 * as long as the rest of the row.
 */
export function rememberTimes(schedule: JobSchedule): JobSchedule {
  let described: { schedule: Schedule; atMs: number } | null = null
  let known: KnownTimes | null = null

  const compute = (fromMs: number, toMs: number): KnownTimes | null => {
    const times = schedule.listTimes(fromMs, toMs, MAX_TIMES)
    return times && cut({ fromMs, toMs, times })
  }

  function extend(before: KnownTimes, fromMs: number, toMs: number): KnownTimes {
    const later = toMs > before.toMs ? compute(before.toMs, toMs) : null
    if (later !== null && later.fromMs > before.toMs) return later
    const isFull = before.times.length + (later?.times.length ?? 0) >= MAX_TIMES
    const earlier = fromMs < before.fromMs && !isFull ? compute(fromMs, before.fromMs) : null
    return cut({
      fromMs: earlier?.fromMs ?? before.fromMs,
      toMs: later?.toMs ?? before.toMs,
      times: [...(earlier?.times ?? []), ...before.times, ...(later?.times ?? [])],
    })
  }

  return {
    periodMs: schedule.periodMs,
    nextMs: schedule.nextMs,
    describe: (nowMs) => {
      if (described !== null) {
        const { atMs, schedule: before } = described
        if (nowMs >= atMs && nowMs < (before.nextMs ?? Infinity)) return before
      }
      described = { schedule: schedule.describe(nowMs), atMs: nowMs }
      return described.schedule
    },
    listTimes: (fromMs, toMs, limit) => {
      if (fromMs >= toMs) return schedule.listTimes(fromMs, toMs, limit)
      const isApart = known === null || toMs < known.fromMs || fromMs > known.toMs
      known = known === null || isApart ? compute(fromMs, toMs) : extend(known, fromMs, toMs)
      if (known === null) return null
      const found = known.times.filter((ms) => ms >= fromMs && ms < toMs).slice(-limit)
      const isShort = fromMs < known.fromMs && found.length < limit
      return isShort ? schedule.listTimes(fromMs, toMs, limit) : found
    },
  }
}

function cut(all: KnownTimes): KnownTimes {
  if (all.times.length < MAX_TIMES) return all
  const times = all.times.slice(-MAX_TIMES)
  return { fromMs: times[0] ?? all.fromMs, toMs: all.toMs, times }
}
