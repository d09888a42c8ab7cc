import { type ErrorDetail } from '../contract/errors'
import { UpstreamError } from '../server/dgc/faults'
import { type TestClock, testClock } from './server'
import { type Priority } from '../server/dgc/client'
import { type UpstreamHealth, createUpstreamHealth } from '../server/runs/upstream-health'
import { type Snapshot, type RunCache, type RunCacheOptions, createRunCache } from '../server/runs/run-cache'

export interface ManualTime {
  clock: Omit<TestClock, 'advance'>
  /** Resolves when `advance` has come so far. */
  wait: (ms: number) => Promise<void>
  /** Moves both clocks, and runs what falls due on the way in its order. */
  advance: (ms: number) => Promise<void>
  /** Runs what is due now; no time passes. */
  settle: () => Promise<void>
}

/** One turn of the event loop, after which all promises that could resolve have done so. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Clocks and timers that only a test moves. */
export function createManualTime(): ManualTime {
  const { advance: skip, ...clock } = testClock()
  const timers: { atMs: number; fire: () => void }[] = []

  function takeNext(endMs: number): (typeof timers)[number] | null {
    const [next] = timers.toSorted((a, b) => a.atMs - b.atMs)
    if (next === undefined || next.atMs > endMs) return null
    timers.splice(timers.indexOf(next), 1)
    return next
  }

  return {
    clock,
    wait: (ms) => new Promise((fire) => timers.push({ atMs: clock.elapsedMs() + ms, fire })),
    advance: async (ms) => {
      const endMs = clock.elapsedMs() + ms
      await settle()
      for (let next = takeNext(endMs); next !== null; next = takeNext(endMs)) {
        skip(Math.max(0, next.atMs - clock.elapsedMs()))
        next.fire()
        await settle()
      }
      skip(endMs - clock.elapsedMs())
      await settle()
    },
    settle,
  }
}

/** The state of a promise, without waiting for it. */
export async function settledState<T>(promise: Promise<T>): Promise<'pending' | 'resolved' | 'rejected'> {
  return Promise.race([
    promise.then(
      () => 'resolved' as const,
      () => 'rejected' as const,
    ),
    settle().then(() => 'pending' as const),
  ])
}

export interface Ref {
  workspace: string
  job: string
}

export interface Run {
  text: string
  bytes: number
}

/** A call upstream, which the test ends. */
interface Call {
  ref: Ref
  rank: Priority
  before: Run | undefined
  give: (text: string, bytes?: number) => void
  fail: (thrown: unknown) => void
}

export const FRESH_MS = 4000
const REF: Ref = { workspace: '', job: 'a' }

export interface TestCache extends ManualTime {
  store: RunCache<Ref, Run>
  health: UpstreamHealth
  /** All calls upstream so far. */
  calls: Call[]
  /** What was passed to `onFault`. */
  faults: unknown[]
  read: (job?: string, client?: string) => Promise<Snapshot<Run>>
  /** Reads once, and lets the upstream answer with the text or fail with the error. */
  asked: (outcome: string | Error, job?: string) => Promise<Snapshot<Run>>
}

/** A cache in front of an upstream that the test controls; random spreads are at their middle. */
export function createTestCache(
  options: Partial<RunCacheOptions<Ref, Run>> & { mayPause?: boolean } = {},
): TestCache {
  const hand = createManualTime()
  const { clock, wait } = hand
  const random = (): number => 0.5
  const health = createUpstreamHealth({ clock, random, mayPause: options.mayPause ?? true })
  const calls: Call[] = []
  const faults: unknown[] = []
  const store = createRunCache<Ref, Run>({
    health,
    clock,
    random,
    wait,
    keyOf: ({ workspace, job }) => JSON.stringify([workspace, job]),
    load: (ref, rank, before) =>
      new Promise((resolve, fail) => {
        calls.push({ ref, rank, before, give: (text, bytes = 10) => resolve({ text, bytes }), fail })
      }),
    freshForMs: () => FRESH_MS,
    bytesOf: ({ bytes }) => bytes,
    coldReadWaitMs: () => 0,
    onFault: (thrown) => faults.push(thrown),
    maxBytes: 1_000_000,
    ...options,
  })
  const read = (job = REF.job, client = 'someone'): Promise<Snapshot<Run>> =>
    store.read({ ...REF, job }, client)
  const asked = async (outcome: string | Error, job?: string): Promise<Snapshot<Run>> => {
    const before = calls.length
    const reading = read(job)
    const call = calls[before]
    if (call === undefined) throw new Error('No call was made.')
    if (typeof outcome === 'string') call.give(outcome)
    else call.fail(outcome)
    return reading
  }
  return { ...hand, store, health, calls, faults, read, asked }
}

/** The error that a read ends with. */
export async function errorDetail(reading: Promise<unknown>): Promise<ErrorDetail> {
  try {
    await reading
  } catch (error) {
    if (error instanceof UpstreamError) return error.detail
    throw error
  }
  throw new Error('It was answered.')
}
