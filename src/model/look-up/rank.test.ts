import * as fc from 'fast-check'
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
const rank = (text: string, among = jobs) => rankJobs(among, text.split(' ')).map(({ name }) => name)

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
  it('where they match equally well in the order in which they were given', () => {
    expect(rank('orders', jobs.toReversed())).toEqual([
      'orders',
      'orders_sync',
      'cdm_ods_erp_orders',
      'dwd_orders_daily',
      'reorders_x',
    ])
  })
  it('whatever the words, a name as its kind says', () => {
    const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\d]/u.test(char)
    const startsWord = (name: string, term: string) =>
      Array.from(name).some((_, at) => name.startsWith(term, at) && !isLetter(name[at - 1]))
    const kindOf = (name: string, terms: string[]) => {
      if (name === terms.join(' ')) return 0
      if (name.startsWith(terms[0] ?? '')) return 1
      return terms.every((term) => startsWord(name, term)) ? 2 : 3
    }
    const text = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b', '_', '1'), minLength: 1, maxLength })
    fc.assert(
      fc.property(
        fc.uniqueArray(text(6)),
        fc.array(text(2), { minLength: 1, maxLength: 3 }),
        (names, terms) => {
          const among = names.map((name) => makeJob({ name, folder: '/' }))
          const expected = [0, 1, 2, 3].flatMap((kind) =>
            names.filter(
              (name) => terms.every((term) => name.includes(term)) && kindOf(name, terms) === kind,
            ),
          )
          expect(rank(terms.join(' '), among)).toEqual(expected)
        },
      ),
    )
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
})

it('a name with a mistyped letter is still found by its folder where others are spelled as typed', () => {
  const both = [makeJob({ name: 'orders' }), makeJob({ name: 'ordres_x', folder: '/orders' })]
  expect(rank('orders', both)).toEqual(['orders', 'ordres_x'])
})

it('a word longer than one types is not searched for mistyped letters, which would take seconds', () => {
  const found = (length: number) => {
    const name = 'abcdefghijklmnopqrstuvwxyz'.slice(0, length)
    const mistyped = `${name.slice(0, 5)}x${name.slice(6)}`
    return rank(mistyped, [makeJob({ name })]).length
  }
  expect([24, 25].map(found)).toEqual([1, 0])
})

it('what matches is marked once', () => {
  expect(findRanges('dwd_orders_daily', ['orders', 'rs_d', 'x'])).toEqual([4, 12])
  expect(findRanges('Orders', ['orders'])).toEqual([0, 6])
})
