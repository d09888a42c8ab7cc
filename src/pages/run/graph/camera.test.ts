import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GraphLayout } from '../../../model/insight/layout'
import { chooseForm, findStretch, fitGraph, reveal, sizeNode, toScreen, zoomAt } from './camera'

const WINDOW = { width: 1_340, height: 496 }
const layoutOf = (width: number, height: number): GraphLayout => ({
  isAuthors: true,
  places: [],
  width,
  height,
})

describe('a graph on arrival', () => {
  it.each<[string, number, number, number]>([
    ['a small one has room for all words', 240, 60, 1],
    ['seven columns keep their second lines', 1_440, 120, 0.8],
    ['hundreds of nodes keep their names', 11 * 240, 18 * 60, 0.4],
  ])('%s', (_, width, height, least) => {
    const layout = layoutOf(width, height)
    expect(fitGraph(layout, WINDOW, findStretch(layout, WINDOW)).scale).toBeGreaterThanOrEqual(least)
  })

  it('is whole and inside, also the box of a node at its edge', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(40_000), (width, height) => {
        const layout = layoutOf(width, height)
        const stretch = findStretch(layout, WINDOW)
        const camera = fitGraph(layout, WINDOW, stretch)
        for (const place of [
          { x: 0, y: 0 },
          { x: width, y: height },
        ]) {
          const { x, y } = toScreen(camera, stretch, place)
          const box = sizeNode('box', 240 * stretch.x * camera.scale)
          const [right, bottom] = [box.width / 2, box.height / 2]
          expect([x >= right, x + right <= WINDOW.width]).toEqual([true, true])
          expect([y >= bottom, y + bottom <= WINDOW.height]).toEqual([true, true])
        }
      }),
      // Boxes are as wide as they get.
      { examples: [[1_129, 0]] },
    )
  })
})

it('zooming keeps the point under the pointer, and ends somewhere', () => {
  const camera = { scale: 0.5, x: 30, y: -20 }
  const stretch = { x: 1, y: 1 }
  const at = { x: 400, y: 200 }
  const zoomed = zoomAt(camera, 1.6, at, 0.1)
  expect(zoomed.scale).toBe(0.8)
  const place = { x: (at.x - camera.x) / camera.scale, y: (at.y - camera.y) / camera.scale }
  expect(toScreen(zoomed, stretch, place)).toEqual(at)
  expect(zoomAt(camera, 1e9, at, 0.1).scale).toBe(3)
  expect(zoomAt(camera, 1e-9, at, 0.1).scale).toBe(0.1)
})

it('what is in the window does not move, what a panel covers does', () => {
  const camera = { scale: 1, x: 0, y: 0 }
  expect(reveal(camera, { x: 700, y: 200 }, WINDOW, 468)).toEqual(camera)
  expect(reveal(camera, { x: 1_100, y: 200 }, WINDOW, 468).x).toBeLessThan(-300)
})

it('a node is drawn as its room allows', () => {
  const needs = { box: 0.8, chip: 0.4 }
  expect([1, 0.8, 0.5, 0.4, 0.3].map((scale) => chooseForm(needs, scale))).toEqual([
    'box',
    'box',
    'chip',
    'chip',
    'glyph',
  ])
  expect([1_000, 210, 100].map((px) => sizeNode('box', px).width)).toEqual([198, 172, 148])
})
