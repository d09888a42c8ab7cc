import { type Run, type RunNode } from '../../../contract/run'
import { type Status, statusesBy } from '../../../contract/status'
import { scaleMs, type Axis } from '../../../model/timeline/axis'
import { computeBarEndMs } from '../../../model/run/duration'

export interface TracePart {
  left: number
  width: number
  status: Status
}

/** Painted in this order: other outcomes above plain success. */
const LAYERS = statusesBy('trace')
/** A status that covers more than this share of plain success would hide it, so it is painted below; the foot counts it. */
const MAX_COVER = 0.5

/**
 * Many bars as one: the intervals in which at least one node of a status ran, in the order of painting. Intervals nearer than `gap` (a share of the
 * axis) are merged, so their number depends on the width of the screen and not on the number of nodes.
 */
export function computeTrace(
  nodes: readonly RunNode[],
  run: Pick<Run, 'status'>,
  axis: Axis,
  gap: number,
): TracePart[] {
  const layers = LAYERS.map((status) => ({
    status,
    spans: mergeSpans(findSpans(nodes, status, run, axis), gap),
  }))
  const success = sumWidths(layers[0]?.spans ?? [])
  const isBelow = ({ status, spans }: Layer) => status !== 'success' && sumWidths(spans) > MAX_COVER * success
  return [...layers.filter(isBelow), ...layers.filter((layer) => !isBelow(layer))].flatMap(
    ({ status, spans }) => spans.map(({ left, right }) => ({ left, width: right - left, status })),
  )
}

interface Span {
  left: number
  right: number
}
interface Layer {
  status: Status
  spans: readonly Span[]
}

const sumWidths = (spans: readonly Span[]): number =>
  spans.reduce((sum, { left, right }) => sum + right - left, 0)

const findSpans = (nodes: readonly RunNode[], status: Status, run: Pick<Run, 'status'>, axis: Axis): Span[] =>
  nodes.flatMap((node) => {
    if (node.status !== status || node.startMs === null) return []
    const toMs = computeBarEndMs(node, run, 0)
    return toMs === null ? [] : [{ left: scaleMs(axis, node.startMs), right: scaleMs(axis, toMs) }]
  })

function mergeSpans(spans: Span[], gap: number): Span[] {
  spans.sort((a, b) => a.left - b.left)
  const parts: Span[] = []
  for (const { left, right } of spans) {
    const last = parts.at(-1)
    if (last && left - last.right <= gap) last.right = Math.max(last.right, right)
    else parts.push({ left, right })
  }
  return parts
}
