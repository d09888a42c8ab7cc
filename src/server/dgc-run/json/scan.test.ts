import { describe, expect, it } from 'vitest'
import { PUBLISHED } from '../../../testing/server'
import { type Scan, scan } from './scan'
import { MAX_DEPTH } from './scan-state'

const scanNodes = (text: string): Scan => scan(text, 'nodes')

/** The kept texts as one object: `field` of the top object, `0.field` of an entry. */
function kept({ fields, entries }: Scan): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = Object.fromEntries(fields)
  for (const [index, texts] of entries) for (const [name, text] of texts) found[`${index}.${name}`] = text
  return found
}

describe('keeps the exact text of what would print differently', () => {
  it.each([
    { case: 'an empty object', text: '{}', found: {} },
    { case: 'short integers', text: '{"a":0,"b":-1,"c":123456789012345}', found: {} },
    { case: 'a long integer that a double holds', text: '{"a":20000000000000000000}', found: {} },
    {
      case: 'an int64 that it does not',
      text: '{"a":9223372036854775807}',
      found: { a: ['9223372036854775807'] },
    },
    { case: 'one beyond 2^53', text: '{"a":9007199254740993}', found: { a: ['9007199254740993'] } },
    { case: 'a negative one', text: '{"a":-9007199254740993}', found: { a: ['-9007199254740993'] } },
    { case: 'minus zero', text: '{"a":-0}', found: { a: ['-0'] } },
    { case: 'a fraction that prints the same', text: '{"a":0.3}', found: {} },
    { case: 'a trailing zero', text: '{"a":1.0}', found: { a: ['1.0'] } },
    { case: 'an exponent', text: '{"a":1e5,"b":1E+2}', found: { a: ['1e5'], b: ['1E+2'] } },
    { case: 'a number without bounds', text: '{"a":1e999}', found: { a: ['1e999'] } },
    {
      case: 'escapes that would be written otherwise',
      text: '{"a":"\\/","b":"\\u4e2d"}',
      found: { a: ['"\\/"'], b: ['"\\u4e2d"'] },
    },
    { case: 'escapes that would not', text: '{"a":"\\n\\"\\\\","b":"\\u0000"}', found: {} },
    {
      case: 'nested values, with their spaces',
      text: '{"a": [1,  2], "b":{ }}',
      found: { a: ['[1,  2]'], b: ['{ }'] },
    },
    {
      case: 'numbers in nested values, only as a whole',
      text: '{"a":{"b":1e5}}',
      found: { a: ['{"b":1e5}'] },
    },
    {
      case: 'fields of nodes',
      text: '{"nodes":[{"a":1},{"a":1.0,"b":[]}]}',
      found: { '1.a': ['1.0'], '1.b': ['[]'] },
    },
    {
      case: 'entries that are no objects',
      text: '{"nodes":[1.0,[ ],"\\/",null]}',
      found: { '0.': ['1.0'], '1.': ['[ ]'], '2.': ['"\\/"'] },
    },
    {
      case: 'fields behind the nodes',
      text: '{"nodes":[{"a":[{}]}],"z":1.0}',
      found: { '0.a': ['[{}]'], z: ['1.0'] },
    },
    { case: 'keys with escapes', text: '{"\\u0061":1.0}', found: { a: ['1.0'] } },
    {
      case: 'nodes of something else',
      text: '{"x":{"nodes":[{"a":1.0}]}}',
      found: { x: ['{"nodes":[{"a":1.0}]}'] },
    },
    { case: 'an array at the top', text: '[{"nodes":[{"a":1.0}]}]', found: {} },
    { case: 'a byte-order mark', text: '\uFEFF{"a":1.0}', found: { a: ['1.0'] } },
  ])('$case', ({ text, found }) => {
    expect(kept(scanNodes(text))).toEqual(found)
  })
})

describe('finds repeated keys', () => {
  it.each([
    { case: 'with different values', text: '{"a":1,"b":2,"a":3}', key: 'a', index: null, values: ['1', '3'] },
    { case: 'three times', text: '{"a":1,"a":1,"a":"x"}', key: 'a', index: null, values: ['1', '1', '"x"'] },
    { case: 'one of them escaped', text: '{"a":1,"\\u0061":2}', key: 'a', index: null, values: ['1', '2'] },
    {
      case: 'in a node',
      text: '{"nodes":[{},{"a":true,"a": null }]}',
      key: 'a',
      index: 1,
      values: ['true', 'null'],
    },
    {
      case: 'in a nested value',
      text: '{"a":{"b":[{"c":1,"c":2}]}}',
      key: 'a.b.c',
      index: null,
      values: ['1', '2'],
    },
    {
      case: 'in a nested value of a node',
      text: '{"nodes":[{"a":{"b":1,"b":2}}]}',
      key: 'a.b',
      index: 0,
      values: ['1', '2'],
    },
    {
      case: 'with nested values',
      text: '{"a":{"b":"}"},"a": [1, "]"] }',
      key: 'a',
      index: null,
      values: ['{"b":"}"}', '[1, "]"]'],
    },
    {
      case: 'named like a prototype',
      text: '{"__proto__":1,"__proto__":2}',
      key: '__proto__',
      index: null,
      values: ['1', '2'],
    },
  ])('$case', ({ text, key, index, values }) => {
    expect(scanNodes(text).duplicates).toEqual([{ key, index, values }])
  })

  it.each([
    { case: 'with the same value', text: '{"a":1,"a":1}' },
    { case: 'in two objects', text: '{"a":{"b":1},"c":{"b":2}}' },
    { case: 'in two nodes', text: '{"nodes":[{"a":1},{"a":2}]}' },
    { case: 'of one hash', text: '{"Aa":1,"BB":2}' },
  ])('but not $case', ({ text }) => {
    expect(scanNodes(text).duplicates).toEqual([])
  })

  it('keeps both texts of a repeated key, also when they are the same', () => {
    expect(kept(scanNodes('{"a":1,"a":1,"nodes":[{"b":2,"b":3}]}'))).toEqual({
      a: ['1', '1'],
      '0.b': ['2', '3'],
    })
  })

  it('records the entries that JSON.parse keeps when the list itself is repeated', () => {
    const { entries, duplicates } = scanNodes('{"nodes":[{"a":1.0,"a":2}],"nodes":[{"b":1.0}]}')
    expect(entries).toEqual(new Map([[0, new Map([['b', ['1.0']]])]]))
    expect(duplicates.map(({ key }) => key)).toEqual(['nodes'])
  })

  it('finds both ids of the published answer', () => {
    expect(scanNodes(PUBLISHED).duplicates).toEqual([
      { key: 'instanceId', index: null, values: ['34765', '30654'] },
    ])
  })

  it('among 50,000 keys, in linear time', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`)
    const { duplicates } = scanNodes(`{${keys.join(',')},"k7":0,"k49999":0}`)
    expect(duplicates.map(({ key }) => key)).toEqual(['k7', 'k49999'])
  })
})

describe('reports a text that must not be parsed, or is incomplete', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

  it.each([
    { case: 'as deep as allowed', text: nested(MAX_DEPTH), problem: null, isComplete: true },
    { case: 'one level more', text: nested(MAX_DEPTH + 1), problem: 'too_deep', isComplete: false },
    { case: 'many brackets', text: '['.repeat(100_000), problem: 'too_deep', isComplete: false },
    { case: 'brackets in a string', text: `"${'['.repeat(100)}"`, problem: null, isComplete: true },
    { case: 'half an object', text: '{"a":1', problem: null, isComplete: false },
    { case: 'half a string', text: '{"a":"b', problem: null, isComplete: false },
    { case: 'half an escape', text: '{"a":"\\', problem: null, isComplete: false },
    { case: 'nothing', text: '', problem: null, isComplete: true },
    { case: 'more closing than opening brackets', text: ']]}}{}', problem: null, isComplete: true },
    {
      case: 'half a million objects',
      text: `[${'{},'.repeat(500_000)}{}]`,
      problem: 'too_large',
      isComplete: false,
    },
  ])('$case', ({ text, problem, isComplete }) => {
    expect(scanNodes(text)).toMatchObject({ problem, isComplete })
  })
})
