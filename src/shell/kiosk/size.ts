import { clamp } from '../../lib/number'

/** Everything of a wall is counted in one unit, so that it looks the same from afar on every screen. */
export interface WallSize {
  /** One px of the picture as it was drawn for a screen 1080 high. */
  unit: number
  /** Higher than wide: names and numbers stand above their bars. */
  portrait: boolean
  /** How many units the screen is wide. */
  wide: number
  /** Of the columns, in units. */
  margin: number
  name: number
  state: number
  timeline: number
  /** The least height of a row, and the one that it has when there is room, in units. */
  row: { least: number; most: number }
}

/** A screen so little wider than high has no room for three columns. */
const PORTRAIT_BELOW = 1.1
/** Of a screen that lies. One of 5:4 has letters a little smaller than others, and still a fiftieth of its height. */
const LEAST_WIDE = 1340
/** Upright, the smallest letters (22 units) are a sixtieth of the height: larger ones would leave no room for names. */
const UPRIGHT_HIGH = 22 * 60
/** Narrower than this, the width decides: letters get smaller than a sixtieth of the height rather than fall off the edge. */
const UPRIGHT_WIDE = 700

export function sizeOf(widthPx: number, heightPx: number): WallSize {
  const width = Math.max(1, widthPx)
  const height = Math.max(1, heightPx)
  const portrait = width < height * PORTRAIT_BELOW
  const unit = portrait
    ? Math.min(height / UPRIGHT_HIGH, width / UPRIGHT_WIDE)
    : Math.min(height / 1080, width / LEAST_WIDE)
  const wide = width / unit
  const margin = portrait ? 36 : 48
  const inner = wide - 2 * margin
  if (portrait) {
    const state = 300
    return {
      unit,
      portrait,
      wide,
      margin,
      state,
      name: inner - state,
      timeline: inner,
      row: { least: 92, most: 104 },
    }
  }
  const name = clamp(inner * 0.275, 400, 500)
  const state = 360
  return {
    unit,
    portrait,
    wide,
    margin,
    name,
    state,
    timeline: inner - name - state,
    row: { least: 64, most: 69 },
  }
}

/** The scale of pages that were not drawn for a wall: their smallest letters (11 px) come to 18 units. */
export const pageZoom = ({ unit, portrait }: WallSize): number => (unit * (portrait ? 22 : 18)) / 11
