import { type CSSProperties } from 'react'
import { type LatestStatus } from '../../model/jobs/latest'
import { drawGlyphMask, GLYPHS, takesInk, type GlyphName } from '../../model/run/glyphs'
import { getStatusLook, type StatusLook } from './status-look'

/** Icons beside values of a row: rotate-cw and file-text of lucide, on their grid of 24. */
const ICONS = {
  retry: 'M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8M21 3v5h-5',
  log: 'M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7ZM14 2v4a2 2 0 0 0 2 2h4M10 9H8M16 13H8M16 17H8',
} as const

const names = Object.keys(GLYPHS) as GlyphName[]
const count = names.length + Object.keys(ICONS).length

const place = (at: number, drawing: string) => `<g transform='translate(${at * 16})'>${drawing}</g>`
const drawIcon = (d: string) =>
  `<path d='${d}' transform='scale(.6667)' fill='none' stroke='black' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'/>`

const drawings = [...names.map(drawGlyphMask), ...Object.values(ICONS).map(drawIcon)]
const sprite = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${count * 16} 16' width='${count * 16}' height='16'>${drawings
  .map((drawing, at) => place(at, drawing))
  .join('')}</svg>`

/** A position of the mask, whatever the size of the element. */
const position = (at: number) => `${(at / (count - 1)) * 100}%`

/**
 * For an element around many glyphs: all of them in one mask, because a browser takes a millisecond for each picture. A glyph is then a
 * pseudo-element of the class `glyph` (glyph-mask.css) and costs no elements; as SVG it costs three in each row.
 */
export const GLYPH_MASKS = {
  '--glyphs': `url("data:image/svg+xml,${encodeURIComponent(sprite)}")`,
  '--retry-at': position(names.length),
  '--warn-at': position(names.indexOf('triangle-mark')),
  '--log-at': position(names.length + 1),
} as CSSProperties

const SPLIT = 'linear-gradient(90deg, var(--fill-success) 50%, var(--fill-fail) 50%)'

function choosePaint({ glyph, tone }: StatusLook): string {
  if (glyph === 'disc-split') return SPLIT
  return takesInk(glyph, tone) ? 'var(--ink)' : 'var(--fill)'
}

/** For an element of the class `glyph` in the tone of the status: which of them it shows. */
export function glyphStyle(status: LatestStatus): CSSProperties {
  const look = getStatusLook(status)
  return {
    '--glyph-at': position(names.indexOf(look.glyph)),
    '--glyph-paint': choosePaint(look),
  } as CSSProperties
}
