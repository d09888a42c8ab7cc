import { expect, it } from 'vitest'
import { clamp, formatCount, formatRate, groupDigits } from './number'

it.each([
  ['nothing', 0, '0'],
  ['below a thousand', 999, '999'],
  ['groups', 18_402_113, '18,402,113'],
  ['rounds', 1_000.5, '1,001'],
  ['negative', -1_234, '-1,234'],
  ['past 2^53', 1e16, '10,000,000,000,000,000'],
])('a count: %s', (_, n, text) => {
  expect(formatCount(n)).toBe(text)
})

it.each([
  ['nothing', 0, '0'],
  ['small, two decimals', 0.126, '0.13'],
  ['below ten', 9.5, '9.5'],
  ['rounds to ten', 9.999, '10'],
  ['whole from ten', 10.49, '10'],
  ['groups', 12_345.6, '12,346'],
  ['negative', -12.5, '-13'],
])('a rate: %s', (_, n, text) => {
  expect(formatRate(n)).toBe(text)
})

it.each([
  ['short', '12', '12'],
  ['more digits than a number holds', '9223372036854775807', '9,223,372,036,854,775,807'],
  ['negative', '-1234', '-1,234'],
  ['nothing, which is not zero', '', ''],
  ['a decimal', '1234.5', '1234.5'],
  ['an exponent', '1e5', '1e5'],
  ['hexadecimal', '0x1000', '0x1000'],
  ['words', 'n/a', 'n/a'],
  ['more digits than are worth it', '1'.repeat(500), '1'.repeat(500)],
])('digits: %s', (_, digits, text) => {
  expect(groupDigits(digits)).toBe(text)
})

it.each([
  ['below', -1, 0],
  ['within', 0.5, 0.5],
  ['above', 2, 1],
  ['infinite', Infinity, 1],
])('clamps: %s', (_, n, clamped) => {
  expect(clamp(n, 0, 1)).toBe(clamped)
})
