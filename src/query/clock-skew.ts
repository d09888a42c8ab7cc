/** Below this a difference between two answers is the way they took, and must not move the page's clock. */
export const SAME_SKEW_MS = 500

/**
 * What is to be added to this browser's clock to tell the server's, by one more answer. Both ends of its way are unknown, so it is taken to
 * have left the server just before it came. One that took long may have left much earlier: what its way can explain moves nothing.
 */
export function steadySkewMs(beforeMs: number | undefined, skewMs: number, wayMs: number): number {
  if (beforeMs === undefined) return skewMs
  const movedMs = beforeMs - skewMs
  return movedMs > -SAME_SKEW_MS && movedMs < wayMs + SAME_SKEW_MS ? beforeMs : skewMs
}
