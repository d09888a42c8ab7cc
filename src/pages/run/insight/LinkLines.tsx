import { type Run } from '../../../contract/run'
import { isFailing, isTerminal } from '../../../contract/status'
import { findDrivers } from '../../../model/insight/edges'
import { findReach } from '../../../model/insight/failures'
import { readNodeTimes } from '../../../model/insight/node-times'
import { type RunReading } from '../../../model/insight/read-run'
import { scaleMs } from '../../../model/timeline/axis'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { drawLink, type LineSpace } from './draw-lines'

interface LinkLinesProps {
  run: Run
  /** The place of the selected node. */
  at: number
  reading: RunReading
  rows: ReadonlyMap<string, RowInsight>
  space: LineSpace
}

/** More lines than these say less. */
const MAX_LINKS = 40

/** A node that waits has its mark so far before now. */
const WAIT_MARK_PX = 12

/** From what a node waited for, thicker from the one that ended last, and to what waits for it; from a failed node, to what does not run. */
export function LinkLines({ run, at, reading: { edges }, rows, space }: LinkLinesProps) {
  const { rowOf, axis, width, rowPx, nowMs } = space
  const { nodes } = run
  const times = readNodeTimes(run, nowMs)
  const x = (ms: number) => scaleMs(axis, ms) * width
  const aheadOf = (place: number) => rows.get(nodes[place]?.key ?? '')?.ahead
  const startX = (place: number) => {
    const ms = nodes[place]?.startMs ?? aheadOf(place)?.fromMs
    return typeof ms === 'number' ? x(ms) : Math.max(0, Math.min(x(nowMs), width) - WAIT_MARK_PX)
  }
  const endX = (place: number) => x(times.endMs[place] ?? aheadOf(place)?.toMs ?? nowMs)
  // A skipped node has no place in time.
  const isNowhere = (place: number) => {
    const node = nodes[place]
    return node !== undefined && isTerminal(node.status) && node.startMs === null && node.endMs === null
  }
  const draw = (from: number, to: number): string => {
    const fromRow = rowOf.get(nodes[from]?.key ?? '')
    const toRow = rowOf.get(nodes[to]?.key ?? '')
    if (fromRow === undefined || toRow === undefined || isNowhere(from) || isNowhere(to)) return ''
    return drawLink({ fromRow, toRow, fromX: endX(from), toX: startX(to) }, rowPx)
  }
  const driver = findDrivers(edges, times, run.startMs)[at] ?? -1
  const before = (edges.before[at] ?? []).filter((place) => place !== driver).slice(0, MAX_LINKS - 1)
  const hasFailed = isFailing(nodes[at]?.status ?? 'unknown')
  const reach = hasFailed ? findReach(nodes, edges, at) : null
  const reached = reach && new Set([...reach.stopped, ...reach.maybe])
  const after = (edges.after[at] ?? []).filter((place) => reached === null || reached.has(place))
  const thin = [
    ...before.map((place) => draw(place, at)),
    ...after.slice(0, MAX_LINKS - 1 - before.length).map((place) => draw(at, place)),
  ]
  return (
    <g className={hasFailed ? 'link-lines failed' : 'link-lines'}>
      <path d={thin.join('')} />
      {driver >= 0 && <path d={draw(driver, at)} strokeWidth="1.5" />}
    </g>
  )
}
