import { STATUS, isFailing, isTerminal, type Tone } from '../../contract/status'
import { MINUTE_MS } from '../../lib/time/units'
import { getDueMs } from '../../model/jobs/usual'
import { type PreviewFacts } from './preview-facts'

/** Pixels of the picture. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export interface Bar extends Area {
  tone: Tone
  isFailed: boolean
}

export interface Bars {
  /** Failed ones last, to be drawn over the others. */
  bars: readonly Bar[]
  /** Planned time to start, where the start was late by a minute or more and the plan is on the axis. */
  late: Area | null
  /** Where now is; null for a run that has ended. */
  nowX: number | null
  /** From now to the expected end, at the height of what runs; null when that is not known. */
  rest: Area | null
}

const MAX_LANES = 24
const MAX_PITCH = 36
const BAR_SHARE = 0.78
const MIN_WIDTH = 6
const MIN_FAILED_HEIGHT = 30

/**
 * One lane for each node, by start; of more than 24 nodes, neighbours share a lane, in which a failure is a mark where it ended: its whole bar
 * would hide the others. Never fails, whatever the times.
 */
export function layBars(
  facts: PreviewFacts,
  { nowMs, expectedMs = null }: { nowMs: number; expectedMs?: number | null },
  area: Area,
): Bars {
  const { status, nodes, startMs } = facts
  const planMs = getDueMs(facts)
  const isLive = !isTerminal(status)
  const endOf = (node: (typeof nodes)[number]) =>
    Math.max(node.startMs, node.endMs ?? (isLive && !isTerminal(node.status) ? nowMs : node.startMs))
  const firstMs = nodes.reduce((min, node) => Math.min(min, node.startMs), startMs ?? Infinity)
  const lastMs = nodes.reduce(
    (max, node) => Math.max(max, endOf(node)),
    isLive ? Math.max(nowMs, expectedMs ?? nowMs) : -Infinity,
  )
  if (!(lastMs > firstMs)) return { bars: [], late: null, nowX: null, rest: null }
  // As on the page, a plan that would squash the bars is left out.
  const joins = planMs !== null && planMs < firstMs && firstMs - planMs <= lastMs - firstMs
  const fromMs = joins ? planMs : firstMs
  const toX = (ms: number) => area.x + ((ms - fromMs) / (lastMs - fromMs)) * area.width
  const lanes = Math.min(MAX_LANES, nodes.length)
  const pitch = Math.min(MAX_PITCH, area.height / Math.max(1, lanes))
  const plain: Bar[] = []
  const failed: Bar[] = []
  /** The last bar of each lane: one that continues it makes it longer. */
  const last = new Map<number, Bar>()
  for (const [index, node] of nodes.entries()) {
    const lane = Math.floor((index * lanes) / nodes.length)
    const isFailed = isFailing(node.status)
    const isMark = isFailed && nodes.length > MAX_LANES && failed.length > 0
    const height = isFailed && !isMark ? Math.max(MIN_FAILED_HEIGHT, pitch * BAR_SHARE) : pitch * BAR_SHARE
    const middle = area.y + (lane + 0.5) * pitch
    const y = Math.min(area.y + area.height - height, Math.max(area.y, middle - height / 2))
    const startX = isMark ? toX(endOf(node)) - MIN_WIDTH : toX(node.startMs)
    const x = Math.max(area.x, Math.min(startX, area.x + area.width - MIN_WIDTH))
    const width = Math.max(MIN_WIDTH, toX(endOf(node)) - x)
    const { tone } = STATUS[node.status]
    const before = last.get(lane)
    if (before?.tone === tone && before.isFailed === isFailed && x <= before.x + before.width + 1) {
      before.width = Math.max(before.width, x + width - before.x)
      continue
    }
    const bar = { x, y, width, height, tone, isFailed }
    last.set(lane, bar)
    ;(isFailed ? failed : plain).push(bar)
  }
  // The clocks of nodes may be ahead.
  const nowX = isLive ? toX(Math.max(nowMs, fromMs)) : null
  const running = plain.filter(({ tone }) => tone === 'running')
  const top = Math.min(area.y + area.height - MAX_PITCH, ...running.map(({ y }) => y))
  const bottom = Math.max(top + MAX_PITCH, ...running.map(({ y, height }) => y + height))
  const restWidth = nowX === null || expectedMs === null ? 0 : toX(expectedMs) - nowX
  const lateEndX = toX(Math.min(startMs ?? firstMs, lastMs))
  const isLate = joins && (startMs ?? firstMs) - planMs >= MINUTE_MS
  return {
    bars: [...plain, ...failed],
    late: isLate ? { x: area.x, y: area.y, width: lateEndX - area.x, height: MAX_PITCH } : null,
    nowX,
    rest:
      nowX === null || restWidth <= 0 ? null : { x: nowX, y: top, width: restWidth, height: bottom - top },
  }
}
