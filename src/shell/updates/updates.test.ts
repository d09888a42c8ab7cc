import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { lastServerBuild } from '../../query/build'
import { askBuild, createUpdates, type UpdatesDeps } from './updates'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_000_000 }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A wall of build `old` before a server of build `new`. */
function startWall(given: Partial<UpdatesDeps> = {}) {
  const loadedMs = Date.now()
  const reload = vi.fn<() => void>()
  const onAsk = vi.fn<UpdatesDeps['askBuild']>(async () => undefined)
  const writeReloads = vi.fn<UpdatesDeps['writeReloads']>(() => true)
  const fetchNextBuild = vi.fn<UpdatesDeps['fetchNextBuild']>(async () => 'new')
  const updates = createUpdates({
    ownBuild: 'old',
    pastReloads: [],
    isWall: () => true,
    fetchNextBuild,
    writeReloads,
    reload,
    askBuild: onAsk,
    nowMs: Date.now,
    pageAgeMs: () => Date.now() - loadedMs,
    random: () => 0.5,
    ...given,
  })
  const see = (build: string) => updates.dispatch({ kind: 'build-seen', build })
  return { ...updates, see, reload, writeReloads, fetchNextBuild, onAsk }
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)

describe('a wall that sees another build', () => {
  it('reloads once, and records it before', async () => {
    const { see, reload, writeReloads } = startWall()
    see('new')
    await pass(0.999)
    see('new')
    expect(reload).toHaveBeenCalledTimes(0)
    await pass(0.001)
    expect(writeReloads).toHaveBeenCalledExactlyOnceWith([{ reason: 'new', atMs: Date.now() }])
    see('new')
    await pass(300)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('never reloads where the browser keeps no record of it', async () => {
    const { see, reload, getState } = startWall({ writeReloads: () => false })
    see('new')
    await pass(300)
    expect([reload.mock.calls.length, getState().kind]).toEqual([0, 'cannot-reload'])
  })

  it('checks the new page once a minute until it can be fetched', async () => {
    const { see, reload, fetchNextBuild } = startWall()
    fetchNextBuild.mockResolvedValue(null)
    see('new')
    await pass(30)
    expect([reload.mock.calls.length, fetchNextBuild.mock.calls.length]).toEqual([0, 30])
    fetchNextBuild.mockResolvedValue('new')
    await pass(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('ignores a check that began before the build was taken back', async () => {
    const { see, reload, fetchNextBuild } = startWall()
    let answer: (build: string | null) => void = () => undefined
    fetchNextBuild.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)))
    see('new')
    await pass(1)
    see('old')
    see('new')
    answer('new')
    await pass(0.9)
    expect(reload).not.toHaveBeenCalled()
    await pass(0.1)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

it('notifies its listeners of each change', () => {
  const { see, subscribe } = startWall({ isWall: () => false })
  const changed = vi.fn<() => void>()
  const leave = subscribe(changed)
  see('new')
  see('new')
  expect(changed).toHaveBeenCalledTimes(1)
  leave()
  see('old')
  expect(changed).toHaveBeenCalledTimes(1)
})

describe('a page that sees no build for long', () => {
  it.each([
    [0, 4.5],
    [1, 5.5],
  ])('asks for it on a wall, again and again (random %s)', async (random, minutes) => {
    const { onAsk } = startWall({ random: () => random })
    await pass(minutes - 0.001)
    expect(onAsk).toHaveBeenCalledTimes(0)
    await pass(10 * minutes + 0.001)
    expect(onAsk).toHaveBeenCalledTimes(11)
  })

  it('does not ask while responses name it', async () => {
    const { onAsk, see } = startWall()
    for (let minute = 0; minute < 100; minute += 1) {
      await pass(1)
      see('old')
    }
    expect(onAsk).not.toHaveBeenCalled()
  })

  it('does not ask before a reader, until the page is a wall', async () => {
    let isWall = false
    const { onAsk } = startWall({ isWall: () => isWall })
    await pass(60)
    expect(onAsk).not.toHaveBeenCalled()
    isWall = true
    await pass(5)
    expect(onAsk).toHaveBeenCalledTimes(1)
  })
})

describe('asking for the build', () => {
  it.each([
    ['a', 200],
    ['b', 503],
  ])('records %s of a response with status %i', async (build, status) => {
    const headers = { [FRESHNESS_HEADERS.build]: build }
    vi.stubGlobal('fetch', async () => new Response('', { status, headers }))
    await askBuild()
    expect(lastServerBuild()).toBe(build)
  })

  it('ends after 10 s without a response', async () => {
    const late = new AbortController()
    const limit = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal)
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('late')))),
    )
    const asked = askBuild()
    late.abort()
    await expect(asked).resolves.toBeUndefined()
    expect(limit).toHaveBeenCalledExactlyOnceWith(10_000)
  })
})
