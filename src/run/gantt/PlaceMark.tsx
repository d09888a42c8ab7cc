import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type CSSProperties } from 'react'
import { type RunNode } from '../../contract/run'
import { useLocale, statusWord } from '../../i18n/locale'
import { truncateMiddle } from '../../lib/text'
import { percent } from '../../lib/number'
import { type PointMark } from '../../model/timeline/marks'
import { explainPlace, findForm, LABEL_PX, MARK_PX, MIN_BAR_PX, PADDING_PX } from './bar-words'
import { type RowInsight } from './row-insight'

/** A mark is the picture of its row where it is given a name, else decoration. */
const asPicture = (name: string | null) =>
  name === null ? { role: undefined, label: undefined } : { role: 'img', label: name }

interface PlaceMarkProps {
  node: RunNode
  live: boolean
  mark: PointMark
  /** `NowRule` places it. */
  followsNow: boolean
  /** A wait that is drawn to scale and stands in its place, in shares of the axis. */
  wait: { left: number; right: number } | null
  name: string | null
  unlabelled: boolean
  width: number
  reason: RowInsight['reason'] | null
  /** The bar of what would run, in shares of the axis. */
  ahead: { left: number; right: number } | null
}

/** A node without times: its status beside a shape, at now or at the plan. */
export function PlaceMark(props: PlaceMarkProps) {
  const { node, live, mark, followsNow, wait, name, unlabelled, width, reason, ahead } = props
  const { lang, t } = useLocale()
  const known = statusWord(node.status, node.rawStatus, lang)
  const words = explainPlace(mark, live, t.timeline) ?? known.toLowerCase()
  const { role, label } = asPicture(name)
  if (mark.anchor === 'plan') {
    const roomPx = (1 - mark.at) * width - 2 * PADDING_PX - MARK_PX
    const why = reason && findForm(reason.forms, roomPx / LABEL_PX)
    return (
      <>
        <span
          role={role}
          aria-label={label}
          className="pill"
          style={{ left: `max(0px, ${percent(mark.at)} - 3px)` }}
        />
        {(!unlabelled || why) && (
          <span
            aria-hidden
            className="bar-label"
            data-select={why ? (reason?.key ?? undefined) : undefined}
            style={{ left: `max(12px, ${percent(mark.at)} + 9px)` }}
          >
            {why ?? words}
          </span>
        )}
      </>
    )
  }
  const roomPx = (wait ? wait.left * width : mark.at * width - MARK_PX) - 2 * PADDING_PX
  // Early in a run there is more room behind now, before or behind the bar of what would run.
  const nowAt = wait?.right ?? mark.at
  const behindPx = (1 - (ahead?.right ?? nowAt)) * width - 2 * PADDING_PX
  const betweenPx = ahead ? (ahead.left - nowAt) * width - 2 * PADDING_PX : 0
  const overPx = wait ? (wait.right - wait.left) * width - 2 * (PADDING_PX + MIN_BAR_PX) : 0
  const { side, said } = reason
    ? placeReason(reason.forms, { before: roomPx, over: overPx, between: betweenPx, behind: behindPx })
    : { side: 'before' as const, said: words }
  const text = said !== null && (!unlabelled || reason) && (
    <span
      aria-hidden
      className={side === 'behind' || side === 'between' ? 'bar-label trails' : 'bar-label leads'}
      data-select={reason?.key ?? undefined}
      style={placeText(side, wait, ahead)}
    >
      {said}
    </span>
  )
  if (wait) {
    return (
      <>
        <span role={role} aria-label={label} style={{ left: percent(wait.left) }} />
        {text}
      </>
    )
  }
  const isApart = side === 'behind' && ahead !== null
  const placed = (
    <span
      role={role}
      aria-label={label}
      className="now-mark"
      style={(followsNow ? undefined : { '--now': mark.at }) as CSSProperties | undefined}
    >
      {!isApart && text}
    </span>
  )
  return isApart ? (
    <>
      {placed}
      {text}
    </>
  ) : (
    placed
  )
}

/** Before the mark or the hatch of a wait, over the hatch, between it and what is drawn after it, or behind that. */
type ReasonSide = 'before' | 'over' | 'between' | 'behind'

/**
 * Over the hatch if a longer form fits there than before it; after it only if none fits in either, where the longest form fits. A sentence that
 * fits nowhere is cut. Rooms in px.
 */
function placeReason(
  forms: readonly string[],
  rooms: Readonly<Record<ReasonSide, number>>,
): { side: ReasonSide; said: string | null } {
  const find = (side: ReasonSide) => findForm(forms, rooms[side] / LABEL_PX)
  const [before, over] = [find('before'), find('over')]
  if (over !== null && (before === null || forms.indexOf(over) < forms.indexOf(before)))
    return { side: 'over', said: over }
  if (before !== null) return { side: 'before', said: before }
  const after = rooms.between > rooms.behind ? 'between' : 'behind'
  const side = rooms[after] > rooms.before ? after : 'before'
  return { side, said: chooseForm(forms, rooms[side] / LABEL_PX) }
}

/** Undefined where the mark of now places it. */
function placeText(
  side: ReasonSide,
  wait: PlaceMarkProps['wait'],
  ahead: PlaceMarkProps['ahead'],
): CSSProperties | undefined {
  const right = {
    behind: ahead?.right ?? wait?.right,
    between: wait?.right,
    before: undefined,
    over: undefined,
  }[side]
  if (right !== undefined) return { left: `calc(${percent(right)} + ${PADDING_PX}px)` }
  if (wait === null) return undefined
  return side === 'over'
    ? { left: percent((wait.left + wait.right) / 2), transform: 'translateX(-50%)' }
    : { right: `calc(${percent(1 - wait.left)} + ${PADDING_PX - 2}px)` }
}

/** The rest of a sentence that is cut shorter says nothing. */
const LEAST_CUT_EM = 6

/** The longest form that fits, else the shortest one, cut in the middle; null where too little of it would be left. */
const chooseForm = (forms: readonly string[], maxEm: number): string | null =>
  findForm(forms, maxEm) ?? (maxEm < LEAST_CUT_EM ? null : truncateMiddle(forms.at(-1) ?? '', maxEm))

interface OffMarkProps {
  side: 'before' | 'after'
  name: string | null
  unlabelled: boolean
}

export function OffMark({ side, name, unlabelled }: OffMarkProps) {
  const { t } = useLocale()
  const { role, label } = asPicture(name)
  if (unlabelled) return <span role={role} aria-label={label} />
  const Icon = side === 'before' ? ArrowLeft : ArrowRight
  const words = side === 'before' ? t.timeline.offBefore : t.timeline.offAfter
  return (
    <span
      role={role}
      aria-label={label}
      className={`absolute top-[5px] flex items-center gap-1 text-11 text-t3 ${side === 'before' ? 'left-1' : 'right-1 flex-row-reverse'}`}
    >
      <Icon size={12} strokeWidth={1.75} />
      {words}
    </span>
  )
}
