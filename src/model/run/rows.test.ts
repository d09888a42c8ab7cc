import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RawField, type RunNode } from '../../contract/run'
import { anyNode, makeInstance } from '../../testing/runs'
import { makeNode } from '../../testing/timeline'
import { formatRowDigits, sumRows } from './rows'

const BIG = '9007199254740993'
const E21 = `1${'0'.repeat(21)}`
const count = (text: string): RawField => ['inputRowCount', text]
/** A node whose rows lose digits as a number, as the server sends it. */
const exact = (text: string): Partial<RunNode> => ({ rows: Number(text), raw: [count(text)] })

describe('the rows of a node', () => {
  it.each<[string, Partial<RunNode>, string | null, RawField[]?]>([
    ['are null when not given', {}, null],
    ['are null when not given, beside a shared field', {}, null, [count('"many"')]],
    ['are null when they could not be read', { raw: [count('"many"')] }, null],
    ['are null above all numbers', { rows: Infinity, raw: [count('1e400')] }, null],
    ['can be 0', { rows: 0 }, '0'],
    ['are the number', { rows: Number.MAX_SAFE_INTEGER }, '9007199254740991'],
    ['have all digits of 2^53 + 1', exact(BIG), BIG],
    ['have all digits of the largest int64', exact('9223372036854775807'), '9223372036854775807'],
    ['have no fraction', exact('12.0'), '12'],
    ['were given in quotes', { rows: Number(BIG), raw: [count(`"${BIG}"`)] }, BIG],
    ['were given with an exponent', exact('1e21'), E21],
    ['are large without a raw field', { rows: 1e21 }, E21],
    ['ignore other raw fields', { rows: 3, raw: [['submitTime', '5']] }, '3', [['submitTime', '5']]],
    ['are the last of two', { rows: Number(BIG), raw: [count('3'), count(BIG)] }, BIG],
    ['are the last of two shared ones', { rows: Number(BIG) }, BIG, [count('3'), count(BIG)]],
    ['prefer the node’s own field to the shared one', exact(BIG), BIG, [count('5')]],
  ])('%s', (_, given, expected, sharedRaw = []) => {
    expect(formatRowDigits(makeNode(given), { sharedRaw })).toBe(expected)
  })
})

describe('the rows of a run', () => {
  it.each<[string, Partial<RunNode>[], string | null, RawField[]?]>([
    ['are null without nodes', [], null],
    ['are null when no node gives any', [{}, {}], null],
    ['can be 0', [{ rows: 0 }, {}], '0'],
    ['add up', [{ rows: 2 }, {}, { rows: 40 }], '42'],
    ['add up to more than 2^53', [{ rows: Number.MAX_SAFE_INTEGER }, { rows: 2 }], BIG],
    ['of 10^21 and 1 are exact', [{ rows: 1e21 }, { rows: 1 }], `1${'0'.repeat(20)}1`],
    ['use shared digits', [{ rows: Number(BIG) }, { rows: Number(BIG) }], '18014398509481986', [count(BIG)]],
    ['leave out what is no number', [{ rows: Infinity }, { rows: 1 }], '1'],
  ])('%s', (_, nodes, expected, sharedRaw = []) => {
    expect(sumRows(makeInstance({ sharedRaw }, nodes))).toBe(expected)
  })

  it('add up exactly, whatever the counts are', () => {
    const anyCount = fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }))
    fc.assert(
      fc.property(fc.array(anyCount, { minLength: 1 }), (counts) => {
        const nodes = counts.map((rows) => exact(String(rows)))
        expect(sumRows(makeInstance({}, nodes))).toBe(String(counts.reduce((sum, rows) => sum + rows, 0n)))
      }),
    )
  })

  it('are printed in digits for any nodes', () => {
    fc.assert(
      fc.property(fc.array(anyNode), (nodes) => {
        const run = { nodes, sharedRaw: [] }
        for (const node of nodes) expect(formatRowDigits(node, run) ?? '0').toMatch(/^-?\d+$/)
        expect(sumRows(run) ?? '0').toMatch(/^-?\d+$/)
      }),
    )
  })
})
