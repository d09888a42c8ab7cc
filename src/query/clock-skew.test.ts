import { expect, it } from 'vitest'
import { steadySkewMs } from './clock-skew'

it.each([
  ['the first answer is believed', undefined, -7_000, 20, -7_000],
  ['the way of an answer is no news', 1_000, 600, 20, 1_000],
  ['nor is a slow way', 1_000, -8_000, 9_000, 1_000],
  ['a clock that was put back is', 1_000, -8_000, 20, -8_000],
  ['a clock that was put forward is, however slow the way', 1_000, 2_000, 9_000, 2_000],
])('%s', (_, beforeMs, skewMs, wayMs, expected) => {
  expect(steadySkewMs(beforeMs, skewMs, wayMs)).toBe(expected)
})
