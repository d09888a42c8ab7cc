import { expect, it } from 'vitest'
import { readLogHash, writeLogHash, type LogTarget } from './log-hash'

it.each<[string, LogTarget | null]>([
  ['#L120', { kind: 'lines', from: 120, to: 120 }],
  ['#L120-L140', { kind: 'lines', from: 120, to: 140 }],
  ['#@4096', { kind: 'byte', byte: 4096 }],
  ['#L0', null],
  ['#L12x', null],
  ['#findings', null],
  ['', null],
])('%s', (hash, target) => {
  expect(readLogHash(hash)).toEqual(target)
  if (target) expect(writeLogHash(target)).toBe(hash)
})

it('a range that is written backwards is read as meant', () => {
  expect(readLogHash('#L140-120')).toEqual({ kind: 'lines', from: 120, to: 140 })
})
