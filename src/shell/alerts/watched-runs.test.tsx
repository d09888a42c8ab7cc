import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  claimEvents,
  isUndelivered,
  isWatched,
  setUndelivered,
  subscribeWatchedRuns,
  unwatchRun,
  watchRun,
  withClaimLock,
} from './watched-runs'

const RUN = { job: '订单', id: '1', workspace: '' }
const OTHER = { ...RUN, id: '2' }

beforeEach(() => localStorage.clear())

describe('a watched run', () => {
  it('is known by its whole address, until it is not watched any more', () => {
    watchRun(RUN, [])
    expect([isWatched(RUN), isWatched(OTHER), isWatched({ ...RUN, workspace: 'w' })]).toEqual([
      true,
      false,
      false,
    ])
    unwatchRun(RUN)
    expect(isWatched(RUN)).toBe(false)
    expect(localStorage.length).toBe(0)
  })

  it('gives each event to the first that claims it, and none that was notified before', () => {
    watchRun(RUN, ['known'])
    expect(claimEvents(RUN, ['known', 'a', 'b'])).toEqual(['a', 'b'])
    expect(claimEvents(RUN, ['b', 'c'])).toEqual(['c'])
  })

  it('gives no event once another tab has notified the end', () => {
    watchRun(RUN, [])
    unwatchRun(RUN)
    expect(claimEvents(RUN, ['ended'])).toEqual([])
    expect(isWatched(RUN)).toBe(false)
  })

  it('is one of twenty at most, with five hundred events at most', () => {
    for (let id = 1; id <= 30; id += 1) watchRun({ ...RUN, id: String(id) }, [])
    expect(isWatched({ ...RUN, id: '10' })).toBe(false)
    expect(isWatched({ ...RUN, id: '11' })).toBe(true)
    const marks = Array.from({ length: 10_000 }, (_, index) => index.toString(36))
    expect(claimEvents({ ...RUN, id: '11' }, marks)).toHaveLength(10_000)
    expect(localStorage.getItem('nodeline.watched')?.length).toBeLessThan(10_000)
  })

  it.each(['{', '{}', '[5]', '[{"job":"a","id":"x","workspace":"","notified":[]}]', 'null'])(
    'is none when %s is stored',
    (stored) => {
      localStorage.setItem('nodeline.watched', stored)
      expect(isWatched(RUN)).toBe(false)
      watchRun(RUN, [])
      expect(isWatched(RUN)).toBe(true)
    },
  )
})

it('listeners are called for each change, also of another tab, until they unsubscribe', () => {
  const changed = vi.fn<() => void>()
  const unsubscribe = subscribeWatchedRuns(changed)
  watchRun(RUN, [])
  window.dispatchEvent(new StorageEvent('storage'))
  expect(changed).toHaveBeenCalledTimes(2)
  unsubscribe()
  unwatchRun(RUN)
  expect(changed).toHaveBeenCalledTimes(2)
})

it('an event that the browser did not show is known until it is acknowledged', () => {
  setUndelivered(RUN, true)
  expect([isUndelivered(RUN), isUndelivered(OTHER)]).toEqual([true, false])
  setUndelivered(RUN, false)
  expect(isUndelivered(RUN)).toBe(false)
})

describe('a claim', () => {
  const setLocks = (request: unknown) =>
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
  afterEach(() => Reflect.deleteProperty(navigator, 'locks'))

  it.each([
    ['where locks are refused', () => Promise.reject(new DOMException('', 'SecurityError'))],
    ['where there are locks', (_: string, act: () => void) => Promise.resolve(act())],
  ])('runs once %s', async (_, request) => {
    setLocks(request)
    const act = vi.fn<() => void>()
    await withClaimLock(act)
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('that fails does not run again', async () => {
    setLocks((_: string, act: () => void) => Promise.resolve().then(act))
    const act = vi.fn<() => void>(() => {
      throw new Error('full')
    })
    await expect(withClaimLock(act)).rejects.toThrow('full')
    expect(act).toHaveBeenCalledTimes(1)
  })
})
