import { type Run, type RunNode } from '../../../contract/run'
import { type Status, statusesBy } from '../../../contract/status'
import { scaleMs, type Axis } from '../../../model/timeline/axis'
import { computeBarEndMs } from '../../../model/run/duration'

export interface TracePart {
  left: number
  width: number
  status: Status
}

/** Painted in this order: what differs from plain success lies above it. */
const LAYERS = statusesBy('trace')
/** What ran so much of the time would hide all success; it lies below, and the counts at the foot tell of it. */
const MUCH = 0.5

/**
 * Many bars as one: stretches in which at least one of them ran, for each status, in the order in which they are painted. Stretches
 * nearer than `gap` (a share of the axis) are one, so their number depends on the width of the screen and not on that of the nodes.
 */
export function traceOf(
  nodes: readonly RunNode[],
  run: Pick<Run, 'status'>,
  axis: Axis,
  gap: number,
): TracePart[] {
  const layers = LAYERS.map((status) => ({ status, spans: merged(spansOf(nodes, status, run, axis), gap) }))
  const plain = covered(layers[0]?.spans ?? [])
  const isBelow = ({ status, spans }: Layer) => status !== 'success' && covered(spans) > MUCH * plain
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

const covered = (spans: readonly Span[]): number =>
  spans.reduce((sum, { left, right }) => sum + right - left, 0)

const spansOf = (nodes: readonly RunNode[], status: Status, run: Pick<Run, 'status'>, axis: Axis): Span[] =>
  nodes.flatMap((node) => {
    if (node.status !== status || node.startMs === null) return []
    const toMs = computeBarEndMs(node, run, 0)
    return toMs === null ? [] : [{ left: scaleMs(axis, node.startMs), right: scaleMs(axis, toMs) }]
  })

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
