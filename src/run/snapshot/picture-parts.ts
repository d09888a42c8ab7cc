import { drawnTone, STATUS, type Status } from '../../contract/status'
import { glyphSvg, takesInk } from '../../model/run/glyphs'
import { html, Markup } from './markup'
import { readColour, type Side } from './palette'

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

/** One line of text. */
export function drawText(
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

export const round = (px: number): number => Number(px.toFixed(2))

/** The colour of words of a tone. */
export const inkOf = (tone: string, side: Side) => readColour(tone === 'none' ? 't2' : `ink-${tone}`, side)

interface GlyphPlace {
  x: number
  y: number
  size: number
  side: Side
}

export function placeGlyph(status: Status, { x, y, size, side }: GlyphPlace): Markup {
  const { glyph, tone } = STATUS[status]
  const drawing = glyphSvg(glyph, {
    tone: readColour(`${takesInk(glyph, tone) ? 'ink' : 'fill'}-${drawnTone(tone)}`, side),
    on: '#fff',
    ok: readColour('fill-success', side),
    bad: readColour('fill-fail', side),
  })
  return new Markup(drawing.replace('<svg ', `<svg x='${x}' y='${y}' width='${size}' height='${size}' `))
}
