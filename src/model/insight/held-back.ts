import { CLOCK_TOLERANCE_MS } from '../../contract/findings'
import { isTerminal } from '../../contract/status'
import { type TimedRun, isLiveRun } from '../run/duration'
import { type Edges, findDrivers, findUntimed } from './edges'
import { type NodeTimes, readNodeTimes } from './node-times'

/** The time in which a node could have run and did not. DGC names no cause for it. */
export interface HeldBack {
  /** The end of the last predecessor, or the start of the run: also where that came later, because the run was started again. */
  fromMs: number
  /** The start of the node; now while it waits. */
  toMs: number
  ms: number
  /** Place of the last predecessor; null when it waits for none, or only for what an earlier attempt of the run did. */
  driver: number | null
  /** It started before its last predecessor had ended: `ms` is 0, and it is a finding. */
  isEarly: boolean
}

/**
 * By place. Null where edges or times, its own or of those before it, are missing, while a node waits for another one, and for one that waits for
 * none and started after its run had ended: these times contradict each other.
 */
export function findHeldBack(
  run: TimedRun,
  edges: Edges,
  nowMs: number,
  times: NodeTimes = readNodeTimes(run, nowMs),
): (HeldBack | null)[] {
  const drivers = findDrivers(edges, times, run.startMs)
  const untimed = findUntimed(run.nodes, edges, times)
  return run.nodes.map((node, at) => {
    if (edges.doubts[at] !== null || untimed[at] === 1) return null
    const before = edges.before[at] ?? []
    const isReady = before.every((place) => isTerminal(run.nodes[place]?.status ?? 'unknown'))
    const isWaiting = isLiveRun(run) && !isTerminal(node.status) && isReady
    const toMs = node.startMs ?? (isWaiting ? nowMs : null)
    const driver = drivers[at] ?? -1
    const fromMs = driver < 0 ? run.startMs : (times.endMs[driver] ?? null)
    if (toMs === null || fromMs === null) return null
    if (driver < 0 && run.endMs !== null && toMs > run.endMs) return null
    const ms = Math.max(0, toMs - fromMs)
    const isEarly = node.startMs !== null && toMs < fromMs
    return { fromMs, toMs, ms, driver: driver < 0 ? null : driver, isEarly }
  })
}

/** Places of the nodes that started before their last predecessor had ended, which contradicts the edges. */
export const findEarly = (heldBack: readonly (HeldBack | null)[]): number[] =>
  heldBack.flatMap((held, at) =>
    held?.isEarly === true && held.driver !== null && held.fromMs - held.toMs > CLOCK_TOLERANCE_MS
      ? [at]
      : [],
  )
