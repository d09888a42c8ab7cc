import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { findPartitionPoint } from './partition-point'

it('finds how many come before, in as many steps as there are binary digits', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (some, more) => {
      let steps = 0
      const found = findPartitionPoint(some + more, (index) => {
        steps++
        return index < some
      })
      expect(found).toBe(some)
      expect(steps).toBeLessThanOrEqual(Math.ceil(Math.log2(some + more + 1)))
    }),
  )
})
