import { assert, jsonValue, property } from 'fast-check'
import { expect, it } from 'vitest'
import { type Json, toJson } from './json'

it.each<{ case: string; value: Json; text: string }>([
  {
    case: 'an int64 that a double would round',
    value: 9_223_372_036_854_775_807n,
    text: '9223372036854775807',
  },
  { case: 'a field that is left out', value: { a: 1, b: undefined }, text: '{"a":1}' },
  { case: 'a gap in a list', value: [undefined, 1], text: '[null,1]' },
  { case: '__proto__ as a key of its own', value: { ['__proto__']: 1 }, text: '{"__proto__":1}' },
])('$case', ({ value, text }) => {
  expect(toJson(value)).toBe(text)
})

it('writes any JSON as JSON.stringify does', () => {
  assert(
    property(jsonValue(), (value) => {
      expect(toJson(value as Json)).toBe(JSON.stringify(value))
    }),
  )
})
