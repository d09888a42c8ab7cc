import { expect, it, vi } from 'vitest'
import { createWords } from './load'

it('tries again until the words of a language are loaded, and loads them once', async () => {
  vi.useFakeTimers()
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue('words')
  const words = createWords({ en: load, 'zh-CN': load })
  const first = words.load('en')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(load.mock.calls.length).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await Promise.all([first, words.load('en')])).toEqual(['words', 'words'])
  expect(load.mock.calls.length).toBe(2)
  expect(first).toMatchObject({ status: 'fulfilled', value: 'words' })
  vi.useRealTimers()
})
