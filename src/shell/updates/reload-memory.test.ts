// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepReloads, recallReloads } from './reload-memory'

const RELOADS = [{ why: 'a', atMs: 1 }]

beforeEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '')
})
afterEach(() => vi.unstubAllGlobals())

const denyStorage = () =>
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new DOMException('denied', 'SecurityError')
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
const denyHistory = () => vi.spyOn(history, 'replaceState').mockImplementation(() => undefined)

describe('what a page did is known to the next one', () => {
  it('at once', () => {
    expect(recallReloads()).toEqual([])
    expect(keepReloads(RELOADS)).toBe(true)
    expect(recallReloads()).toEqual(RELOADS)
  })

  it('where storage is denied', () => {
    denyStorage()
    expect(keepReloads(RELOADS)).toBe(true)
    expect(recallReloads()).toEqual(RELOADS)
  })

  it('where the history forgets, as when somebody followed a link since', () => {
    keepReloads(RELOADS)
    history.replaceState({ key: 'x' }, '')
    expect(recallReloads()).toEqual(RELOADS)
  })

  it('by the newer of the two', () => {
    keepReloads(RELOADS)
    denyStorage()
    keepReloads([...RELOADS, { why: 'b', atMs: 2 }])
    vi.unstubAllGlobals()
    expect(recallReloads().at(-1)?.why).toBe('b')
  })

  it('and leaves the rest of the history’s state alone', () => {
    history.replaceState({ idx: 3, key: 'k' }, '')
    keepReloads(RELOADS)
    expect(history.state).toMatchObject({ idx: 3, key: 'k' })
  })
})

it('where neither place keeps anything, it says so', () => {
  denyStorage()
  denyHistory()
  expect(keepReloads(RELOADS)).toBe(false)
  expect(recallReloads()).toEqual([])
})

it.each(['{', '5', '[{"why":5}]'])('what is not ours is none: %s', (text) => {
  sessionStorage.setItem('nodeline.reloads', text)
  history.replaceState('text', '')
  expect(recallReloads()).toEqual([])
})
