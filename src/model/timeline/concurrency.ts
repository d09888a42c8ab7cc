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
export function findIdleIntervals({ steps }: Concurrency, untilMs: number): Interval[] {
  return steps.flatMap((step, index) => {
    const toMs = steps[index + 1]?.ms ?? untilMs
    return step.count === 0 && toMs > step.ms ? [{ fromMs: step.ms, toMs }] : []
  })
}
