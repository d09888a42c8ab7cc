import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { countNamed, layoutGroupCards } from './group-cards'
import { GAP } from './layout'

it('shares the height without a rest, and leaves room for the count of what has no card', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 180, max: 540 }),
      fc.boolean(),
      (groups, pinHigh, isPortrait) => {
        const { count, mainHigh, sideHigh, noteHigh } = layoutGroupCards(groups, pinHigh, isPortrait)
        const others = count - 1
        const below = others * (sideHigh + GAP)
        expect(noteHigh > 0).toBe(groups > count)
        if (isPortrait) expect(mainHigh + below + noteHigh).toBeCloseTo(pinHigh)
        else expect(mainHigh).toBe(pinHigh)
        if (!isPortrait && others > 0) expect(below - GAP + noteHigh).toBeCloseTo(pinHigh)
      },
    ),
  )
})

it.each([
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 2],
])('upright, of %i groups %i have a card above 30 jobs', (groups, count) => {
  expect(layoutGroupCards(groups, 380, true).count).toBe(count)
})

it.each([
  [2, 6, { named: 2, isInRow: false }],
  [7, 6, { named: 5, isInRow: false }],
  [2, 1, { named: 1, isInRow: true }],
  [15, 1, { named: 1, isInRow: true }],
  [1, 1, { named: 1, isInRow: false }],
  [2, 0, { named: 0, isInRow: false }],
])('of %i failures, with room for %i names, it names and counts: %j', (members, room, expected) => {
  expect(countNamed(members, room)).toEqual(expected)
})
