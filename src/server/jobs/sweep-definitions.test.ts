import { expect, it } from 'vitest'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { ALL_MS, withJobs } from '../../testing/sweep'
import { UpstreamError } from '../dgc/faults'

it.each([
  ['that DGC refuses', 'forbidden', 'forbidden'],
  ['of a job whose name makes no address', 'bad_address', 'unreadable'],
] as const)('a definition %s is asked for once', async (_, code, kind) => {
  const { look, list, fake, takeCalls } = withJobs(3, 1)
  fake.errors.set('definition', new UpstreamError({ code }))
  await look(ALL_MS)
  await look(ALL_MS)
  expect(takeCalls().filter((call) => call.startsWith('definition'))).toHaveLength(3)
  expect(list().progress.definitionsRead).toBe(3)
  expect(list().jobs[0]?.schedule).toMatchObject({ kind, nextMs: null })
})

it('a definition that DGC fails to give holds up no other, and is asked for again later', async () => {
  const { look, list, fake, takeCalls } = withJobs(40, 1)
  for (const job of ['job_00000', 'job_00001', 'job_00002', 'job_00003'])
    fake.errors.set(`definition ${job}`, new UpstreamError({ code: 'upstream_failed' }))
  await look(ALL_MS)
  await look(ALL_MS)
  const kinds = () => list().jobs.map(({ schedule }) => schedule?.kind)
  expect(kinds().slice(0, 5)).toEqual([...Array.from({ length: 4 }, () => 'unreadable'), 'cron'])
  expect(list().progress.definitionsRead).toBe(40)
  fake.errors.clear()
  takeCalls()
  await look(MINUTE_MS)
  await look(MINUTE_MS)
  await look(MINUTE_MS)
  expect(takeCalls().filter((call) => call.startsWith('definition'))).toHaveLength(4)
  expect(new Set(kinds())).toEqual(new Set(['cron']))
})

it('a definition that DGC goes on failing to give is asked for less and less often', async () => {
  const { look, fake, clock } = withJobs(4, 1)
  fake.errors.set('definition job_00002', new UpstreamError({ code: 'upstream_failed' }))
  const asked: number[] = []
  for (let poll = 0; poll < 380; poll++) {
    const before = fake.calls.length
    await look(30 * SECOND_MS)
    if (fake.calls.slice(before).includes('definition job_00002')) asked.push(clock.nowMs())
  }
  const waits = asked.slice(1).map((ms, index) => Math.floor((ms - (asked[index] ?? 0)) / MINUTE_MS))
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60])
})

it.each([
  ['by which single calls fail as well, three', 'upstream_failed', 3],
  ['of all calls, one', 'throttled', 1],
] as const)('of an outage %s definitions at most are asked for', async (_, code, count) => {
  const { look, fake, list, takeCalls } = withJobs(40, 1)
  fake.errors.set('definition', new UpstreamError({ code }))
  await look(ALL_MS)
  expect(takeCalls().filter((call) => call.startsWith('definition'))).toHaveLength(count)
  expect(list().jobs.filter(({ schedule }) => schedule !== null)).toHaveLength(count === 1 ? 0 : count)
})
