import { expect, it } from 'vitest'
import { wallEn } from './en/wall'
import { wallZh } from './zh-CN/wall'

/** Every word by its path; one with values as it is said of 7, both ways. */
function spoken(words: object, path = ''): (readonly [path: string, text: string, isCounted: boolean])[] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    const at = `${path}${name}`
    if (typeof word === 'string') return [[at, word, false] as const]
    if (typeof word !== 'function') return spoken(word as object, `${at}.`)
    const say = word as (...given: unknown[]) => string
    return [[at, `${say('7', false)} ${say('7', true)}`, true] as const]
  })
}

it('a wall has the same words in the same order in both languages', () => {
  const names = (words: object) => spoken(words).map(([path]) => path)
  expect(names(wallZh)).toEqual(names(wallEn))
})

it('a wall in Chinese says each in Chinese, with its values', () => {
  for (const [path, text, isCounted] of spoken(wallZh)) {
    if (path !== 'page') expect(text).toMatch(/[\u4e00-\u9fff]/)
    if (isCounted) expect(text).toContain('7')
  }
})
