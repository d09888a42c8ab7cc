import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { UpstreamError } from '../dgc/faults'
import { type Priority } from '../dgc/client'
import { type Budget, type BudgetOptions, createBudget } from './budget'
import { type ManualTime, createManualTime, settledState } from '../../testing/store'

interface Asked {
  name: string
  rank: Priority
}

/** A budget whose calls are recorded when they leave. They last until the test releases them. */
function driven(options: Partial<BudgetOptions> = {}) {
  const hand = createManualTime()
  const { clock, wait } = hand
  const budget = createBudget({ perSecond: 15, atOnce: 8, clock, wait, ...options })
  const left: string[] = []
  const leaves: (() => void)[] = []
  const refused: ErrorDetail[] = []
  const call = ({ name, rank }: Asked): void =>
    void budget.acquire(rank).then(
      (leave) => {
        left.push(name)
        leaves.push(leave)
      },
      (error: unknown) => refused.push((error as UpstreamError).detail),
    )
  const calls = (count: number, rank: Priority = 'known'): void => {
    for (let i = 0; i < count; i++) call({ name: `${rank} ${i}`, rank })
  }
  return { ...hand, budget, left, leaves, refused, call, calls }
}

describe('departures', () => {
  it('lets half of a window’s calls leave at once, and spreads the others', async () => {
    const { calls, left, advance, settle } = driven({ perSecond: 4, atOnce: 100 })
    calls(9)
    await settle()
    expect(left.length).toBe(2)
    const counts: number[] = []
    for (let quarter = 1; quarter <= 8; quarter++) {
      await advance(275)
      counts.push(left.length)
    }
    // The window of the first two is over: from then on one goes in each quarter of it.
    expect(counts).toEqual([3, 4, 4, 5, 6, 7, 8, 9])
  })

  it('a call released twice makes room once', async () => {
    const { calls, left, leaves, budget, settle } = driven({ atOnce: 2 })
    calls(5)
    await settle()
    leaves[0]?.()
    leaves[0]?.()
    await settle()
    expect(left.length).toBe(3)
    expect(budget.stats().underWay).toBe(2)
  })

  it('known runs go before new ones, each in order', async () => {
    const { call, left, leaves, settle } = driven({ atOnce: 1 })
    call({ name: 'first', rank: 'new' })
    for (const name of ['new 1', 'new 2']) call({ name, rank: 'new' })
    for (const name of ['known 1', 'known 2']) call({ name, rank: 'known' })
    for (let i = 0; i < 5; i++) {
      await settle()
      leaves[i]?.()
    }
    expect(left).toEqual(['first', 'known 1', 'known 2', 'new 1', 'new 2'])
  })

  it('setting the wall clock lets no call leave earlier or later', async () => {
    const { calls, left, clock, advance } = driven({ perSecond: 1, atOnce: 9 })
    calls(3)
    clock.set(clock.nowMs() + 86_400_000)
    await advance(1099)
    expect(left.length).toBe(1)
    clock.set(0)
    await advance(1)
    expect(left.length).toBe(2)
  })
})

describe('the queue', () => {
  it('refuses the 101st waiting call, with a retry time', async () => {
    const { calls, refused, budget, settle } = driven({ atOnce: 1 })
    calls(101)
    await settle()
    expect([budget.stats().queued, refused.length]).toEqual([100, 0])
    calls(1)
    await settle()
    expect(refused).toEqual([{ code: 'overloaded', retryAfterMs: 5000 }])
  })

  it('calls for new runs cannot fill the queue of known ones', async () => {
    const { calls, refused, left, leaves, settle } = driven({ atOnce: 1 })
    calls(200, 'new')
    await settle()
    expect(refused.length).toBe(99)
    calls(1, 'known')
    leaves[0]?.()
    await settle()
    expect(refused.length).toBe(99)
    expect(left.at(-1)).toBe('known 0')
  })

  it('waiting calls are refused when a pause begins, and are not counted', async () => {
    let pause: ErrorDetail | null = null
    const { calls, left, leaves, refused, budget, settle, advance } = driven({
      atOnce: 2,
      currentPause: () => pause,
    })
    calls(5)
    await settle()
    pause = { code: 'throttled', retryAfterMs: 30_000 }
    leaves[0]?.()
    await settle()
    expect(left.length).toBe(2)
    expect(refused).toEqual(Array.from({ length: 3 }, () => pause))
    expect(budget.stats()).toMatchObject({ usedLastMinute: 2, underWay: 1, queued: 0 })
    pause = null
    calls(1)
    await advance(0)
    expect(left.length).toBe(3)
  })
})

describe('the stats', () => {
  it('count what is under way, queued, and left in the last minute', async () => {
    const { calls, leaves, budget, advance } = driven({ perSecond: 4, atOnce: 6 })
    expect(budget.stats()).toEqual({ perSecond: 4, atOnce: 6, usedLastMinute: 0, underWay: 0, queued: 0 })
    calls(9)
    await advance(1100)
    expect(budget.stats()).toMatchObject({ usedLastMinute: 5, underWay: 5, queued: 4 })
    for (const leave of leaves) leave()
    await advance(1100)
    for (const leave of leaves) leave()
    expect(budget.stats()).toMatchObject({ usedLastMinute: 9, underWay: 0, queued: 0 })
    await advance(58_000)
    expect(budget.stats().usedLastMinute).toBe(7)
    await advance(2000)
    expect(budget.stats().usedLastMinute).toBe(0)
  })
})

it('what no viewer waits for leaves last', async () => {
  const { calls, left, leaves, advance, settle } = driven({ atOnce: 1 })
  for (const rank of ['known', 'background', 'new', 'known'] as const) calls(1, rank)
  await settle()
  for (let ended = 0; ended < 3; ended++) {
    leaves[ended]?.()
    await advance(1000)
  }
  expect(left).toEqual(['known 0', 'known 0', 'new 0', 'background 0'])
})

interface Arrival {
  atMs: number
  lastsMs: number
  rank: Priority
  fails: boolean
}

interface Call {
  startMs: number
  endMs: number
}

/** As the client does: the call is released however it ends. */
async function ask(hand: ManualTime, budget: Budget, arrival: Arrival, calls: Call[]): Promise<void> {
  await hand.wait(arrival.atMs)
  const leave = await budget.acquire(arrival.rank)
  const startMs = hand.clock.elapsedMs()
  try {
    await hand.wait(arrival.lastsMs)
    if (arrival.fails) throw new UpstreamError({ code: 'upstream_failed' })
  } finally {
    calls.push({ startMs, endMs: hand.clock.elapsedMs() })
    leave()
  }
}

const anyArrival = fc.record({
  atMs: fc.oneof(fc.nat(5000), fc.constantFrom(0, 999, 1000, 1001)),
  lastsMs: fc.oneof(fc.nat(3000), fc.constant(0)),
  rank: fc.constantFrom<Priority>('known', 'new', 'background'),
  fails: fc.boolean(),
})

it('any calls: no more arrive in a second or are under way than allowed, if one takes 100 ms longer than others, and each leaves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(anyArrival, { minLength: 1, maxLength: 60 }),
      async (perSecond, atOnce, arrivals) => {
        const hand = createManualTime()
        const { clock, wait } = hand
        const budget = createBudget({ perSecond, atOnce, clock, wait })
        const calls: Call[] = []
        const all = Promise.allSettled(arrivals.map((arrival) => ask(hand, budget, arrival, calls)))
        await hand.advance(5000 + arrivals.length * 4000)
        expect(await settledState(all)).toBe('resolved')
        expect(calls.length).toBe(arrivals.length)
        const starts = calls.map(({ startMs }) => startMs)
        for (const fromMs of starts) {
          expect(starts.filter((ms) => ms >= fromMs && ms < fromMs + 1100).length).toBeLessThanOrEqual(
            perSecond,
          )
          const under = calls.filter(({ startMs, endMs }) => startMs <= fromMs && endMs > fromMs)
          expect(under.length).toBeLessThanOrEqual(atOnce)
        }
        expect(budget.stats()).toMatchObject({ underWay: 0, queued: 0 })
      },
    ),
    { numRuns: 60 },
  )
})
