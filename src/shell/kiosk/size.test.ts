import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageZoom, sizeOf } from './size'

/** The smallest letters of a wall, and those of its status, in units. */
const SMALLEST = 22
const STATUS = 48

const screens = [
  ['a small television', 1280, 720],
  ['a television', 1920, 1080],
  ['a large one', 3840, 2160],
  ['a wide monitor', 3440, 1440],
  ['an old monitor', 1280, 1024],
  ['a projector', 1024, 768],
  ['a television that stands upright', 1080, 1920],
  ['a small one upright', 720, 1280],
  ['a square', 1080, 1080],
] as const

describe('the sizes of a wall', () => {
  it.each(screens)('can be read from afar on %s', (_, width, height) => {
    const { unit } = sizeOf(width, height)
    expect(SMALLEST * unit).toBeGreaterThanOrEqual(height / 60 - 1e-9)
    expect(STATUS * unit).toBeGreaterThanOrEqual(height / 30 - 1e-9)
  })

  it.each(screens)('give all columns room on %s', (_, width, height) => {
    const { unit, portrait, margin, name, state, timeline } = sizeOf(width, height)
    const across = portrait ? timeline : name + timeline + state
    expect((across + 2 * margin) * unit).toBeCloseTo(width)
    expect(name).toBeGreaterThanOrEqual(300)
    expect(timeline).toBeGreaterThanOrEqual(400)
  })

  it('is as it was drawn where it was drawn', () => {
    expect(sizeOf(1920, 1080)).toMatchObject({ unit: 1, portrait: false, wide: 1920, margin: 48, name: 500 })
  })

  it('grows with the height alone, as long as the screen lies', () => {
    expect(sizeOf(3840, 2160).unit).toBe(2)
    expect(sizeOf(5120, 1080).unit).toBe(1)
  })

  it('lets the width decide on a telephone', () => {
    const { unit, portrait, wide } = sizeOf(390, 844)
    expect([portrait, Math.round(wide)]).toEqual([true, 700])
    expect(22 * unit).toBeLessThan(844 / 60)
  })

  it('is a size whatever the browser says', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (width, height) => {
        const { unit, timeline } = sizeOf(width, height)
        expect(unit).toBeGreaterThan(0)
        expect(timeline * unit).toBeGreaterThan(0)
      }),
    )
  })
})

it.each(screens)('other pages are enlarged until their 11 px can be read on %s', (_, width, height) => {
  expect(11 * pageZoom(sizeOf(width, height))).toBeGreaterThanOrEqual(height / 60 - 1e-9)
})
