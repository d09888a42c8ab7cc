import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { listDurationTicks } from '../../model/job-runs/chart'
import { en } from '../../i18n/en/common'
import { makeJobRun } from '../../testing/jobs'
import { formatDurationTick, triggerWord } from './words'

it.each([
  [80 * SECOND_MS, ['0', '30s', '1m', '1m 30s']],
  [80 * MINUTE_MS, ['0', '30m', '1h', '1h 30m']],
  [30 * HOUR_MS, ['0', '12h', '1d', '1d 12h']],
  [2.5 * DAY_MS, ['0', '1d', '2d', '3d']],
  [25, ['0', '10 ms', '20 ms', '30 ms']],
])('an axis up to %i ms has no rounded values', (topMs, expected) => {
  expect(listDurationTicks(topMs).map((ms) => formatDurationTick(ms, 'en'))).toEqual(expected)
})

it.each([
  ['of a run that DGC says of', 0, 'Scheduled'],
  ['that has no name', 9, 'instanceType 9'],
  ['that older versions do not give', null, ''],
])('a trigger %s', (_, trigger, expected) => {
  const row = { key: '', atMs: 0, run: makeJobRun(0, { trigger }) }
  expect(triggerWord(row, { lang: 'en', zone: 'UTC', t: en })).toBe(expected)
})
