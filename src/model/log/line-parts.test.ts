import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { charAtByte, markMatch, readPoint, splitLine } from './line-parts'
import { drawLine } from './draw-line'

const OPTIONS = { columns: 12, zone: 'UTC', isShortened: true }
const draw = (text: string) =>
  drawLine(text, { byte: 100, bytes: text.length + 1, isPart: false }, OPTIONS, 4_096)

it.each([
  ['utf-8', 'a清😀b', [0, 1, 4, 8], [0, 1, 2, 4]],
  ['gb18030', 'a清b', [0, 1, 3], [0, 1, 2]],
  ['utf-16le', 'a清b', [0, 2, 4], [0, 1, 2]],
] as const)('a byte of %s names a character', (encoding, text, bytes, chars) => {
  expect(bytes.map((byte) => charAtByte(text, byte, encoding))).toEqual(chars)
})

it.each([
  ['GBK in a log of UTF-8', 'utf-8', 7, { byte: 102, toByte: 106 }],
  ['UTF-8 in one of GBK', 'gb18030', 10, { byte: 103, toByte: 109 }],
] as const)('a match in a line of %s is marked where it stands', (_, encoding, bytes, match) => {
  const line = drawLine('到上海x', { byte: 100, bytes: bytes + 1, isPart: false }, OPTIONS, 4_096)
  expect(markMatch(line, match, encoding, 'hit')).toMatchObject({ from: 1, to: 3 })
})

it('a match is marked, also across rows and colours, and nothing else changes', () => {
  const line = draw('\u001b[31mred and\u001b[0m plain words')
  const from = line.source.indexOf('and')
  const mark = markMatch(
    line,
    { byte: 100 + from, toByte: 100 + line.source.indexOf(' words') },
    'utf-8',
    'hit',
  )
  const parts = splitLine(line, mark ? [mark] : [])
  expect(
    parts
      .flat()
      .filter(({ className }) => className.includes('hit'))
      .map(({ text }) => text)
      .join(''),
  ).toBe('and plain')
  expect(parts.map((row) => row.map(({ text }) => text).join(''))).toHaveLength(line.starts.length)
})

it('the parts of a line say what it says, whatever is marked', () => {
  const unit = fc.constantFrom('a', ' ', '清', '\u001b[32m', '\u001b[0m', '\t')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
      const line = draw(text)
      const [from = 0, to = 0] = [a, b].map((n) => Math.min(n, line.text.length)).toSorted((x, y) => x - y)
      const parts = splitLine(line, from < to ? [{ from, to, className: 'hit' }] : [])
      expect(
        parts
          .flat()
          .map((part) => part.text)
          .join(''),
      ).toBe(line.text)
      const hit = parts.flat().filter(({ className }) => className.includes('hit'))
      expect(hit.map((part) => part.text).join('')).toBe(line.text.slice(from, to))
    }),
  )
})

it('a selection from the start of a line holds its prefix as well', () => {
  const line = draw('[INFO] [2026/11/28 02:00:00 GMT +08:00] : begin')
  expect(line.text).toBe('begin')
  expect([readPoint(line, 0), line.source[readPoint(line, 1)], readPoint(line, 5)]).toEqual([
    0,
    'e',
    line.source.length,
  ])
})
