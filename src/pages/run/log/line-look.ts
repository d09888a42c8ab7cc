import { type NodeCause } from '../../../contract/log'
import { findDetail, findRowIndex, type LogRow } from '../../../model/log/rows'
import { type LineLook } from './RowView'
import { type Find } from './use-find'
import { type LineLinks } from './use-line-links'
import { type LogPlace } from './use-log-place'

const NO_LOOK: LineLook = {
  tone: null,
  isCursor: false,
  isFlashed: false,
  isActive: false,
  isLater: false,
  marks: [],
}
const LATER_LOOK: LineLook = { ...NO_LOOK, isLater: true }

interface LookGiven {
  rows: readonly LogRow[]
  isLater: (row: LogRow) => boolean
  place: Pick<LogPlace, 'cursor' | 'flash'>
  links: LineLinks
  find: Find
  /** Of a node that has failed; else null. */
  cause: NodeCause['cause']
}

/** How each row is drawn. */
export function createLineLook({ rows, isLater, place, links, find, cause }: LookGiven) {
  const rowAt = (byte: number | null) => (byte === null ? undefined : rows[findRowIndex(rows, byte)])
  const cursorRow = rowAt(place.cursor)
  const flashRow = rowAt(place.flash)
  const causeByte = cause?.byte ?? null
  const details = findDetail(rows, causeByte, cause?.detail)
  return (row: LogRow, isActive: boolean): LineLook => {
    if (row.kind !== 'line') return isLater(row) ? LATER_LOOK : NO_LOOK
    let tone: LineLook['tone'] = links.isTarget(row) ? 'target' : null
    if (row.byte === causeByte) tone = 'cause'
    else if (details.has(row.byte)) tone = 'detail'
    return {
      tone,
      isCursor: row === cursorRow,
      isFlashed: row === flashRow,
      isActive,
      isLater: isLater(row),
      marks: find.markLine(row),
    }
  }
}
