import { describe, expect, it } from 'vitest'
import { chooseLayout, type ColumnId } from './columns'

const NONE: ReadonlySet<string> = new Set()
/** How far from the left a column begins. */
const startOf = (id: ColumnId, hidden: ReadonlySet<string>, tablePx = 1392): number => {
  const { columns } = chooseLayout(tablePx, hidden)
  const before = columns.slice(
    0,
    columns.findIndex((column) => column.id === id),
  )
  return before.reduce((sum, { width }) => sum + (width ?? 0), 0)
}
const rests = (hidden: ReadonlySet<string>): ColumnId[] =>
  chooseLayout(1392, hidden)
    .columns.filter(({ width }) => width === null)
    .map(({ id }) => id)

describe('columns that the user hides', () => {
  it.each([1872, 1392, 1100])(
    'leave the strips in line with those of what needs attention, at %i px',
    (tablePx) => {
      const { band } = chooseLayout(tablePx, NONE)
      const bandPx = band
        .slice(
          0,
          band.findIndex(({ id }) => id === 'strip'),
        )
        .reduce((sum, { width }) => sum + (width ?? 0), 0)
      expect(startOf('strip', NONE, tablePx)).toBe(bandPx)
      expect(startOf('strip', new Set(['folder', 'ran', 'usual']), tablePx)).toBe(bandPx)
    },
  )

  it('are all but the name, and one column always takes the rest', () => {
    const { choices } = chooseLayout(1392, new Set(['folder']))
    expect(choices).toContain('folder')
    expect(choices).not.toContain('name')
    expect(rests(NONE)).toEqual(['now'])
    expect(rests(new Set(['now', 'name']))).toEqual(['usual'])
    expect(rests(new Set(choices))).toEqual(['name'])
  })
})
