import { expect, it } from 'vitest'
import { WALL_KINDS } from '../../contract/wall-kind'
import { DRAWINGS } from '../../model/run/glyphs'
import { KIND_GLYPH } from './KindGlyph'

it('no two states of a job share a drawing', () => {
  const drawings = WALL_KINDS.map((kind) => JSON.stringify(DRAWINGS[KIND_GLYPH[kind]]))
  expect(drawings.filter((drawing, at) => drawings.indexOf(drawing) < at)).toEqual([])
})
