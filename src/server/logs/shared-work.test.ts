import { expect, it } from 'vitest'
import { createSharedWork } from './shared-work'

function setUp() {
  const shared = createSharedWork<string>()
  const started: { signal: AbortSignal; finish: (text: string) => void }[] = []
  const start = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      started.push({ signal, finish: resolve })
      signal.addEventListener('abort', () => reject(new Error('stopped')))
    })
  return { started, join: (signal?: AbortSignal) => shared.join('a', start, signal) }
}

it('goes on for the others when one leaves, and its result is for all', async () => {
  const { started, join } = setUp()
  const leaver = new AbortController()
  const first = join(leaver.signal)
  const second = join(new AbortController().signal)
  leaver.abort(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  expect(started[0]?.signal.aborted).toBe(false)
  started[0]?.finish('text')
  expect(await second).toBe('text')
  expect(started).toHaveLength(1)
})

it('stops when all have left, and begins anew for who comes then', async () => {
  const { started, join } = setUp()
  const leavers = [new AbortController(), new AbortController()]
  const left = leavers.map(({ signal }) => join(signal))
  for (const leaver of leavers) leaver.abort(new Error('gone'))
  await Promise.all(left.map((one) => expect(one).rejects.toThrow('gone')))
  expect(started[0]?.signal.aborted).toBe(true)
  const next = join()
  expect(started).toHaveLength(2)
  started[1]?.finish('text')
  expect(await next).toBe('text')
})

it('that failed begins anew, and who has already left begins nothing', async () => {
  const { started, join } = setUp()
  await expect(join(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
  expect(started).toHaveLength(0)
  const shared = createSharedWork<string>()
  await expect(shared.join('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await shared.join('a', () => Promise.resolve('yes'))).toBe('yes')
})
