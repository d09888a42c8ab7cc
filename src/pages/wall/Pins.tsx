import { memo, type CSSProperties } from 'react'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { estimateEm, showInvisible, truncateMiddle } from '../../lib/text'
import { formatNearInstant } from '../../lib/time/near-day'
import { type WallCell } from '../../model/wall/cells'
import { formatWhen } from '../../run/jobs/when'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { KindGlyph } from './KindGlyph'
import { CellName, useAgeReader } from './parts'
import { PinGroups } from './PinGroups'
import { describeAge, ErrorLine, FailedNode, failedAt, firstLine, LEAST_NODE_EM } from './pin-parts'
import { kindWord, nameJob, type Reader } from './texts'
import { useWall } from './wall-context'

const MIN_RUNS = 5

/** What failed, above all rows: a failure stays there until its job succeeds. */
export function Pins({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout } = useWall()
  const { margin, wide } = useWallSize()
  const { pins, pinColumns, pinRows, pinHigh } = layout
  if (pins === 'none') return null
  if (pins === 'groups') return <PinGroups cells={cells} />
  const style = {
    '--pin-columns': pinColumns,
    '--pin-high': `calc(${pinHigh} * var(--u))`,
    '--pin-rows': pinRows,
  } as CSSProperties
  const cardWide = (wide - 2 * margin - (pinColumns - 1) * 12) / pinColumns
  return (
    <section aria-label={words.failures} className="wj-pins" data-size={pins} style={style}>
      {cells.map((cell) =>
        pins === 'full' ? (
          <Pin key={cell.key} cell={cell} wide={cardWide} isSide={pinColumns > 1} />
        ) : (
          <SlimPin key={cell.key} cell={cell} wide={cardWide} />
        ),
      )}
    </section>
  )
}

/** `em`: the room in one line, and beside the age. */
function listFacts(cell: WallCell, reader: Reader, em: { line: number; beside: number }): string[] {
  const { words, lang, zone, nowMs } = reader
  const { job, downstream } = cell
  const atMs = failedAt(cell)
  const success = job?.runs.findLast(({ status }) => status === 'success') ?? null
  const at = words.at(formatNearInstant(atMs, zone, lang, nowMs))
  const successMs = success?.endMs ?? null
  const last = successMs === null ? '' : words.lastSuccess(formatWhen(successMs, zone, lang, nowMs))
  // Of a job with few known runs, older ones may not have been read.
  const none = successMs === null && (job?.runs.length ?? 0) >= MIN_RUNS ? words.noSuccess : ''
  const both = [at, last || none].filter(Boolean).join(' · ')
  const [held] = downstream
  return [
    ...(estimateEm(both) <= em.beside ? [both] : [at, last || none].filter(Boolean)),
    ...(held === undefined ? [] : [words.holdsBack(showInvisible(held), downstream.length - 1)]),
    ...(job?.owner ? [words.owner(showInvisible(job.owner))] : []),
  ].map((fact) => truncateMiddle(fact, em.line))
}

interface PinProps {
  cell: WallCell
  /** In units. */
  wide: number
}

const Pin = memo(function Pin({ cell, wide, isSide }: PinProps & { isSide: boolean }) {
  const reader = useAgeReader()
  const { portrait } = useWallSize()
  const isStacked = isSide || portrait
  const aside = isStacked ? 0 : 520
  const inner = wide - aside - 80
  const { namesWorkspaces } = useWall()
  const headEm = (inner - 90) / 48
  const said = kindWord(cell, reader)
  // Where they have no room side by side, the glyph says it alone, so that the name can be read.
  const word = estimateEm(nameJob(cell, namesWorkspaces)) + estimateEm(said) <= headEm ? said : ''
  const age = describeAge(cell, reader)
  const detail = cell.nodes?.line?.detail ?? null
  // On a side, or upright, they share a line with the age.
  const beside = isStacked ? estimateEm(age) * 30 + 20 : 0
  const factsWide = isStacked ? inner : aside
  const facts = listFacts(cell, reader, { line: factsWide / 24, beside: (factsWide - beside) / 24 })
  const most = isSide || detail === null ? 2 : 1
  return (
    <article
      className="wj-pin"
      data-tone={cell.kind === 'fail' ? 'fail' : 'exception'}
      data-stacked={isStacked || undefined}
    >
      <div className="wj-pin-main">
        <h2>
          <KindGlyph kind={cell.kind} size={52} past={cell.asOf !== null} />
          <CellName cell={cell} em={headEm - estimateEm(word)} />
          {word !== '' && <b>{word}</b>}
        </h2>
        <FailedNode cell={cell} em={inner / 26} />
        <ErrorLine
          line={firstLine(cell)}
          cells={[cell]}
          number={cell.nodes?.line?.number}
          detail={isSide ? null : detail}
        />
      </div>
      <div className="wj-pin-facts">
        <strong>{age}</strong>
        {cell.again !== null && <Again cell={cell} reader={reader} />}
        {facts.slice(0, isStacked ? most - (cell.again === null ? 0 : 1) : 4).map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
      </div>
    </article>
  )
})

/** Empty while nothing runs again. */
function describeAgain({ again }: WallCell, { words, lang, zone, nowMs }: Reader): string {
  const startMs = again?.startMs ?? null
  return startMs === null ? '' : words.runningAgain(formatWhen(startMs, zone, lang, nowMs))
}

function Again({ cell, reader }: { cell: WallCell; reader: Reader }) {
  const text = describeAgain(cell, reader)
  return text === '' ? null : <p className="wj-again">{text}</p>
}

/** A card narrower than this has no room for a word beside the name. */
const WORD_FROM = 800

const SlimPin = memo(function SlimPin({ cell, wide }: PinProps) {
  const reader = useAgeReader()
  const { words } = reader
  const { namesWorkspaces } = useWall()
  const isWide = wide > 1000
  const again = isWide || wide < WORD_FROM ? '' : describeAgain(cell, reader)
  // In a narrow card, or beside what runs again, the glyph says it alone, so that the name can be read.
  const word = wide < WORD_FROM || again !== '' ? '' : kindWord(cell, reader)
  const aside = isWide ? 420 : 0
  const inner = wide - aside - 70
  const age = again || describeAge(cell, reader)
  const nameEm = (inner - 60 - (isWide ? 0 : estimateEm(age) * 26)) / 36 - estimateEm(word)
  const nodeEm = Math.min(20, ((nameEm - estimateEm(nameJob(cell, namesWorkspaces)) - 1) * 36) / 26)
  const { downstream, job } = cell
  const more = [
    ...(downstream.length === 0 ? [] : [words.holdsBackShort(downstream.length)]),
    ...(job?.owner ? [words.owner(showInvisible(job.owner))] : []),
  ].join(' · ')
  return (
    <article className="wj-pin wj-slim" data-tone={cell.kind === 'fail' ? 'fail' : 'exception'}>
      <div className="wj-pin-main">
        <h2>
          <KindGlyph kind={cell.kind} size={40} past={cell.asOf !== null} />
          <CellName cell={cell} em={nameEm} />
          {word !== '' && <b>{word}</b>}
          {isWide && cell.nodes?.failed && nodeEm >= LEAST_NODE_EM && (
            <small className="wj-at">
              <bdi>{truncateMiddle(showInvisible(cell.nodes.failed.name), nodeEm)}</bdi>
            </small>
          )}
          {!isWide && <small className={again === '' ? 'wj-end' : 'wj-end wj-again'}>{age}</small>}
        </h2>
        <ErrorLine line={firstLine(cell)} cells={[cell]} number={cell.nodes?.line?.number} />
      </div>
      {isWide && (
        <div className="wj-pin-facts">
          <strong>{age}</strong>
          {cell.again === null ? (
            <p>{truncateMiddle(more, aside / 24)}</p>
          ) : (
            <Again cell={cell} reader={reader} />
          )}
        </div>
      )}
    </article>
  )
})
