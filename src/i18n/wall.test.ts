import { expect, it } from 'vitest'
import { STATUSES } from '../contract/status'
import { wallEn } from './wall-en'
import { wallZh } from './wall-zh'

const spoken = (words: typeof wallEn) =>
  Object.entries(words).map(([name, word]) => {
    if (typeof word === 'function')
      return [name, (word as (...given: unknown[]) => string)('7', '9')] as const
    return [name, typeof word === 'string' ? word : STATUSES.map((status) => word[status]).join(' ')] as const
  })

it('a wall has the same words in the same order in both languages', () => {
  expect(Object.keys(wallZh)).toEqual(Object.keys(wallEn))
})

it('a wall in Chinese says each in Chinese, with its values', () => {
  const strangers = spoken(wallZh).filter(([name, text]) => name !== 'page' && !/[\u4e00-\u9fff]/.test(text))
  expect(strangers).toEqual([])
  const counted = Object.entries(wallEn).filter(([, word]) => typeof word === 'function')
  expect(counted.length).toBeGreaterThan(5)
  for (const [name, text] of spoken(wallZh)) {
    if (counted.some(([other]) => other === name)) expect(text).toContain('7')
  }
})
