import { memo, type CSSProperties } from 'react'
import { Link } from '../../shell/address/Link'
import { type WallKind } from '../../contract/wall-kind'
import { type WallJobsWords } from '../../i18n/en/wall-jobs'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { formatCount } from '../../lib/number'
import { estimateEm, showInvisible, truncateApart, truncateMiddle } from '../../lib/text'
import { formatTimeOfDay } from '../../lib/time/format'
import { formatNearInstant } from '../../lib/time/near-day'
import { type WallCell } from '../../model/wall/cells'
import { countNamed, layoutGroupCards } from '../../model/wall/group-cards'
import { chooseGroups, groupByLine, type ErrorGroup } from '../../model/wall/groups'
import { GAP } from '../../model/wall/layout'
import { countKinds } from '../../model/wall/verdict'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { KindGlyph } from './KindGlyph'
import { CellName, useAgeReader, useReader } from './parts'
import {
  describeAge,
  ErrorLine,
  FailedNode,
  failedAt,
  firstLine,
  isLineFinal,
  LEAST_NODE_EM,
} from './pin-parts'
import { nameJob, type Reader } from './texts'
import { useWall } from './wall-context'

const MAX_MEMBERS = 12
/** Of the line that counts what has no card: its text, and the glyph and the spaces beside it. */
const REST_TEXT = 26
const REST_BESIDE = 52
/** What a group's card has beside its members. */
const HEAD_HIGH = 138
const SIDE_HEAD_HIGH = 124
const NOTE_HIGH = 34

/** Many failures: by the first error line, which is no cause. */
export function PinGroups({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout } = useWall()
  const { wide, margin, portrait } = useWallSize()
  const groups = groupByLine(cells, (cell) => ({
    line: firstLine(cell),
    isFinal: isLineFinal(cell),
    atMs: failedAt(cell),
  }))
  const inner = wide - 2 * margin
  const { pinHigh } = layout
  const { count, mainHigh, sideHigh, noteHigh } = layoutGroupCards(groups.length, pinHigh, portrait)
  const { groups: shown, hidden, hiddenLines } = chooseGroups(groups, count)
  const [largest, ...others] = shown
  if (largest === undefined) return null
  const mainWide = portrait || others.length === 0 ? inner : inner * 0.65
  const sideWide = portrait ? inner : inner - mainWide - GAP
  const style = {
    '--pin-high': `calc(${pinHigh} * var(--u))`,
    '--main': `calc(${mainWide} * var(--u))`,
    '--main-high': `calc(${mainHigh} * var(--u))`,
    '--note-high': `calc(${noteHigh} * var(--u))`,
  } as CSSProperties
  return (
    <section
      aria-label={words.failures}
      className="wj-groups"
      style={style}
      data-stacked={portrait || undefined}
    >
      <GroupCard group={largest} wide={mainWide} high={mainHigh} isSide={portrait && others.length > 0} />
      {(others.length > 0 || hidden.length > 0) && (
        <div className="wj-groups-side">
          {others.map((group) => (
            <GroupCard key={group.members[0]?.key} group={group} wide={sideWide} high={sideHigh} isSide />
          ))}
          {hidden.length > 0 && (
            <p className="wj-groups-rest">
              <KindGlyph kind={findWorstKind(hidden)} size={28} />
              {describeRest(countPinned(hidden, words), hiddenLines, sideWide, words)}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

interface GroupProps {
  group: ErrorGroup<WallCell>
  wide: number
  high: number
  isSide: boolean
}

const MEMBER_HIGH = 36
/** With its node in a second line. */
const TALL_MEMBER_HIGH = 74
/** A card of one failure has room for its node from here on. */
const NODE_FROM = 200
/** And for its age below the error line, else beside its name. */
const AGE_FROM = 150
const MEMBER_WIDE = 380
const MEMBER_GAP = 20
/** Of the count beside a name. */
const COUNT_WIDE = 120
/** On both sides of a card, with its edge. */
const PADDING = 68

function GroupCard({ group, wide, high, isSide }: GroupProps) {
  const { line, members } = group
  const [first] = members
  if (first === undefined) return null
  const isOne = members.length === 1
  return (
    <article
      className="wj-pin wj-group"
      data-tone={findWorstKind(members) === 'exception' ? 'exception' : 'fail'}
    >
      {isOne ? <OneHead cell={first} wide={wide} high={high} /> : <GroupHead group={group} wide={wide} />}
      <ErrorLine line={line} cells={members} />
      {isOne ? (
        <OneFacts cell={first} wide={wide} high={high} />
      ) : (
        <Members members={members} wide={wide} room={high - (isSide ? SIDE_HEAD_HIGH : HEAD_HIGH)} />
      )}
    </article>
  )
}

/** What has no card, and how many error lines it has where that has room. */
function describeRest(jobs: string, lines: number | null, wide: number, words: WallJobsWords): string {
  const whole = words.moreFailed(jobs, lines)
  return estimateEm(whole) * REST_TEXT <= wide - REST_BESIDE ? whole : words.moreFailed(jobs, null)
}

/** `2 failed · 1 exception`. */
const countPinned = (cells: readonly WallCell[], { verdict }: WallJobsWords): string =>
  countKinds(cells)
    .flatMap(({ kind, count }) =>
      kind === 'fail' || kind === 'exception' ? [verdict.parts[kind](count)] : [],
    )
    .join(' · ')

function findWorstKind(members: readonly WallCell[]): WallKind {
  return members.find(({ kind }) => kind === 'fail')?.kind ?? members[0]?.kind ?? 'fail'
}

interface OneProps {
  cell: WallCell
  wide: number
  high: number
}

function OneHead({ cell, wide, high }: OneProps) {
  const age = describeAge(cell, useAgeReader())
  const isLow = high < AGE_FROM
  return (
    <h2>
      <KindGlyph kind={cell.kind} size={40} />
      <CellName cell={cell} em={(wide - 120 - (isLow ? (estimateEm(age) + 1) * 24 : 0)) / 34} />
      {isLow && <small className="wj-end">{age}</small>}
    </h2>
  )
}

function OneFacts({ cell, wide, high }: OneProps) {
  const age = describeAge(cell, useAgeReader())
  return (
    <>
      {high >= NODE_FROM && <FailedNode cell={cell} em={(wide - PADDING) / 26} />}
      {high >= AGE_FROM && <p className="wj-group-one">{age}</p>}
    </>
  )
}

function GroupHead({ group: { line, members }, wide }: { group: ErrorGroup<WallCell>; wide: number }) {
  const reader = useReader()
  const { words, zone, nowMs } = reader
  const [first] = members
  const lastMs = Math.max(...members.map(failedAt))
  const span =
    first === undefined ? '' : `${describeAt(first, reader)} – ${formatTimeOfDay(lastMs, zone, nowMs)}`
  return (
    <h2>
      <KindGlyph kind={findWorstKind(members)} size={40} />
      <b>{words.sameLine(formatCount(members.length))}</b>{' '}
      {line !== null && <span>{words.sameLineAbout}</span>}
      {wide > 900 && <small className="wj-end">{span}</small>}
    </h2>
  )
}

interface MembersProps {
  members: readonly WallCell[]
  wide: number
  /** The height that is left for them. */
  room: number
}

/** As many as have room, the others counted. */
function Members({ members, wide, room }: MembersProps) {
  const reader = useReader()
  const columns = Math.max(1, Math.floor(wide / MEMBER_WIDE))
  const isTall =
    members.length <= MAX_MEMBERS && Math.ceil(members.length / columns) * TALL_MEMBER_HIGH <= room
  const memberHigh = isTall ? TALL_MEMBER_HIGH : MEMBER_HIGH
  const most = Math.min(MAX_MEMBERS, columns * Math.max(0, Math.floor(room / memberHigh)))
  const { named, isInRow } = countNamed(members.length, most)
  if (named === 0) return null
  const shown = members.slice(0, named)
  const left = members.length - named
  const usedRows = isInRow ? 1 : Math.ceil((named + Math.min(1, left)) / columns)
  const memberWide = (wide - PADDING) / columns - MEMBER_GAP - (isInRow ? COUNT_WIDE : 0)
  const facts = room - usedRows * memberHigh >= NOTE_HIGH ? describeCommon(members, reader) : ''
  return (
    <>
      <ul
        data-tall={isTall || undefined}
        style={{ gridTemplateColumns: isInRow ? 'auto 1fr' : `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {shown.map((cell) => (
          <Member key={cell.key} cell={cell} wide={memberWide} isTall={isTall} />
        ))}
        {left > 0 && <li>{reader.words.verdict.more(left)}</li>}
      </ul>
      {facts !== '' && <p className="wj-group-note">{truncateMiddle(facts, (wide - PADDING) / NODE_TEXT)}</p>}
    </>
  )
}

/** The clock, with the day when it is not today's. */
function describeAt(cell: WallCell, { zone, lang, nowMs }: Reader): string {
  return formatNearInstant(failedAt(cell), zone, lang, nowMs)
}

/** What is true of all of them. */
function describeCommon(members: readonly WallCell[], { words }: Reader): string {
  const findCommon = (read: (cell: WallCell) => string | undefined): string => {
    const [value = '', ...others] = new Set(members.map(read))
    return others.length === 0 ? showInvisible(value) : ''
  }
  const type = findCommon(({ nodes }) => nodes?.failed?.type)
  const owner = findCommon(({ job }) => job?.owner)
  return [type && words.allIn(type), owner && words.owner(owner)].filter(Boolean).join(' · ')
}

const NAME_TEXT = 26
const NODE_TEXT = 22

interface MemberProps {
  cell: WallCell
  /** In units. */
  wide: number
  /** Its node stands in a second line. */
  isTall: boolean
}

const Member = memo(function Member({ cell, wide, isTall }: MemberProps) {
  const reader = useReader()
  const { buildHref, names, namesWorkspaces } = useWall()
  const at = describeAt(cell, reader)
  const atWide = (estimateEm(at) + 0.5) * NODE_TEXT
  const nameWide = isTall ? wide : wide - atWide
  const name = truncateApart(nameJob(cell, namesWorkspaces), names, nameWide / NAME_TEXT)
  const left = (wide - atWide - (isTall ? 0 : estimateEm(name) * NAME_TEXT)) / NODE_TEXT - 1
  const node = cell.nodes?.failed?.name ?? ''
  return (
    <li>
      <Link to={buildHref(cell)}>
        <bdi>{name}</bdi>
      </Link>{' '}
      <small>
        {left >= LEAST_NODE_EM && node !== '' && <bdi>{truncateMiddle(showInvisible(node), left)} </bdi>}
        {at}
      </small>
    </li>
  )
})
