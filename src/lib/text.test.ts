import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { truncateApart, truncateMiddle, estimateEm, hasRoom, joinFitting, showInvisible } from './text'

it('joins what has room in full, and passes over what has not', () => {
  expect(joinFitting(['一二三', '一二三四五六七', '一'], 6)).toBe('一二三 · 一')
})

describe('cut in the middle', () => {
  it.each([
    ['short enough', 'dws_load', 5, 'dws_load'],
    ['keeps both ends', 'dws_load_orders_01', 6, 'dws_…s_01'],
    ['Chinese takes a whole em a character', '加载订单明细表到数仓', 5, '加载…数仓'],
    ['narrow letters leave room for more', 'iiiiiiiiiiiiiiii', 4, 'iiii…iiii'],
    ['broad ones for fewer', 'wwwwwwwwwwww', 4.6, 'ww…ww'],
    ['never half an emoji', '😀😁😂🤣😃😄', 4.9, '😀😁…😃😄'],
    ['never an accent of two characters', 'e\u0301e\u0301e\u0301e\u0301', 3.9, 'e\u0301…e\u0301'],
    ['never a joined emoji', '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 7, '👨‍👩‍👧…'],
    ['never a flag', '🇨🇳🇩🇪🇫🇷', 4, '🇨🇳…'],
    ['only the sign fits', 'abc', 1, '…'],
    ['not even the sign fits', 'abc', 0, '…'],
    ['empty', '', 3, ''],
  ])('%s', (_, text, max, cut) => {
    expect(truncateMiddle(text, max)).toBe(cut)
  })

  it('reads no more of a long name than has room', () => {
    const test = vi.spyOn(RegExp.prototype, 'test')
    expect(truncateMiddle(`ab${'漢'.repeat(100_000)}yz`, 5)).toBe('ab漢…yz')
    expect(test.mock.calls.length).toBeLessThan(100)
    test.mockRestore()
  })

  it('is never wider than asked and never splits a pair', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        (text, max) => {
          const cut = truncateMiddle(text, max)
          expect(estimateEm(cut)).toBeLessThanOrEqual(max + 1e-9)
          expect(cut.isWellFormed()).toBe(text.isWellFormed())
        },
      ),
    )
  })
})

describe('cut apart', () => {
  const NORTH = 'dwd_orders_of_the_north_region_daily_full'
  const SOUTH = 'dwd_orders_of_the_south_region_daily_full'

  it.each([
    ['short enough', 'orders', ['orders_2'], 'orders'],
    ['like no other', NORTH, ['ads_report'], 'dwd_ord…y_full'],
    ['like another one', NORTH, [NORTH, SOUTH, 'ads_report'], '…north_…y_full'],
    [
      'of another workspace',
      'loads_all_orders@a_team_prod',
      ['loads_all_orders@b_team_prod'],
      'l…a_team_prod',
    ],
    ['of the same name twice', NORTH, [NORTH, NORTH], 'dwd_ord…y_full'],
    [
      'it differs from each at another place',
      'dws_night_01@night',
      ['dws_night_11@night', 'dws_night_02@night'],
      'dws…01@night',
    ],
    ['one begins as the other', 'x'.repeat(40), ['x'.repeat(41)], '…xxxxx…xxxxx'],
  ])('%s', (_, text, others, cut) => {
    expect(truncateApart(text, others, 8)).toBe(cut)
  })
})

it.each([
  ['订单', 2, true],
  ['订单s', 2, false],
  ['заказы', 99, false],
])('%s in %d em has room for certain: %s', (text, em, expected) => {
  expect(hasRoom(text, em)).toBe(expected)
})

describe('how wide', () => {
  it('Chinese and emoji count a whole em, Latin about half, by letter', () => {
    expect(estimateEm('订单')).toBe(2)
    expect(estimateEm('😀')).toBe(1)
    expect(estimateEm('ab')).toBeCloseTo(1.16)
    expect(estimateEm('ww')).toBeGreaterThan(estimateEm('aa'))
    expect(estimateEm('ii')).toBeLessThan(estimateEm('aa'))
    expect(estimateEm('')).toBe(0)
  })
})

describe('what cannot be seen', () => {
  it.each([
    ['an ordinary name', 'dws_load (订单) 50%', 'dws_load (订单) 50%'],
    ['a right-to-left override', 'log\u202egpj.exe', 'log⟨202E⟩gpj.exe'],
    ['isolates', 'a\u2066b\u2069c', 'a⟨2066⟩b⟨2069⟩c'],
    ['the Arabic letter mark turns as well', 'a\u061cb', 'a⟨061C⟩b'],
    ['a direction mark', 'a\u200fb', 'a⟨200F⟩b'],
    ['a zero-width space tells two equal names apart', 'load\u200b', 'load⟨200B⟩'],
    ['a soft hyphen', 'lo\u00adad', 'lo⟨00AD⟩ad'],
    ['a byte-order mark', '\ufeffload', '⟨FEFF⟩load'],
    ['a tab, a line end and NUL', 'a\tb\nc\0', 'a⟨0009⟩b⟨000A⟩c⟨0000⟩'],
    ['a family of emoji keeps its joiners', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['a joiner behind a variation selector', '❤️‍🔥', '❤️‍🔥'],
    ['a joiner behind a skin colour', '👩🏽‍💻', '👩🏽‍💻'],
    ['a joiner between letters', 'a\u200db', 'a⟨200D⟩b'],
    ['a joiner at the end of an emoji', '😀\u200d', '😀⟨200D⟩'],
    ['a joiner behind a rare Chinese character', '𠮷\u200d𠮷', '𠮷⟨200D⟩𠮷'],
    ['an accent stays', 'é', 'é'],
    ['a lone half of a pair does not throw', '\ud83d\u200d', '\ud83d⟨200D⟩'],
  ])('%s', (_, text, shown) => {
    expect(showInvisible(text)).toBe(shown)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(showInvisible(showInvisible(text))).toBe(showInvisible(text))
      }),
    )
  })
})
