import { describe, expect, it } from 'vitest'
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
    ['an empty object', '{}', {}],
    ['short integers', '{"a":0,"b":-1,"c":123456789012345}', {}],
    ['a long integer that a double holds', '{"a":20000000000000000000}', {}],
    ['an int64 that it does not', '{"a":9223372036854775807}', { a: ['9223372036854775807'] }],
    ['one beyond 2^53', '{"a":9007199254740993}', { a: ['9007199254740993'] }],
    ['a negative one', '{"a":-9007199254740993}', { a: ['-9007199254740993'] }],
    ['minus zero', '{"a":-0}', { a: ['-0'] }],
    ['a fraction that prints the same', '{"a":0.3}', {}],
    ['a trailing zero', '{"a":1.0}', { a: ['1.0'] }],
    ['an exponent', '{"a":1e5,"b":1E+2}', { a: ['1e5'], b: ['1E+2'] }],
    ['a number without bounds', '{"a":1e999}', { a: ['1e999'] }],
    [
      'escapes that would be written otherwise',
      '{"a":"\\/","b":"\\u4e2d"}',
      { a: ['"\\/"'], b: ['"\\u4e2d"'] },
    ],
    ['escapes that would not', '{"a":"\\n\\"\\\\","b":"\\u0000"}', {}],
    ['nested values, with their spaces', '{"a": [1,  2], "b":{ }}', { a: ['[1,  2]'], b: ['{ }'] }],
    ['numbers in nested values, only as a whole', '{"a":{"b":1e5}}', { a: ['{"b":1e5}'] }],
    ['fields of nodes', '{"nodes":[{"a":1},{"a":1.0,"b":[]}]}', { '1.a': ['1.0'], '1.b': ['[]'] }],
    [
      'entries that are no objects',
      '{"nodes":[1.0,[ ],"\\/",null]}',
      { '0.': ['1.0'], '1.': ['[ ]'], '2.': ['"\\/"'] },
    ],
    ['fields behind the nodes', '{"nodes":[{"a":[{}]}],"z":1.0}', { '0.a': ['[{}]'], z: ['1.0'] }],
    ['keys with escapes', '{"\\u0061":1.0}', { a: ['1.0'] }],
    ['nodes of something else', '{"x":{"nodes":[{"a":1.0}]}}', { x: ['{"nodes":[{"a":1.0}]}'] }],
    ['an array at the top', '[{"nodes":[{"a":1.0}]}]', {}],
    ['a byte-order mark', '\uFEFF{"a":1.0}', { a: ['1.0'] }],
  ])('%s', (_, text, found) => {
    expect(kept(scanNodes(text))).toEqual(found)
  })
})

describe('finds repeated keys', () => {
  it.each([
    ['with different values', '{"a":1,"b":2,"a":3}', 'a', null, ['1', '3']],
    ['three times', '{"a":1,"a":1,"a":"x"}', 'a', null, ['1', '1', '"x"']],
    ['one of them escaped', '{"a":1,"\\u0061":2}', 'a', null, ['1', '2']],
    ['in a node', '{"nodes":[{},{"a":true,"a": null }]}', 'a', 1, ['true', 'null']],
    ['in a nested value', '{"a":{"b":[{"c":1,"c":2}]}}', 'a.b.c', null, ['1', '2']],
    ['in a nested value of a node', '{"nodes":[{"a":{"b":1,"b":2}}]}', 'a.b', 0, ['1', '2']],
    ['with nested values', '{"a":{"b":"}"},"a": [1, "]"] }', 'a', null, ['{"b":"}"}', '[1, "]"]']],
    ['named like a prototype', '{"__proto__":1,"__proto__":2}', '__proto__', null, ['1', '2']],
  ])('%s', (_, text, key, index, values) => {
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

  it('among 50,000 keys, in linear time', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`)
    const { duplicates } = scanNodes(`{${keys.join(',')},"k7":0,"k49999":0}`)
    expect(duplicates.map(({ key }) => key)).toEqual(['k7', 'k49999'])
  })
})

describe('reports a text that must not be parsed, or is incomplete', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

  it.each([
    ['as deep as allowed', nested(MAX_DEPTH), null, true],
    ['one level more', nested(MAX_DEPTH + 1), 'too_deep', false],
    ['many brackets', '['.repeat(100_000), 'too_deep', false],
    ['brackets in a string', `"${'['.repeat(100)}"`, null, true],
    ['half an object', '{"a":1', null, false],
    ['half a string', '{"a":"b', null, false],
    ['half an escape', '{"a":"\\', null, false],
    ['nothing', '', null, true],
    ['more closing than opening brackets', ']]}}{}', null, true],
    ['half a million objects', `[${'{},'.repeat(500_000)}{}]`, 'too_large', false],
  ])('%s', (_, text, problem, isComplete) => {
    expect(scanNodes(text)).toMatchObject({ problem, isComplete })
  })
})
