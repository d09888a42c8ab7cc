import { type Axis } from '../../../model/timeline/axis'

/** Where lines are drawn, and on what scale. */
export interface LineSpace {
  /** The place of each shown node among the rows, by its key. */
  rowOf: ReadonlyMap<string, number>
  axis: Axis
  /** Of the timeline, in px. */
  width: number
  rowPx: number
  nowMs: number
}

/** One step of a staircase: in the row with that index, from one x to another, in px. */
export interface Stair {
  row: number
  from: number
  to: number
}

/** The line runs below the bar of its row, above the rule. */
const BELOW_PX = 25

const round = (px: number) => Math.round(px * 10) / 10

/** A staircase as two paths of an SVG: up to now, and after it. */
export function drawStairs(
  stairs: readonly Stair[],
  { rowPx, nowX }: { rowPx: number; nowX: number },
): { past: string; ahead: string } {
  const past: string[] = []
  const ahead: string[] = []
  const yOf = (row: number) => row * rowPx + BELOW_PX
  let before: Stair | null = null
  for (const stair of stairs) {
    const y = yOf(stair.row)
    const { from, to } = stair
    if (before) {
      const piece = `M${round(before.to)} ${yOf(before.row)}V${y}`
      ;(before.to > nowX ? ahead : past).push(before.to === from ? piece : `${piece}H${round(from)}`)
    }
    if (from < nowX) past.push(`M${round(from)} ${y}H${round(Math.min(to, nowX))}`)
    if (to > nowX) ahead.push(`M${round(Math.max(from, nowX))} ${y}H${round(to)}`)
    before = stair
  }
  return { past: past.join(''), ahead: ahead.join('') }
}

/** From the end of one bar to the start of another: an elbow at half height of both rows. */
export interface Link {
  fromRow: number
  fromX: number
  toRow: number
  toX: number
}

/** Where a bar is in the middle of its row. */
const MIDDLE_PX = 13.5
const ELBOW_PX = 5

export function drawLink({ fromRow, fromX, toRow, toX }: Link, rowPx: number): string {
  const [y1, y2] = [fromRow * rowPx + MIDDLE_PX, toRow * rowPx + MIDDLE_PX]
  // Down between the two where there is room, else right of where it leaves.
  const x = toX - fromX > 2 * ELBOW_PX ? Math.min(fromX + ELBOW_PX, toX - ELBOW_PX) : fromX + ELBOW_PX
  return `M${round(fromX)} ${y1}H${round(x)}V${y2}H${round(toX)}`
}
