import { type Tone } from '../../contract/status'

/**
 * Status glyphs on a 16 x 16 grid, as data: a page draws them as elements, the tab's icon as text. `tone` is the colour of the status,
 * `on` what stands on it, `ok` and `bad` the two halves of a split one.
 */
type Paint = 'tone' | 'on' | 'ok' | 'bad'

export interface Stroke {
  d: string
  fill?: Paint
  stroke?: Paint
  width?: number
  dash?: string
}

const disc = (fill: Paint): Stroke => ({ d: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1Z', fill })
const RING = 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 1 1 0-12.5Z'
const ring: Stroke = { d: RING, stroke: 'tone', width: 1.5 }
const dashed: Stroke = { d: RING, stroke: 'tone', width: 1.5, dash: '2.6 2.3' }
const CHECK = 'M5 8.3l2.1 2.1L11.2 6'
const SQUARE =
  'M4 1.75h8A2.25 2.25 0 0 1 14.25 4v8A2.25 2.25 0 0 1 12 14.25H4A2.25 2.25 0 0 1 1.75 12V4A2.25 2.25 0 0 1 4 1.75Z'

export const GLYPHS = {
  'disc-check': [disc('tone'), { d: CHECK, stroke: 'on', width: 1.75 }],
  'ring-hand': [
    ring,
    {
      d: 'M5.3 8.9V6.1a.55.55 0 0 1 1.1 0V4.9a.55.55 0 0 1 1.15 0V4.4a.55.55 0 0 1 1.15 0v.6a.55.55 0 0 1 1.15 0v3.6l.5-.85a.6.6 0 0 1 1.05.55L10.2 11a2.6 2.6 0 0 1-2.3 1.3A2.6 2.6 0 0 1 5.3 9.7Z',
      fill: 'tone',
    },
  ],
  'disc-split': [
    { d: 'M7.5 1.02a7 7 0 0 0 0 13.96Z', fill: 'ok' },
    { d: 'M8.5 1.02a7 7 0 0 1 0 13.96Z', fill: 'bad' },
    { d: 'M3 8.2l1.2 1.3 2-2.6M10.2 6.6l2.6 2.8m0-2.8l-2.6 2.8', stroke: 'on', width: 1.2 },
  ],
  'disc-play': [disc('tone'), { d: 'M6.4 5.1v5.8L11.2 8Z', fill: 'on' }],
  'octagon-cross': [
    { d: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z', fill: 'tone' },
    { d: 'M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6', stroke: 'on', width: 1.75 },
  ],
  'triangle-mark': [
    {
      d: 'M8 1.3c.5 0 .9.25 1.15.7l5.7 10.3c.5.9-.15 2-1.15 2H2.3c-1 0-1.65-1.1-1.15-2L6.85 2c.25-.45.65-.7 1.15-.7Z',
      fill: 'tone',
    },
    { d: 'M8 5.6v3.6M8 11.4v.3', stroke: 'on', width: 1.75 },
  ],
  'disc-bars': [disc('tone'), { d: 'M6.2 5.4v5.2M9.8 5.4v5.2', stroke: 'on', width: 1.75 }],
  'ring-chevrons': [ring, { d: 'M5 5.8L7.2 8L5 10.2M8.6 5.8L10.8 8l-2.2 2.2', stroke: 'tone', width: 1.4 }],
  'square-stop': [
    { d: 'M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Z', fill: 'tone' },
    { d: 'M6 5.5h4a.5.5 0 0 1 .5.5v4a.5.5 0 0 1-.5.5H6a.5.5 0 0 1-.5-.5V6a.5.5 0 0 1 .5-.5Z', fill: 'on' },
  ],
  'ring-dashed': [dashed],
  'ring-dashed-check': [dashed, { d: CHECK, stroke: 'tone', width: 1.5 }],
  'ring-crystal': [ring, { d: 'M8 4.8v6.4M5.2 6.4l5.6 3.2M10.8 6.4L5.2 9.6', stroke: 'tone', width: 1.4 }],
  'square-question': [
    { d: SQUARE, stroke: 'tone', width: 1.5 },
    { d: 'M6.2 6.3a1.85 1.85 0 1 1 2.6 1.7c-.5.25-.8.55-.8 1.1M8 11.3v.2', stroke: 'tone', width: 1.4 },
  ],
  // A planned time without a run.
  'corners-clock': [
    {
      d: 'M1.75 5V3.5a1.75 1.75 0 0 1 1.75-1.75H5M11 1.75h1.5a1.75 1.75 0 0 1 1.75 1.75V5M14.25 11v1.5a1.75 1.75 0 0 1-1.75 1.75H11M5 14.25H3.5a1.75 1.75 0 0 1-1.75-1.75V11M8 5v3.2l2 1.3',
      stroke: 'tone',
      width: 1.5,
    },
  ],
} as const satisfies Record<string, readonly Stroke[]>

export type GlyphName = keyof typeof GLYPHS

/** Of what is said of a job beside the statuses. */
const KIND_GLYPHS = {
  'ring-clock': [ring, { d: 'M8 4.6V8.2l2.5 1.5', stroke: 'tone', width: 1.6 }],
  'ring-slash': [ring, { d: 'M3.7 12.3L12.3 3.7', stroke: 'tone', width: 1.6 }],
  ring: [ring],
  'ring-pulse': [ring, { d: 'M3.9 8h1.9l1.3-2.7 1.7 5.4L10.2 8h1.9', stroke: 'tone', width: 1.4 }],
  'ring-dots': [ring, { d: 'M4.9 8h.01M8 8h.01M11.1 8h.01', stroke: 'tone', width: 1.9 }],
  'ring-dot': [ring, { d: 'M8 5.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4Z', fill: 'tone' }],
  hourglass: [
    {
      d: 'M3.2 1h9.6v2.6c0 2.2-1.6 3.4-2.9 4.4c1.3 1 2.9 2.2 2.9 4.4V15H3.2v-2.6c0-2.2 1.6-3.4 2.9-4.4C4.8 7 3.2 5.8 3.2 3.6Z',
      fill: 'tone',
    },
    { d: 'M6 4.2h4M8 11.2v.6', stroke: 'on', width: 1.6 },
  ],
  'calendar-cross': [
    {
      d: 'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v8a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-8A1.5 1.5 0 0 1 3.5 3Z',
      stroke: 'tone',
      width: 1.5,
    },
    { d: 'M5.2 1v3M10.8 1v3M6 7l4 4m0-4l-4 4', stroke: 'tone', width: 1.5 },
  ],
  key: [
    { d: 'M5.2 7.2a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4Z', stroke: 'tone', width: 1.6 },
    { d: 'M7.5 8.1L13.6 2M11.2 4.4l2 2', stroke: 'tone', width: 1.6 },
  ],
} as const satisfies Record<string, readonly Stroke[]>

export type KindGlyphName = keyof typeof KIND_GLYPHS

/** Outlines stand on the card without a fill, so they take the ink of their tone, which is strong enough for a line. */
export const takesInk = (glyph: GlyphName | KindGlyphName, tone: Tone): boolean =>
  tone === 'none' || glyph.startsWith('ring') || glyph in KIND_GLYPHS

export const DRAWINGS: Readonly<Record<GlyphName | KindGlyphName, readonly Stroke[]>> = {
  ...GLYPHS,
  ...KIND_GLYPHS,
}

const SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"

function drawPaths(strokes: readonly Stroke[], colors: Record<Paint, string>): string {
  const paths = strokes.map(({ d, fill, stroke, width = 1, dash }) => {
    const paint = `fill='${fill ? colors[fill] : 'none'}' stroke='${stroke ? colors[stroke] : 'none'}'`
    const line = `stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'`
    return `<path d='${d}' ${paint} ${line}${dash ? ` stroke-dasharray='${dash}'` : ''}/>`
  })
  return paths.join('')
}

/** The paths of a drawing as text, for a picture that places them itself. `colors` are any CSS colours. */
export const drawGlyph = (name: GlyphName, colors: Record<Paint, string>): string =>
  drawPaths(GLYPHS[name], colors)

/** A drawing as text, for an icon that lives outside the page. `colors` are any CSS colours. */
export const glyphSvg = (name: GlyphName | KindGlyphName, colors: Record<Paint, string>): string =>
  `${SVG}${drawPaths(DRAWINGS[name], colors)}</svg>`

const isHole = ({ fill, stroke }: Stroke) => fill === 'on' || stroke === 'on'

/** A drawing as a mask, without an `svg` around it: what is painted with `on` is cut out of the rest. */
export function drawGlyphMask(name: GlyphName): string {
  const strokes: readonly Stroke[] = GLYPHS[name]
  const black = { tone: 'black', on: 'black', ok: 'black', bad: 'black' }
  const shape = drawPaths(
    strokes.filter((stroke) => !isHole(stroke)),
    black,
  )
  const holes = drawPaths(strokes.filter(isHole), black)
  if (holes === '') return shape
  return `<mask id='${name}'><path fill='white' d='M0 0h16v16H0z'/>${holes}</mask><g mask='url(#${name})'>${shape}</g>`
}
