/** In px of CSS. */
export interface PictureSize {
  width: number
  height: number
}

export const MAX_ROWS = 200
export const WIDTH = 1392
export const HEAD_PX = 56
export const AXIS_PX = 32
export const ROW_PX = 28
const FOOT_PX = 8
export const MARGIN_PX = 20
/** The columns, from left to right: name, type, timeline, status, start, duration. */
export const NAME_PX = 264
export const TYPE_PX = 116
export const STATUS_PX = 116
export const START_PX = 84
const DURATION_PX = 92
export const LEFT_PX = NAME_PX + TYPE_PX
export const TIMELINE_PX = WIDTH - LEFT_PX - STATUS_PX - START_PX - DURATION_PX
export const RIGHT_PX = LEFT_PX + TIMELINE_PX

/** How large the picture of so many rows is. */
export const measurePicture = (rows: number): PictureSize => ({
  width: WIDTH,
  height: HEAD_PX + AXIS_PX + ROW_PX * (Math.min(rows, MAX_ROWS) + (rows > MAX_ROWS ? 1 : 0)) + FOOT_PX,
})
