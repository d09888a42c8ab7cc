import { describe, expect, it } from 'vitest'
import { makeJob } from '../../testing/jobs'
import { findRanges, rankJobs } from './rank'

const NAMES = [
  'dwd_orders_daily',
  'orders',
  'orders_sync',
  'cdm_ods_erp_orders',
  'reorders_x',
  'order_items_x',
  '加载_会员宽表',
  '月结_财务凭证',
]
const jobs = NAMES.map((name) =>
  makeJob({ name, folder: name === '月结_财务凭证' ? '/finance/close' : '/retail' }),
)
const rank = (text: string, order: (job: string) => number = () => 0) =>
  rankJobs(jobs, text.split(' '), { order }).map(({ name }) => name)

describe('jobs are found', () => {
  it('exactly, by their start, by the start of a word, inside, and then by no other spelling', () => {
    expect(rank('orders')).toEqual([
      'orders',
      'orders_sync',
      'dwd_orders_daily',
      'cdm_ods_erp_orders',
      'reorders_x',
    ])
  })
  it.each<[string, string, string[]]>([
    ['by words in any order', 'daily dwd', ['dwd_orders_daily']],
    ['with a mistyped letter', 'ordesr_sync', ['orders_sync']],
    ['by pinyin initials', 'hykb', ['加载_会员宽表']],
    ['in Chinese', '会员', ['加载_会员宽表']],
    ['by their folder', 'finance close', ['月结_财务凭证']],
    ['not at all', 'nothing', []],
    ['not by characters of a pattern', '.*', []],
  ])('%s', (_, text, expected) => {
    expect(rank(text)).toEqual(expected)
  })
  it('among equals the favourites come first', () => {
    expect(rank('orders', (job) => (job === 'cdm_ods_erp_orders' ? -1 : 0))).toEqual([
      'orders',
      'orders_sync',
      'cdm_ods_erp_orders',
      'dwd_orders_daily',
      'reorders_x',
    ])
  })
})

it('a name with a mistyped letter is still found by its folder where others are spelled as typed', () => {
  const both = [makeJob({ name: 'orders' }), makeJob({ name: 'ordres_x', folder: '/orders' })]
  expect(rankJobs(both, ['orders'], { order: () => 0 }).map(({ name }) => name)).toEqual([
    'orders',
    'ordres_x',
  ])
})

it('a word longer than one types is not searched for mistyped letters, which would take seconds', () => {
  const found = (length: number) => {
    const name = 'abcdefghijklmnopqrstuvwxyz'.slice(0, length)
    const mistyped = `${name.slice(0, 5)}x${name.slice(6)}`
    return rankJobs([makeJob({ name })], [mistyped], { order: () => 0 }).length
  }
  expect([24, 25].map(found)).toEqual([1, 0])
})

it('what matches is marked once', () => {
  expect(findRanges('dwd_orders_daily', ['orders', 'rs_d', 'x'])).toEqual([4, 12])
  expect(findRanges('Orders', ['orders'])).toEqual([0, 6])
})
