import { type Interval } from '../../lib/time/interval'
import { computeBarEndMs, type TimedRun } from '../run/duration'

/** From `ms` on, `count` nodes run, until the next step. */
interface Step {
  ms: number
  count: number
}

export interface Concurrency {
  /** Ascending, one per instant; the first is the first start and the last has a count of 0. Empty without any times. */
  steps: readonly Step[]
  peak: number
}

/**
 * How many nodes ran at once over time. A node that ends as another starts is not counted twice. A node with a single time counts
 * as work at that instant, so the time around it is not one idle interval.
 */
export function computeConcurrency(run: TimedRun, nowMs: number): Concurrency {
  const starts = new Float64Array(run.nodes.length)
  const ends = new Float64Array(run.nodes.length)
  let size = 0
  for (const node of run.nodes) {
    const startMs = node.startMs ?? node.endMs
    if (startMs === null) continue
    starts[size] = startMs
    ends[size] = computeBarEndMs(node, run, nowMs) ?? startMs
    size += 1
  }
  const started = starts.subarray(0, size).toSorted()
  const ended = ends.subarray(0, size).toSorted()
  const steps: Step[] = []
  let peak = 0
  let next = 0
  let done = 0
  while (done < size) {
    const ms = Math.min(started[next] ?? Infinity, ended[done] ?? Infinity)
    let instant = 0
    while (next < size && started[next] === ms) {
      next += 1
      instant += 1
    }
    const before = next - instant - done
    while (done < size && ended[done] === ms) done += 1
    const count = next - done
    // Work without a duration counts for the peak and as a boundary, but has no width.
    peak = Math.max(peak, count, before === 0 && instant > 0 ? 1 : 0)
    if (steps.length === 0 || steps[steps.length - 1]?.count !== count || instant > 0)
      steps.push({ ms, count })
  }
  return { steps, peak }
}

/** The intervals from the first start to the last end, or to `untilMs` after it, in which nothing runs. */
export function findIdleIntervals({ steps }: Concurrency, untilMs = -Infinity): Interval[] {
  return steps.flatMap((step, index) => {
    const toMs = steps[index + 1]?.ms ?? untilMs
    return step.count === 0 && toMs > step.ms ? [{ fromMs: step.ms, toMs }] : []
  })
}

/**
 * The steps as at most `bins` points, each the largest count within its bin, so that a short peak among 10,000 nodes is not lost.
 * `scale` maps an instant to the share of the width at which it is drawn.
 */
export function binConcurrency(
  { steps }: Concurrency,
  scale: (ms: number) => number,
  bins: number,
): { share: number; count: number }[] {
  if (steps.length <= bins) return steps.map(({ ms, count }) => ({ share: scale(ms), count }))
  const tallest = new Float64Array(bins).fill(-1)
  steps.forEach(({ ms, count }, index) => {
    const from = Math.min(bins - 1, Math.floor(scale(ms) * bins))
    const next = steps[index + 1]
    // A step that ends where a bin begins has no part in that bin; the last one, of 0, goes on to the edge.
    const to = Math.max(from, next ? Math.ceil(scale(next.ms) * bins) - 1 : bins - 1)
    for (let bin = from; bin <= to; bin += 1) tallest[bin] = Math.max(tallest[bin] ?? 0, count)
  })
  return Array.from(tallest, (count, bin) => ({ share: bin / bins, count })).filter(({ count }) => count >= 0)
}
