import type { Instance, InstanceNode } from '../../../contract/instance'
import type { Status } from '../../../contract/status'
import { shareAt, type Axis } from '../../../timeline/axis'
import { endOf } from '../../../timeline/times'

export interface TracePart {
  left: number
  width: number
  status: Status
}

/** Painted in this order, so that what differs from plain success lies above it. */
const LAYERS: readonly Status[] = ['success', 'skip', 'manual-stop', 'forceSuccess', 'ignoreSuccess']

/**
 * Many bars as one: stretches in which at least one of them ran, for each status. Stretches nearer than `gap` (a share of the axis) are
 * one, so their number depends on the width of the screen and not on that of the nodes.
 */
export function traceOf(
  nodes: readonly InstanceNode[],
  run: Pick<Instance, 'status'>,
  axis: Axis,
  gap: number,
): TracePart[] {
  return LAYERS.flatMap((status) => {
    const spans = nodes.flatMap((node) => {
      if (node.status !== status || node.startMs === null) return []
      const toMs = endOf(node, run, 0)
      return toMs === null ? [] : [{ left: shareAt(axis, node.startMs), right: shareAt(axis, toMs) }]
    })
    return merged(spans, gap).map(({ left, right }) => ({
      ...{ left, status },
      width: right - left,
    }))
  })
}

interface Span {
  left: number
  right: number
}

function merged(spans: Span[], gap: number): Span[] {
  spans.sort((a, b) => a.left - b.left)
  const parts: Span[] = []
  for (const { left, right } of spans) {
    const last = parts.at(-1)
    if (last && left - last.right <= gap) last.right = Math.max(last.right, right)
    else parts.push({ left, right })
  }
  return parts
}
