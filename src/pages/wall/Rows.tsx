import { memo, type CSSProperties } from 'react'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { showInvisible, truncateMiddle } from '../../lib/text'
import { type WallCell } from '../../model/wall/cells'
import { formatPlannedTimes } from '../../run/jobs/schedule-words'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { AxisLabels } from './AxisLabels'
import { KindGlyph } from './KindGlyph'
import { Lane, LaneLines } from './Lane'
import { CellName, LastRuns, Parts, cellData, isPast, useReader } from './parts'
import { describeMore, describeNext, describeOld, describeState, describeTimes, kindWord } from './texts'
import { WORD_EM, WORD_WIDE, computeNameEm, computeNameWide } from './name-room'
import { useWall } from './wall-context'

/** The widths of a table's columns, in units. A narrow screen keeps what is needed most. */
function computeColumns(wide: number, name: number) {
  const isNarrow = wide < 1600
  const nodes = isNarrow ? 0 : 84
  const times = isNarrow ? 300 : 330
  const last = isNarrow ? 0 : 124
  const next = isNarrow ? 120 : 150
  const gaps = (isNarrow ? 4 : 6) * 20
  const lane = wide - name - WORD_WIDE - nodes - times - last - next - gaps
  return { name, status: WORD_WIDE, nodes, times, last, next, lane }
}

/** Up to 14 jobs: one table on one axis. */
export function Rows({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { columnWide, layout } = useWall()
  const nameEm = computeNameEm(layout, useWallSize(), 0)
  const { name, status, nodes, times, last, next, lane } = computeColumns(
    columnWide,
    computeNameWide(layout, columnWide),
  )
  const u = (size: number) => `calc(${size} * var(--u))`
  const style = {
    '--columns': [name, lane, status, nodes, times, last, next]
      .filter((size) => size > 0)
      .map(u)
      .join(' '),
  } as CSSProperties
  return (
    <div role="table" aria-label={words.allJobs} className="wj-table" style={style}>
      <div role="row" className="wj-head">
        <span role="columnheader">
          {words.columns.job}
          <small aria-hidden>
            <i className="wj-usual" /> {words.usualEnd}
          </small>
        </span>
        <AxisLabels wide={lane} />
        <span role="columnheader">{words.columns.status}</span>
        {nodes > 0 && (
          <span role="columnheader" className="wj-nodes">
            {words.columns.nodes}
          </span>
        )}
        <span role="columnheader">{words.columns.times}</span>
        {last > 0 && <span role="columnheader">{words.columns.last}</span>}
        <span role="columnheader" className="wj-end">
          {words.columns.next}
        </span>
      </div>
      {cells.map((cell) => (
        <Row key={cell.key} cell={cell} nameEm={nameEm} hasLast={last > 0} twoLines={layout.hasSecondLines} />
      ))}
    </div>
  )
}

interface RowProps {
  cell: WallCell
  /** The room of its name, in em. */
  nameEm: number
  hasLast: boolean
  twoLines: boolean
}

const Row = memo(function Row({ cell, nameEm, hasLast, twoLines }: RowProps) {
  const reader = useReader()
  return (
    <div role="row" className="wj-row" {...cellData(cell)}>
      <span role="cell" className="wj-job">
        <KindGlyph kind={cell.kind} size={40} past={isPast(cell, reader.isOld)} />
        <span>
          <CellName cell={cell} em={nameEm} />
          {twoLines && <small>{formatPlannedTimes(cell.job?.schedule, reader)}</small>}
        </span>
      </span>
      <span className="wj-place">
        <LaneLines hours />
        <Lane cell={cell} />
      </span>
      <span role="cell" className="wj-state">
        <b>{truncateMiddle(kindWord(cell, reader), WORD_EM)}</b>
        {twoLines && <small>{describeState(cell, reader)}</small>}
      </span>
      {hasLast && (
        <span role="cell" className="wj-nodes">
          <NodeCount cell={cell} />
        </span>
      )}
      <span role="cell" className="wj-times">
        <span>
          <Parts parts={cell.asOf === null ? describeTimes(cell, reader) : describeOld(cell.asOf, reader)} />
        </span>
        {twoLines && <small>{describeMore(cell, reader)}</small>}
      </span>
      {hasLast && (
        <span role="cell">
          <LastRuns job={cell.job} />
        </span>
      )}
      <span role="cell" className="wj-end">
        {describeNext(cell, reader)}
      </span>
    </div>
  )
})

const NodeCount = ({ cell: { nodes } }: { cell: WallCell }) =>
  nodes === null ? (
    '–'
  ) : (
    <>
      <b>{nodes.done}</b>/{nodes.total}
    </>
  )

/** Up to 4 jobs: each with room for its name, its word and its times. */
export function Lines({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { columnWide, layout } = useWall()
  const reader = useReader()
  const nameEm = computeNameEm(layout, useWallSize(), 0)
  const name = computeNameWide(layout, columnWide)
  const side = Math.min(400, columnWide * 0.25)
  const lane = columnWide - name - side - 60
  const style = {
    '--columns': `calc(${name} * var(--u)) calc(${lane} * var(--u)) calc(${side} * var(--u))`,
  } as CSSProperties
  return (
    <div role="table" aria-label={words.allJobs} className="wj-table wj-lines-form" style={style}>
      <div className="wj-head">
        <span />
        <AxisLabels wide={lane} />
        <span />
      </div>
      {cells.map((cell) => (
        <div role="row" key={cell.key} className="wj-row" {...cellData(cell)}>
          <span role="cell" className="wj-job">
            <KindGlyph kind={cell.kind} size={76} past={isPast(cell, reader.isOld)} />
            <span>
              <CellName cell={cell} em={nameEm} />
              <b>{kindWord(cell, reader)}</b>
              <small>
                {[describeState(cell, reader), formatPlannedTimes(cell.job?.schedule, reader)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </span>
          <span className="wj-place">
            <LaneLines hours />
            <Lane cell={cell} />
            <Sentence cell={cell} em={lane / 26} />
          </span>
          <span role="cell" className="wj-side">
            <span>
              <Parts
                parts={cell.asOf === null ? describeTimes(cell, reader) : describeOld(cell.asOf, reader)}
              />
            </span>
            <small>{describeMore(cell, reader)}</small>
            <small className="wj-side-last">
              <LastRuns job={cell.job} />
              {cell.nextMs !== null &&
                cell.kind !== 'next' &&
                reader.words.nextAt(describeNext({ ...cell, kind: 'success' }, reader))}
            </small>
          </span>
        </div>
      ))}
    </div>
  )
}

/** What runs now. */
function Sentence({ cell: { nodes, asOf }, em }: { cell: WallCell; em: number }) {
  const { words, isOld } = useReader()
  if (nodes === null || nodes.running.length === 0 || isOld || asOf !== null) return null
  const [first = '', ...others] = nodes.running
  return <p className="wj-sentence">{truncateMiddle(words.runs(showInvisible(first), others.length), em)}</p>
}
