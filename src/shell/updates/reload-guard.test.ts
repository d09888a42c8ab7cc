import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReloads, waitBeforeReload, withReload, type Reload } from './reload-guard'

const MINUTE = 60_000
const NOW = 1_790_000_000_000
const at = (why: string, minutesAgo: number): Reload => ({ why, atMs: NOW - minutesAgo * MINUTE })

describe('a page that wants to load itself anew', () => {
  it.each<[string, Reload[], string, number, number]>([
    ['was opened by hand: at once', [], 'b', 0, 0],
    ['came so a minute ago: stands for ten', [at('a', 1)], 'b', 1, 9],
    ['came so ten minutes ago: at once', [at('a', 10)], 'b', 10, 0],
    ['came so for the same reason: twice as long', [at('b', 1)], 'b', 1, 19],
    ['came so three times for it', [at('b', 70), at('b', 50), at('b', 0)], 'b', 0, 60],
    ['came so five times for it: never longer than an hour', Array(5).fill(at('b', 1)), 'b', 1, 59],
    ['came so yesterday for it: as for any other', [at('b', 1441)], 'b', 5, 5],
    ['knows by a clock that was put back since: the page’s own age counts', [at('a', -600)], 'b', 4, 6],
    ['knows by a clock that was put forward: ten minutes all the same', [at('a', 9_999_999)], 'b', 4, 6],
  ])('%s', (_, past, why, ageMin, waitMin) => {
    expect(waitBeforeReload(past, why, ageMin * MINUTE, NOW)).toBe(waitMin * MINUTE)
  })

  it('never does so twice in ten minutes, whatever comes to its mind and whatever its clock says', () => {
    const wishes = fc.array(
      fc.record({
        why: fc.constantFrom('a', 'b', 'broken'),
        afterMs: fc.nat(90 * MINUTE),
        nowMs: fc.integer(),
      }),
    )
    fc.assert(
      fc.property(wishes, (all) => {
        let past: Reload[] = []
        let ageMs = 0
        let first = true
        for (const { why, afterMs, nowMs } of all) {
          ageMs += afterMs
          if (waitBeforeReload(past, why, ageMs, nowMs) > 0) continue
          if (!first) expect(ageMs).toBeGreaterThanOrEqual(10 * MINUTE)
          first = false
          past = withReload(past, { why, atMs: nowMs })
          ageMs = 0
        }
      }),
    )
  })
})

describe('what is kept of it', () => {
  it('is as it was, and no more than eight', () => {
    let past: Reload[] = []
    for (let n = 0; n < 20; n += 1) past = withReload(past, { why: 'a', atMs: n })
    expect(readReloads(JSON.parse(JSON.stringify(past)))).toEqual(past)
    expect(past.map(({ atMs }) => atMs)).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
  })

  it.each([null, undefined, 5, 'x', {}, [null, 5, {}, { why: 1, atMs: 1 }, { why: 'a', atMs: '1' }]])(
    'is nothing where somebody else wrote %j',
    (value) => expect(readReloads(value)).toEqual([]),
  )
})
