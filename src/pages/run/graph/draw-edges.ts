import { type Point } from '../../../model/insight/layout'
import { type Size } from '../../../ui/use-size'

/** A drawn node: its middle and its size, in px of the window. */
export interface Shape extends Point, Size {}

const round = (px: number) => Math.round(px * 10) / 10
/** Between two nodes beside each other an edge needs so much room for its curve. */
const LEAST_GAP_PX = 8
const HEAD = { length: 6, half: 4 } as const

/** From the right of one node to the left of the other, or from the bottom to the top: a curve, and the head of its arrow. */
export function drawEdge(from: Shape, to: Shape): { line: string; head: string } {
  const gapX = Math.abs(to.x - from.x) - (from.width + to.width) / 2
  const gapY = Math.abs(to.y - from.y) - (from.height + to.height) / 2
  const isAcross = to.x > from.x && gapX >= LEAST_GAP_PX
  if (isAcross || gapY < LEAST_GAP_PX) {
    const way = to.x >= from.x ? 1 : -1
    const [x1, x2] = [from.x + (way * from.width) / 2, to.x - (way * to.width) / 2]
    const middle = (x1 + x2) / 2
    return {
      line: write`M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`,
      head: write`M${x2 - way * HEAD.length} ${to.y - HEAD.half}L${x2} ${to.y}L${x2 - way * HEAD.length} ${to.y + HEAD.half}`,
    }
  }
  const way = to.y >= from.y ? 1 : -1
  const [y1, y2] = [from.y + (way * from.height) / 2, to.y - (way * to.height) / 2]
  const middle = (y1 + y2) / 2
  return {
    line: write`M${from.x} ${y1}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${y2}`,
    head: write`M${to.x - HEAD.half} ${y2 - way * HEAD.length}L${to.x} ${y2}L${to.x + HEAD.half} ${y2 - way * HEAD.length}`,
  }
}

const write = (texts: TemplateStringsArray, ...numbers: number[]): string =>
  String.raw({ raw: texts }, ...numbers.map(round))
