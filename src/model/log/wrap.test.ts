import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countColumns, wrapText } from './wrap'

const rowsOf = (text: string, columns: number): string[] => {
  const starts = wrapText(text, columns)
  return starts.map((start, index) => text.slice(start, starts[index + 1]))
}

describe('columns', () => {
  it.each([
    ['plain letters', 'abc', 3],
    ['Chinese', '清洗_abc', 8],
    ['full-width punctuation', '，。', 4],
    ['an emoji', '😀', 2],
    ['an accent that combines', 'e\u0301', 1],
    ['nothing', '', 0],
  ])('%s', (_, text, columns) => expect(countColumns(text)).toBe(columns))
})

describe('rows', () => {
  it('break behind a word where one ends near the edge, else anywhere', () => {
    expect(rowsOf('Connecting to jdbc:postgresql://dws-prod-01:8000/dw', 42)).toEqual([
      'Connecting to jdbc:postgresql://dws-prod-',
      '01:8000/dw',
    ])
    expect(rowsOf('x'.repeat(45), 30)).toEqual(['x'.repeat(30), 'x'.repeat(15)])
    expect(rowsOf('', 30)).toEqual([''])
  })

  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '-', '清', '😀', '。', 'e\u0301', '\t'),
    maxLength: 300,
  })
  it('hold all of the text, in order, and none is wider than its place', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 90 }), (line, columns) => {
        const rows = rowsOf(line, columns)
        expect(rows.join('')).toBe(line)
        for (const row of rows) expect(countColumns(row)).toBeLessThanOrEqual(columns)
        if (line !== '') expect(rows.every((row) => row !== '')).toBe(true)
      }),
    )
  })
  it('are as few as the width allows where no word can end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 90 }), (length, columns) => {
        expect(wrapText('x'.repeat(length), columns)).toHaveLength(Math.max(1, Math.ceil(length / columns)))
      }),
    )
  })
})
