import { computeQuantile } from '../../lib/quantile'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { computeSuccessRate, type SuccessRate } from '../jobs/success-rate'
import { computeEndedMs, computeLateMs, isScheduled } from '../jobs/usual'
import { type Row } from './rows'

export interface Statistics {
  rate: SuccessRate
  /** Of the scheduled runs that ended in genuine success. */
  durations: { runs: number; medianMs: number; p90Ms: number } | null
  late: {
    /** More than so long after the plan. */
    overMs: number
    count: number
    /** Of so many scheduled runs that have started. */
    started: number
    mostMs: number
  }
  missed: {
    count: number
    /** Planned times, with and without a run. */
    planned: number
    lastMs: number | null
  }
}

/** Of the rows of a window. `periodMs`: the shortest time between two planned ones. */
export function computeStatistics(rows: readonly Row[], periodMs: number | null): Statistics {
  const runs = rows.flatMap(({ run }) => run ?? [])
  const scheduled = runs.filter(isScheduled)
  const overMs = periodMs !== null && periodMs < HOUR_MS ? MINUTE_MS : 5 * MINUTE_MS
  const delays = runs.flatMap((run) => computeLateMs(run) ?? [])
  const missed = rows.flatMap(({ run, atMs }) => (run === null && atMs !== null ? [atMs] : []))
  const ran = scheduled
    .flatMap((run) => (run.status === 'success' ? (computeEndedMs(run) ?? []) : []))
    .toSorted((a, b) => a - b)
  return {
    rate: computeSuccessRate(runs),
    durations:
      ran.length === 0
        ? null
        : { runs: ran.length, medianMs: computeQuantile(ran, 0.5), p90Ms: computeQuantile(ran, 0.9) },
    late: {
      overMs,
      count: delays.filter((ms) => ms > overMs).length,
      started: delays.length,
      mostMs: delays.reduce((most, ms) => Math.max(most, ms), 0),
    },
    missed: {
      count: missed.length,
      planned: scheduled.length + missed.length,
      lastMs: missed.length === 0 ? null : Math.max(...missed.slice(0, 1_000)),
    },
  }
}
