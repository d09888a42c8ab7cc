import { describe, expect, it } from 'vitest'
import { isTerminal, isProblem, isStatus, STATUS, STATUSES } from './status'

describe('the status table', () => {
  it.each([
    'waiting',
    'running',
    'success',
    'fail',
    'running-exception',
    'pause',
    'manual-stop',
    'skip',
    'freeze',
    'forceSuccess',
    'ignoreSuccess',
    'waiting-confirm',
    'unknown',
  ])('has a row for %s', (word) => {
    expect(isStatus(word)).toBe(true)
  })

  it.each(['', 'Success', 'SUCCESS', 'stopped', 'toString', '__proto__', 'constructor'])(
    'has none for %j',
    (word) => {
      expect(isStatus(word)).toBe(false)
    },
  )

  it('says which are over: nothing but a person starts them again', () => {
    expect(STATUSES.filter(isTerminal).toSorted()).toEqual([
      'fail',
      'forceSuccess',
      'ignoreSuccess',
      'manual-stop',
      'skip',
      'success',
    ])
  })

  it('says which are problems; a word that nobody knows may be one', () => {
    expect(STATUSES.filter(isProblem).toSorted()).toEqual(['fail', 'running-exception', 'unknown'])
  })

  it('has one place for each in the order of rank', () => {
    const rank = STATUSES.map((status) => STATUS[status].rank)
    expect(rank).toEqual(rank.map((_, index) => index))
  })

  it('lists all of them', () => {
    expect(STATUSES.toSorted()).toEqual(Object.keys(STATUS).toSorted())
  })

  it('tells the three greens apart, and every other status from its neighbours, without colour', () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      expect(new Set(STATUSES.map((status) => STATUS[status].label[lang])).size).toBe(STATUSES.length)
    }
    expect(new Set(STATUSES.map((status) => STATUS[status].icon)).size).toBe(STATUSES.length)
  })

  it.each([
    ['waiting', '等待运行'],
    ['running', '运行中'],
    ['success', '运行成功'],
    ['fail', '运行失败'],
    ['running-exception', '运行异常'],
    ['pause', '暂停'],
    ['manual-stop', '取消'],
    ['skip', '跳过'],
    ['freeze', '冻结'],
    ['forceSuccess', '强制成功'],
    ['ignoreSuccess', '忽略失败'],
    ['waiting-confirm', '待确认执行'],
  ] as const)("says %s in DGC's own word %s", (status, word) => {
    expect(STATUS[status].label['zh-CN']).toBe(word)
  })
})
