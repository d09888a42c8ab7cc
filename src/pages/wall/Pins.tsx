import { type CSSProperties } from 'react'
import { Link } from 'react-router-dom'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { formatCount } from '../../lib/number'
import { estimateEm, showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock } from '../../lib/time/format'
import { formatNearDay } from '../../lib/time/near-day'
import { type WallCell } from '../../model/wall/cells'
import { chooseGroups, groupByLine, type ErrorGroup } from '../../model/wall/groups'
import { formatWhen } from '../../run/jobs/when'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { KindGlyph } from './KindGlyph'
import { CellName, useReader } from './parts'
import { kindWord, type Reader } from './texts'
import { useWall } from './wall-context'

const MAX_MEMBERS = 12
const MIN_RUNS = 5
const SIDE_CARD_HIGH = 176
/** What a group's card has beside its members. */
const HEAD_HIGH = 138
const SIDE_HEAD_HIGH = 124
const NOTE_HIGH = 34

/** The line of the log that says why, else the first of what DGC says; controls are shown. Null when there is neither. */
const firstLine = ({ run, nodes }: WallCell): string | null => {
  const line = nodes?.line?.text ?? run?.error?.trim().split(/\r?\n/, 1)[0] ?? ''
  return line === '' ? null : showInvisible(line)
}

const failedAt = ({ run }: WallCell): number => run?.endMs ?? run?.startMs ?? run?.planMs ?? 0

/** What failed, above all rows: a failure stays there until its job succeeds. */
export function Pins({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout } = useWall()
  const { margin, wide } = useWallSize()
  const { pins, pinColumns, pinRows, pinHigh } = layout
  if (pins === 'none') return null
  if (pins === 'groups') return <Groups cells={cells} />
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

function describeAge(cell: WallCell, { words, lang, nowMs, isOld }: Reader): string {
  const atMs = failedAt(cell)
  if (isOld || atMs === 0) return ''
  return words.ago(formatDuration(Math.max(1_000, nowMs - atMs), lang, { units: 2, spelled: true }))
}

function listFacts(cell: WallCell, reader: Reader, em: number): string[] {
  const { words, lang, zone, nowMs } = reader
  const { job, downstream } = cell
  const atMs = failedAt(cell)
  const success = job?.runs.findLast(({ status }) => status === 'success') ?? null
  const day = formatNearDay(atMs, zone, lang, nowMs)
  const at = words.at(`${day} ${formatClock(atMs, zone)}`.trim())
  const successMs = success?.endMs ?? null
  const last = successMs === null ? '' : words.lastSuccess(formatWhen(successMs, zone, lang, nowMs))
  // Of a job with few known runs, older ones may not have been read.
  const none = successMs === null && (job?.runs.length ?? 0) >= MIN_RUNS ? words.noSuccess : ''
  const both = [at, last || none].filter(Boolean).join(' · ')
  const [held] = downstream
  return [
    ...(estimateEm(both) <= em ? [both] : [at, last || none].filter(Boolean)),
    ...(held === undefined ? [] : [words.holdsBack(showInvisible(held), downstream.length - 1)]),
    ...(job?.owner ? [words.owner(showInvisible(job.owner))] : []),
  ].map((fact) => truncateMiddle(fact, em))
}

interface PinProps {
  cell: WallCell
  /** In units. */
  wide: number
}

const MAX_LINE = 400

interface ErrorLineProps {
  line: string | null
  /** Its number in the log. */
  number?: number | null
  /** A second line that belongs to it. */
  detail?: string | null
}

/** Its end is cut by the browser, which knows the font. */
function ErrorLine({ line, number = null, detail = null }: ErrorLineProps) {
  const words = useWallJobsWords()
  return (
    <div className="wj-error" data-none={line === null || undefined}>
      {number !== null && <span>L{number}</span>}
      <p>
        <code>{line === null ? words.noLine : line.slice(0, MAX_LINE).toWellFormed()}</code>
        {detail !== null && (
          <code className="wj-detail">{showInvisible(detail).slice(0, MAX_LINE).toWellFormed()}</code>
        )}
      </p>
    </div>
  )
}

/** The node that failed, and what came of it: `DWS SQL · retried 3 times · 5 of 22 nodes did not run`. */
function FailedNode({ cell: { nodes }, em }: { cell: WallCell; em: number }) {
  const words = useWallJobsWords()
  if (!nodes?.failed) return null
  const { name, type, retries } = nodes.failed
  const facts = [
    ...(type === '' ? [] : [showInvisible(type)]),
    ...(retries > 0 ? [words.retried(retries)] : []),
    ...(nodes.notRun > 0 ? [words.notRun(nodes.notRun, nodes.total)] : []),
  ].join(' · ')
  const shown = truncateMiddle(showInvisible(name), Math.max(8, em * 0.55))
  const rest = truncateMiddle(facts, Math.max(4, em - estimateEm(shown) - 2))
  return (
    <p className="wj-failed-node">
      <b>
        <bdi>{shown}</bdi>
      </b>
      {rest !== '' && <span> · {rest}</span>}
    </p>
  )
}

function Pin({ cell, wide, isSide }: PinProps & { isSide: boolean }) {
  const reader = useReader()
  const { portrait } = useWallSize()
  const isStacked = isSide || portrait
  const aside = isStacked ? 0 : 520
  const inner = wide - aside - 80
  const word = kindWord(cell, reader)
  const facts = listFacts(cell, reader, (isStacked ? inner : aside) / 24)
  return (
    <article
      className="wj-pin"
      data-tone={cell.kind === 'fail' ? 'fail' : 'exception'}
      data-stacked={isStacked || undefined}
    >
      <div className="wj-pin-main">
        <h2>
          <KindGlyph kind={cell.kind} size={52} past={cell.asOf !== null} />
          <CellName cell={cell} em={(inner - 90) / 48 - estimateEm(word)} />
          <b>{word}</b>
        </h2>
        <FailedNode cell={cell} em={inner / 26} />
        <ErrorLine
          line={firstLine(cell)}
          number={cell.nodes?.line?.number}
          detail={isSide && portrait ? null : cell.nodes?.line?.detail}
        />
      </div>
      <div className="wj-pin-facts">
        <strong>{describeAge(cell, reader)}</strong>
        {cell.again !== null && <Again cell={cell} reader={reader} />}
        {facts.slice(0, isStacked ? 2 : 4).map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
      </div>
    </article>
  )
}

function Again({ cell: { again }, reader }: { cell: WallCell; reader: Reader }) {
  const { words, lang, zone, nowMs } = reader
  const startMs = again?.startMs ?? null
  if (startMs === null) return null
  return <p className="wj-again">{words.runningAgain(formatWhen(startMs, zone, lang, nowMs))}</p>
}

/** A card narrower than this has no room for a word beside the name. */
const WORD_FROM = 800

function SlimPin({ cell, wide }: PinProps) {
  const reader = useReader()
  const { words } = reader
  const isWide = wide > 1000
  // In a narrow card the glyph says it alone, so that the name can be read.
  const word = wide < WORD_FROM ? '' : kindWord(cell, reader)
  const aside = isWide ? 420 : 0
  const inner = wide - aside - 70
  const age = describeAge(cell, reader)
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
          <CellName
            cell={cell}
            em={(inner - 60 - (isWide ? 0 : estimateEm(age) * 26)) / 36 - estimateEm(word)}
          />
          {word !== '' && <b>{word}</b>}
          {isWide && cell.nodes?.failed && (
            <small className="wj-at">
              <bdi>{truncateMiddle(showInvisible(cell.nodes.failed.name), 20)}</bdi>
            </small>
          )}
          {!isWide && <small className="wj-end">{age}</small>}
        </h2>
        <ErrorLine line={firstLine(cell)} number={cell.nodes?.line?.number} />
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
}

/** Many failures: by the first error line, which is no cause. */
function Groups({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout } = useWall()
  const { wide, margin, portrait } = useWallSize()
  const groups = groupByLine(cells, firstLine, failedAt)
  const inner = wide - 2 * margin
  const { pinHigh } = layout
  const beside = portrait ? 0 : Math.max(1, Math.floor((pinHigh + 12) / (SIDE_CARD_HIGH + 12)))
  const { groups: shown, hiddenGroups, hiddenMembers } = chooseGroups(groups, 1 + beside)
  const [largest, ...others] = shown
  if (largest === undefined) return null
  const mainWide = others.length === 0 ? inner : inner * 0.65
  const sideWide = inner - mainWide - 12
  const sideHigh = (pinHigh - 12 * (others.length - 1)) / Math.max(1, others.length)
  const note = hiddenGroups > 0 ? words.moreFailed(hiddenMembers, hiddenGroups) : null
  const style = {
    '--pin-high': `calc(${pinHigh} * var(--u))`,
    '--main': `calc(${mainWide} * var(--u))`,
  } as CSSProperties
  return (
    <section aria-label={words.failures} className="wj-groups" style={style}>
      <GroupCard group={largest} wide={mainWide} high={pinHigh} note={others.length === 0 ? note : null} />
      {others.length > 0 && (
        <div className="wj-groups-side">
          {others.map((group, index) => (
            <GroupCard
              key={group.members[0]?.key}
              group={group}
              wide={sideWide}
              high={sideHigh}
              note={index === others.length - 1 ? note : null}
              isSide
            />
          ))}
        </div>
      )}
    </section>
  )
}

interface GroupProps {
  group: ErrorGroup<WallCell>
  wide: number
  high: number
  /** What has no card. */
  note: string | null
  isSide?: boolean
}

const MEMBER_HIGH = 36
const MEMBER_WIDE = 380
const MEMBER_GAP = 20
/** On both sides of a card, with its edge. */
const PADDING = 68

function GroupCard({ group, wide, high, note, isSide = false }: GroupProps) {
  const reader = useReader()
  const { words, zone } = reader
  const { line, members } = group
  const [first] = members
  const columns = Math.max(1, Math.floor(wide / MEMBER_WIDE))
  const head = (isSide ? SIDE_HEAD_HIGH : HEAD_HIGH) + (note === null ? 0 : NOTE_HIGH)
  const rows = Math.max(1, Math.floor((high - head) / MEMBER_HIGH))
  const room = Math.min(MAX_MEMBERS, columns * rows)
  const shown = members.length > room ? members.slice(0, Math.max(0, room - 1)) : members
  const left = members.length - shown.length
  const lastMs = Math.max(...members.map(failedAt))
  const span =
    first === undefined ? '' : `${formatClock(failedAt(first), zone)} – ${formatClock(lastMs, zone)}`
  const isOne = members.length === 1
  return (
    <article className="wj-pin wj-group" data-tone="fail">
      <h2>
        <KindGlyph kind={first?.kind ?? 'fail'} size={40} />
        {isOne && first !== undefined ? (
          <CellName cell={first} em={(wide - 120) / 34} />
        ) : (
          <>
            <b>{words.sameLine(formatCount(members.length))}</b> <span>{words.sameLineAbout}</span>
            {wide > 900 && <small className="wj-end">{span}</small>}
          </>
        )}
      </h2>
      <ErrorLine line={line} />
      {isOne && first !== undefined ? (
        <p className="wj-group-one">{describeAge(first, reader)}</p>
      ) : (
        <ul style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
          {shown.map((cell) => (
            <Member key={cell.key} cell={cell} wide={(wide - PADDING) / columns - MEMBER_GAP} />
          ))}
          {left > 0 && <li>{words.verdict.more(left)}</li>}
        </ul>
      )}
      {note !== null && <p className="wj-group-note">{note}</p>}
    </article>
  )
}

/** Of a clock at its size, with the space before it. */
const CLOCK_WIDE = 116
const NAME_TEXT = 26
const NODE_TEXT = 22
const LEAST_NODE_EM = 6

function Member({ cell, wide }: PinProps) {
  const { zone } = useReader()
  const { buildHref } = useWall()
  const name = truncateMiddle(showInvisible(cell.name), (wide - CLOCK_WIDE) / NAME_TEXT)
  const left = (wide - CLOCK_WIDE - estimateEm(name) * NAME_TEXT) / NODE_TEXT - 1
  const node = cell.nodes?.failed?.name ?? ''
  return (
    <li>
      <Link to={buildHref(cell)}>
        <bdi>{name}</bdi>
      </Link>{' '}
      <small>
        {left >= LEAST_NODE_EM && node !== '' && <bdi>{truncateMiddle(showInvisible(node), left)} </bdi>}
        {formatClock(failedAt(cell), zone)}
      </small>
    </li>
  )
}
