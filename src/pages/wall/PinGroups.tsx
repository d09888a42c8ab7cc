import { memo, type CSSProperties } from 'react'
import { Link } from '../../shell/address/Link'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { formatCount } from '../../lib/number'
import { estimateEm, showInvisible, truncateApart, truncateMiddle } from '../../lib/text'
import { formatClock } from '../../lib/time/format'
import { formatNearDay } from '../../lib/time/near-day'
import { type WallCell } from '../../model/wall/cells'
import { chooseGroups, groupByLine, type ErrorGroup } from '../../model/wall/groups'
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
const SIDE_CARD_HIGH = 176
/** What a group's card has beside its members. */
const HEAD_HIGH = 138
const SIDE_HEAD_HIGH = 124
const NOTE_HIGH = 34

/** Many failures: by the first error line, which is no cause. */
export function PinGroups({ cells }: { cells: readonly WallCell[] }) {
  const words = useWallJobsWords()
  const { layout } = useWall()
  const { wide, margin, portrait } = useWallSize()
  const groups = groupByLine(cells, firstLine, failedAt)
  const inner = wide - 2 * margin
  const { pinHigh } = layout
  const beside = portrait ? 0 : Math.max(1, Math.floor((pinHigh + 12) / (SIDE_CARD_HIGH + 12)))
  const { groups: shown, hiddenMembers, hiddenLines } = chooseGroups(groups, 1 + beside)
  const [largest, ...others] = shown
  if (largest === undefined) return null
  const mainWide = others.length === 0 ? inner : inner * 0.65
  const sideWide = inner - mainWide - 12
  const sideHigh = (pinHigh - 12 * (others.length - 1)) / Math.max(1, others.length)
  const note = hiddenMembers > 0 ? words.moreFailed(hiddenMembers, hiddenLines) : null
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
/** With its node in a second line. */
const TALL_MEMBER_HIGH = 74
/** A card of one failure has room for its node from here on. */
const NODE_FROM = 200
const MEMBER_WIDE = 380
const MEMBER_GAP = 20
/** On both sides of a card, with its edge. */
const PADDING = 68

function GroupCard({ group, wide, high, note, isSide = false }: GroupProps) {
  const reader = useAgeReader()
  const { words, zone } = reader
  const { line, members } = group
  const [first] = members
  const columns = Math.max(1, Math.floor(wide / MEMBER_WIDE))
  const head = (isSide ? SIDE_HEAD_HIGH : HEAD_HIGH) + (note === null ? 0 : NOTE_HIGH)
  const tallRows = Math.ceil(members.length / columns)
  const isTall = members.length <= MAX_MEMBERS && tallRows * TALL_MEMBER_HIGH <= high - head
  const memberHigh = isTall ? TALL_MEMBER_HIGH : MEMBER_HIGH
  const rows = Math.max(1, Math.floor((high - head) / memberHigh))
  const room = Math.min(MAX_MEMBERS, columns * rows)
  const shown = members.length > room ? members.slice(0, Math.max(0, room - 1)) : members
  const left = members.length - shown.length
  const usedRows = Math.ceil((shown.length + Math.min(1, left)) / columns)
  const facts = high - head - usedRows * memberHigh >= NOTE_HIGH ? describeCommon(members, reader) : ''
  const lastMs = Math.max(...members.map(failedAt))
  const span = first === undefined ? '' : `${describeAt(first, reader)} – ${formatClock(lastMs, zone)}`
  const isOne = members.length === 1
  return (
    <article className="wj-pin wj-group" data-tone={first?.kind === 'exception' ? 'exception' : 'fail'}>
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
      <ErrorLine line={line} isFinal={first !== undefined && isLineFinal(first)} />
      {isOne && first !== undefined ? (
        <>
          {high >= NODE_FROM && <FailedNode cell={first} em={(wide - PADDING) / 26} />}
          <p className="wj-group-one">{describeAge(first, reader)}</p>
        </>
      ) : (
        <ul
          data-tall={isTall || undefined}
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {shown.map((cell) => (
            <Member
              key={cell.key}
              cell={cell}
              wide={(wide - PADDING) / columns - MEMBER_GAP}
              isTall={isTall}
            />
          ))}
          {left > 0 && <li>{words.verdict.more(left)}</li>}
        </ul>
      )}
      {!isOne && facts !== '' && (
        <p className="wj-group-note">{truncateMiddle(facts, (wide - PADDING) / NODE_TEXT)}</p>
      )}
      {note !== null && <p className="wj-group-note">{note}</p>}
    </article>
  )
}

/** The clock, with the day when it is not today's. */
function describeAt(cell: WallCell, { zone, lang, nowMs }: Reader): string {
  const atMs = failedAt(cell)
  return `${formatNearDay(atMs, zone, lang, nowMs)} ${formatClock(atMs, zone)}`.trim()
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
