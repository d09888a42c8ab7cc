import { type Concurrency } from './concurrency'

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
