import { type RunNode } from '../contract/run'
import { type TimedRun } from '../model/run/duration'

/** Runs for tests: nothing is random, and everything not named is absent. */

export function makeNode(given: Partial<RunNode> = {}): RunNode {
  return {
    key: 'node',
    name: 'node',
    type: 'Shell',
    status: 'success',
    rawStatus: given.status ?? 'success',
    startMs: null,
    endMs: null,
    retries: null,
    rows: null,
    rowsPerSecond: null,
    queue: null,
    logPath: null,
    ...given,
  }
}

export const makeRun = (
  given: Partial<Omit<TimedRun, 'nodes'>> = {},
  nodes: readonly Partial<RunNode>[] = [],
): TimedRun => ({
  status: 'success',
  planMs: null,
  startMs: null,
  endMs: null,
  ...given,
  nodes: nodes.map((node, index) => makeNode({ key: `n${index + 1}`, name: `n${index + 1}`, ...node })),
})

/** The published example: its own window is three days before its nodes, and it failed though both succeeded. */
export const DOCUMENTED = makeRun(
  { status: 'fail', planMs: 1_551_425_326_540, startMs: 1_551_425_327_000, endMs: 1_551_425_387_000 },
  [
    { planMs: 1_551_671_580_000, startMs: 1_551_671_584_000, endMs: 1_551_671_590_000 },
    { planMs: 1_551_671_580_000, startMs: 1_551_671_594_000, endMs: 1_551_671_598_000 },
  ],
)

/** 10,000 nodes over twelve hours, forty at once, the last of them running. */
export const manyNodes = (count: number): TimedRun =>
  makeRun(
    { status: 'running', planMs: 1_000, startMs: 1_000 },
    Array.from({ length: count }, (_, index) => {
      const startMs = 10_000 + Math.floor((index * 43_200_000) / count)
      const over = index < count - 40
      return {
        planMs: 1_000,
        startMs,
        endMs: over ? startMs + 172_800 : null,
        status: over ? ('success' as const) : ('running' as const),
      }
    }),
  )
