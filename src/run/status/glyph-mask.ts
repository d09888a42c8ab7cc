import { type CSSProperties } from 'react'
import { STATUS, STATUSES, type Status } from '../../contract/status'
import { glyphMask, type GlyphName } from './glyphs'

const name = (glyph: GlyphName) => `--glyph-${glyph}`

/**
 * For an element around many glyphs: all of them as masks. A glyph is then a pseudo-element of the class `glyph` and costs no elements;
 * as SVG it costs three in each row.
 */
export const GLYPH_MASKS = Object.fromEntries(
  STATUSES.map((status) => [
    name(STATUS[status].glyph),
    `url("data:image/svg+xml,${encodeURIComponent(glyphMask(STATUS[status].glyph))}")`,
  ]),
) as CSSProperties

const SPLIT = 'linear-gradient(90deg, var(--fill-success) 50%, var(--fill-fail) 50%)'

/** Outlines stand on the card without a fill, so they take the ink, which is strong enough for a line. */
function choosePaint({ glyph, tone }: (typeof STATUS)[Status]): string {
  if (glyph === 'disc-split') return SPLIT
  return tone === 'none' || glyph.startsWith('ring') ? 'var(--ink)' : 'var(--fill)'
}

/** For an element of the class `glyph` in the tone of the status: which of them it shows. */
export const glyphStyle = (status: Status) =>
  ({
    '--glyph': `var(${name(STATUS[status].glyph)})`,
    '--glyph-paint': choosePaint(STATUS[status]),
  }) as CSSProperties
