import { scaleMs } from '../../../model/timeline/axis'
import { type CriticalPath } from '../../../model/insight/critical-path'
import { drawStairs, type LineSpace, type Stair } from './draw-lines'

interface PathLinesProps {
  path: CriticalPath
  space: LineSpace
}

/** The critical path: a line under each of its bars and down where the next node could start; dotted after now. */
export function PathLines({ path, space: { rowOf, axis, width, rowPx, nowMs } }: PathLinesProps) {
  const x = (ms: number) => scaleMs(axis, ms) * width
  const stairs: Stair[] = []
  let untilMs: number | null = null
  for (const { key, startMs, endMs } of path.steps) {
    const row = rowOf.get(key)
    const fromMs: number = untilMs ?? startMs
    untilMs = Math.max(fromMs, endMs)
    // A step that the filters hide leaves its time out of the line.
    if (row !== undefined) stairs.push({ row, from: x(fromMs), to: x(untilMs) })
  }
  const { past, ahead } = drawStairs(stairs, { rowPx, nowX: x(nowMs) })
  return (
    <>
      <path d={past} className="path-line" />
      <path d={ahead} className="path-line" strokeDasharray="2 3" />
    </>
  )
}
