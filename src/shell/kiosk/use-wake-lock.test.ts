// @vitest-environment jsdom
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
const turn = async (to: DocumentVisibilityState) => {
  visibility = to
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
}
const held = () => locks.filter(({ released }) => !released).length

it('is not asked for unless it is wanted', async () => {
  renderHook(() => useWakeLock(false))
  await settle()
  await turn('visible')
  expect(locks).toHaveLength(0)
})

it('is taken once, and again when the browser took it back', async () => {
  renderHook(() => useWakeLock(true))
  await settle()
  await turn('visible')
  expect(locks).toHaveLength(1)
  void locks[0]?.release()
  await turn('hidden')
  expect(held()).toBe(0)
  await turn('visible')
  expect(held()).toBe(1)
})

it('is given back when the wall is left, also while it is asked for', async () => {
  const left = renderHook(() => useWakeLock(true))
  left.unmount()
  await settle()
  expect(held()).toBe(0)
  const stayed = renderHook(() => useWakeLock(true))
  await settle()
  expect(held()).toBe(1)
  stayed.unmount()
  await settle()
  expect(held()).toBe(0)
  await turn('visible')
  expect(held()).toBe(0)
})

it('is silent where it is refused, and tries again at the next chance', async () => {
  refuses = true
  renderHook(() => useWakeLock(true))
  await settle()
  refuses = false
  await turn('visible')
  expect(held()).toBe(1)
})

it('is none where the browser knows no such thing', async () => {
  Reflect.deleteProperty(navigator, 'wakeLock')
  renderHook(() => useWakeLock(true))
  await turn('visible')
  expect(locks).toHaveLength(0)
})

it('is asked for again in time where nothing else brings a chance: after a refusal, and when the system took it', async () => {
  vi.useFakeTimers()
  refuses = true
  const { unmount } = renderHook(() => useWakeLock(true))
  await settle()
  refuses = false
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(held()).toBe(1)
  await locks[0]?.release()
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect([held(), locks.length]).toEqual([1, 2])
  await act(() => vi.advanceTimersByTimeAsync(600_000))
  expect(locks).toHaveLength(2)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
