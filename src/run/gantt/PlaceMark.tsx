import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type CSSProperties } from 'react'
import { type RunNode } from '../../contract/run'
import { useLocale, statusWord } from '../../i18n/locale'
import { truncateMiddle } from '../../lib/text'
import { percent } from '../../lib/number'
import { type PointMark } from '../../model/timeline/marks'
import { explainPlace, findForm, LABEL_PX, MARK_PX, PADDING_PX } from './bar-words'
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
  wait: { left: number } | null
  name: string | null
  unlabelled: boolean
  width: number
  reason: RowInsight['reason'] | null
  /** Where the bar of what would run ends, as a share of the axis. */
  behind: number | null
}

/** A node without times: its status beside a shape, at now or at the plan. */
export function PlaceMark(props: PlaceMarkProps) {
  const { node, live, mark, followsNow, wait, name, unlabelled, width, reason, behind } = props
  const { lang, t } = useLocale()
  const known = statusWord(node.status, node.rawStatus, lang)
  const words = explainPlace(mark, live, t.timeline) ?? known.toLowerCase()
  const { role, label } = asPicture(name)
  if (mark.anchor === 'plan') {
    return (
      <>
        <span
          role={role}
          aria-label={label}
          className="pill"
          style={{ left: `max(0px, ${percent(mark.at)} - 3px)` }}
        />
        {!unlabelled && (
          <span aria-hidden className="bar-label" style={{ left: `max(12px, ${percent(mark.at)} + 9px)` }}>
            {words}
          </span>
        )}
      </>
    )
  }
  const roomPx = (wait ? wait.left * width : mark.at * width - MARK_PX) - 2 * PADDING_PX
  // Early in a run there is more room behind the bar of what would run.
  const behindPx = behind === null ? 0 : (1 - behind) * width - 2 * PADDING_PX
  const isBehind =
    Boolean(reason) && behindPx > roomPx && findForm(reason?.forms ?? [], roomPx / LABEL_PX) === null
  const atWait = wait ? { right: `calc(${percent(1 - wait.left)} + ${PADDING_PX - 2}px)` } : undefined
  const said = reason ? chooseForm(reason.forms, (isBehind ? behindPx : roomPx) / LABEL_PX) : words
  const text = said !== null && (!unlabelled || reason) && (
    <span
      aria-hidden
      className={isBehind ? 'bar-label' : 'bar-label leads'}
      data-select={reason?.key ?? undefined}
      style={isBehind ? { left: `calc(${percent(behind ?? 1)} + ${PADDING_PX}px)` } : atWait}
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
  const placed = (
    <span
      role={role}
      aria-label={label}
      className="now-mark"
      style={(followsNow ? undefined : { '--now': mark.at }) as CSSProperties | undefined}
    >
      {!isBehind && text}
    </span>
  )
  return isBehind ? (
    <>
      {placed}
      {text}
    </>
  ) : (
    placed
  )
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
