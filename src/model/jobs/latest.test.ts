import { expect, it } from 'vitest'
import { makeJob, makeSchedule } from '../../testing/jobs'
import { hasNoSchedule } from './latest'

const WORDS = { en: 'Daily 02:00', 'zh-CN': '每天 02:00' }

it.each([
  ['is still being read', true, null],
  ['may not be read', true, makeSchedule({ kind: 'forbidden' })],
  ['is not understood', true, makeSchedule()],
  ['is of no kind that is known', true, makeSchedule({ kind: 'unknown' })],
  ['is an event', false, makeSchedule({ kind: 'event' })],
  ['names a time', false, makeSchedule({ words: WORDS, nextMs: 1 })],
  ['has no more times', false, makeSchedule({ words: WORDS })],
])('a job whose schedule %s cannot be said to be late: %s', (_, expected, schedule) => {
  expect(hasNoSchedule(makeJob({ status: 'scheduling', schedule }))).toBe(expected)
})
