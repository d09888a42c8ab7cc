import { type RunNode } from '../../contract/run'
import { isStatus, STATUS } from '../../contract/status'
import { statusWord } from '../../i18n/locale'
import { formatCount, groupDigits, shortPercent } from '../../lib/number'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatDay } from '../../lib/time/format'
import { formatOffsetChange, zoneLabel } from '../../lib/time/zone'
import { isLiveNode } from '../../model/run/duration'
import { formatRowDigits } from '../../model/run/rows'
import { findSharedPlan, getNamedMs } from '../../model/run/times'
import { isInside, listGaps, scaleMs, type Axis } from '../../model/timeline/axis'
import { createTimelineScale } from '../../model/timeline/zoom'
import { computeAxisTicks } from '../gantt/AxisHead'
import { isFading, MIN_BAR_PX, PADDING_PX } from '../gantt/bar-words'
import { drawGlyph } from './head'
import { isPast, type SnapshotInput } from './input'
import { html, Markup } from './markup'
import { formatNodeDuration, placeRow, type PictureContext, type PlacedRow } from './place-row'

/** More rows have no bars. */
export const MAX_BARS = 500
/** The narrowest that a timeline gets: what has room there has room in a wider one. */
const TIMELINE_PX = 400
const GAP_PX = 48

/** The nodes with their bars, and those beyond as a plain table. */
export function drawNodes(input: SnapshotInput): Markup {
  const { run, shown, filters, lang, zone, t, words, asOfMs, collapseIdle } = input
  const gapShare = GAP_PX / TIMELINE_PX
  const { full: axis, domain } = createTimelineScale(run, { nowMs: asOfMs, gapShare, collapse: collapseIdle })
  const context: PictureContext = { run, axis, width: TIMELINE_PX, nowMs: asOfMs, lang, t }
  const dayMs = domain.nodes?.fromMs ?? run.planMs ?? asOfMs
  const ticks = computeAxisTicks({ axis, width: TIMELINE_PX, zone, lang, sinceMs: null })
  const rest = shown.slice(MAX_BARS)
  const zoneWords = t.timeline.about(
    zoneLabel(getNamedMs(run, asOfMs), zone, lang),
    formatDay(dayMs, zone, lang, { nearMs: asOfMs }),
  )
  const heads = [t.table.status, t.table.start, t.table.duration, t.table.retries, t.table.rows].map(
    (name, index) => html`<th scope="col" class="${index > 0 && 'right'}">${name}</th>`,
  )
  const shares = ticks.map(({ share }) => share)
  const backdrop = new Markup(drawBackdrop(axis, shares, findSharedPlan(run)))
  return html`<section class="card">
    <div class="tools">
      <h2>${words.nodes}</h2>
      <span class="quiet">${t.timeline.title} · ${zoneWords}</span
      ><span class="quiet end"
        >${filters !== null && html`${words.filtered(filters)} · `}${t.table.shown(shown.length, run.nodes.length)}</span
      >
    </div>
    <div class="wide">
      <table class="nodes" style="--backdrop:${backdrop}" ${isPast(input) ? new Markup('data-old') : null}>
        <caption class="hidden">
          ${t.table.caption(run.job, run.id)}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="name">${t.table.node}</th>
            <th scope="col" class="type">${t.table.type}</th>
            <th scope="col" class="axis">
              <span class="hidden">${t.timeline.title}</span
              >${ticks.map(({ share, label }) => html`<span class="tick" style="left:${shortPercent(share)}">${label}</span>`)}${listGaps(axis).map(({ left, right, ms }) => html`<span class="tick gap" style="left:${shortPercent((left + right) / 2)}">${formatDuration(ms, lang, { units: 2 })}</span>`)}
            </th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${shown.slice(0, MAX_BARS).map(
            (node) =>
              html`<tr>
                ${drawName(node)}
                <td class="small quiet">${node.type || '–'}</td>
                ${drawMarks(placeRow(node, context))}${drawCells(node, input)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${shown.length === 0 && html`<p class="empty">${run.nodes.length === 0 ? t.table.empty : t.table.noMatch(run.nodes.length)}</p>`}${
      rest.length > 0 &&
      html`<div class="tools"><h2>${words.moreNodes(formatCount(rest.length))}</h2></div>
        <div class="wide">
          <table class="nodes plain">
            <thead>
              <tr>
                <th scope="col" class="name">${t.table.node}</th>
                <th scope="col" class="type">${t.table.type}</th>
                ${heads}
              </tr>
            </thead>
            <tbody>
              ${rest.map(
                (node) =>
                  html`<tr>
                    ${drawName(node)}
                    <td class="small quiet">${node.type || '–'}</td>
                    ${drawCells(node, input)}
                  </tr> `,
              )}
            </tbody>
          </table>
        </div>`
    }
  </section>`
}

const drawName = ({ name, status }: RunNode): Markup =>
  html`<th scope="row" class="name">${drawGlyph(status)}<bdi>${name || '–'}</bdi></th>`

const drawCell = (text: string | null): Markup => html`<td class="right">${text ?? '–'}</td>`

function drawCells(node: RunNode, input: SnapshotInput): readonly Markup[] {
  const { run, lang, zone, t, asOfMs } = input
  const { startMs, retries } = node
  const word = statusWord(node.status, node.rawStatus, lang)
  const past = isLiveNode(node, run)
  const start =
    startMs === null
      ? null
      : formatClock(startMs, zone) +
        formatOffsetChange(startMs, getNamedMs(run, asOfMs), zone).replace('UTC', '')
  const digits = formatRowDigits(node, run)
  const duration = formatNodeDuration(node, { run, nowMs: asOfMs, lang })
  return [
    html`<td class="small ink" data-tone="${past ? 'neutral' : STATUS[node.status].tone}">
      ${past ? t.header.was(word) : word}
    </td>`,
    drawCell(start),
    drawCell(duration),
    retries !== null && retries > 0
      ? html`<td class="right retries">${formatCount(retries)}</td>`
      : drawCell(retries === null ? null : '0'),
    drawCell(digits === null ? null : groupDigits(digits)),
  ]
}

/** Bars and words of one row, in the classes of the page's own. */
function drawMarks(row: PlacedRow): Markup {
  const { bar, mark, words } = row
  const label = words !== null && drawLabel(row)
  if (bar) {
    const shapeTone = isStatus(bar.shape) ? STATUS[bar.shape].tone : 'none'
    const size = isFading(bar) ? null : html`width:${shortPercent(bar.width)}`
    return html`<td class="marks" aria-hidden="true">
      <i
        class="bar shape-${bar.shape}${bar.reversed && ' shape-reversed'}"
        data-tone="${shapeTone}"
        style="left:min(${shortPercent(bar.left)},100% - ${MIN_BAR_PX}px);${size}"
      ></i
      >${label}
    </td>`
  }
  if (mark?.anchor === 'now')
    return html`<td class="marks" aria-hidden="true">
      <i class="now-mark" style="--now:${Number(mark.at.toFixed(5))}"
        ><span class="bar-label leads">${words}</span></i
      >
    </td>`
  if (mark)
    return html`<td class="marks" aria-hidden="true">
      <i class="pill" style="left:max(0px,${shortPercent(mark.at)} - 3px)"></i>${label}
    </td>`
  return html`<td class="marks" aria-hidden="true">${label}</td>`
}

function drawLabel({ bar, words, side, left, right, tone }: PlacedRow): Markup {
  if (side === 'inside')
    return html`<span
      class="bar-label shape-words-${bar?.shape ?? ''}"
      style="left:calc(${shortPercent(left)} + ${PADDING_PX}px)"
      >${words}</span
    >`
  const place =
    side === 'right'
      ? html`left:calc(${shortPercent(right)} + ${PADDING_PX}px)`
      : html`right:calc(${shortPercent(1 - left)} + ${PADDING_PX - 2}px)`
  return html`<span
    class="bar-label${side === 'left' && ' leads'}${tone !== null && ' ink'}"
    ${tone === null ? null : html` data-tone="${tone}"`}
    style="${place}"
    >${words}</span
  >`
}

/** Grid lines, collapsed gaps and the plan, behind all rows: a background is written once, whatever the number of rows. */
function drawBackdrop(axis: Axis, ticks: readonly number[], planMs: number | null): string {
  const line = (share: number, paint: string) => `${paint} ${shortPercent(share)} 0/1px 100% no-repeat`
  const even = (colour: string) => `linear-gradient(var(--${colour}),var(--${colour}))`
  const lines = ticks.map((share) => line(share, even('grid')))
  if (planMs !== null && isInside(axis, planMs))
    lines.unshift(
      line(scaleMs(axis, planMs), 'repeating-linear-gradient(var(--ctl) 0 3px,transparent 3px 6px)'),
    )
  const gaps = listGaps(axis).map(({ left, right }) => {
    const width = right - left
    // A position counts from what the width leaves over.
    const at = width >= 1 ? 0 : left / (1 - width)
    return `${even('bg')} ${shortPercent(at)} 0/${shortPercent(width)} 100% no-repeat`
  })
  return [...lines, ...gaps].join(',') || 'none'
}
