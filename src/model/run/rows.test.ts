import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RawField, type RunNode } from '../../contract/run'
import { anyNode, makeInstance, onlyNode } from '../../testing/runs'
import { makeNode } from '../../testing/timeline'
import { formatRowDigits, sumRows } from './rows'

describe('rows', () => {
  const BIG = '9007199254740993'
  /** A number of which a double loses the last digits, as the server sends it on. */
  const big = (text: string): Partial<RunNode> => ({
    rows: Number(text),
    raw: [['inputRowCount', text]],
  })

  it.each<[string, Partial<RunNode>, string | null, RawField[]?]>([
    ['none', {}, null],
    ['0', { rows: 0 }, '0'],
    ['a number', { rows: 18_402_113 }, '18402113'],
    ['the last safe one', { rows: Number.MAX_SAFE_INTEGER }, '9007199254740991'],
    ['2^53 + 1', big(BIG), BIG],
    ['the largest int64', big('9223372036854775807'), '9223372036854775807'],
    ['a fraction that is raw', big('12.0'), '12'],
    ['a number in quotes', { rows: 12, raw: [['inputRowCount', '"12"']] }, '12'],
    ['with other raw fields', { rows: 3, raw: [['submitTime', '5']] }, '3'],
    ['what could not be read', { rows: null, raw: [['inputRowCount', '"many"']] }, null],
    ['a large number in quotes', { rows: Number(BIG), raw: [['inputRowCount', `"${BIG}"`]] }, BIG],
    [
      'what JSON writes with an exponent',
      { rows: 1e21, raw: [['inputRowCount', '1e21']] },
      `1${'0'.repeat(21)}`,
    ],
    ['a large one without its raw field', { rows: 1e21 }, `1${'0'.repeat(21)}`],
    ['more than any number holds', { rows: Infinity, raw: [['inputRowCount', '1e400']] }, null],
    [
      'of a key that stands twice, the last',
      {
        rows: Number(BIG),
        raw: [
          ['inputRowCount', '3'],
          ['inputRowCount', BIG],
        ],
      },
      BIG,
    ],
    ['a number that all nodes share', { rows: Number(BIG) }, BIG, [['inputRowCount', BIG]]],
    [
      'of a shared key that stands twice, the last',
      { rows: Number(BIG) },
      BIG,
      [
        ['inputRowCount', '3'],
        ['inputRowCount', BIG],
      ],
    ],
    ['its own before one that is shared', big(BIG), BIG, [['inputRowCount', '5']]],
    ['none, though one is shared', { rows: null }, null, [['inputRowCount', '"many"']]],
    ['with other shared fields', { rows: 3 }, '3', [['submitTime', '5']]],
  ])('of a node: %s', (_, given, expected, sharedRaw = []) => {
    expect(formatRowDigits(makeNode(given), { sharedRaw })).toBe(expected)
  })

  it.each<[string, Partial<RunNode>[], string | null, RawField[]?]>([
    ['without nodes', [], null],
    ['that no node gives', [{}, {}], null],
    ['of 0', [{ rows: 0 }, {}], '0'],
    ['of some nodes', [{ rows: 2 }, {}, { rows: 40 }], '42'],
    ['that pass 2^53 together', [{ rows: Number.MAX_SAFE_INTEGER }, { rows: 2 }], BIG],
    ['of which one is past 2^53', [big(BIG), { rows: 1 }, {}], '9007199254740994'],
    ['of two int64', [big('9223372036854775807'), big('9223372036854775807')], '18446744073709551614'],
    ['of 10^21 and one', [{ rows: 1e21 }, { rows: 1 }], `1${'0'.repeat(20)}1`],
    [
      'that share a number past 2^53',
      [{ rows: Number(BIG) }, { rows: Number(BIG) }],
      '18014398509481986',
      [['inputRowCount', BIG]],
    ],
    ['of which one is no number', [{ rows: Infinity }, { rows: 1 }], '1'],
  ])('of all nodes, %s', (_, nodes, expected, sharedRaw = []) => {
    expect(sumRows(makeInstance({ sharedRaw }, nodes))).toBe(expected)
  })

  it('add up to the last digit', () => {
    const anyCount = fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }))
    fc.assert(
      fc.property(fc.array(anyCount, { minLength: 1 }), (counts) => {
        const run = makeInstance(
          {},
          counts.map((count) => big(String(count))),
        )
        expect(sumRows(run)).toBe(String(counts.reduce((sum, count) => sum + count, 0n)))
      }),
    )
  })

  it('of any node are printed in digits', () => {
    fc.assert(
      fc.property(fc.array(anyNode), (nodes) => {
        const run = { nodes, sharedRaw: [] }
        for (const node of nodes) expect(formatRowDigits(node, run) ?? '0').toMatch(/^-?\d+$/)
        expect(sumRows(run) ?? '0').toMatch(/^-?\d+$/)
      }),
    )
  })

  it('of the only node are the rows of the run', () => {
    const run = makeInstance({}, [{ rows: 7 }])
    expect(sumRows(run)).toBe(formatRowDigits(onlyNode(run), run))
  })
})
