import { describe, expect, it } from 'vitest'
import { findDaySpan, matchesFilter, parseQuery } from './query'

const ZONE = 'Asia/Shanghai'
// A Saturday, 02:50 there and Friday in UTC.
const NOW = Date.parse('2026-11-27T18:50:00Z')
const read = (text: string) => parseQuery(text, { nowMs: NOW, zone: ZONE })

describe('words for runs', () => {
  it.each<[string, string[], Partial<{ day: string; minute: string; state: string }>]>([
    ['orders 11-27', ['orders'], { day: '2026-11-27' }],
    ['orders 11/27', ['orders'], { day: '2026-11-27' }],
    ['Orders 2026-11-27', ['orders'], { day: '2026-11-27' }],
    ['订单 11月27日', ['订单'], { day: '2026-11-27' }],
    ['orders 21 nov', ['orders'], { day: '2026-11-21' }],
    ['orders November 21', ['orders'], { day: '2026-11-21' }],
    ['orders 12-01', ['orders'], { day: '2025-12-01' }],
    ['orders today', ['orders'], { day: '2026-11-28' }],
    ['orders yesterday', ['orders'], { day: '2026-11-27' }],
    ['orders 前天', ['orders'], { day: '2026-11-26' }],
    ['orders sat', ['orders'], { day: '2026-11-28' }],
    ['orders Sunday', ['orders'], { day: '2026-11-22' }],
    ['orders 周三', ['orders'], { day: '2026-11-25' }],
    ['orders last Friday', ['orders'], { day: '2026-11-27' }],
    ['orders last sat', ['orders'], { day: '2026-11-21' }],
    ['orders 上周五', ['orders'], { day: '2026-11-20' }],
    ['orders 上周日', ['orders'], { day: '2026-11-22' }],
    ['failed orders', ['orders'], { state: 'failed' }],
    ['失败', [], { state: 'failed' }],
    ['orders yesterday 2:30 failed', ['orders'], { day: '2026-11-27', minute: '02:30', state: 'failed' }],
  ])('%s', (text, terms, filter) => {
    const none = { day: null, minute: null, state: null }
    expect(read(text)).toEqual({ terms, filter: { ...none, ...filter } })
  })

  it.each([
    'orders',
    'orders 2',
    '13-45',
    '2026-02-30',
    'load_failed',
    'constructor',
    'decimal 5',
    'market',
    'last orders',
    'monthly_holiday',
    'last sat_bonus_day',
  ])('are not found in %s', (text) => {
    expect(read(text)).toEqual({ terms: text.split(' '), filter: null })
  })
})

it('a run is taken by the day and time of its plan in the zone of the reader', () => {
  const run = {
    id: '1',
    status: 'fail',
    rawStatus: '',
    trigger: 0,
    version: 1,
    planMs: Date.parse('2026-11-26T18:30:00Z'),
    startMs: null,
    endMs: null,
    error: null,
  } as const
  const match = (text: string) => {
    const { filter } = read(text)
    return filter !== null && matchesFilter(run, filter, ZONE)
  }
  expect(['11-27', '11-26', 'failed', 'success', '02:30', '11-27 02:31', 'latest'].map(match)).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
  ])
})

it.each([
  ['yesterday', '2026-10-24'],
  ['last sunday', '2026-10-18'],
  ['昨天', '2026-10-24'],
])('a day of 25 hours is one day: %s', (text, day) => {
  const nowMs = Date.parse('2026-10-25T22:30:00Z')
  expect(parseQuery(text, { nowMs, zone: 'Europe/Berlin' }).filter?.day).toBe(day)
})

it('a day has the length that it has in its zone', () => {
  const hours = (day: string, zone: string) => {
    const { fromMs, toMs } = findDaySpan(day, zone)
    return [new Date(fromMs).toISOString(), (toMs - fromMs) / 3_600_000]
  }
  expect(hours('2026-11-27', ZONE)).toEqual(['2026-11-26T16:00:00.000Z', 24])
  expect(hours('2026-03-29', 'Europe/Berlin')).toEqual(['2026-03-28T23:00:00.000Z', 23])
  expect(hours('2026-10-25', 'Europe/Berlin')).toEqual(['2026-10-24T22:00:00.000Z', 25])
})
