import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useWake } from './use-wake'

const act = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers({ now: 1_790_000_000_000 })
  act.mockClear()
  renderHook(() => useWake(act, false))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const tell = (target: EventTarget, name: string) => target.dispatchEvent(new Event(name))
const show = (persisted: boolean) => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))

it.each<[string, () => void]>([
  ['the tab becomes visible', () => tell(document, 'visibilitychange')],
  ['the page thaws', () => tell(document, 'resume')],
  ['the window has the focus', () => tell(window, 'focus')],
  ['the network is back', () => tell(window, 'online')],
  ['the user goes back to it', () => show(true)],
  ['the machine has slept', () => vi.setSystemTime(Date.now() + 9 * 3_600_000)],
  ['the clock was put back', () => vi.setSystemTime(Date.now() - 3_600_000)],
])('wakes once when %s', (_, happen) => {
  happen()
  vi.advanceTimersByTime(5_000)
  expect(act).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(600_000)
  expect(act).toHaveBeenCalledTimes(1)
})

it('does not wake for a page shown for the first time, nor as time passes', () => {
  show(false)
  vi.advanceTimersByTime(3_600_000)
  expect(act).not.toHaveBeenCalled()
})

it('takes what comes together for one, but for the network: what was asked before it was back has failed', () => {
  tell(document, 'resume')
  tell(document, 'visibilitychange')
  tell(window, 'focus')
  expect(act).toHaveBeenCalledTimes(1)
  tell(window, 'online')
  expect(act).toHaveBeenCalledTimes(2)
})

it('is not called for a page that is gone', () => {
  cleanup()
  tell(window, 'online')
  tell(document, 'resume')
  expect([act.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0])
})

it('of a wall that reports itself as hidden does not take timers that come once a minute for sleep', () => {
  cleanup()
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  renderHook(() => useWake(act, true))
  for (let minute = 0; minute < 10; minute += 1) {
    vi.setSystemTime(Date.now() + 55_000)
    vi.advanceTimersByTime(5_000)
  }
  expect(act).not.toHaveBeenCalled()
})

it('of a wall wakes though its browser reports it as hidden', () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const sleep = () => {
    vi.setSystemTime(Date.now() + 9 * 3_600_000)
    vi.advanceTimersByTime(5_000)
  }
  sleep()
  expect(act).not.toHaveBeenCalled()
  cleanup()
  renderHook(() => useWake(act, true))
  sleep()
  expect(act).toHaveBeenCalledTimes(1)
})
