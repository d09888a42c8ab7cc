import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lastServerBuild } from '../../query/build'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { askBuild, watchBuild, type BuildWatchDeps } from './build-watch'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function watch(given: Partial<BuildWatchDeps> = {}) {
  const ask = vi.fn<BuildWatchDeps['ask']>(async () => undefined)
  return { ask, heard: watchBuild({ ask, isWall: () => true, random: () => 0.5, ...given }) }
}

describe('a wall', () => {
  it.each([
    [0, 4.5],
    [0.5, 5],
    [1, 5.5],
  ])('asks for the build, at its own moment (%s), again and again', (random, minutes) => {
    const { ask } = watch({ random: () => random })
    vi.advanceTimersByTime(minutes * MINUTE - 1)
    expect(ask).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ask).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(10 * minutes * MINUTE)
    expect(ask).toHaveBeenCalledTimes(11)
  })

  it('does not while it hears of it otherwise', () => {
    const { ask, heard } = watch()
    for (let n = 0; n < 100; n += 1) {
      vi.advanceTimersByTime(MINUTE)
      heard()
    }
    expect(ask).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5 * MINUTE)
    expect(ask).toHaveBeenCalledTimes(1)
  })
})

it('a reader’s page does not ask, until it is a wall', () => {
  let isWall = false
  const { ask } = watch({ isWall: () => isWall })
  vi.advanceTimersByTime(60 * MINUTE)
  expect(ask).not.toHaveBeenCalled()
  isWall = true
  vi.advanceTimersByTime(5 * MINUTE)
  expect(ask).toHaveBeenCalledTimes(1)
})

describe('the question for the build', () => {
  it('hears it, of a server that is ready or not', async () => {
    for (const [build, status] of [
      ['a', 200],
      ['b', 503],
    ] as const) {
      vi.stubGlobal(
        'fetch',
        async () => new Response('', { status, headers: { [FRESHNESS_HEADERS.build]: build } }),
      )
      await askBuild()
      expect(lastServerBuild()).toBe(build)
    }
  })

  it('ends though nobody ever answers', async () => {
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
