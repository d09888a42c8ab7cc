import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayLine, sourceIndex } from './display-line'

const ESC = '\u001b'
const classes = (line: string) =>
  displayLine(line).segments.map(({ text, className }) => [text, className] as const)

describe('a line as it is drawn', () => {
  it.each([
    [
      'colours of the log',
      `${ESC}[31mred${ESC}[0m plain`,
      [
        ['red', 'ansi-red'],
        [' plain', ''],
      ],
    ],
    ['bright and bold', `${ESC}[1;92mok${ESC}[m`, [['ok', 'ansi-green ansi-bold']]],
    [
      'a colour that stays until it is reset',
      `${ESC}[33ma${ESC}[1mb`,
      [
        ['a', 'ansi-yellow'],
        ['b', 'ansi-yellow ansi-bold'],
      ],
    ],
    ['a background', `${ESC}[41mx`, [['x', 'ansi-bg-red']]],
    [
      'moves of a cursor, cleared screens and titles',
      `a${ESC}[2J${ESC}[10;5Hb${ESC}]0;title\u0007c${ESC}Pq#0${ESC}\\d`,
      [
        ['a', ''],
        ['b', ''],
        ['c', ''],
        ['d', ''],
      ],
    ],
    ['a link in an escape sequence', `${ESC}]8;;http://evil${ESC}\\text${ESC}]8;;${ESC}\\`, [['text', '']]],
    [
      'an unfinished sequence',
      `a${ESC}[31`,
      [
        ['a', ''],
        ['␛', 'log-control'],
        ['[31', ''],
      ],
    ],
    [
      'controls',
      'a\u0000b\u0007',
      [
        ['a', ''],
        ['␀', 'log-control'],
        ['b', ''],
        ['␇', 'log-control'],
      ],
    ],
    [
      'a mark that turns the direction',
      'a\u202eb',
      [
        ['a', ''],
        ['⟨202E⟩', 'log-control'],
        ['b', ''],
      ],
    ],
    [
      'a tab',
      'ab\tc',
      [
        ['ab', ''],
        ['  ', ''],
        ['c', ''],
      ],
    ],
    ['a mark of the byte order', '\ufeffa', [['a', '']]],
    ['markup', '<img src=x onerror=alert(1)>', [['<img src=x onerror=alert(1)>', '']]],
  ])('%s', (_, line, drawn) => expect(classes(line)).toEqual(drawn))

  it('of overwritten states shows the last one that says something, and counts the others', () => {
    expect(displayLine('10 %\r20 %\r30 %')).toMatchObject({ text: '30 %', updates: 2 })
    expect(displayLine('10 %\r20 %\r')).toMatchObject({ text: '20 %', updates: 1 })
    expect(displayLine('\r')).toMatchObject({ text: '', updates: 0 })
    const long = `${'10 %\r'.repeat(1000)}curl: (28) timed out`
    expect(displayLine(long, 10)).toMatchObject({ text: 'curl: (28)', updates: 1000, hiddenChars: 10 })
    expect(displayLine('plain')).toMatchObject({ updates: 0 })
  })
})

describe('a place in the drawn text', () => {
  it('is a character of the line as read', () => {
    const line = `${ESC}[31mab\tc\u0000d`
    const { text, segments } = displayLine(line)
    const readAt = (drawn: string) => line[sourceIndex(segments, text.indexOf(drawn))]
    expect(['a', 'b', 'c', '␀', 'd'].map(readAt)).toEqual(['a', 'b', 'c', '\u0000', 'd'])
    expect(sourceIndex(segments, text.length)).toBe(line.length)
  })

  it('never leads outside of the line, whatever it holds', () => {
    const unit = fc.constantFrom(
      'a',
      ESC,
      '[',
      '3',
      '1',
      'm',
      ';',
      ']',
      '\u0007',
      '\r',
      '\t',
      '清',
      '\u202e',
      '\u0000',
      '\\',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (line) => {
        const { text, segments } = displayLine(line)
        let last = 0
        for (let index = 0; index <= text.length; index += 1) {
          const at = sourceIndex(segments, index)
          expect(at).toBeGreaterThanOrEqual(last)
          expect(at).toBeLessThanOrEqual(line.length)
          last = at
        }
        // oxlint-disable-next-line no-control-regex -- none may be drawn
        expect(text).not.toMatch(/[\u0000-\u001f\u202e]/)
      }),
    )
  })
})
