import { expect, it } from 'vitest'
import { measureTag, placeTags } from './chart-tags'

const tag = (key: string, x: number, isFull = false, text = 'no run') => ({ key, x, text, isFull })

it.each([
  ['apart', [tag('a', 0), tag('b', 60)], ['a', 'b']],
  ['on each other: the first one stays', [tag('a', 0), tag('b', 20), tag('c', 60)], ['a', 'c']],
  ['on a version, which stays', [tag('a', 0), tag('v', 20, true, 'v25')], ['v']],
])('tags that stand %s', (_, tags, keys) => {
  expect(placeTags(tags).map(({ key }) => key)).toEqual(keys)
})

it('Chinese is wider', () => {
  expect(measureTag('无实例')).toBe(41)
})
