import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scan } from './scan'

/** JSON text with its own spaces, escapes and digits, and what each field's text is. */
const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom('0', '-0', '1.0', '1e5', '1E-7', '9007199254740993', '123456789012345678'),
)
const escaped = fc.string({ unit: 'binary', maxLength: 8 }).map((value) =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(/[一-鿿]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
)
const string = fc.oneof(
  fc.string({ maxLength: 12 }).map((value) => JSON.stringify(value)),
  escaped,
)
const scalar = fc.oneof(number, string, fc.constantFrom('true', 'false', 'null'))
const gap = fc.constantFrom('', ' ', '\n\t')
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc
      .tuple(gap, fc.array(tie('value'), { maxLength: 3 }))
      .map(([space, items]) => `[${items.join(`,${space}`)}${space}]`),
    fc
      .tuple(gap, fc.array(fc.tuple(string, tie('value')), { maxLength: 3 }))
      .map(
        ([space, fields]) =>
          `{${space}${fields.map(([key, item]) => `${key}${space}:${space}${item}`).join(',')}}`,
      ),
  ),
}))
const fields = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 6 }), value), {
  maxLength: 8,
  selector: ([name]) => name,
})
const objectOf = (own: readonly (readonly [string, string])[], space: string): string =>
  `{${own.map(([name, item]) => `${JSON.stringify(name)}${space}:${space}${item}`).join(`${space},`)}${space}}`

describe('any text', () => {
  it('has the exact text of each field, kept or as JSON.stringify prints it', () => {
    fc.assert(
      fc.property(fields, fc.array(fields, { maxLength: 4 }), gap, (own, nodes, space) => {
        const top = own.filter(([name]) => name !== 'nodes')
        const list = `[${nodes.map((node) => objectOf(node, space)).join(',')}]`
        const text = objectOf([...top, ['nodes', list]], space)
        const found = scan(text, 'nodes')
        const parsed = JSON.parse(text) as Record<string, unknown> & { nodes: Record<string, unknown>[] }
        for (const [name, item] of top) {
          expect(found.fields.get(name)?.[0] ?? JSON.stringify(parsed[name])).toBe(item)
        }
        nodes.forEach((node, index) => {
          for (const [name, item] of node) {
            expect(
              found.entries.get(index)?.get(name)?.[0] ?? JSON.stringify(parsed.nodes[index]?.[name]),
            ).toBe(item)
          }
        })
        expect(found).toMatchObject({ problem: null, isComplete: true })
      }),
      { numRuns: 150 },
    )
  })

  it('keeps nothing of a flat record that JSON.stringify printed', () => {
    const plain = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
      ),
    )
    fc.assert(
      fc.property(plain, (record) => {
        const text = JSON.stringify(record)
        // -0 prints as 0, and JSON.stringify never writes it.
        const { fields: kept, entries } = scan(text, 'nodes')
        expect([kept.size, entries.size]).toEqual([0, 0])
      }),
    )
  })

  it('does not throw or hang on garbage', () => {
    const noise = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '-', '1', '.', 'e', ' ', 'nodes'),
    })
    fc.assert(
      fc.property(noise, (text) => {
        scan(text, 'nodes')
        scan(`{"nodes":[${text}`, 'nodes')
      }),
      { numRuns: 500 },
    )
  })
})
