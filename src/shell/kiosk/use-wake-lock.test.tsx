import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useWakeLock } from './use-wake-lock'

let locks: { released: boolean; release: () => Promise<void> }[] = []
let refuses = false
let visibility: DocumentVisibilityState = 'visible'

beforeEach(() => {
  locks = []
  refuses = false
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: {
      request: () => {
        if (refuses) return Promise.reject(new Error('not allowed'))
        const lock = {
          released: false,
          release: () => {
            lock.released = true
            return Promise.resolve()
          },
        }
        locks.push(lock)
        return Promise.resolve(lock)
      },
    },
  })
})
afterEach(() => {
  cleanup()
  Reflect.deleteProperty(navigator, 'wakeLock')
})

const settle = () => act(() => Promise.resolve())
const setVisibility = async (to: DocumentVisibilityState) => {
  visibility = to
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
}
const countHeld = () => locks.filter(({ released }) => !released).length

it('is not requested unless wanted', async () => {
  renderHook(() => useWakeLock(false))
  await settle()
  await setVisibility('visible')
  expect(locks).toHaveLength(0)
})

it('is requested once, and again when the browser released it', async () => {
  renderHook(() => useWakeLock(true))
  await settle()
  await setVisibility('visible')
  expect(locks).toHaveLength(1)
  void locks[0]?.release()
  await setVisibility('hidden')
  expect(countHeld()).toBe(0)
  await setVisibility('visible')
  expect(countHeld()).toBe(1)
})

it('is released when the wall is left, also while it is requested', async () => {
  const left = renderHook(() => useWakeLock(true))
  left.unmount()
  await settle()
  expect(countHeld()).toBe(0)
  const stayed = renderHook(() => useWakeLock(true))
  await settle()
  expect(countHeld()).toBe(1)
  stayed.unmount()
  await settle()
  expect(countHeld()).toBe(0)
  await setVisibility('visible')
  expect(countHeld()).toBe(0)
})

it('is requested again after a refusal, without an error', async () => {
  refuses = true
  renderHook(() => useWakeLock(true))
  await settle()
  refuses = false
  await setVisibility('visible')
  expect(countHeld()).toBe(1)
})

it('does nothing where the browser has no wake lock', async () => {
  Reflect.deleteProperty(navigator, 'wakeLock')
  renderHook(() => useWakeLock(true))
  await setVisibility('visible')
  expect(locks).toHaveLength(0)
})

it('is requested again every minute after a refusal or a release', async () => {
  vi.useFakeTimers()
  refuses = true
  const { unmount } = renderHook(() => useWakeLock(true))
  await settle()
  refuses = false
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(countHeld()).toBe(1)
  await locks[0]?.release()
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect([countHeld(), locks.length]).toEqual([1, 2])
  await act(() => vi.advanceTimersByTimeAsync(600_000))
  expect(locks).toHaveLength(2)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
