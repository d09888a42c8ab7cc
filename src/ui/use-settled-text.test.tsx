import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSettledText } from './use-settled-text'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('a text is the one before until typing has stopped', () => {
  const { result, rerender } = renderHook(({ text }) => useSettledText(text), { initialProps: { text: '' } })
  const wait = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms)
    })
  rerender({ text: 'a' })
  wait(600)
  rerender({ text: 'ab' })
  wait(600)
  expect(result.current).toBe('')
  wait(100)
  expect(result.current).toBe('ab')
})
