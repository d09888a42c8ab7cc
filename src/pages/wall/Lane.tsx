import { memo } from 'react'
import { type JobRun } from '../../contract/job-run'
import { shortPercent } from '../../lib/number'
import { MINUTE_MS } from '../../lib/time/units'
import { placeOnAxis, type WallAxis } from '../../model/wall/axis'
import { type WallCell } from '../../model/wall/cells'
import { useWall } from './wall-context'

interface BoxProps {
  axis: WallAxis
  look: string
  fromMs: number
  toMs: number
}

function Box({ axis, look, fromMs, toMs }: BoxProps) {
  const left = placeOnAxis(axis, fromMs)
  const right = placeOnAxis(axis, toMs)
  if (toMs < axis.fromMs || fromMs > axis.toMs) return null
  return (
    <i
      className={`wj-box ${look}`}
      style={{ left: shortPercent(left), width: shortPercent(Math.max(0, right - left)) }}
    />
  )
}

/** Whether its lane has a mark where its run usually ends. */
export const hasUsualMark = (
  { kind, run, again, startMs, usualEndMs, asOf }: WallCell,
  axis: WallAxis,
): boolean =>
  usualEndMs !== null &&
  asOf === null &&
  (kind === 'late' || ((again ?? run)?.status === 'running' && startMs !== null)) &&
  usualEndMs >= axis.fromMs &&
  usualEndMs <= axis.toMs

/** The run of a job on the axis of the wall: what was, what runs, and what is expected. */
export const Lane = memo(function Lane({ cell }: { cell: WallCell }) {
  const { axis, nowMs, isOld } = useWall()
  const { kind, run, again, planMs, startMs, expectedMs, usualEndMs, limitMs, nextMs, nextEndMs } = cell
  const shown = again ?? run
  const isOwnOld = cell.asOf !== null || isOld
  const isLate = kind === 'late'
  const waitsUntilMs = isLate || kind === 'waiting' ? nowMs : startMs
  const isRunning = shown?.status === 'running' && startMs !== null
  const hasBox = shown !== null && startMs !== null && kind !== 'late' && kind !== 'stale'
  const isHatched =
    planMs !== null && waitsUntilMs !== null && waitsUntilMs - planMs > MINUTE_MS && kind !== 'stale'
  const hasForecast = !isOwnOld && expectedMs !== null
  const mark = (look: string, ms: number | null) =>
    ms !== null && ms >= axis.fromMs && ms <= axis.toMs ? (
      <i className={look} style={{ left: shortPercent(placeOnAxis(axis, ms)) }} />
    ) : null
  if (kind === 'reading')
    return (
      <span aria-hidden className="wj-lane">
        <i className="wj-unread" />
      </span>
    )
  return (
    <span aria-hidden className="wj-lane" data-past={isOwnOld || undefined}>
      {cell.earlier.map((each) => (
        <Box
          key={each.id}
          axis={axis}
          look={`earlier is-${each.status}`}
          fromMs={each.startMs ?? 0}
          toMs={each.endMs ?? nowMs}
        />
      ))}
      {isHatched && (
        <Box axis={axis} look={isLate ? 'hatch amber' : 'hatch'} fromMs={planMs} toMs={waitsUntilMs} />
      )}
      {hasBox && <RunBoxes cell={cell} axis={axis} nowMs={nowMs} shown={shown} startMs={startMs} />}
      {hasForecast && (isRunning || isLate || kind === 'waiting') && expectedMs > nowMs && (
        <Box axis={axis} look="expected" fromMs={nowMs} toMs={expectedMs} />
      )}
      {!isOwnOld && !isRunning && nextMs !== null && nextMs <= axis.toMs && (
        <Box axis={axis} look="next" fromMs={nextMs} toMs={nextEndMs ?? nextMs} />
      )}
      {!isOld && hasUsualMark(cell, axis) && mark('wj-usual', usualEndMs)}
      {!isOwnOld && mark('wj-limit', limitMs)}
      {hasBox && kind !== 'next' && startMs < axis.fromMs && <i className="wj-off" data-side="before" />}
      {hasForecast && expectedMs > axis.toMs && <i className="wj-off" data-side="after" />}
    </span>
  )
})

interface RunBoxesProps {
  cell: WallCell
  axis: WallAxis
  nowMs: number
  shown: JobRun
  startMs: number
}

/** When its nodes ran, as far as they are known; else one bar. */
function RunBoxes({ cell: { nodes, endMs }, axis, nowMs, shown, startMs }: RunBoxesProps) {
  const toMs = endMs ?? nowMs
  const look = `run is-${shown.status}`
  const failedMs = shown.status === 'fail' ? (nodes?.failed?.endMs ?? null) : null
  const lastMs = nodes?.failed?.startMs ?? nodes?.runningSinceMs ?? null
  if (nodes === null || lastMs === null) return <Box axis={axis} look={look} fromMs={startMs} toMs={toMs} />
  return (
    <>
      <Box axis={axis} look="through" fromMs={startMs} toMs={toMs} />
      {nodes.ranMs.map(([from, to]) => (
        <Box key={from} axis={axis} look="run is-success" fromMs={from} toMs={to} />
      ))}
      <Box axis={axis} look={look} fromMs={lastMs} toMs={failedMs ?? toMs} />
    </>
  )
}

/** The hours and the line of now behind a lane. */
export function LaneLines({ hours }: { hours: boolean }) {
  const { axis, nowMs, isOld } = useWall()
  return (
    <span aria-hidden className="wj-lines">
      {hours &&
        axis.ticksMs.map((ms) => (
          <i key={ms} className="wj-hour" style={{ left: shortPercent(placeOnAxis(axis, ms)) }} />
        ))}
      <i
        className="wj-now"
        data-past={isOld || undefined}
        style={{ left: shortPercent(placeOnAxis(axis, nowMs)) }}
      />
    </span>
  )
}
