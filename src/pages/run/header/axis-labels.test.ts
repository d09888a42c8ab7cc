import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { placeLabels } from './axis-labels'

const MIDNIGHT_MS = Date.UTC(2026, 10, 28)
const place = (times: (number | null)[], here: number, slots = times.length) =>
  placeLabels(times, here, slots, 'UTC').map(({ index, isDay, isHere }) => {
    if (isHere) return `${index} here`
    return isDay ? `${index} day` : `${index}`
  })

it('of a job that runs every quarter of an hour: the run that is shown, the new day, and times between', () => {
  const times = Array.from({ length: 30 }, (_, at) => MIDNIGHT_MS + (at - 18) * 15 * MINUTE_MS)
  expect(place(times, 28)).toEqual(['2', '10', '18 day', '28 here'])
})

it('of a daily job are days', () => {
  const times = Array.from({ length: 30 }, (_, at) => MIDNIGHT_MS + 2 * HOUR_MS + at * DAY_MS)
  expect(place(times, 29)).toEqual(['5 day', '13 day', '21 day', '29 here'])
})

it('of few runs, of runs without a plan, and of none', () => {
  expect(place([null, MIDNIGHT_MS, null], 1, 20)).toEqual(['1 here'])
  expect(place([null], 0, 20)).toEqual([])
  expect(place([], -1, 20)).toEqual([])
})
