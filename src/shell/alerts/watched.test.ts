// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { alone, claim, isWatched, subscribeWatched, unwatch, watch } from './watched'

const RUN = { job: '订单', id: '1', workspace: '' }
const OTHER = { ...RUN, id: '2' }

beforeEach(() => localStorage.clear())

describe('a run that is watched', () => {
  it('is so by its whole address, until it is no more', () => {
    watch(RUN, [])
    expect([isWatched(RUN), isWatched(OTHER), isWatched({ ...RUN, workspace: 'w' })]).toEqual([
      true,
      false,
      false,
    ])
    unwatch(RUN)
    expect(isWatched(RUN)).toBe(false)
    expect(localStorage.length).toBe(0)
  })

  it('has each thing told by whoever claims it first, and nothing that was known before', () => {
    watch(RUN, ['known'])
    expect(claim(RUN, ['known', 'a', 'b'])).toEqual(['a', 'b'])
    expect(claim(RUN, ['b', 'c'])).toEqual(['c'])
  })

  it('has nothing left to tell when another tab told the end', () => {
    watch(RUN, [])
    unwatch(RUN)
    expect(claim(RUN, ['ended'])).toEqual([])
    expect(isWatched(RUN)).toBe(false)
  })

  it('is one of twenty at most, and remembers five hundred things at most', () => {
    for (let id = 1; id <= 30; id += 1) watch({ ...RUN, id: String(id) }, [])
    expect(isWatched({ ...RUN, id: '10' })).toBe(false)
    expect(isWatched({ ...RUN, id: '11' })).toBe(true)
    const marks = Array.from({ length: 10_000 }, (_, index) => index.toString(36))
    expect(claim({ ...RUN, id: '11' }, marks)).toHaveLength(10_000)
    expect(localStorage.getItem('nodeline.watched')?.length).toBeLessThan(10_000)
  })

  it.each(['{', '{}', '[5]', '[{"job":"a","id":"x","workspace":"","told":[]}]', 'null'])(
    'is none when what is kept is %s',
    (kept) => {
      localStorage.setItem('nodeline.watched', kept)
      expect(isWatched(RUN)).toBe(false)
      watch(RUN, [])
      expect(isWatched(RUN)).toBe(true)
    },
  )
})

it('whoever listens hears of each change, also of another tab’s, until it leaves', () => {
  const changed = vi.fn<() => void>()
  const leave = subscribeWatched(changed)
  watch(RUN, [])
  window.dispatchEvent(new StorageEvent('storage'))
  expect(changed).toHaveBeenCalledTimes(2)
  leave()
  unwatch(RUN)
  expect(changed).toHaveBeenCalledTimes(2)
})

describe('a claim', () => {
  const setLocks = (request: unknown) =>
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
  afterEach(() => Reflect.deleteProperty(navigator, 'locks'))

  it.each([
    ['where locks are refused with the storage', () => Promise.reject(new DOMException('', 'SecurityError'))],
    ['where there are locks', (_: string, act: () => void) => Promise.resolve(act())],
  ])('is made once %s', async (_, request) => {
    setLocks(request)
    const act = vi.fn<() => void>()
    await alone(act)
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('that fails is not made a second time', async () => {
    setLocks((_: string, act: () => void) => Promise.resolve().then(act))
    const act = vi.fn<() => void>(() => {
      throw new Error('full')
    })
    await expect(alone(act)).rejects.toThrow('full')
    expect(act).toHaveBeenCalledTimes(1)
  })
})
