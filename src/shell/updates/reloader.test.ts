import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReloader, type ReloaderDeps } from './reloader'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_000_000 }))
afterEach(() => vi.useRealTimers())

/** A wall of build `old` before a server of build `new`. */
function wall(given: Partial<ReloaderDeps> = {}) {
  const loadedMs = Date.now()
  const reload = vi.fn<() => void>()
  const keep = vi.fn<ReloaderDeps['keep']>(() => true)
  const look = vi.fn<ReloaderDeps['look']>(async () => 'new')
  const reloader = createReloader({
    own: 'old',
    past: [],
    isWall: () => true,
    look,
    keep,
    reload,
    nowMs: Date.now,
    ageMs: () => Date.now() - loadedMs,
    random: () => 0.5,
    ...given,
  })
  return { ...reloader, reload, keep, look }
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)

describe('a wall that hears of another build', () => {
  it.each([
    [0.25, 0.5],
    [0.5, 1],
    [1, 2],
  ])('loads it once, after its own share of two minutes (%s)', async (share, minutes) => {
    const { heard, reload, keep } = wall({ random: () => share })
    heard('new')
    await pass(minutes - 0.001)
    expect(reload).toHaveBeenCalledTimes(0)
    heard('new')
    await pass(0.001)
    expect(reload).toHaveBeenCalledTimes(1)
    expect(keep).toHaveBeenCalledExactlyOnceWith([{ why: 'new', atMs: Date.now() }])
    heard('new')
    await pass(300)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('leaves it when the build is taken back in time', async () => {
    const { heard, reload } = wall()
    heard('new')
    heard('old')
    await pass(300)
    expect(reload).not.toHaveBeenCalled()
    heard('new')
    await pass(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('looks once a minute, though the build was taken back and named again while it looked', async () => {
    const look = vi.fn<ReloaderDeps['look']>(async () => null)
    const { heard, broken } = wall({ look })
    let answer: (build: string | null) => void = () => undefined
    look.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)))
    heard('new')
    await pass(1)
    for (const build of ['old', 'new', 'old']) heard(build)
    broken()
    for (const build of ['old', 'new']) heard(build)
    heard('new')
    answer(null)
    await pass(11)
    // One that was under way, and from the end of the wait on one each minute.
    expect(look).toHaveBeenCalledTimes(1 + 11)
  })

  it('never follows a look whose reason was taken back, though the same came up again', async () => {
    const look = vi.fn<ReloaderDeps['look']>(async () => null)
    const { heard, reload } = wall({ look })
    let answer: (build: string | null) => void = () => undefined
    look.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)))
    heard('new')
    await pass(1)
    heard('old')
    heard('new')
    answer('new')
    await pass(0.9)
    expect(reload).not.toHaveBeenCalled()
  })

  it('stays while nothing whole would come, and goes when it would', async () => {
    const look = vi.fn<ReloaderDeps['look']>(async () => null)
    const { heard, reload } = wall({ look })
    heard('new')
    await pass(30)
    expect(reload).not.toHaveBeenCalled()
    expect(look).toHaveBeenCalledTimes(30)
    look.mockResolvedValue('new')
    await pass(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('stays while the page would come from a server of its own build', async () => {
    const { heard, reload } = wall({ look: async () => 'old' })
    heard('new')
    await pass(300)
    expect(reload).not.toHaveBeenCalled()
  })

  it('stays where no trace of it can be left: the next page would do it again, for ever', async () => {
    const { heard, reload } = wall({ keep: () => false })
    heard('new')
    await pass(300)
    expect(reload).not.toHaveBeenCalled()
  })

  it('waits for ten minutes when it was loaded so a moment ago', async () => {
    const { heard, reload } = wall({ past: [{ why: 'other', atMs: Date.now() }] })
    heard('new')
    await pass(9.9)
    expect(reload).not.toHaveBeenCalled()
    await pass(0.1)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

describe('nothing is done', () => {
  it.each<[string, Partial<ReloaderDeps>, string | null]>([
    ['for a reader', { isWall: () => false }, 'new'],
    ['where nobody knows the page’s own build', { own: null }, 'new'],
    ['before any build was named', {}, null],
    ['for its own build', {}, 'old'],
  ])('%s', async (_, given, build) => {
    const { heard, reload, look } = wall(given)
    heard(build)
    await pass(300)
    expect([reload.mock.calls.length, look.mock.calls.length]).toEqual([0, 0])
  })

  it('when the wall has become a reader’s page meanwhile, until it is a wall again', async () => {
    let isWall = true
    const { heard, reload } = wall({ isWall: () => isWall })
    heard('new')
    isWall = false
    await pass(60)
    expect(reload).not.toHaveBeenCalled()
    isWall = true
    heard('new')
    await pass(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

describe('a wall that is broken', () => {
  it('is loaded anew, though it is of the same build', async () => {
    const { broken, heard, reload } = wall({ look: async () => 'old' })
    broken()
    heard('old')
    await pass(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('waits longer each time that it did not help', async () => {
    const past = [30, 20].map((minutes) => ({ why: 'broken', atMs: Date.now() - minutes * MINUTE }))
    const { broken, reload } = wall({ past, look: async () => 'old' })
    broken()
    await pass(39.9)
    expect(reload).not.toHaveBeenCalled()
    await pass(0.1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('stays where the server does not answer', async () => {
    const { broken, reload } = wall({ look: async () => null })
    broken()
    await pass(300)
    expect(reload).not.toHaveBeenCalled()
  })
})
