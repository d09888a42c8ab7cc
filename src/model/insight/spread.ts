import { type Spread } from '../../contract/insight'
import { computeQuantile } from '../../lib/quantile'
import { sortByInsertion } from '../../lib/sort-by-insertion'
import { MIN_USUAL_RUNS } from '../jobs/usual'

/** Of fewer runs the longest stands in for the 90th percentile. */
export const MIN_RUNS_P90 = 10

/** Null below 5 values. `values` are finite. */
export function computeSpread(values: readonly number[]): Spread | null {
  if (values.length < MIN_USUAL_RUNS) return null
  const ascending = sortByInsertion(new Float64Array(values))
  const median = computeQuantile(ascending, 0.5)
  const distances = new Float64Array(values.length)
  for (const [at, value] of ascending.entries()) distances[at] = Math.abs(value - median)
  sortByInsertion(distances)
  return {
    runs: ascending.length,
    p10: computeQuantile(ascending, 0.1),
    median,
    p90: computeQuantile(ascending, 0.9),
    p95: computeQuantile(ascending, 0.95),
    longest: ascending.at(-1) ?? 0,
    mad: computeQuantile(distances, 0.5),
  }
}

/** The upper end of what is usual: the 90th percentile from 10 runs on, else the longest. */
export const readUpper = ({ runs, p90, longest }: Spread): number => (runs < MIN_RUNS_P90 ? longest : p90)
