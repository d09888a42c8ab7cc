import { type Forecast, type RunDefinition, type Spread } from '../../contract/insight'
import { type RunNode } from '../../contract/run'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type TimedRun, isLiveNode, isLiveRun } from '../run/duration'
import { type Edges } from './edges'
import { readNodeTimes } from './node-times'
import { readUpper } from './spread'

/** When DGC ends a node or a run by itself. */
export interface Limit {
  /** As defined. */
  maxMs: number
  /** The moment; with retries the earliest, since the limit counts for one attempt and DGC gives no times of attempts. */
  atMs: number
  /** Start to end, or to now. */
  usedMs: number
  /** 0 once the moment has passed. */
  leftMs: number
  /** It ran to the limit, within the 10 s in which DGC looks. */
  isHit: boolean
  isExact: boolean
}

const POLL_MS = 10 * SECOND_MS
const SOON_MS = 15 * MINUTE_MS

/** By place; null for nodes without a limit or a start. */
export function findLimits(run: TimedRun, edges: Edges, nowMs: number): (Limit | null)[] {
  const times = readNodeTimes(run, nowMs)
  return run.nodes.map((node, at) => {
    const maxMs = edges.defined[at]?.maxMs ?? 0
    const endMs = times.endMs[at] ?? null
    if (maxMs <= 0 || node.startMs === null || endMs === null) return null
    return readLimit(maxMs, node.startMs, endMs, isLiveNode(node, run), (node.retries ?? 0) <= 0)
  })
}

/** Of the whole run, by DGC's `instanceTimeout`; null without one, and before the start. */
export function findRunLimit(
  run: Pick<TimedRun, 'status' | 'startMs' | 'endMs'>,
  definition: Pick<RunDefinition, 'timeoutMs'> | null,
  nowMs: number,
): Limit | null {
  const maxMs = definition?.timeoutMs ?? 0
  const isLive = isLiveRun(run) && run.endMs === null
  const endMs = run.endMs ?? (isLive ? nowMs : null)
  if (maxMs <= 0 || run.startMs === null || endMs === null) return null
  return readLimit(maxMs, run.startMs, endMs, isLive, true)
}

function readLimit(maxMs: number, startMs: number, endMs: number, isLive: boolean, isExact: boolean): Limit {
  const usedMs = Math.max(0, endMs - startMs)
  const leftMs = isLive ? Math.max(0, maxMs - usedMs) : 0
  return { maxMs, atMs: startMs + maxMs, usedMs, leftMs, isHit: usedMs >= maxMs - POLL_MS, isExact }
}

/** Whether a limit is worth drawing: half of it is used, or the node is longer than usual. */
export const isLimitNear = ({ usedMs, maxMs }: Limit, isLate: boolean): boolean =>
  isLate || usedMs >= maxMs / 2

/** Whether what runs has less than a quarter of an hour left. */
export const isLimitSoon = ({ leftMs }: Limit): boolean => leftMs > 0 && leftMs < SOON_MS

/** What runs has passed the 90th percentile, or the longest of 5 to 9 runs. */
export const isOverdue = (soFarMs: number, usual: Spread | undefined): boolean =>
  usual !== undefined && soFarMs > readUpper(usual)

/** Attempts that failed and were tried again, and how many may be; `allowed` is null when the definition does not say. Null when DGC gives no count. */
export function readRetries(
  { retries }: RunNode,
  edges: Edges,
  at: number,
): { used: number; allowed: number | null } | null {
  if (retries === null || retries < 0) return null
  return { used: retries, allowed: edges.defined[at]?.retries ?? null }
}

/** Whether the forecast says that the run is still running when the next one of its job is planned to start. */
export const overlapsNextRun = (forecast: Forecast, nextMs: number | null): boolean =>
  forecast.state === 'known' && nextMs !== null && nextMs > forecast.atMs && forecast.endMs > nextMs
