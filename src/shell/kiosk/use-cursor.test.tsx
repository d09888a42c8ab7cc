import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCursor } from './use-cursor'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const move = (screenX: number, screenY = 0) =>
  window.dispatchEvent(Object.assign(new Event('pointermove'), { screenX, screenY }))
const isShown = () => document.documentElement.dataset['pointer'] !== undefined

it('is shown for 3 s after the last move', () => {
  renderHook(() => useCursor())
  move(1)
  expect(isShown()).toBe(false)
  move(2)
  vi.advanceTimersByTime(2_900)
  move(3)
  vi.advanceTimersByTime(2_900)
  expect(isShown()).toBe(true)
  vi.advanceTimersByTime(100)
  expect(isShown()).toBe(false)
})

it('is not shown for content that moves under a resting pointer', () => {
  renderHook(() => useCursor())
  move(5, 5)
  move(5, 5)
  expect(isShown()).toBe(false)
})

it('leaves no timer, attribute or listener behind', () => {
  const { unmount } = renderHook(() => useCursor())
  move(1)
  move(2)
  unmount()
  expect([isShown(), vi.getTimerCount()]).toEqual([false, 0])
  move(3)
  move(4)
  expect(isShown()).toBe(false)
})
