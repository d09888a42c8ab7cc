import { describe, expect, it } from 'vitest'
import { statusWord } from './locale'

describe('a status in words', () => {
  it.each([
    ['fail', 'FAIL', 'Failed', '运行失败'],
    ['forceSuccess', 'success', 'Forced success', '强制成功'],
    ['ignoreSuccess', 'success', 'Failure ignored', '忽略失败'],
    ['skip', 'skip-by-depend', 'Skipped', '跳过'],
    ['unknown', 'half-done', 'half-done', 'half-done'],
    ['unknown', '', 'Unknown', '未知'],
  ] as const)('%s, given as %j', (status, raw, english, chinese) => {
    expect([statusWord(status, raw, 'en'), statusWord(status, raw, 'zh-CN')]).toEqual([english, chinese])
  })
})
