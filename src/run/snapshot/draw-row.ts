import { type NodeCause } from '../../contract/log'
import { type RunNode } from '../../contract/run'
import { STATUS } from '../../contract/status'
import { statusWord } from '../../i18n/locale'
import { estimateEm, showInvisible, showName, truncateEnd, truncateMiddle } from '../../lib/text'
import { formatClock } from '../../lib/time/format'
import { isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { chooseErrorSide, ERROR_GAP_PX, findForm, LABEL_PX, PADDING_PX } from '../gantt/bar-words'
import { placeUsual, placeWait } from '../gantt/InsightMarks'
import { type RowInsight } from '../gantt/row-insight'
import { drawShape } from './draw-shape'
import { html, type Markup } from './markup'
import { readColour, readFont, type Side } from './palette'
import { drawText, inkOf, placeGlyph, round } from './picture-parts'
import {
  LEFT_PX,
  MARGIN_PX,
  NAME_PX,
  RIGHT_PX,
  START_PX,
  STATUS_PX,
  TIMELINE_PX,
  TYPE_PX,
  WIDTH,
} from './picture-size'
import { formatNodeDuration, placeRow, type PictureContext, type PlacedRow } from './place-row'

/** What the rows of a picture need besides the run and its axis. */
export interface RowStyle {
  /** The data are so old that they must not pass for the present. */
  isOld: boolean
  causes: ReadonlyMap<string, NodeCause>
  /** What the history of the job says of each node; null while it is not known. */
  insights: ReadonlyMap<string, RowInsight> | null
  side: Side
  zone: string
}

const MONO_EM = 0.62

/** What a node shows from the left edge of the picture to the right one. */
export function drawRow(node: RunNode, context: PictureContext, style: RowStyle): Markup {
  const { run, lang, nowMs } = context
  const { side, zone } = style
  const paint = (name: string) => readColour(name, side)
  const name = showName(node.name)
  const type = truncateMiddle(showInvisible(node.type), (TYPE_PX - 12) / 12)
  const { tone } = STATUS[node.status]
  const duration = formatNodeDuration(node, { run, nowMs, lang })
  const start = node.startMs === null ? '–' : formatClock(node.startMs, zone)
  const insight = style.insights?.get(node.key) ?? null
  return html`<path
      d="M0 27.5H${WIDTH}"
      stroke="${paint('grid')}"
    />${placeGlyph(node.status, { x: MARGIN_PX, y: 7, size: 14, side })}${drawText(truncateMiddle(name, (NAME_PX - 50) / 13), { x: 42, y: 18, size: 13, weight: 500, fill: paint('t1') })}${drawText(type, { x: NAME_PX + 8, y: 18, size: 12, fill: paint('t3') })}<g
      transform="translate(${LEFT_PX} 0)"
      clip-path="url(#timeline)"
      >${drawMarks(node, placeRow(node, context, findAround(node, insight, context)), insight, style, context)}</g
    >${drawText(truncateMiddle(statusWord(node.status, node.rawStatus, lang), 9), { x: RIGHT_PX + 8, y: 18, size: 12, weight: 500, fill: inkOf(tone, side) })}${drawText(start, { x: RIGHT_PX + STATUS_PX + START_PX - 8, y: 18, size: 12.5, fill: paint('t1'), end: true })}${drawText(duration ?? '–', { x: WIDTH - MARGIN_PX, y: 18, size: 12.5, fill: paint('t1'), end: true })}`
}

/** What is drawn before and behind the bar of a node, which words keep away from. */
function findAround(node: RunNode, insight: RowInsight | null, { axis, nowMs }: PictureContext) {
  const wait = insight && placeWait(insight, { axis, width: TIMELINE_PX, nowShare: scaleMs(axis, nowMs) })
  const usual = insight && placeUsual(insight, { axis, startMs: node.startMs })
  return { left: wait?.left ?? 1, right: usual?.upper ?? 0 }
}

/** Dark words on the lighter fills, white ones on the others, as on the page. */
const DARK_WORDS: ReadonlySet<string> = new Set(['success', 'running-exception', 'pause'])

function drawMarks(
  node: RunNode,
  row: PlacedRow,
  insight: RowInsight | null,
  { side, isOld, causes }: RowStyle,
  { axis, nowMs }: PictureContext,
): Markup {
  const paint = (name: string) => readColour(name, side)
  const { bar, mark, words, sincePlan } = row
  const plan =
    sincePlan !== null &&
    insight?.hidesPlan !== true &&
    html`<path
      d="M${round(sincePlan.left * TIMELINE_PX)} 13.5h${round(sincePlan.width * TIMELINE_PX)}"
      stroke="${paint('ctl')}"
    />`
  const history = insight && drawInsight(insight, node, axis, scaleMs(axis, nowMs), paint)
  const error = bar && drawError(causes.get(node.key) ?? null, row, paint)
  const isTaken = error !== null && error.side === row.side
  const label = words !== null && !isTaken && drawLabel(row, side)
  if (bar)
    return html`${plan}${history}${drawShape(bar, TIMELINE_PX, { paint, isOld })}${label}${error?.drawing ?? null}`
  if (mark?.anchor === 'now') {
    const x = round(Math.max(0, mark.at * TIMELINE_PX - 12))
    const wait = insight && placeWait(insight, { axis, width: TIMELINE_PX, nowShare: mark.at })
    const right = wait ? wait.left * TIMELINE_PX : x
    const reason = findForm(insight?.reason?.forms ?? [], (right - 2 * PADDING_PX) / LABEL_PX) ?? words
    const box =
      !wait &&
      html`<rect
        x="${x + 0.5}"
        y="10.5"
        width="9"
        height="6"
        rx="2"
        fill="url(#hatch)"
        stroke="${paint('hatch')}"
      />`
    return html`${plan}${history}${box}${reason !== null && drawLeading(reason, right - 4, paint('t2'), paint('card'))}`
  }
  const pill =
    mark &&
    html`<rect
      x="${round(Math.max(0, mark.at * TIMELINE_PX - 3) + 0.5)}"
      y="7.5"
      width="5"
      height="12"
      rx="2.5"
      fill="${paint('card')}"
      stroke="${paint('ink-neutral')}"
    />`
  return html`${plan}${history}${pill}${label}`
}

function drawLabel({ bar, words, side: place, left, right, tone }: PlacedRow, side: Side): Markup {
  const style = {
    y: 17,
    size: LABEL_PX,
    weight: 500,
    fill: tone === null ? readColour('t2', side) : inkOf(tone, side),
  }
  if (place === 'inside') {
    const fill = bar && DARK_WORDS.has(bar.shape) ? '#06120d' : '#fff'
    return drawText(words ?? '', {
      ...style,
      x: Math.max(0, bar?.left ?? left) * TIMELINE_PX + PADDING_PX,
      fill,
    })
  }
  return place === 'right'
    ? drawText(words ?? '', { ...style, x: right * TIMELINE_PX + PADDING_PX })
    : drawLeading(words ?? '', left * TIMELINE_PX - PADDING_PX + 2, style.fill, readColour('card', side))
}

/** Words that end at `x`, on a plate that covers the line behind them. */
function drawLeading(words: string, x: number, fill: string, card: string): Markup {
  const width = estimateEm(words) * LABEL_PX + 6
  return html`<rect
      x="${round(x - width)}"
      y="5"
      width="${round(width)}"
      height="17"
      fill="${card}"
    />${drawText(words, { x, y: 17, size: LABEL_PX, weight: 500, fill, end: true })}`
}

/** The line that says why, on the side of the bar with more room; null where neither has enough, or none is known. */
function drawError(
  found: NodeCause | null,
  { left, right }: PlacedRow,
  paint: (name: string) => string,
): { drawing: Markup; side: 'left' | 'right' } | null {
  if (!found?.cause) return null
  const leftPx = left * TIMELINE_PX
  const rightPx = right * TIMELINE_PX
  const side = chooseErrorSide(leftPx, rightPx, TIMELINE_PX)
  if (side === null) return null
  const room = (side === 'left' ? leftPx : TIMELINE_PX - rightPx) - ERROR_GAP_PX * 2
  const text = truncateEnd(showInvisible(found.cause.text), Math.floor(room / (LABEL_PX * MONO_EM)))
  const x = side === 'left' ? leftPx - ERROR_GAP_PX : rightPx + ERROR_GAP_PX
  const fill = paint(found.cause.sure === 'cause' ? 'ink-fail' : 't2')
  return {
    side,
    drawing: drawText(text, { x, y: 17, size: LABEL_PX, fill, end: side === 'left', font: readFont('mono') }),
  }
}

/** Behind the bar: how long it waited, how long it usually takes, when it would run, and its limit. */
function drawInsight(
  insight: RowInsight,
  node: RunNode,
  axis: Axis,
  nowShare: number,
  paint: (name: string) => string,
): Markup {
  const px = (share: number) => round(share * TIMELINE_PX)
  const wait = placeWait(insight, { axis, width: TIMELINE_PX, nowShare })
  const usual = placeUsual(insight, { axis, startMs: node.startMs })
  const { ahead, limitMs } = insight
  const aheadLeft =
    ahead && ahead.toMs > axis.fromMs && ahead.fromMs < axis.toMs && scaleMs(axis, ahead.fromMs)
  const box = (left: number, right: number, y: number, height: number, rest: Markup) =>
    html`<rect
      x="${px(left) + 0.5}"
      y="${y}"
      width="${Math.max(5, px(right - left) - 1)}"
      height="${height}"
      ${rest}
    />`
  const isLimited = limitMs !== undefined && isInside(axis, limitMs)
  return html`${wait && box(wait.left, wait.right, 10.5, 6, html`rx="2" fill="url(#hatch)" stroke="${paint('hatch')}"`)}${usual && usual.upper > usual.median && html`<path d="M${px(usual.median)} 13.5H${px(usual.upper)}M${px(usual.upper) - 0.5} 8V19" stroke="${paint('ctl')}" fill="none" />`}${usual && box(usual.left, usual.median, 4.5, 18, html`rx="4" fill="${paint('card')}" stroke="${paint('ctl')}"`)}${typeof aheadLeft === 'number' && ahead !== undefined && box(aheadLeft, scaleMs(axis, ahead.toMs), 7.5, 12, html`rx="3" fill="none" stroke="${paint('ctl')}" stroke-dasharray="1 2"`)}${isLimited && html`<path d="M${px(scaleMs(axis, limitMs)) - 5} 4.5h4.5v18h-4.5" stroke="${paint('t1')}" fill="none" />`}`
}
