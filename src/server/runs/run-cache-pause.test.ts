import { describe, expect, it } from 'vitest'
import { type ErrorCode } from '../../contract/errors'
import { UpstreamError } from '../dgc/faults'
import { createTestCache, FRESH_MS, errorDetail, settledState } from '../../testing/store'

const THROTTLED = new UpstreamError({ code: 'throttled', retryAfterMs: 30_000 })
const fault = (code: ErrorCode): UpstreamError => new UpstreamError({ code })

describe('while the upstream is paused', () => {
  it('cached runs are stale with the reason, new ones are refused with it, and no call is made', async () => {
    const { asked, read, calls, advance } = createTestCache()
    await asked('known', 'known')
    await advance(FRESH_MS)
    await errorDetail(asked(THROTTLED))
    await advance(10_000)
    expect(await read('known')).toMatchObject({
      value: { text: 'known' },
      state: 'stale',
      fault: { error: { code: 'throttled' }, retryInMs: 20_000 },
    })
    for (let i = 0; i < 100; i++) {
      expect(await errorDetail(read(`new ${i}`))).toEqual({ code: 'throttled', retryAfterMs: 20_000 })
    }
    expect(calls.length).toBe(2)
  })

  it('one run probes when the pause ends, and all are asked for again after its answer', async () => {
    const { asked, read, calls, advance } = createTestCache()
    const jobs = ['a', 'b', 'c', 'd']
    for (const job of jobs) await asked(job, job)
    await advance(FRESH_MS)
    await asked(THROTTLED, 'a')
    for (const job of jobs) await read(job)
    await advance(30_000)
    const tries = jobs.map((job) => read(job))
    expect(calls.length).toBe(6)
    expect(await settledState(Promise.all(tries.slice(1)))).toBe('resolved')
    calls[5]?.give('again')
    expect((await tries[0])?.value.text).toBe('again')
    await advance(1000)
    const others = jobs.slice(1).map((job) => read(job))
    expect(calls.length).toBe(9)
    for (const call of calls.slice(6)) call.give('too')
    for (const { state } of await Promise.all(others)) expect(state).toBe('fresh')
  })

  it('a refusal by the pause does not count as a failure of the run', async () => {
    const { asked, read, advance } = createTestCache()
    await errorDetail(asked(THROTTLED, 'b'))
    for (let i = 0; i < 20; i++) {
      await errorDetail(read('a'))
      await advance(1000)
    }
    await advance(10_000)
    await asked('there', 'b')
    await advance(1000)
    expect(await errorDetail(asked(fault('upstream_failed'), 'a'))).toMatchObject({ retryAfterMs: 5000 })
  })
})

describe('errors of one run', () => {
  it.each(['instance_not_found', 'job_not_found', 'workspace_not_found', 'forbidden'] as const)(
    '%s: the upstream counts as answering',
    async (code) => {
      const { asked, health } = createTestCache()
      for (let i = 0; i < 20; i++) await errorDetail(asked(fault(code), `run ${i}`))
      expect(health.stats().state).toBe('answering')
      expect(health.claimCall()).toBeNull()
    },
  )

  it('a missing run ends the pause, too', async () => {
    const { asked, health, advance } = createTestCache()
    await errorDetail(asked(THROTTLED))
    await advance(30_000)
    await errorDetail(asked(fault('instance_not_found')))
    expect(health.stats()).toMatchObject({ state: 'answering', retryAtMs: null })
  })

  it.each(['overloaded', 'internal'] as const)('%s of the probe: the next run may probe', async (code) => {
    const { asked, advance } = createTestCache()
    await errorDetail(asked(THROTTLED))
    await advance(30_000)
    await errorDetail(asked(code === 'internal' ? new TypeError('defect') : fault(code)))
    expect((await asked('answered', 'b')).state).toBe('fresh')
  })

  it('five runs without a connection pause the sixth, five tries of one run do not', async () => {
    const { asked, read, calls, advance } = createTestCache()
    for (let i = 0; i < 5; i++) {
      await errorDetail(asked(fault('upstream_unreachable'), 'same'))
      await advance(60_000)
    }
    for (let i = 0; i < 4; i++) await errorDetail(asked(fault('upstream_unreachable'), `run ${i}`))
    expect(calls.length).toBe(9)
    expect(await errorDetail(read('sixth'))).toEqual({ code: 'upstream_unreachable', retryAfterMs: 5000 })
    expect(calls.length).toBe(9)
  })
})
