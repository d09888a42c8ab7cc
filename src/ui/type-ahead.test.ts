import { expect, it } from 'vitest'
import { findByPrefix } from './type-ahead'

const LABELS = ['Light', 'dark', 'Default', '简体中文']

it.each<[string, typed: string, current: number, found: number | null]>([
  ['a letter finds the next label, whatever its case', 'D', 0, 1],
  ['the same letter again walks on', 'dd', 1, 2],
  ['and around the end', 'd', 2, 1],
  ['more letters may fit the current label', 'de', 2, 2],
  ['more letters look beyond it', 'de', 1, 2],
  ['any script', '简', -1, 3],
  ['nothing fits', 'x', 1, null],
])('%s', (_, typed, current, found) => {
  expect(findByPrefix(LABELS, typed, current)).toBe(found)
})

it('finds nothing in an empty menu', () => {
  expect(findByPrefix([], 'a', -1)).toBeNull()
})
