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

/** How large the picture of so many rows is. */
export const measurePicture = (rows: number): PictureSize => ({
  width: WIDTH,
  height: HEAD_PX + AXIS_PX + ROW_PX * (Math.min(rows, MAX_ROWS) + (rows > MAX_ROWS ? 1 : 0)) + FOOT_PX,
})
