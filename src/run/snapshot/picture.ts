import { type Lang } from '../../contract/lang'
import { type NodeCause } from '../../contract/log'
import { type Run, type RunNode } from '../../contract/run'
import { STATUS, type Status } from '../../contract/status'
import { type Catalogue } from '../../i18n/en/common'
import { statusWord } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { estimateEm, showInvisible, truncateEnd, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatDay } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { findSharedPlan } from '../../model/run/times'
import { isInside, listGaps, scaleMs, type Axis } from '../../model/timeline/axis'
import { createTimelineScale, zoomAxis, type Zoom } from '../../model/timeline/zoom'
import { computeAxisTicks } from '../gantt/AxisHead'
import { PADDING_PX } from '../gantt/bar-words'
import { placeUsual, placeWait } from '../gantt/InsightMarks'
import { type RowInsight } from '../gantt/row-insight'
import { glyphSvg } from '../../model/run/glyphs'
import { drawShape } from './draw-shape'
import { html, Markup } from './markup'
import { readColour, readFont, type Side } from './palette'
import { AXIS_PX, HEAD_PX, MAX_ROWS, measurePicture, ROW_PX, WIDTH, type PictureSize } from './picture-size'
import { formatNodeDuration, placeRow, type PictureContext, type PlacedRow } from './place-row'

export interface PictureInput {
  run: Run
  /** The nodes that the view shows, in its order. */
  shown: readonly RunNode[]
  collapseIdle: boolean
  zoom: Zoom | null
  /** Times of the axis count from the start of the run. */
  elapsed: boolean
  /** What was running ends here. */
  nowMs: number
  /** The data are so old that they must not pass for the present. */
  isOld: boolean
  causes: ReadonlyMap<string, NodeCause>
  /** What the history of the job says of each node; null while it is not known. */
  insights: ReadonlyMap<string, RowInsight> | null
  /** The axis reaches up to here: the forecast end, where that is shown. */
  untilMs: number | null
  side: Side
  lang: Lang
  zone: string
  t: Catalogue
  words: { asOf: (time: string) => string; moreRows: (n: string) => string }
}

const MARGIN_PX = 20
const NAME_PX = 264
const TYPE_PX = 116
const STATUS_PX = 116
const START_PX = 84
const DURATION_PX = 92
const LEFT_PX = NAME_PX + TYPE_PX
const TIMELINE_PX = WIDTH - LEFT_PX - STATUS_PX - START_PX - DURATION_PX
const RIGHT_PX = LEFT_PX + TIMELINE_PX
const GAP_PX = 52
const MONO_EM = 0.62
const LABEL_PX = 11
const MIN_ERROR_PX = 160

/** The timeline as it is shown, as one SVG without styles, scripts or references, in one of the themes. */
export function drawPicture(input: PictureInput): { svg: string } & PictureSize {
  const { run, shown, side, lang, zone, t, words, nowMs } = input
  const { width, height } = measurePicture(shown.length)
  const gapShare = GAP_PX / TIMELINE_PX
  const scale = createTimelineScale(run, {
    nowMs,
    gapShare,
    collapse: input.collapseIdle,
    untilMs: input.untilMs,
  })
  const axis = zoomAxis(scale, input.zoom, gapShare)
  const sinceMs = input.elapsed ? (run.startMs ?? scale.domain.nodes?.fromMs ?? null) : null
  const ticks = computeAxisTicks({ axis, width: TIMELINE_PX, zone, lang, sinceMs })
  const rows = shown.slice(0, MAX_ROWS)
  const bottom = HEAD_PX + AXIS_PX + rows.length * ROW_PX
  const paint = (name: string) => readColour(name, side)
  const context: PictureContext = { run, axis, width: TIMELINE_PX, nowMs, lang, t }
  const head = [
    { x: 42, text: t.table.node },
    { x: NAME_PX + 8, text: t.table.type },
    { x: RIGHT_PX + 8, text: t.table.status },
    { x: RIGHT_PX + STATUS_PX + START_PX - 8, text: t.table.start, end: true },
    { x: WIDTH - MARGIN_PX, text: t.table.duration, end: true },
  ].map(({ x, text, end }) => drawText(text, { x, y: HEAD_PX + 20, size: 12, fill: paint('t2'), end }))
  const svg = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
    font-family="${readFont('sans')}"
    lang="${lang}"
  >
    ${drawDefinitions(paint)}
    <rect width="${width}" height="${height}" fill="${paint('card')}" />
    ${drawTitle(input)}
    <g transform="translate(${LEFT_PX} 0)">
      ${drawBackdrop(axis, ticks, findSharedPlan(run), { bottom, paint, lang })}
    </g>
    ${head}
    <path
      d="M0 ${HEAD_PX}H${width}M0 ${HEAD_PX + AXIS_PX}H${width}M${LEFT_PX} ${HEAD_PX}V${bottom}M${RIGHT_PX} ${HEAD_PX}V${bottom}"
      stroke="${paint('line')}"
      fill="none"
    />
    ${rows.map((node, index) => {
      const y = HEAD_PX + AXIS_PX + index * ROW_PX
      return html`<g transform="translate(0 ${y})">${drawRow(node, context, input)}</g>`
    })}
    ${
      shown.length > rows.length &&
      drawText(words.moreRows(formatCount(shown.length - rows.length)), {
        x: 42,
        y: bottom + 18,
        size: 13,
        fill: paint('t2'),
      })
    }
  </svg>`
  return { svg: svg.text, width, height }
}

interface TextStyle {
  x: number
  y: number
  size: number
  fill: string
  weight?: number
  /** It ends at `x`. */
  end?: boolean
  middle?: boolean
  font?: string
}

function drawText(
  text: string,
  { x, y, size, fill, weight, end = false, middle = false, font }: TextStyle,
): Markup {
  const anchor = middle ? 'middle' : 'end'
  const isAnchored = end || middle
  return html`<text
    x="${round(x)}"
    y="${y}"
    font-size="${size}"
    fill="${fill}"
    ${weight !== undefined && html` font-weight="${weight}"`}${isAnchored && html` text-anchor="${anchor}"`}${font !== undefined && html` font-family="${font}"`}
    >${text}</text
  >`
}

const round = (px: number): number => Number(px.toFixed(2))

function drawDefinitions(paint: (name: string) => string): Markup {
  const stripes = (id: string, colour: string, width: number, period: number, angle: number) =>
    html`<pattern
      id="${id}"
      width="${period}"
      height="${period}"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(${angle})"
      ><rect width="${width}" height="${period}" fill="${colour}"
    /></pattern>`
  const fade = (id: string, from: number, to: number) =>
    html`<linearGradient id="${id}"
      ><stop stop-color="${paint('fill-neutral')}" stop-opacity="${from}" /><stop
        offset="1"
        stop-color="${paint('fill-neutral')}"
        stop-opacity="${to}"
    /></linearGradient>`
  return html`<defs
    >${stripes('hatch', paint('hatch'), 1, 4, 45)}${stripes('past', paint('fill-neutral'), 5, 9, 45)}${stripes('forced', paint('fill-success'), 4, 6, 0)}${fade('fades-out', 1, 0)}${fade('fades-in', 0, 1)}<clipPath
      id="timeline"
      ><rect width="${TIMELINE_PX}" height="${ROW_PX}" /></clipPath
  ></defs>`
}

/** What it is, and as of when: a picture outlives the page. */
function drawTitle({ run, side, lang, zone, nowMs, isOld, t, words }: PictureInput): Markup {
  const paint = (name: string) => readColour(name, side)
  const known = statusWord(run.status, run.rawStatus, lang)
  const word = isOld ? t.header.was(known) : known
  const tone = isOld ? 'neutral' : STATUS[run.status].tone
  const job = truncateMiddle(showInvisible(run.job), 28)
  const moment = `${formatDay(nowMs, zone, lang, { weekday: true })} ${formatClock(nowMs, zone)}`
  return html`${placeGlyph(run.status, { x: MARGIN_PX, y: 18, size: 20, side })}<text
      x="50"
      y="35"
      font-size="20"
      font-weight="600"
      fill="${paint('t1')}"
      >${job}<tspan dx="12" font-size="13" font-weight="400" fill="${paint('t2')}">${run.id}</tspan
      ><tspan dx="12" font-size="13" fill="${inkOf(tone, side)}">${word}</tspan></text
    >${drawText(`${words.asOf(moment)} · ${zoneLabel(nowMs, zone, lang)}`, {
      x: WIDTH - MARGIN_PX,
      y: 35,
      size: 13,
      fill: paint('t2'),
      end: true,
    })}`
}

const inkOf = (tone: string, side: Side) => readColour(tone === 'none' ? 't2' : `ink-${tone}`, side)

interface GlyphPlace {
  x: number
  y: number
  size: number
  side: Side
}

function placeGlyph(status: Status, { x, y, size, side }: GlyphPlace): Markup {
  const { glyph, tone } = STATUS[status]
  const isOutline = tone === 'none' || glyph.startsWith('ring')
  const own = tone === 'none' ? 'neutral' : tone
  const drawing = glyphSvg(glyph, {
    tone: readColour(`${isOutline ? 'ink' : 'fill'}-${own}`, side),
    on: '#fff',
    ok: readColour('fill-success', side),
    bad: readColour('fill-fail', side),
  })
  return new Markup(drawing.replace('<svg ', `<svg x='${x}' y='${y}' width='${size}' height='${size}' `))
}

interface BackdropStyle {
  bottom: number
  paint: (name: string) => string
  lang: Lang
}

function drawBackdrop(
  axis: Axis,
  ticks: ReturnType<typeof computeAxisTicks>,
  planMs: number | null,
  { bottom, paint, lang }: BackdropStyle,
): Markup {
  const top = HEAD_PX
  const atPx = (share: number) => round(share * TIMELINE_PX)
  const gaps = listGaps(axis).map(
    ({ left, right, ms }) =>
      html`<rect
          x="${atPx(left)}"
          y="${top}"
          width="${atPx(right - left)}"
          height="${bottom - top}"
          fill="${paint('bg')}"
        />${drawText(formatDuration(ms, lang, { units: 1 }), {
          x: atPx((left + right) / 2),
          y: top + 20,
          size: LABEL_PX,
          weight: 600,
          fill: paint('t2'),
          middle: true,
        })}`,
  )
  const lines = ticks.map(
    ({ share, label }) =>
      html`<path
          d="M${atPx(share)} ${top + AXIS_PX}V${bottom}"
          stroke="${paint('grid')}"
        />${drawText(label, { x: atPx(share), y: top + 20, size: LABEL_PX, fill: paint('t3'), middle: true })}`,
  )
  const plan =
    planMs !== null &&
    isInside(axis, planMs) &&
    html`<path
      d="M${atPx(scaleMs(axis, planMs))} ${top + AXIS_PX}V${bottom}"
      stroke="${paint('ctl')}"
      stroke-dasharray="3 3"
    />`
  return html`${gaps}${lines}${plan}`
}

function drawRow(node: RunNode, context: PictureContext, input: PictureInput): Markup {
  const { run, side, lang, zone, nowMs } = input
  const paint = (name: string) => readColour(name, side)
  const name = node.name === '' ? '–' : showInvisible(node.name)
  const type = truncateMiddle(showInvisible(node.type), (TYPE_PX - 12) / 12)
  const { tone } = STATUS[node.status]
  const duration = formatNodeDuration(node, { run, nowMs, lang })
  const start = node.startMs === null ? '–' : formatClock(node.startMs, zone)
  const insight = input.insights?.get(node.key) ?? null
  return html`<path
      d="M0 27.5H${WIDTH}"
      stroke="${paint('grid')}"
    />${placeGlyph(node.status, { x: MARGIN_PX, y: 7, size: 14, side })}${drawText(truncateMiddle(name, (NAME_PX - 50) / 13), { x: 42, y: 18, size: 13, weight: 500, fill: paint('t1') })}${drawText(type, { x: NAME_PX + 8, y: 18, size: 12, fill: paint('t3') })}<g
      transform="translate(${LEFT_PX} 0)"
      clip-path="url(#timeline)"
      >${drawMarks(node, placeRow(node, context, findAround(node, insight, context)), insight, input, context)}</g
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
  { side, isOld, causes }: PictureInput,
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
    const fits = (form: string) => estimateEm(form) * LABEL_PX <= right - 2 * PADDING_PX
    const reason = insight?.reason?.forms.find(fits) ?? words
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
  const roomLeft = left * TIMELINE_PX - 16
  const roomRight = (1 - right) * TIMELINE_PX - 16
  const side = roomLeft >= roomRight ? 'left' : 'right'
  const room = Math.max(roomLeft, roomRight)
  if (room < MIN_ERROR_PX) return null
  const text = truncateEnd(showInvisible(found.cause.text), Math.floor(room / (LABEL_PX * MONO_EM)))
  const x = side === 'left' ? left * TIMELINE_PX - 8 : right * TIMELINE_PX + 8
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
