import { ROOM, type GraphLayout, type Point } from '../../../model/insight/layout'
import { type Size } from '../../../ui/use-size'

/** What of the graph is in the window: its scale, 1 having room for all words, and where its origin stands, in px. */
export interface Camera {
  scale: number
  x: number
  y: number
}

/** How nodes are drawn: with name and second line, with the name, or as a glyph. By the room that each has. */
export type NodeForm = 'box' | 'chip' | 'glyph'

const BOX: Size = { width: 198, height: 46 }
const CHIP: Size = { width: 100, height: 22 }
const GLYPH: Size = { width: 14, height: 14 }
const LEAST_BOX_PX = 148
/** Between two boxes, for the edge. */
const GAP_PX = 38

/** Boxes are narrower where columns are near each other, rather than losing their second line. */
export function sizeNode(form: NodeForm, columnPx: number): Size {
  if (form === 'glyph') return GLYPH
  if (form === 'chip') return CHIP
  return {
    width: Math.round(Math.min(BOX.width, Math.max(LEAST_BOX_PX, columnPx - GAP_PX))),
    height: BOX.height,
  }
}

const MARGIN_PX = 16
/** An axis with room to spare is drawn out so far at most. */
const MAX_STRETCH = 2
const MAX_SCALE = 3

/** What both axes are multiplied with before the scale, to fill the window; it changes with the window only. */
export function findStretch(layout: GraphLayout, window: Size): Point {
  const { x, y, scale } = fill(layout, window)
  const draw = (most: number) => Math.min(MAX_STRETCH, Math.max(1, most / scale))
  return { x: draw(x), y: draw(y) }
}

/** The whole graph, in the middle of the window. */
export function fitGraph(layout: GraphLayout, window: Size, stretch: Point): Camera {
  const { scale } = fill(layout, window)
  return {
    scale,
    x: (window.width - layout.width * stretch.x * scale) / 2,
    y: (window.height - layout.height * stretch.y * scale) / 2,
  }
}

/** By how much each axis could be multiplied and still be inside, and the scale that both share. */
function fill({ width, height }: GraphLayout, window: Size): Point & { scale: number } {
  const room = { width: window.width - 2 * MARGIN_PX, height: window.height - 2 * MARGIN_PX }
  const [columns, rows] = [Math.max(1, width), Math.max(1, height)]
  // Boxes grow with their columns from one width to the other.
  const growing = (room.width + GAP_PX) / (columns + ROOM.width)
  const x = Math.min(
    (room.width - LEAST_BOX_PX) / columns,
    Math.max((room.width - BOX.width) / columns, growing),
  )
  const y = (room.height - BOX.height) / rows
  const scale = Math.min(1, x, y)
  if (scale >= (LEAST_BOX_PX + GAP_PX) / ROOM.width) return { x, y, scale }
  // Of those at its edges some have room for a box.
  const mostY = (room.height - CHIP.height) / rows
  return { x, y: mostY, scale: Math.max(0.01, Math.min(1, x, mostY)) }
}

/** `by` times as large, around a point of the window. */
export function zoomAt(camera: Camera, by: number, at: Point, least: number): Camera {
  const scale = Math.min(MAX_SCALE, Math.max(least, camera.scale * by))
  const ratio = scale / camera.scale
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio }
}

export const toScreen = ({ scale, x, y }: Camera, stretch: Point, place: Point): Point => ({
  x: x + place.x * stretch.x * scale,
  y: y + place.y * stretch.y * scale,
})

export function chooseForm(needs: { box: number; chip: number }, scale: number): NodeForm {
  if (needs.box <= scale) return 'box'
  return needs.chip <= scale ? 'chip' : 'glyph'
}

/** Moved as little as brings the place into the window; `right` is what is covered there, in px. */
export function reveal(camera: Camera, at: Point, window: Size, right: number): Camera {
  const inside = (value: number, half: number, length: number) =>
    Math.min(length - half, Math.max(half, value)) - value
  const { width, height } = BOX
  return {
    scale: camera.scale,
    x: camera.x + inside(at.x, width / 2 + MARGIN_PX, window.width - right),
    y: camera.y + inside(at.y, height / 2 + MARGIN_PX, window.height),
  }
}
