import { describe, expect, it } from 'vitest'
import { STATUS, STATUSES, isFailing, isProblem, isStatus, isTerminal, statusesBy } from './status'

describe('the status table', () => {
  it.each(['', 'Success', 'SUCCESS', 'stopped', 'toString', '__proto__', 'constructor'])(
    'has no row for %j',
    (word) => {
      expect(isStatus(word)).toBe(false)
    },
  )

  it('marks as finished what only a rerun changes', () => {
    expect(STATUSES.filter(isTerminal).toSorted()).toEqual([
      'fail',
      'forceSuccess',
      'ignoreSuccess',
      'manual-stop',
      'skip',
      'success',
    ])
  })

  it('counts an unknown word as a problem, and raises no alert for it', () => {
    expect(STATUSES.filter(isProblem)).toEqual(['fail', 'running-exception', 'unknown'])
    expect(STATUSES.filter(isFailing)).toEqual(['fail', 'running-exception'])
  })

  it('orders the layers of a trace and the legend', () => {
    expect(statusesBy('trace')).toEqual(['success', 'skip', 'manual-stop', 'forceSuccess', 'ignoreSuccess'])
    expect(statusesBy('legend').slice(0, 3)).toEqual(['running', 'success', 'forceSuccess'])
  })

  it('is sorted by a rank without gaps', () => {
    const rank = STATUSES.map((status) => STATUS[status].rank)
    expect(rank).toEqual(rank.map((_, index) => index))
  })

  it('gives every status a word and a glyph of its own', () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      expect(new Set(STATUSES.map((status) => STATUS[status].label[lang])).size).toBe(STATUSES.length)
    }
    expect(new Set(STATUSES.map((status) => STATUS[status].glyph)).size).toBe(STATUSES.length)
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
  ] as const)("labels %s with DGC's own word %s", (status, word) => {
    expect(isStatus(status)).toBe(true)
    expect(STATUS[status].label['zh-CN']).toBe(word)
  })
})
