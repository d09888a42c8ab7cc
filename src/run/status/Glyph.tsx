import { memo } from 'react'
import { drawnTone, type Tone } from '../../contract/status'
import { DRAWINGS, takesInk, type GlyphName, type KindGlyphName, type Stroke } from '../../model/run/glyphs'

interface GlyphProps {
  name: GlyphName | KindGlyphName
  tone: Tone
  size?: number
}

const PAINT = { on: 'var(--card)', ok: 'var(--fill-success)', bad: 'var(--fill-fail)' }

/** A drawing beside a word that says the same: hidden from readers of the text. */
export const Glyph = memo(function Glyph({ name, tone, size = 14 }: GlyphProps) {
  const strokes = DRAWINGS[name]
  const color = takesInk(name, tone) ? 'var(--ink)' : 'var(--fill)'
  const paints = { ...PAINT, tone: color }
  const paint = (of: Stroke['fill']) => (of === undefined ? 'none' : paints[of])
  return (
    <svg
      aria-hidden
      data-tone={drawnTone(tone)}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className="shrink-0"
    >
      {strokes.map(({ d, fill, stroke, width, dash }) => (
        <path
          key={d}
          d={d}
          fill={paint(fill)}
          stroke={paint(stroke)}
          strokeWidth={width}
          strokeDasharray={dash}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  )
})
