import { expect, it } from 'vitest'
import { formatPlannedTimes } from './schedule-words'

it.each([
  ['Daily 02:00', 'GMT+8', 'UTC', 'Daily 02:00 GMT+8'],
  ['Daily 02:00', 'GMT+8', 'Asia/Shanghai', 'Daily 02:00'],
  ['Daily 02:00', null, 'UTC', 'Daily 02:00'],
  ['Daily 02:00', 'Z', 'UTC', 'Daily 02:00'],
  ['Every 12 min', 'GMT+8', 'UTC', 'Every 12 min'],
])('%s of %s, read in %s', (en, own, zone, expected) => {
  const schedule = { words: { en, 'zh-CN': '' }, zone: own }
  expect(formatPlannedTimes(schedule, { lang: 'en', zone, nowMs: 0 })).toBe(expected)
})
