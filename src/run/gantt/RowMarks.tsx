import { type CSSProperties, type ReactNode } from 'react'
import { type Run, type RunNode } from '../../contract/run'
import { isTerminal, isStatus, STATUS } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { estimateEm } from '../../lib/text'
import { percent } from '../../lib/number'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { placeLabel, type LabelSide } from '../../model/timeline/label-side'
import { computeMarks, type Bar } from '../../model/timeline/marks'
import { type Clock } from '../../ui/use-now'
import {
  chooseErrorSide,
  ERROR_GAP_PX,
  explainBar,
  FADE_PX,
  holdsWords,
  isFading,
  LABEL_PX,
  MIN_BAR_PX,
  PADDING_PX,
} from './bar-words'
import { ShapedBar } from './ShapedBar'
import { InsightMarks, placeAhead, placeUsual, placeWait } from './InsightMarks'
import { OffMark, PlaceMark } from './PlaceMark'
import { type RowInsight } from './row-insight'
import { useNowShare } from './use-now-share'

/** A wait that is drawn to scale grows a little less often than the line of now moves. */
const WAIT_STEP_PX = 2

interface RowMarksProps {
  /** The element around the marks. */
  as: 'td' | 'div'
  /** The row in words, for screen readers; null where they stand beside it. */
  name: string | null
  node: RunNode
  status: Run['status']
  planMs: Run['planMs']
  axis: Axis
  /** Of a live run: what stands at now is placed by `NowRule`. */
  clock: Clock | null
  nowMs: number
  /** Of the node, as it is printed; null when it has none. */
  duration: string | null
  /** Labels right of a bar must not cross this instant; null when only the edge limits them. */
  labelLimitMs: number | null
  /** Of the timeline, in px; decides where labels fit. */
  width: number
  /** Bars without labels, where the timeline is too narrow for them. */
  unlabelled: boolean
  /** Why the node failed; null where that is not known. */
  error: ErrorWords | null
  /** Marks of others over it. */
  children?: ReactNode
  /** Null while it is not known. */
  insight: RowInsight | null
}

interface ErrorWords {
  text: string
  /** It is the cause, and no guess. */
  isSure: boolean
}

/** What one row shows on the timeline. For screen readers it is one picture. */
export function RowMarks(props: RowMarksProps) {
  const {
    as: Box,
    name,
    node,
    status,
    planMs,
    axis,
    clock,
    labelLimitMs,
    nowMs,
    width,
    unlabelled,
    insight,
    children,
  } = props
  const { sincePlan, bar, mark, off } = computeMarks(node, { status, planMs }, axis, nowMs)
  const live = !isTerminal(status)
  const limit = labelLimitMs === null || labelLimitMs < axis.fromMs ? 1 : scaleMs(axis, labelLimitMs)
  const followsNow = clock !== null && mark?.anchor === 'now'
  const grows = followsNow && insight?.wait?.toMs === null
  const nowShare = useNowShare(grows ? clock : null, axis, width, WAIT_STEP_PX) ?? mark?.at ?? null
  const plan = sincePlan &&
    insight?.hidesPlan !== true && {
      '--plan-left': sincePlan.left,
      '--plan-width': followsNow ? undefined : percent(sincePlan.width),
    }
  return (
    <Box
      aria-hidden={name === null || undefined}
      className={`marks ${plan && !unlabelled ? 'planned' : ''} ${followsNow ? 'follows-now' : ''}`}
      style={(plan || undefined) as CSSProperties | undefined}
    >
      {insight && (
        <InsightMarks
          insight={insight}
          axis={axis}
          width={width}
          startMs={node.startMs}
          nowShare={nowShare}
        />
      )}
      {bar && <BarMark bar={bar} limit={limit} {...props} />}
      {mark && (
        <PlaceMark
          node={node}
          live={live}
          mark={mark}
          followsNow={followsNow}
          wait={insight && placeWait(insight, { axis, width, nowShare })}
          name={name}
          unlabelled={unlabelled}
          width={width}
          reason={insight?.reason ?? null}
          ahead={insight && placeAhead(insight, axis)}
        />
      )}
      {off && <OffMark side={off} name={name} unlabelled={unlabelled} />}
      {children}
    </Box>
  )
}

interface BarMarkProps extends Omit<RowMarksProps, 'children'> {
  bar: Bar
  limit: number
}

function BarMark(props: BarMarkProps) {
  const { name, node, axis, bar, duration, limit, width, unlabelled, error, insight } = props
  const { t } = useLocale()
  const words = explainBar(bar, t.timeline) ?? duration
  const fades = isFading(bar)
  const leftPx = bar.left * width - (bar.shape === 'start-unknown' ? FADE_PX : 0)
  const rightPx = leftPx + Math.max(bar.width * width, fades ? FADE_PX : MIN_BAR_PX)
  const left = percent(bar.left)
  const shaped = (
    <ShapedBar
      shape={bar.shape}
      name={name}
      className={bar.reversed ? 'shape-reversed' : ''}
      style={{
        left: `min(${left}, calc(100% - ${MIN_BAR_PX}px))`,
        width: fades ? undefined : percent(bar.width),
      }}
    />
  )
  if (unlabelled) return shaped
  const place = { axis, width, startMs: node.startMs, nowShare: null }
  const wait = insight && placeWait(insight, place)
  const usual = insight && placeUsual(insight, place)
  // What is drawn before and behind the bar keeps words away from it.
  const outer = {
    left: Math.min(leftPx / width, wait?.left ?? 1),
    right: Math.max(rightPx / width, usual?.upper ?? 0),
  }
  const errorSide = error ? chooseErrorSide(outer.left * width, outer.right * width, width) : null
  const held =
    wait && insight?.wait?.words ? placeWaitWords(insight.wait.words, wait, width, errorSide) : null
  const label = {
    left: leftPx / width,
    right: rightPx / width,
    outer: held?.isBefore ? { left: 0, right: outer.right } : outer,
    padding: PADDING_PX / width,
    limit: outer.right <= limit + 0.001 ? limit : 1,
    live: bar.live,
  }
  const choose = (text: string) => {
    const placed = placeLabel({ ...label, label: (estimateEm(text) * LABEL_PX) / width })
    return placed === 'inside' && !holdsWords(bar) ? 'right' : placed
  }
  const note = insight?.note ?? null
  const side = words === null ? null : choose(words)
  const isJoined = note !== null && words !== null && (bar.live || side !== 'inside')
  const whole = isJoined && words !== null ? words + note.joined : null
  const joinedSide = whole === null ? null : choose(whole)
  const needPx = whole === null ? 0 : estimateEm(whole) * LABEL_PX + PADDING_PX
  const isCut = joinedSide === 'right' && outer.right * width + needPx > width
  // Around a bar that is shorter than usual, the box of what is usual leaves little room, and has some.
  const isWithin = isCut && usual !== null && usual.median * width - rightPx >= needPx + PADDING_PX
  const beside = isJoined && joinedSide !== 'inside' && (isWithin || !isCut) ? note : null
  const wholeSide = beside ? joinedSide : side
  const noteSide = note && !isJoined ? chooseNoteSide(note.alone, outer, label.limit, width) : null
  return (
    <>
      {shaped}
      {error && errorSide && (
        <BarError
          error={error}
          side={errorSide}
          left={outer.left * width}
          right={outer.right * width}
          width={width}
        />
      )}
      {held && (
        <span aria-hidden className="bar-label leads" style={held.style}>
          {insight?.wait?.words}
        </span>
      )}
      {/* The words of an error are worth more than those of a duration, which the cells hold as well. */}
      {words !== null && wholeSide !== null && (errorSide === null || wholeSide !== errorSide) && (
        <BarLabel
          side={wholeSide}
          left={wholeSide === 'inside' ? label.left : outer.left}
          right={wholeSide === 'inside' || isWithin ? label.right : outer.right}
          shape={bar.shape}
          live={bar.live && insight?.isOverdue !== true}
          isOdd={insight?.isOverdue === true}
        >
          {words}
          {beside && <span className={beside.isOdd ? 'odd' : 'note'}>{beside.joined}</span>}
        </BarLabel>
      )}
      {note && noteSide && noteSide !== errorSide && !(noteSide === 'left' && held?.isBefore) && (
        <BarLabel
          side={noteSide}
          left={outer.left}
          right={outer.right}
          shape={bar.shape}
          live={false}
          isOdd={note.isOdd}
        >
          {note.alone}
        </BarLabel>
      )}
    </>
  )
}

/** Beside a bar that holds its duration; null where there is no room. */
function chooseNoteSide(
  text: string,
  { left, right }: { left: number; right: number },
  limit: number,
  width: number,
): 'left' | 'right' | null {
  const needed = (estimateEm(text) * LABEL_PX + PADDING_PX) / width
  if (right + needed <= limit) return 'right'
  return left - needed >= 0 ? 'left' : null
}

/** Before the hatch of a wait, else over it; null where there is no room for its words. */
function placeWaitWords(
  words: string,
  { left, right }: { left: number; right: number },
  width: number,
  errorSide: 'left' | 'right' | null,
): { style: CSSProperties; isBefore: boolean } | null {
  const needed = estimateEm(words) * LABEL_PX + 2 * PADDING_PX
  if (left * width >= needed && errorSide !== 'left') {
    return {
      isBefore: true,
      style: { left: `calc(${percent(left)} - ${PADDING_PX - 2}px)`, transform: 'translateX(-100%)' },
    }
  }
  if ((right - left) * width < needed + 2 * MIN_BAR_PX) return null
  return { isBefore: false, style: { left: percent((left + right) / 2), transform: 'translateX(-50%)' } }
}

interface BarErrorProps {
  error: ErrorWords
  side: 'left' | 'right'
  /** The edges of the bar, and the width of the timeline, in px. */
  left: number
  right: number
  width: number
}

function BarError({ error, side, left, right, width }: BarErrorProps) {
  const style =
    side === 'left'
      ? { right: `calc(${percent(1 - left / width)} + ${ERROR_GAP_PX}px)`, maxWidth: left - ERROR_GAP_PX * 2 }
      : {
          left: `calc(${percent(right / width)} + ${ERROR_GAP_PX}px)`,
          maxWidth: width - right - ERROR_GAP_PX * 2,
        }
  return (
    <span className="bar-error" data-sure={error.isSure || undefined} data-tip={error.text} style={style}>
      {error.text}
    </span>
  )
}

interface BarLabelProps {
  side: LabelSide
  /** The edges of the bar as shares, because paper has another width than the screen. */
  left: number
  right: number
  shape: Bar['shape']
  /** The label of a live bar takes the colour of its status. */
  live: boolean
  /** It says something unusual. */
  isOdd: boolean
  children: ReactNode
}

function BarLabel({ side, left, right, shape, live, isOdd, children }: BarLabelProps) {
  const tone = live && isStatus(shape) ? STATUS[shape].tone : undefined
  if (side === 'inside') {
    return (
      <span
        aria-hidden
        className={`bar-label shape-words-${shape}`}
        style={{ left: `calc(${percent(Math.max(left, 0))} + ${PADDING_PX}px)` }}
      >
        {children}
      </span>
    )
  }
  const style =
    side === 'right'
      ? { left: `calc(${percent(right)} + ${PADDING_PX}px)` }
      : { left: `calc(${percent(left)} - ${PADDING_PX - 2}px)`, transform: 'translateX(-100%)' }
  return (
    <span
      aria-hidden
      data-tone={tone}
      className={`bar-label ${tone ? 'text-(--ink)' : ''} ${side === 'left' ? 'leads' : ''} ${isOdd ? 'odd' : ''}`}
      style={style}
    >
      {children}
    </span>
  )
}
