import { describe, expect, it } from 'vitest'
import { STATUS } from '../../contract/status'
import { GLYPHS, glyphSvg, type GlyphName, type Stroke } from './glyphs'

const NAMES = Object.keys(GLYPHS) as GlyphName[]
const COLORS = { tone: '#1ba37b', on: '#fff', ok: 'rgb(1, 2, 3)', bad: 'var(--fill-fail)' }

const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')

describe.each(NAMES)('the glyph %s', (name) => {
  const strokes: readonly Stroke[] = GLYPHS[name]
  const drawing = parsed(glyphSvg(name, COLORS))

  it('is well-formed, as a picture of its own', () => {
    expect(drawing.querySelector('parsererror')).toBeNull()
    expect(drawing.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg')
    expect(drawing.documentElement.getAttribute('viewBox')).toBe('0 0 16 16')
  })

  it('holds all its strokes, painted', () => {
    const paths = [...drawing.querySelectorAll('path')]
    expect(paths.map((path) => path.getAttribute('d'))).toEqual(strokes.map(({ d }) => d))
    paths.forEach((path, index) => {
      const { fill, stroke, dash = null } = strokes[index] ?? { d: '' }
      expect(path.getAttribute('fill')).toBe(fill ? COLORS[fill] : 'none')
      expect(path.getAttribute('stroke')).toBe(stroke ? COLORS[stroke] : 'none')
      expect(path.getAttribute('stroke-dasharray')).toBe(dash)
      // What is neither filled nor stroked is not seen.
      expect([fill, stroke]).not.toEqual([undefined, undefined])
    })
  })

  it('has paths that a browser reads to their end', () => {
    for (const { d } of strokes) expect(d).toMatch(/^M[\d .,\-MLHVAaCcSsZzlhvm]+$/)
  })

  it('is an address that an icon can have', () => {
    const address = `data:image/svg+xml,${encodeURIComponent(glyphSvg(name, COLORS))}`
    expect(address).not.toMatch(/[#"<> ]/)
  })
})

it('there is one for every status and for a planned time without a run, and none for nothing', () => {
  const used = new Set<string>(['corners-clock', ...Object.values(STATUS).map(({ glyph }) => glyph)])
  expect([...used].toSorted()).toEqual(NAMES.toSorted())
})

it('no two of them are alike without their colours', () => {
  const shapes = NAMES.map((name) => JSON.stringify(GLYPHS[name]))
  expect(new Set(shapes).size).toBe(NAMES.length)
})

it('strokes of one glyph have different paths, which are their React keys', () => {
  const alike = NAMES.filter((name) => {
    const strokes: readonly Stroke[] = GLYPHS[name]
    return new Set(strokes.map(({ d }) => d)).size < strokes.length
  })
  expect(alike).toEqual([])
})

it('what has not begun is dashed, and nothing else is', () => {
  const dashed = NAMES.filter((name) => glyphSvg(name, COLORS).includes('stroke-dasharray'))
  expect(dashed).toEqual(['ring-dashed', 'ring-dashed-check'])
})
