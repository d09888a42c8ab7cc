import { endOf, type TimedRun } from './times'

/** From `ms` on, `count` nodes run, until the next step. */
export interface Step {
  ms: number
  count: number
}

export interface Concurrency {
  /** Ascending, one per instant; the first is the first start and the last has a count of 0. Empty without times. */
  steps: readonly Step[]
  peak: number
}

export interface Stretch {
  fromMs: number
  toMs: number
}

/** How many nodes ran at once over time. A node that ends as another starts is counted once, not twice. */
export function concurrency(run: TimedRun, nowMs: number): Concurrency {
  const starts = new Float64Array(run.nodes.length)
  const ends = new Float64Array(run.nodes.length)
  let size = 0
  for (const node of run.nodes) {
    const endMs = endOf(node, run, nowMs)
    if (node.startMs === null || endMs === null) continue
    starts[size] = node.startMs
    ends[size] = endMs
    size += 1
  }
  const started = starts.subarray(0, size).sort()
  const ended = ends.subarray(0, size).sort()
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
    // Work that takes no time still ran; it shows in the peak and as a boundary, not as a width.
    peak = Math.max(peak, count, before === 0 && instant > 0 ? 1 : 0)
    if (steps.length === 0 || steps[steps.length - 1]?.count !== count || instant > 0)
      steps.push({ ms, count })
  }
  return { steps, peak }
}

/** The stretches between the first start and the last end in which nothing runs. */
export function idleStretches({ steps }: Concurrency): Stretch[] {
  return steps.flatMap((step, index) => {
    const next = steps[index + 1]
    return step.count === 0 && next ? [{ fromMs: step.ms, toMs: next.ms }] : []
  })
}

/**
 * The steps as at most `bins` points, each the largest count within its bin, so that a short peak among 10,000 nodes is not lost.
 * `shareOf` maps an instant to the place where it is drawn.
 */
export function binned(
  { steps }: Concurrency,
  shareOf: (ms: number) => number,
  bins: number,
): { share: number; count: number }[] {
  if (steps.length <= bins) return steps.map(({ ms, count }) => ({ share: shareOf(ms), count }))
  const tallest = new Float64Array(bins).fill(-1)
  steps.forEach(({ ms, count }, index) => {
    const from = Math.min(bins - 1, Math.floor(shareOf(ms) * bins))
    const to = Math.min(bins - 1, Math.floor(shareOf(steps[index + 1]?.ms ?? ms) * bins))
    for (let bin = from; bin <= to; bin += 1) tallest[bin] = Math.max(tallest[bin] ?? 0, count)
  })
  return Array.from(tallest, (count, bin) => ({ share: bin / bins, count })).filter(({ count }) => count >= 0)
}
