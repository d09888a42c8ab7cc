import { describe, expect, it } from 'vitest'
import { type LogRange, readLogRange, writeLogRange } from './log-range'

describe('a range of a log', () => {
  it.each<LogRange>([
    { kind: 'end' },
    { kind: 'from-byte', byte: 0 },
    { kind: 'before-byte', byte: 4_294_967_296 },
    { kind: 'from-line', line: 120 },
    { kind: 'from-time', timeMs: 1_700_000_000_000 },
    { kind: 'before-byte', byte: 9, maxBytes: 65_536 },
  ])('comes back from its address: %j', (range) => {
    expect(readLogRange(new URLSearchParams(writeLogRange(range)))).toEqual(range)
  })

  it.each([
    'from=',
    'from=-1',
    'from=L0',
    'from=1e3',
    'from=0x10',
    'before=L3',
    'from=1&from=2',
    'from=1&before=2',
    'from=99999999999999999',
    'from=1&bytes=0',
    'from=1&bytes=1e5',
    'from=1&bytes=999999999',
    'from=1&bytes=65536&bytes=65536',
  ])('is refused: %s', (query) => {
    expect(readLogRange(new URLSearchParams(query))).toBeNull()
  })
})
