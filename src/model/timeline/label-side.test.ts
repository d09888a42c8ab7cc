import { expect, it } from 'vitest'
import { placeLabel } from './label-side'

const LABEL = { label: 0.1, padding: 0.01, limit: 1 }

it.each([
  ['a long bar', { left: 0.2, right: 0.5 }, 'inside'],
  ['a bar that just holds it', { left: 0.2, right: 0.32001 }, 'inside'],
  ['a bar that is a little too short', { left: 0.2, right: 0.3199 }, 'right'],
  ['an instant', { left: 0.2, right: 0.2 }, 'right'],
  ['an instant at the left edge', { left: 0, right: 0 }, 'right'],
  ['no room before the edge', { left: 0.9, right: 0.95 }, 'left'],
  ['now in the way', { left: 0.5, right: 0.55, limit: 0.6 }, 'left'],
  ['just room before now', { left: 0.5, right: 0.55, limit: 0.67 }, 'right'],
  ['no room anywhere', { left: 0.05, right: 0.1, limit: 0.12 }, 'right'],
  ['live: right of now, though it would fit inside', { left: 0.2, right: 0.6, live: true }, 'right'],
  ['live: now is its end, and no limit', { left: 0.5, right: 0.55, limit: 0.55, live: true }, 'right'],
  ['live: at the right edge', { left: 0.8, right: 0.96, live: true }, 'left'],
  ['live: over the whole axis', { left: 0.04, right: 0.96, live: true }, 'inside'],
] as const)('%s', (_, bar, side) => {
  expect(placeLabel({ ...LABEL, ...bar })).toBe(side)
})
