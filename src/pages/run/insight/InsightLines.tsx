import { useMemo, type CSSProperties, type RefObject } from 'react'
import { isFailing } from '../../../contract/status'
import { findReach } from '../../../model/insight/failures'
import { findPlace } from '../../../model/insight/node-times'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { useRun, useRunClock } from '../run-context'
import { type RunInsight } from '../run-insight'
import { type LineSpace } from './draw-lines'
import { LinkLines } from './LinkLines'
import { PathLines } from './PathLines'
import { useHoveredRow } from './use-hovered-row'
import './insight-lines.css'

interface InsightLinesProps {
  /** Around the rows. */
  area: RefObject<HTMLElement | null>
  axis: Axis
  width: number
  rowPx: number
  /** In px from the edges of the table: to its first row of a node, and around its timeline. */
  top: number
  left: number
  right: number
}

const NO_ROWS: ReadonlyMap<string, number> = new Map()

/** Lines across the rows, of one kind at a time: those of a failed node under the pointer, else of the selected node, else the critical path. */
export function InsightLines(props: InsightLinesProps) {
  const { insight } = useRun()
  return insight && <Lines insight={insight} {...props} />
}

function Lines({
  insight,
  area,
  axis,
  width,
  rowPx,
  top,
  left,
  right,
}: InsightLinesProps & { insight: RunInsight }) {
  const { run, shown, selected, view, comparison } = useRun()
  const nowMs = useRunClock().readMs()
  const { reading, rows, showsPath } = insight
  const placeOf = (key: string | null | undefined) =>
    typeof key === 'string' ? findPlace(run.nodes, key) : -1
  const hasFailed = (place: number) => isFailing(run.nodes[place]?.status ?? 'unknown')
  const hovered = placeOf(useHoveredRow(area, (key) => hasFailed(placeOf(key))))
  const at = hasFailed(hovered) && hasLinks(insight, hovered) ? hovered : placeOf(selected[0]?.key)
  const links = view.marks.links && at >= 0 && hasLinks(insight, at)
  const path = showsPath && !links && comparison?.state !== 'ready' ? reading.path : null
  const isDrawn = links || path !== null
  const rowOf = useMemo(
    () => (isDrawn ? new Map(shown.map(({ key }, index) => [key, index])) : NO_ROWS),
    [isDrawn, shown],
  )
  const space: LineSpace = { rowOf, axis, width, rowPx, nowMs }
  const height = shown.length * rowPx
  return (
    <>
      <div
        aria-hidden
        className="row-rules"
        style={{ top, left, right, height, '--row-px': `${rowPx}px` } as CSSProperties}
      >
        <svg width={width} height={height} className="insight-lines">
          {links && <LinkLines run={run} at={at} reading={reading} rows={rows} space={space} />}
          {insight.runLimitMs !== null && <RunLimit ms={insight.runLimitMs} height={height} space={space} />}
          {path && <PathLines path={path} space={space} />}
        </svg>
      </div>
      {links && hasFailed(at) && (
        <ReachEdge places={findReach(run.nodes, reading.edges, at).stopped} space={space} top={top} />
      )}
    </>
  )
}

const hasLinks = ({ reading: { edges } }: RunInsight, at: number): boolean =>
  (edges.before[at]?.length ?? 0) > 0 || (edges.after[at]?.length ?? 0) > 0

interface RunLimitProps {
  ms: number
  height: number
  space: LineSpace
}

/** Where DGC ends the whole run, through all rows. */
function RunLimit({ ms, height, space: { axis, width } }: RunLimitProps) {
  if (!isInside(axis, ms)) return null
  return <path className="run-limit" d={`M${Math.round(scaleMs(axis, ms) * width) - 0.5} 0V${height}`} />
}

interface ReachEdgeProps {
  places: readonly number[]
  space: LineSpace
  top: number
}

/** At the left of the rows that a failed node keeps from running. */
function ReachEdge({ places, space: { rowOf, rowPx }, top }: ReachEdgeProps) {
  const { run, shown } = useRun()
  const lines = places.flatMap((place) => {
    const row = rowOf.get(run.nodes[place]?.key ?? '')
    return row === undefined ? [] : [`M1.5 ${row * rowPx}v${rowPx - 1}`]
  })
  return (
    <svg aria-hidden className="reach-edge" width={3} height={shown.length * rowPx} style={{ top }}>
      <path d={lines.join('')} />
    </svg>
  )
}
