import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWallParams, writeWallParams } from './wall-params'

const read = (text: string) => parseWallParams(new URLSearchParams(text))
const NONE = { on: false, everyMs: null, awake: false, chime: false }

describe('the address of a wall', () => {
  it.each([
    ['', NONE],
    ['wall=1', { ...NONE, on: true }],
    ['wall=1&every=30&awake=1&chime=1', { on: true, everyMs: 30_000, awake: true, chime: true }],
    ['wall=true', NONE],
    ['wall=', NONE],
    ['wall=1&every=5', { ...NONE, on: true, everyMs: 5_000 }],
    ['wall=1&every=4', { ...NONE, on: true }],
    ['wall=1&every=3600', { ...NONE, on: true, everyMs: 3_600_000 }],
    ['wall=1&every=3601', { ...NONE, on: true }],
    ['wall=1&every=-5', { ...NONE, on: true }],
    ['wall=1&every=1e3', { ...NONE, on: true }],
    ['wall=1&every=%00', { ...NONE, on: true }],
  ])('%j', (text, wall) => {
    expect(read(text)).toEqual(wall)
  })

  it('is written as it is read, and touches nothing else', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.option(fc.integer({ min: 5, max: 3_600 }).map((s) => s * 1_000)),
        fc.boolean(),
        fc.boolean(),
        (on, everyMs, awake, chime) => {
          const wall = on ? { on, everyMs, awake, chime } : NONE
          const written = writeWallParams(new URLSearchParams('node=a&wall=0&every=x'), wall)
          expect(parseWallParams(written)).toEqual(wall)
          expect(written.get('node')).toBe('a')
        },
      ),
    )
  })

  it('leaves out what is the default', () => {
    expect(writeWallParams(new URLSearchParams('wall=1&every=30'), NONE).toString()).toBe('')
    expect(writeWallParams(new URLSearchParams(), { ...NONE, on: true }).toString()).toBe('wall=1')
  })
})
