import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addReload, readReloads, waitBeforeReload, writeReloads, type Reload } from './reload-history'

const MINUTE = 60_000
const NOW = 1_790_000_000_000
const at = (reason: string, minutesAgo: number): Reload => ({ reason, atMs: NOW - minutesAgo * MINUTE })
const RELOADS = [at('a', 0)]

describe('the wait before a reload', () => {
  it.each<[string, Reload[], string, number, number]>([
    ['is none for a page that a person opened', [], 'b', 0, 0],
    ['fills ten minutes', [at('a', 1)], 'b', 1, 9],
    ['is over after ten minutes', [at('a', 10)], 'b', 10, 0],
    ['doubles for the same reason', [at('b', 1)], 'b', 1, 19],
    ['doubles again', [at('b', 70), at('b', 50), at('b', 0)], 'b', 0, 60],
    ['is an hour at most', Array(5).fill(at('b', 1)), 'b', 1, 59],
    ['forgets reasons of yesterday', [at('b', 1441)], 'b', 5, 5],
    ['holds though the wall clock went back', [at('a', -600)], 'b', 4, 6],
    ['holds though the wall clock went forward', [at('a', 9_999_999)], 'b', 4, 6],
  ])('%s', (_, past, reason, ageMin, waitMin) => {
    expect(waitBeforeReload(past, reason, ageMin * MINUTE, NOW)).toBe(waitMin * MINUTE)
  })

  it('never allows two reloads in ten minutes, whatever their reasons and the wall clock', () => {
    const requests = fc.array(
      fc.record({
        reason: fc.constantFrom('a', 'b', 'broken'),
        afterMs: fc.nat(90 * MINUTE),
        nowMs: fc.integer(),
      }),
    )
    fc.assert(
      fc.property(requests, (all) => {
        let past: Reload[] = []
        let ageMs = 0
        for (const { reason, afterMs, nowMs } of all) {
          ageMs += afterMs
          if (waitBeforeReload(past, reason, ageMs, nowMs) > 0) continue
          if (past.length > 0) expect(ageMs).toBeGreaterThanOrEqual(10 * MINUTE)
          past = addReload(past, { reason, atMs: nowMs })
          ageMs = 0
        }
      }),
    )
  })
})

describe('the kept reloads', () => {
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

  it.each<[string, () => void, () => void]>([
    ['at once', () => undefined, () => undefined],
    ['where storage is denied', denyStorage, () => undefined],
    ['after a link was followed', () => undefined, () => history.replaceState({ key: 'x' }, '')],
  ])('are read %s', (_, before, after) => {
    before()
    expect(readReloads()).toEqual([])
    expect(writeReloads(RELOADS)).toBe(true)
    after()
    expect(readReloads()).toEqual(RELOADS)
  })

  it('are the newer of the two places', () => {
    writeReloads([at('a', 2)])
    denyStorage()
    writeReloads([at('a', 2), at('b', 1)])
    vi.unstubAllGlobals()
    expect(readReloads()).toEqual([at('a', 2), at('b', 1)])
  })

  it('leave the rest of the history state alone', () => {
    history.replaceState({ idx: 3, key: 'k' }, '')
    writeReloads(RELOADS)
    expect(history.state).toMatchObject({ idx: 3, key: 'k' })
  })

  it('are the last eight', () => {
    let past: Reload[] = []
    for (let n = 0; n < 20; n += 1) past = addReload(past, { reason: 'a', atMs: n })
    expect(past.map(({ atMs }) => atMs)).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
  })

  it('are reported lost where neither place keeps anything', () => {
    denyStorage()
    vi.spyOn(history, 'replaceState').mockImplementation(() => undefined)
    expect(writeReloads(RELOADS)).toBe(false)
    expect(readReloads()).toEqual([])
  })

  it.each(['{', '5', '{}', '[null,5,{},{"reason":1,"atMs":1},{"reason":"a","atMs":"1"}]'])(
    'are none where %s is stored',
    (text) => {
      sessionStorage.setItem('nodeline.reloads', text)
      history.replaceState('text', '')
      expect(readReloads()).toEqual([])
    },
  )
})
