import { drawnTone, isStatus, STATUS } from '../../contract/status'
import { type Bar } from '../../model/timeline/marks'
import { FADE_PX, MIN_BAR_PX } from '../gantt/bar-words'
import { html, type Markup } from './markup'
import { round } from './picture-parts'

interface ShapeStyle {
  /** A colour of the palette by its name. */
  paint: (name: string) => string
  /** What was running may have ended. */
  isOld: boolean
}

const TOP = 7
const HEIGHT = 13
const RADIUS = 3

/** A bar in SVG with the silhouette that its shape has in marks.css. It stands in a row of 28 px; `width` is that of the timeline, in px. */
export function drawShape(bar: Bar, width: number, { paint, isOld }: ShapeStyle): Markup {
  const x = round(Math.min(bar.left * width, width - MIN_BAR_PX))
  const w = round(Math.max(MIN_BAR_PX, bar.width * width))
  const tone = isStatus(bar.shape) ? STATUS[bar.shape].tone : 'neutral'
  const fill = paint(`fill-${drawnTone(tone)}`)
  const rect = (paints: Markup) =>
    html`<rect x="${x}" y="${TOP}" width="${w}" height="${HEIGHT}" rx="${RADIUS}" ${paints} />`
  const outline = (stroke: string, inside: string) =>
    html`<rect
      x="${round(x + 0.5)}"
      y="${TOP + 0.5}"
      width="${round(w - 1)}"
      height="${HEIGHT - 1}"
      rx="${RADIUS}"
      fill="${inside}"
      stroke="${stroke}"
    />`
  // Round at its start alone: it has no end yet, or was cut off.
  const open = (paintOf: string, length = w) =>
    html`<path
      d="M${round(x + length)} ${TOP}H${x + RADIUS}a3 3 0 0 0-3 3v7a3 3 0 0 0 3 3H${round(x + length)}Z"
      fill="${paintOf}"
    />`
  if (bar.reversed) return outline(paint('ink-exception'), paint('card'))
  switch (bar.shape) {
    case 'fail': {
      const notch = round(Math.min(5, w * 0.35))
      return html`<path d="M${x} ${TOP}h${w}v${HEIGHT}h${-w}l${notch}-6.5Z" fill="${fill}" />`
    }
    case 'running':
      return open(isOld ? 'url(#past)' : fill)
    case 'forceSuccess':
      return html`${rect(html`fill="url(#forced)"`)}<path
          d="M${x + 1} ${TOP + 1}h${round(w - 2)}M${x + 1} ${TOP + HEIGHT - 1}h${round(w - 2)}"
          stroke="${fill}"
          stroke-width="2"
        />`
    case 'ignoreSuccess':
      return html`<path
          d="M${x} ${TOP + 6}v-3a3 3 0 0 1 3-3H${round(x + w - 3)}a3 3 0 0 1 3 3v3Z"
          fill="${paint('fill-success')}"
        /><path
          d="M${x} ${TOP + 7}v3a3 3 0 0 0 3 3H${round(x + w - 3)}a3 3 0 0 0 3-3v-3Z"
          fill="${paint('fill-fail')}"
        />`
    case 'pause':
      return html`${open(fill, Math.max(2, w - 4))}<path
          d="M${round(x + w - 1)} ${TOP}v${HEIGHT}"
          stroke="${fill}"
          stroke-width="2"
        />`
    case 'manual-stop':
      return html`${open(fill)}<path
          d="M${round(x + w)} ${TOP - 3}v${HEIGHT + 6}"
          stroke="${paint('ink-neutral')}"
          stroke-width="2"
        />`
    case 'waiting':
    case 'waiting-confirm':
    case 'freeze':
      return outline(paint('hatch'), 'url(#hatch)')
    case 'unknown':
      return outline(paint('ink-neutral'), paint('card'))
    case 'end-unknown':
      return html`<rect x="${x}" y="${TOP}" width="${FADE_PX}" height="${HEIGHT}" fill="url(#fades-out)" />`
    case 'start-unknown':
      return html`<rect
        x="${round(bar.left * width - FADE_PX)}"
        y="${TOP}"
        width="${FADE_PX}"
        height="${HEIGHT}"
        fill="url(#fades-in)"
      />`
    default:
      return rect(html`fill="${fill}"`)
  }
}
