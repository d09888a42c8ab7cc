import { expect, it } from 'vitest'
import { SECOND_MS } from '../../lib/time/units'
import { createManualTime } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createRefresh, createRefreshes } from './refresh'

function createTest() {
  const { clock, advance } = createManualTime()
  const faults: unknown[] = []
  const options = { clock, random: () => 0.5, onFault: (fault: unknown) => void faults.push(fault) }
  return { clock, advance, faults, options, refresh: createRefresh(options) }
}

const fail = (): Promise<void> => Promise.reject(new UpstreamError({ code: 'upstream_timeout' }))

it('is due at once, and then when what it brought is no longer fresh enough', async () => {
  const { clock, refresh } = createTest()
  expect(refresh.dueElapsedMs(10)).toBe(-Infinity)
  await refresh.start(() => Promise.resolve())
  expect([refresh.dueElapsedMs(10), refresh.dueElapsedMs(20)]).toEqual([
    clock.elapsedMs() + 10,
    clock.elapsedMs() + 20,
  ])
})

it('goes on once at a time', async () => {
  const { refresh } = createTest()
  const begun: string[] = []
  let end = () => {}
  const first = refresh.start(() => {
    begun.push('first')
    return new Promise((resolve) => (end = resolve))
  })
  expect(refresh.start(() => Promise.resolve(void begun.push('second')))).toBe(first)
  expect(refresh.running()).toBe(first)
  end()
  await first
  expect([begun, refresh.running()]).toEqual([['first'], null])
})

it('that fails is due later and later, whatever counts as fresh, until it succeeds', async () => {
  const { clock, advance, refresh } = createTest()
  const sinceMs = clock.nowMs()
  await refresh.start(fail)
  expect(refresh.dueElapsedMs(1)).toBe(clock.elapsedMs() + 5 * SECOND_MS)
  await advance(5 * SECOND_MS)
  await refresh.start(fail)
  expect(refresh.dueElapsedMs(1)).toBe(clock.elapsedMs() + 10 * SECOND_MS)
  expect(refresh.failure()).toMatchObject({
    sinceMs,
    fails: 2,
    error: { detail: { code: 'upstream_timeout' } },
  })
  await refresh.start(() => Promise.resolve())
  expect(refresh.failure()).toBeNull()
})

it('a bug is reported, and is an internal error to those who wait', async () => {
  const { faults, refresh } = createTest()
  const bug = new TypeError('a bug')
  await refresh.start(() => Promise.reject(bug))
  expect(faults).toEqual([bug])
  expect(refresh.failure()?.error.detail.code).toBe('internal')
})

it('is one for each key', () => {
  const find = createRefreshes(createTest().options)
  expect(find('dw', 'orders')).toBe(find('dw', 'orders'))
  expect(find('dw', 'orders')).not.toBe(find('dw', 'orders', 'latest'))
})
