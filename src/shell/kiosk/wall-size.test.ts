import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computePageZoom, computeWallSize } from './wall-size'

/** The smallest text of a wall, and that of its status, in units. */
const SMALLEST = 22
const STATUS = 48

const screens = [
  ['a small television', 1280, 720],
  ['a television', 1920, 1080],
  ['a large one', 3840, 2160],
  ['a wide monitor', 3440, 1440],
  ['an old monitor', 1280, 1024],
  ['a projector', 1024, 768],
  ['a portrait television', 1080, 1920],
  ['a small portrait television', 720, 1280],
  ['a square', 1080, 1080],
] as const

describe('a wall', () => {
  it.each(screens)('has text that can be read from afar on %s', (_, width, height) => {
    const { unit } = computeWallSize(width, height)
    expect(SMALLEST * unit).toBeGreaterThanOrEqual(height / 60 - 1e-9)
    expect(STATUS * unit).toBeGreaterThanOrEqual(height / 30 - 1e-9)
  })

  it.each(screens)('fits all columns on %s', (_, width, height) => {
    const { unit, portrait, margin, name, state, timeline } = computeWallSize(width, height)
    const across = portrait ? timeline : name + timeline + state
    expect((across + 2 * margin) * unit).toBeCloseTo(width)
    expect(name).toBeGreaterThanOrEqual(300)
    expect(timeline).toBeGreaterThanOrEqual(400)
  })

  it('has a unit of 1 px on a screen of 1920 by 1080', () => {
    expect(computeWallSize(1920, 1080)).toMatchObject({
      unit: 1,
      portrait: false,
      wide: 1920,
      margin: 48,
      name: 500,
    })
  })

  it('grows with the height alone in landscape', () => {
    expect(computeWallSize(3840, 2160).unit).toBe(2)
    expect(computeWallSize(5120, 1080).unit).toBe(1)
  })

  it('gets smaller text on a phone', () => {
    const { unit, portrait, wide } = computeWallSize(390, 844)
    expect([portrait, Math.round(wide)]).toEqual([true, 700])
    expect(22 * unit).toBeLessThan(844 / 60)
  })

  it('has a size whatever the browser reports', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (width, height) => {
        const { unit, timeline } = computeWallSize(width, height)
        expect(unit).toBeGreaterThan(0)
        expect(timeline * unit).toBeGreaterThan(0)
      }),
    )
  })
})

it.each(screens)('text of 11 px on other pages can be read on %s', (_, width, height) => {
  expect(11 * computePageZoom(computeWallSize(width, height))).toBeGreaterThanOrEqual(height / 60 - 1e-9)
})
