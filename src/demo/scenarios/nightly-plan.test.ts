import { expect, it } from 'vitest'
import { logFolder, nightMs } from './nightly-plan'

it.each([
  { case: 'in the afternoon', now: '2026-11-22T13:00:00+08:00', night: '2026-11-22T02:00:00+08:00' },
  { case: 'as soon as it is over', now: '2026-11-22T07:00:00+08:00', night: '2026-11-22T02:00:00+08:00' },
  { case: 'while it still runs', now: '2026-11-22T06:59:59+08:00', night: '2026-11-21T02:00:00+08:00' },
  { case: 'before midnight', now: '2026-11-22T23:59:59+08:00', night: '2026-11-22T02:00:00+08:00' },
])('the latest night that is over, $case', ({ now, night }) => {
  expect(nightMs(Date.parse(now))).toBe(Date.parse(night))
})

it('spells a log folder as the documented example does', () => {
  expect(logFolder(1_551_671_580_000)).toBe('2019-03-04 11_53_00.000')
})
