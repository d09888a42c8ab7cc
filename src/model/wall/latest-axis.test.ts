import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { scaleMs } from '../timeline/axis'
import { createLatestAxis } from './latest-axis'

const NOW_MS = 1_780_000_000_000
const at = (fromHour: number, toHour: number) => ({
  fromMs: NOW_MS + fromHour * HOUR_MS,
  toMs: NOW_MS + toHour * HOUR_MS,
})

it('draws the hours between the last run and the next one short', () => {
  const axis = createLatestAxis([at(-21, -20), at(8, 9)], NOW_MS)
  expect(axis.segments.map(({ collapsed }) => collapsed)).toEqual([false, true, false, true, false])
})

it('keeps one piece where something is drawn all the time', () => {
  expect(createLatestAxis([at(-1, 0.4), at(0.5, 2)], NOW_MS).segments).toHaveLength(1)
})

it('has a span around now without any run', () => {
  const axis = createLatestAxis([], NOW_MS)
  expect([NOW_MS - axis.fromMs, axis.toMs - NOW_MS]).toEqual([10 * MINUTE_MS, 10 * MINUTE_MS])
})

it('contains now and each interval, in order', () => {
  const hours = fc.tuple(fc.integer({ min: -500, max: 400 }), fc.integer({ min: 0, max: 90 }))
  fc.assert(
    fc.property(fc.array(hours, { maxLength: 6 }), (list) => {
      const intervals = list.map(([from, long]) => at(from, from + long))
      const axis = createLatestAxis(intervals, NOW_MS)
      for (const { fromMs, toMs } of [...intervals, at(0, 0)]) {
        expect(fromMs).toBeGreaterThan(axis.fromMs)
        expect(toMs).toBeLessThan(axis.toMs)
        expect(scaleMs(axis, fromMs)).toBeLessThanOrEqual(scaleMs(axis, toMs))
      }
    }),
  )
})
