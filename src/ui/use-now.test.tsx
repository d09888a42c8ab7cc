import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNow } from './use-now'

const NOON_MS = Date.parse('2026-11-22T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOON_MS + 250 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

/** Seconds since noon that the hook tells, and how often it was drawn. */
function clock(skewMs: number, frozenMs: number | null = null, stepMs?: number) {
  let drawn = 0
  const { result, rerender, unmount } = renderHook(
    (given: { skewMs: number; frozenMs: number | null }) => {
      drawn += 1
      return useNow(given.skewMs, given.frozenMs, stepMs)
    },
    { initialProps: { skewMs, frozenMs } },
  )
  return { at: () => result.current - NOON_MS, drawn: () => drawn, rerender, unmount }
}

describe('now', () => {
  it('is the whole second that has begun', () => {
    expect(clock(0).at()).toBe(0)
  })

  it('steps when the second is full, and not before', () => {
    const { at, drawn } = clock(0)
    pass(749)
    expect([at(), drawn()]).toEqual([0, 1])
    pass(1)
    expect([at(), drawn()]).toEqual([1_000, 2])
  })

  it('goes on second by second, without drifting', () => {
    const { at, drawn } = clock(0)
    for (let second = 1; second <= 60; second++) pass(1_000)
    expect([at(), drawn()]).toEqual([60_000, 61])
  })

  it.each([
    ['ahead', 400, 0, 350],
    ['behind', -400, -1_000, 150],
    ['an hour behind', -3_600_000, -3_600_000, 750],
  ])('steps at the seconds of the server’s clock, which is %s', (_, skewMs, firstMs, leftMs) => {
    const { at } = clock(skewMs)
    expect(at()).toBe(firstMs)
    pass(leftMs - 1)
    expect(at()).toBe(firstMs)
    pass(1)
    expect(at()).toBe(firstMs + 1_000)
  })

  it('takes larger steps when asked to', () => {
    const { at, drawn } = clock(0, null, 10_000)
    pass(9_749)
    expect([at(), drawn()]).toEqual([0, 1])
    pass(1)
    expect([at(), drawn()]).toEqual([10_000, 2])
  })

  it('follows when the clocks turn out to be apart', () => {
    const { at, rerender } = clock(0)
    rerender({ skewMs: 5_000, frozenMs: null })
    expect(at()).toBe(5_000)
    pass(750)
    expect(at()).toBe(6_000)
  })

  it('stands still where it is frozen, to the millisecond, and sets no timer', () => {
    const { at, drawn } = clock(0, NOON_MS - 1_234)
    expect(vi.getTimerCount()).toBe(0)
    pass(60_000)
    expect([at(), drawn()]).toEqual([-1_234, 1])
  })

  it('freezes and thaws', () => {
    const { at, rerender } = clock(0)
    rerender({ skewMs: 0, frozenMs: NOON_MS + 5 })
    pass(5_000)
    expect([at(), vi.getTimerCount()]).toEqual([5, 0])
    rerender({ skewMs: 0, frozenMs: null })
    expect(at()).toBe(5_000)
    pass(1_000)
    expect(at()).toBe(6_000)
  })

  it('has one timer at a time, and none when the page is left', () => {
    const { rerender, unmount } = clock(0)
    pass(10_000)
    rerender({ skewMs: 700, frozenMs: null })
    expect(vi.getTimerCount()).toBe(1)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('catches up after the machine has slept', () => {
    const { at } = clock(0)
    vi.setSystemTime(NOON_MS + 3_600_000)
    pass(1_000)
    expect(at()).toBe(3_601_000)
  })
})
