import { useMemo, useState, type RefObject } from 'react'
import { type LogSketch } from '../../../contract/log'
import { type HeldLog } from '../../../model/log/held-log'
import { LOG_ZONE } from '../../../model/log/rows'
import { canShorten } from '../../../model/log/shorten'
import { useWidth } from '../../../ui/use-width'
import { MAP_PX } from './LogMap'

const TIME_PX = 64
const PADDING_PX = 16
/** Over the full width the numbers begin below the tools. */
const FULL_INDENT_PX = 14
/** Of a line, as long as nothing is counted. */
const USUAL_LINE_BYTES = 60
/** So many lines show whether nearly all have a prefix. */
const ENOUGH_LINES = 100

interface LogColumnsOptions {
  log: HeldLog
  sketch: LogSketch | null
  wraps: boolean
  isAsWritten: boolean
  hasRoomForTime: boolean
  hasMap: boolean
}

interface LogColumns {
  /** Of the element whose width the columns share. */
  area: RefObject<HTMLDivElement | null>
  /** Of an element that holds `CELLS` characters of the log's font. */
  cells: RefObject<HTMLElement | null>
  /** Prefixes are left out, and their times stand in a column. */
  isShortened: boolean
  hasTime: boolean
  numberPx: number
  textPx: number
  /** Cells of the text; null where lines are not wrapped. */
  columns: number | null
}

/** So many that their width in whole pixels is exact enough for one. */
export const CELLS = 1_000
const USUAL_CELL_PX = 7

/** How wide number, time and text are. */
export function useLogColumns(options: LogColumnsOptions): LogColumns {
  const { log, sketch, wraps, isAsWritten, hasRoomForTime, hasMap } = options
  const [area, areaPx] = useWidth<HTMLDivElement>(() => 400)
  const [cells, cellsPx] = useWidth<HTMLElement>(() => 0)
  const cellPx = cellsPx > 0 ? cellsPx / CELLS : USUAL_CELL_PX
  // Decided once enough was read, so that the columns do not change while one reads.
  const [decided, setDecided] = useState<boolean | null>(null)
  const heldLines = log.pieces.reduce((sum, piece) => sum + piece.lines.length, 0)
  const canBeShort = useMemo(() => decided ?? canShorten(log.pieces, LOG_ZONE), [decided, log])
  if (decided === null && heldLines >= ENOUGH_LINES) setDecided(canBeShort)
  const isShortened = canBeShort && !isAsWritten
  const hasTime = isShortened && hasRoomForTime
  const lineCount = sketch?.isDone ? sketch.lines : log.object.size / USUAL_LINE_BYTES
  const digits = Math.max(3, String(Math.ceil(lineCount)).length)
  const numberPx = Math.ceil((digits + 0.5) * cellPx) + 10 + (hasMap ? FULL_INDENT_PX : 0)
  const roomPx = areaPx - numberPx - (hasTime ? TIME_PX : 0) - PADDING_PX - (hasMap ? MAP_PX : 0)
  const columns = wraps ? Math.max(16, Math.floor(roomPx / cellPx)) : null
  return { area, cells, isShortened, hasTime, numberPx, textPx: (columns ?? 0) * cellPx + 1, columns }
}
