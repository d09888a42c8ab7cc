import { expect, it } from 'vitest'
import { formatNearDay, formatUntil } from './near-day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units'

/** A Saturday. */
const NOW_MS = Date.parse('2026-11-28T02:51:00+08:00')

it.each([
  [0, '', ''],
  [-1, 'Fri', '周五'],
  [-2, '26 Nov', '11月26日'],
  [1, 'Sun', '周日'],
  [5, 'Thu', '周四'],
  [6, '4 Dec', '12月4日'],
  [60, '27 Jan', '1月27日'],
  [-200, '12 May', '5月12日'],
  [400, '2 Jan 2028', '2028年1月2日'],
])('%i days from now is %s', (days, en, zh) => {
  const ms = NOW_MS + days * DAY_MS
  expect(formatNearDay(ms, 'Asia/Shanghai', 'en', NOW_MS)).toBe(en)
  expect(formatNearDay(ms, 'Asia/Shanghai', 'zh-CN', NOW_MS)).toBe(zh)
})

it('says no year of a night that lies in another one', () => {
  const nowMs = Date.parse('2027-01-01T00:01:00+08:00')
  const near = (days: number) => formatNearDay(nowMs + days * DAY_MS, 'Asia/Shanghai', 'zh-CN', nowMs)
  expect([near(-30), near(-1), near(-200)]).toEqual(['12月2日', '周四', '2026年6月15日'])
})

it.each([
  [1, '1m'],
  [8.2 * MINUTE_MS, '9m'],
  [60 * MINUTE_MS, '1h 00m'],
  [99 * MINUTE_MS, '1h 39m'],
  [22.6 * HOUR_MS, '23h'],
  [50 * HOUR_MS, '2d'],
])('%i ms from now is in %s', (ms, text) => {
  expect(formatUntil(ms, 'en')).toBe(text)
})
