import { type Lang } from '../../contract/lang'
import { type Run, type RunNode } from '../../contract/run'
import { STATUS } from '../../contract/status'
import { type Catalogue } from '../../i18n/en/common'
import { statusWord } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatDay } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { findSharedPlan } from '../../model/run/times'
import { isInside, listGaps, scaleMs, type Axis } from '../../model/timeline/axis'
import { createTimelineScale, zoomAxis, type Zoom } from '../../model/timeline/zoom'
import { computeAxisTicks } from '../gantt/AxisHead'
import { LABEL_PX } from '../gantt/bar-words'
import { drawRow, type RowStyle } from './draw-row'
import { html, type Markup } from './markup'
import { readColour, readFont } from './palette'
import { drawText, inkOf, placeGlyph, round } from './picture-parts'
import {
  AXIS_PX,
  HEAD_PX,
  LEFT_PX,
  MARGIN_PX,
  MAX_ROWS,
  measurePicture,
  NAME_PX,
  RIGHT_PX,
  ROW_PX,
  START_PX,
  STATUS_PX,
  TIMELINE_PX,
  WIDTH,
  type PictureSize,
} from './picture-size'
import { type PictureContext } from './place-row'

export interface PictureInput extends RowStyle {
  run: Run
  /** The nodes that the view shows, in its order. */
  shown: readonly RunNode[]
  collapseIdle: boolean
  zoom: Zoom | null
  /** Times of the axis count from the start of the run. */
  elapsed: boolean
  /** What was running ends here. */
  nowMs: number
  /** The axis reaches up to here: the forecast end, where that is shown. */
  untilMs: number | null
  lang: Lang
  t: Catalogue
  words: { asOf: (time: string) => string; moreRows: (n: string) => string }
}

const GAP_PX = 52

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
    ${drawTitle(input, scale.domain.nodes?.fromMs ?? run.planMs ?? nowMs)}
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

/** What it is, of which day, and as of when: a picture outlives the page. */
function drawTitle({ run, side, lang, zone, nowMs, isOld, t, words }: PictureInput, dayMs: number): Markup {
  const paint = (name: string) => readColour(name, side)
  const known = statusWord(run.status, run.rawStatus, lang)
  const word = isOld ? t.header.was(known) : known
  const tone = isOld ? 'neutral' : STATUS[run.status].tone
  const job = truncateMiddle(showInvisible(run.job), 28)
  const day = formatDay(dayMs, zone, lang, { nearMs: nowMs })
  const moment = `${formatDay(nowMs, zone, lang, { weekday: true })} ${formatClock(nowMs, zone)}`
  return html`${placeGlyph(run.status, { x: MARGIN_PX, y: 18, size: 20, side })}<text
      x="50"
      y="35"
      font-size="20"
      font-weight="600"
      fill="${paint('t1')}"
      >${job}<tspan dx="12" font-size="13" font-weight="400" fill="${paint('t2')}">${run.id}</tspan
      ><tspan dx="12" font-size="13" fill="${inkOf(tone, side)}">${word}</tspan
      ><tspan dx="12" font-size="13" font-weight="400" fill="${paint('t2')}">${day}</tspan></text
    >${drawText(`${words.asOf(moment)} · ${zoneLabel(nowMs, zone, lang)}`, {
      x: WIDTH - MARGIN_PX,
      y: 35,
      size: 13,
      fill: paint('t2'),
      end: true,
    })}`
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
        />${drawText(formatDuration(ms, lang, { units: 2 }), {
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
