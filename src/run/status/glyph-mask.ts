import { STATUSES } from '../../contract/status'
import { type LatestStatus } from '../../model/jobs/latest'
import { drawGlyphMask, GLYPHS, takesInk, type GlyphName } from '../../model/run/glyphs'
import { whenIdle } from '../../ui/when-idle'
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

const SPRITE = `data:image/svg+xml,${encodeURIComponent(sprite)}`

const SPLIT = 'linear-gradient(90deg, var(--fill-success) 50%, var(--fill-fail) 50%)'

function choosePaint({ glyph, tone }: StatusLook): string {
  if (glyph === 'disc-split') return SPLIT
  return takesInk(glyph, tone) ? 'var(--ink)' : 'var(--fill)'
}

// With a prefix, which every browser reads: Chromium before 120 knows no other name.
const drawRule = (selector: string) => `${selector}{-webkit-mask:url("${SPRITE}") 0 0/auto 100% no-repeat}`
/** A position of the mask, whatever the size of the element. */
const placeRule = (selector: string, at: number, paint: string) =>
  `${selector}{-webkit-mask-position:${(at / (count - 1)) * 100}% 0;background:${paint}}`

/**
 * Rules for the classes of `glyphClass`: all glyphs in one mask, because a browser takes a millisecond for each picture. A glyph is then
 * a pseudo-element and costs no elements; as SVG it costs three in each row. The mask stands in a rule, since a browser reads the 8 kB of
 * a variable again for each element. `on` is what of an element is drawn on.
 */
export const writeGlyphRules = (on: '' | '::before'): string =>
  [
    drawRule(`.glyph${on}`),
    ...([...STATUSES, 'no-run'] as const).map((status) => {
      const look = getStatusLook(status)
      return placeRule(`.s-${status}${on}`, names.indexOf(look.glyph), choosePaint(look))
    }),
  ].join('\n')

/** For an element in the tone of the status, or around it; null leaves the room of a glyph. */
export const glyphClass = (status: LatestStatus | null): string =>
  status === null ? 'glyph' : `glyph s-${status}`

const MOST_WAIT_MS = 1_000

/**
 * Gives the document the rules that glyph-mask.css leaves open. The mask is a document of its own, which is read while the page waits for
 * its first answer.
 */
export function adoptGlyphs(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    [
      writeGlyphRules('::before'),
      drawRule(':is(.retries, .odd-rows, .log-link)::before'),
      placeRule('.retries::before', names.length, 'currentColor'),
      placeRule('.odd-rows::before', names.indexOf('triangle-mark'), 'currentColor'),
      placeRule('.log-link::before', names.length + 1, 'currentColor'),
    ].join('\n'),
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  whenIdle(() => {
    new Image().src = SPRITE
  }, MOST_WAIT_MS)
}
