import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeDrift, DRIFT_STEP_MS } from './drift'
import { DAY_MS } from '../../lib/time/units'

const moments = fc.integer({ min: 0, max: 4_102_444_800_000 })

describe('the drift of a wall', () => {
  it('stays within 12 px, on whole px', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const { x, y } = computeDrift(ms)
        expect(Math.hypot(x, y)).toBeLessThanOrEqual(12)
        expect([Number.isInteger(x), Number.isInteger(y)]).toEqual([true, true])
      }),
    )
  })

  it('moves by one px at a time', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const [a, b] = [computeDrift(ms), computeDrift(ms + DRIFT_STEP_MS)]
        expect(Math.abs(a.x - b.x)).toBeLessThanOrEqual(1)
        expect(Math.abs(a.y - b.y)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not move between two steps', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const step = ms - (ms % DRIFT_STEP_MS)
        expect(computeDrift(ms)).toEqual(computeDrift(step))
        expect(computeDrift(step + DRIFT_STEP_MS - 1)).toEqual(computeDrift(step))
      }),
    )
  })

  it('is the same on every wall at one time', () => {
    expect(computeDrift(1_780_000_000_000)).toEqual(computeDrift(1_780_000_000_000))
  })

  it('visits most places in a day, and none for long', () => {
    const stays = new Map<string, number>()
    for (let ms = 0; ms < DAY_MS; ms += DRIFT_STEP_MS) {
      const { x, y } = computeDrift(ms)
      stays.set(`${x} ${y}`, (stays.get(`${x} ${y}`) ?? 0) + 1)
    }
    expect(stays.size).toBeGreaterThan(200)
    expect((Math.max(...stays.values()) * DRIFT_STEP_MS) / DAY_MS).toBeLessThan(0.03)
  })
})
