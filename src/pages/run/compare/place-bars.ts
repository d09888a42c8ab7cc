import { isFailing } from '../../../contract/status'
import { type Interval } from '../../../lib/time/interval'
import { type Compared } from '../../../model/insight/compare'
import { computeBarEndMs } from '../../../model/run/duration'
import { type OtherBar } from '../../../run/gantt/row-insight'

export const NO_BARS: ReadonlyMap<string, OtherBar> = new Map()

/** What all bars cover; null without any. */
export function findSpan(bars: ReadonlyMap<string, OtherBar>): Interval | null {
  let [first, last] = [Infinity, -Infinity]
  for (const { fromMs, toMs } of bars.values()) {
    first = Math.min(first, fromMs)
    last = Math.max(last, toMs)
  }
  return first <= last ? { fromMs: first, toMs: last } : null
}

/** The bars of the other run, by the keys of its nodes, moved to lie under those of this one. */
export function placeBars({ run, nowMs }: Compared, shiftMs: number): Map<string, OtherBar> {
  const bars = new Map<string, OtherBar>()
  for (const node of run.nodes) {
    const endMs = computeBarEndMs(node, run, nowMs)
    if (node.startMs === null || endMs === null) continue
    const hasFailed = isFailing(node.status)
    bars.set(node.key, { fromMs: node.startMs + shiftMs, toMs: endMs + shiftMs, hasFailed })
  }
  return bars
}
