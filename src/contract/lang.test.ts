import { expect, it } from 'vitest'
import { readLang } from './lang'

it.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['ZH-hant-tw', 'zh-CN'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['de', null],
  ['english', null],
  ['', null],
  [null, null],
  [undefined, null],
])('the language of %j is %s', (value, expected) => {
  expect(readLang(value)).toBe(expected)
})
