import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type Run, type RunNode } from '../../contract/run'
import { isTerminal, isStatus, STATUS } from '../../contract/status'
import { type Catalogue } from '../../i18n/en/common'
import { useLocale, statusWord } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { estimateEm } from '../../lib/text'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { placeLabel, type LabelSide } from '../../model/timeline/label-side'
import { computeMarks, type Bar, type PointMark } from '../../model/timeline/marks'
import { ShapedBar } from './ShapedBar'
import { computeNodeDuration } from '../../model/run/duration'

const LABEL_PX = 11
const PADDING_PX = 6
const MIN_BAR_PX = 6
const FADE_PX = 72

const pct = (share: number) => `${share * 100}%`

interface RowMarksProps {
  node: RunNode
  status: Run['status']
  planMs: Run['planMs']
  axis: Axis
  nowMs: number
  /** Labels right of a bar must not cross this instant; null when only the edge limits them. */
  labelLimitMs: number | null
  /** Of the timeline, in px; decides where labels fit. */
  width: number
  /** Bars without labels, where the timeline is too narrow for them. */
  unlabelled?: boolean
}

/** What one row shows on the timeline. It is hidden from screen readers, because the cells beside it say the same. */
export function RowMarks({
  node,
  status,
  planMs,
  axis,
  nowMs,
  labelLimitMs,
  width,
  unlabelled = false,
}: RowMarksProps) {
  const run = { status, planMs }
  const { sincePlan, bar, mark, off } = computeMarks(node, run, axis, nowMs)
  const limit = labelLimitMs === null || labelLimitMs < axis.fromMs ? 1 : scaleMs(axis, labelLimitMs)
  return (
    <div aria-hidden className="relative h-[27px] overflow-hidden">
      {sincePlan && !unlabelled && (
        <span className="since-plan" style={{ left: pct(sincePlan.left), width: pct(sincePlan.width) }} />
      )}
      {bar && (
        <BarMark
          node={node}
          run={run}
          bar={bar}
          nowMs={nowMs}
          limit={limit}
          width={width}
          unlabelled={unlabelled}
        />
      )}
      {mark && <PlaceMark node={node} live={!isTerminal(status)} mark={mark} unlabelled={unlabelled} />}
      {off && !unlabelled && <OffMark side={off} />}
    </div>
  )
}

interface BarMarkProps {
  node: RunNode
  run: Pick<Run, 'status'>
  bar: Bar
  nowMs: number
  limit: number
  width: number
  unlabelled: boolean
}

const ON_FILL: ReadonlySet<string> = new Set([
  'success',
  'running',
  'fail',
  'running-exception',
  'pause',
  'manual-stop',
  'skip',
])

/** Why a bar has no duration to print. */
function explainBar({ reversed, shape }: Bar, t: Catalogue['timeline']): string | null {
  if (reversed) return t.reversed
  if (shape === 'end-unknown') return t.endUnknown
  return shape === 'start-unknown' ? t.startUnknown : null
}

function BarMark({ node, run, bar, nowMs, limit, width, unlabelled }: BarMarkProps) {
  const { lang, t } = useLocale()
  const durationMs = computeNodeDuration(node, run, nowMs)
  const duration = durationMs === null ? '' : formatDuration(durationMs, lang)
  const words = explainBar(bar, t.timeline) ?? duration
  const fades = bar.shape === 'end-unknown' || bar.shape === 'start-unknown'
  const leftPx = bar.left * width - (bar.shape === 'start-unknown' ? FADE_PX : 0)
  const rightPx = leftPx + Math.max(bar.width * width, fades ? FADE_PX : MIN_BAR_PX)
  const wordsPx = estimateEm(words) * LABEL_PX
  const placed = placeLabel({
    left: leftPx / width,
    right: rightPx / width,
    label: wordsPx / width,
    padding: PADDING_PX / width,
    limit: rightPx / width <= limit + 0.001 ? limit : 1,
    live: bar.live,
  })
  const side = placed === 'inside' && (!ON_FILL.has(bar.shape) || fades || bar.reversed) ? 'right' : placed
  const style = bar.shape === 'end-unknown' || bar.shape === 'start-unknown' ? {} : { width: pct(bar.width) }
  return (
    <>
      <ShapedBar
        shape={bar.shape}
        className={bar.reversed ? 'shape-reversed' : ''}
        style={{ left: `min(${pct(bar.left)}, calc(100% - ${MIN_BAR_PX}px))`, ...style }}
      />
      {words !== '' && !unlabelled && (
        <BarLabel side={side} left={leftPx / width} right={rightPx / width} shape={bar.shape} live={bar.live}>
          {words}
        </BarLabel>
      )}
    </>
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
  children: string
}

function BarLabel({ side, left, right, shape, live, children }: BarLabelProps) {
  const tone = live && isStatus(shape) ? STATUS[shape].tone : undefined
  if (side === 'inside') {
    return (
      <span
        className={`bar-label shape-words-${shape}`}
        style={{ left: `calc(${pct(Math.max(left, 0))} + ${PADDING_PX}px)` }}
      >
        {children}
      </span>
    )
  }
  const style =
    side === 'right'
      ? { left: `calc(${pct(right)} + ${PADDING_PX}px)` }
      : { left: `calc(${pct(left)} - ${PADDING_PX - 2}px)`, transform: 'translateX(-100%)' }
  return (
    <span
      data-tone={tone}
      className={`bar-label ${tone ? 'text-(--ink)' : ''} ${side === 'left' ? 'leads' : ''}`}
      style={style}
    >
      {children}
    </span>
  )
}

interface PlaceMarkProps {
  node: RunNode
  live: boolean
  mark: PointMark
  unlabelled: boolean
}

/** Why a node has no bar; null where its status says it. */
function explainPlace(mark: PointMark, live: boolean, t: Catalogue['timeline']): string | null {
  if (mark.status === 'running') return t.startNotGiven
  if (mark.anchor === 'now' && !live) return t.notRun
  const needsTimes = isTerminal(mark.status) && STATUS[mark.status].times !== 'optional'
  return needsTimes ? t.noTimes : null
}

/** A node without times: its status beside a shape, at now or at the plan. */
function PlaceMark({ node, live, mark, unlabelled }: PlaceMarkProps) {
  const { lang, t } = useLocale()
  const known = statusWord(node.status, node.rawStatus, lang)
  const words = explainPlace(mark, live, t.timeline) ?? known.toLowerCase()
  if (mark.anchor === 'plan') {
    return (
      <>
        <span className="pill" style={{ left: `max(0px, ${pct(mark.at)} - 3px)` }} />
        {!unlabelled && (
          <span className="bar-label" style={{ left: `max(12px, ${pct(mark.at)} + 9px)` }}>
            {words}
          </span>
        )}
      </>
    )
  }
  const left = `clamp(0px, ${pct(mark.at)} - 12px, 100% - 12px)`
  return (
    <>
      <span className="wait-mark" style={{ left }} />
      {!unlabelled && (
        <span
          className="bar-label leads"
          style={{ left: `calc(${left} - ${PADDING_PX - 2}px)`, transform: 'translateX(-100%)' }}
        >
          {words}
        </span>
      )}
    </>
  )
}

function OffMark({ side }: { side: 'before' | 'after' }) {
  const { t } = useLocale()
  const Icon = side === 'before' ? ArrowLeft : ArrowRight
  const words = side === 'before' ? t.timeline.offBefore : t.timeline.offAfter
  return (
    <span
      className={`absolute top-[5px] flex items-center gap-1 text-11 text-t3 ${side === 'before' ? 'left-1' : 'right-1 flex-row-reverse'}`}
    >
      <Icon size={12} strokeWidth={1.75} />
      {words}
    </span>
  )
}
