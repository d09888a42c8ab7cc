import { memo, type CSSProperties } from 'react'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { estimateEm } from '../../lib/text'
import { formatMinute } from '../../lib/time/format'
import { type WallCell } from '../../model/wall/cells'
import { formatWhen } from '../../run/jobs/when'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { AxisLabels } from './AxisLabels'
import { KindGlyph } from './KindGlyph'
import { Lane, LaneLines } from './Lane'
import { CellName, LastRuns, Parts, cellData, isPast, useReader } from './parts'
import {
  type Reader,
  describeCell,
  describeNext,
  describeOld,
  describeTimes,
  kindWord,
  type Part,
} from './texts'
import { computeNameEm, isSmallTile } from './name-room'
import { useWall } from './wall-context'

/** Lower, lines stand closer, so that the lane below them has room. */
const ROOMY_FROM = 76
/** Times, strip and what comes next need so much beside each other. */
const NEXT_FROM = 480

const columnsOf = <T,>(cells: readonly T[], rows: number): T[][] => {
  const columns: T[][] = []
  for (let from = 0; from < cells.length; from += rows) columns.push(cells.slice(from, from + rows))
  return columns
}

/** 15 jobs and more: cells in columns, which fill downwards. */
export function Tiles({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout, columnWide } = useWall()
  const { columns, rows, form } = layout
  const style = { '--columns': columns } as CSSProperties
  const isSmall = isSmallTile(layout, columnWide)
  return (
    <div
      className="wj-tiles"
      style={style}
      data-form={form}
      data-small={isSmall || undefined}
      data-tight={layout.rowHigh < ROOMY_FROM || undefined}
      role="list"
      aria-label={words.allJobs}
    >
      {columnsOf(cells, rows).map((column) => (
        <div key={column[0]?.key} role="presentation" className="wj-column">
          {form !== 'map' && <AxisLabels wide={columnWide} />}
          {column.map((cell) => (
            <Tile key={cell.key} cell={cell} isSmall={isSmall} />
          ))}
        </div>
      ))}
    </div>
  )
}

const Tile = memo(function Tile({ cell, isSmall }: { cell: WallCell; isSmall: boolean }) {
  const reader = useReader()
  const { layout } = useWall()
  const isMap = layout.form === 'map'
  const past = isPast(cell, reader.isOld)
  return (
    <div role="listitem" className="wj-tile" {...cellData(cell)} aria-label={describeCell(cell, reader)}>
      {isMap && (
        <>
          <KindGlyph kind={cell.kind} size={38} past={past} />
          <TileName cell={cell} />
        </>
      )}
      {!isMap && isSmall && <SmallTile cell={cell} reader={reader} past={past} />}
      {!isMap && !isSmall && <LargeTile cell={cell} reader={reader} past={past} />}
      {!isMap && (
        <span className="wj-place">
          <LaneLines hours={false} />
          <Lane cell={cell} />
        </span>
      )}
    </div>
  )
})

interface TileProps {
  cell: WallCell
  reader: Reader
  past: boolean
}

function TileName({ cell, word = '' }: { cell: WallCell; word?: string }) {
  const { layout } = useWall()
  const size = useWallSize()
  return <CellName cell={cell} em={computeNameEm(layout, size, estimateEm(word))} />
}

function LargeTile({ cell, reader, past }: TileProps) {
  const { layout, columnWide } = useWall()
  const word = kindWord(cell, reader)
  return (
    <>
      <span className="wj-tile-head">
        <KindGlyph kind={cell.kind} size={40} past={past} />
        <TileName cell={cell} word={word} />
        <b>{word}</b>
      </span>
      <span className="wj-tile-line">
        <span>
          <Parts parts={cell.asOf === null ? describeTimes(cell, reader) : describeOld(cell.asOf, reader)} />
        </span>
        {layout.hasStrips && <LastRuns job={cell.job} />}
        {layout.hasStrips && columnWide >= NEXT_FROM && (
          <small className="wj-end">{describeNext(cell, reader)}</small>
        )}
      </span>
    </>
  )
}

function SmallTile({ cell, reader, past }: TileProps) {
  return (
    <span className="wj-small">
      <KindGlyph kind={cell.kind} size={38} past={past} />
      <span>
        <TileName cell={cell} />
        <span className="wj-tile-line">
          <b>{kindWord(cell, reader)}</b>
          <Parts parts={cell.asOf === null ? describeShort(cell, reader) : describeOld(cell.asOf, reader)} />
        </span>
      </span>
    </span>
  )
}

/** The one time that says most: a cell of this size has room for no more. */
function describeShort(cell: WallCell, reader: Reader): Part[] {
  const { kind, planMs, startMs, endMs, nextMs } = cell
  const { zone, lang, nowMs } = reader
  if (kind === 'next' && nextMs !== null) return [{ text: formatMinute(nextMs, zone, nowMs), look: 'plain' }]
  const isDue = kind === 'late' || kind === 'waiting' || kind === 'stale'
  const atMs = endMs ?? (startMs === null && !isDue ? planMs : null)
  if (atMs !== null) return [{ text: formatWhen(atMs, zone, lang, nowMs), look: 'plain' }]
  const parts = describeTimes(cell, reader)
  const arrow = parts.findIndex(({ text }) => text === '→')
  const rest = parts.slice(arrow + 1)
  return kind === 'late' || kind === 'stale' ? rest.slice(0, 1) : rest
}
