import { describe, expect, it } from 'vitest'
import { unpackWall } from '../../contract/wall'
import { parseWallAddress } from '../../contract/wall-address'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { addDailyJobs, createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime, settledState } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createJobLists } from './job-lists'
import { createListCalls } from './list-calls'
import { createWalls } from './walls'

function createTestWalls(jobs: number, days = 2) {
  const time = createManualTime()
  const { clock, wait } = time
  const fake = createFakeLists()
  const slow = { ms: 0 }
  addDailyJobs(fake, jobs, days, clock.nowMs())
  const calls = createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 20 })
  const listRuns: typeof calls.listRuns = async (options) => {
    if (options.workspace === 'closed') throw new UpstreamError({ code: 'forbidden' })
    await wait(slow.ms)
    return calls.listRuns(options)
  }
  const lists = createJobLists({
    upstream: fake.upstream,
    calls: { ...calls, listRuns },
    ledger: testLedger(),
    zone: null,
    clock,
    random: () => 0.5,
    wait,
  })
  const walls = createWalls({ lists, wallRuns: { find: () => null }, workspace: 'dw', clock, wait })
  /** Polls of several walls at once; time passes until each has an answer. */
  const poll = async (...addresses: string[]) => {
    const reading = Promise.all(
      addresses.map((text) => walls.read(parseWallAddress(new URLSearchParams(text)), 'viewer')),
    )
    while ((await settledState(reading)) === 'pending') await time.advance(100)
    return Promise.all(
      (await reading).map(async (answer) => ({
        ...answer,
        wall: unpackWall(JSON.parse((await answer.value.as(null)).toString())),
      })),
    )
  }
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) await time.advance(250)
  }
  /** Until everything has been read once. */
  const settle = async (...addresses: string[]) => {
    for (let second = 0; second < 40; second += 10) {
      await poll(...addresses)
      await pass(10 * SECOND_MS)
    }
  }
  return { fake, slow, clock, walls, poll, pass, settle }
}

const named = (from: number, to: number) =>
  `jobs=${Array.from({ length: to - from }, (_, index) => `job_${String(from + index).padStart(5, '0')}`).join(',')}`

it('five walls of 60 jobs, with several screens each, cost two calls an interval at most', async () => {
  const { fake, poll, pass, settle } = createTestWalls(300)
  const addresses = [0, 60, 120, 180, 240].map((from) => named(from, from + 60))
  await settle(...addresses)
  for (let interval = 0; interval < 6; interval++) {
    const before = fake.calls.length
    for (let screen = 0; screen < 4; screen++) {
      // oxlint-disable-next-line no-await-in-loop -- time passes between them
      const answers = await poll(...addresses)
      expect(answers.flatMap(({ wall }) => wall.jobs).every(({ job }) => job !== null)).toBe(true)
      // oxlint-disable-next-line no-await-in-loop -- the same
      await pass(2.5 * SECOND_MS)
    }
    expect(fake.calls.length - before).toBeLessThanOrEqual(2)
  }
})

describe('a wall', () => {
  it('keeps the order of its address, names what DGC does not know, and says what is usual', async () => {
    const { poll, settle } = createTestWalls(3, 8)
    const address = 'jobs=job_00002,no_such,job_00000'
    await settle(address)
    const [answer] = await poll(address)
    expect(answer?.wall.jobs.map(({ name, job }) => [name, job?.usual?.runs ?? null])).toEqual([
      ['job_00002', 8],
      ['no_such', null],
      ['job_00000', 8],
    ])
    expect(answer?.wall.sources).toEqual([{ workspace: '', isReading: false, error: null, listedAtMs: null }])
  })

  it('says which job is a real-time job, which has no runs', async () => {
    const { poll, settle } = createTestWalls(3)
    const address = 'jobs=rt_clicks,no_such'
    await settle(address)
    const [answer] = await poll(address)
    expect(answer?.wall.jobs.map(({ isRealTime }) => isRealTime)).toEqual([true, undefined])
  })

  it('knows a job without a run only when the runs of the last days have been listed', async () => {
    const { fake, poll, settle } = createTestWalls(2)
    fake.runs.splice(0, fake.runs.length, ...fake.runs.filter(({ job }) => job === 'job_00000'))
    const readUnread = async () => {
      const [answer] = await poll(named(0, 2))
      return answer?.wall.jobs.map(({ isUnread }) => isUnread)
    }
    expect(await readUnread()).toEqual([undefined, true])
    await settle(named(0, 2))
    expect(await readUnread()).toEqual([undefined, undefined])
  })

  it('that nothing has changed is the same answer, and newer', async () => {
    const { poll, pass, settle } = createTestWalls(3)
    await settle(named(0, 3))
    const [before] = await poll(named(0, 3))
    await pass(20 * SECOND_MS)
    const [after] = await poll(named(0, 3))
    expect(after?.value).toBe(before?.value)
    expect(after?.fetchedAtMs).toBeGreaterThan(before?.fetchedAtMs ?? Infinity)
  })

  it('waits a second for lists that are a little old, and longer for those of when nobody looked', async () => {
    const { slow, clock, poll, pass, settle } = createTestWalls(3)
    await settle(named(0, 3))
    slow.ms = 2 * SECOND_MS
    const ageAfter = async (ms: number) => {
      await pass(ms)
      const [answer] = await poll(named(0, 3))
      return clock.nowMs() - (answer?.fetchedAtMs ?? 0)
    }
    expect(await ageAfter(10 * SECOND_MS)).toBeGreaterThan(10 * SECOND_MS)
    expect(await ageAfter(5 * MINUTE_MS)).toBeLessThan(3 * SECOND_MS)
  })

  it('has the jobs that it names, and those that its rules show, in its workspace', async () => {
    const { walls, settle } = createTestWalls(3)
    const address = 'folder=/retail*&not=*1&jobs=named,far@w'
    await settle(address)
    const wall = parseWallAddress(new URLSearchParams(address))
    const has = (job: string, workspace = '') => walls.hasJob(wall, { job, workspace })
    expect([
      has('named'),
      has('named', 'dw'),
      has('job_00000'),
      has('job_00000', 'dw'),
      has('far', 'w'),
    ]).toEqual([true, true, true, true, true])
    expect([has('job_00001'), has('no_such'), has('job_00000', 'w'), has('named', 'w'), has('far')]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('of rules has the jobs that fit one of them, less those that it leaves out', async () => {
    const { poll, settle } = createTestWalls(12)
    const address = 'folder=/retail*&owner=nobody&not=*1&jobs=job_00011'
    await settle(address)
    const [answer] = await poll(address)
    const names = answer?.wall.jobs.map(({ name }) => name)
    expect(names).toHaveLength(11)
    expect(names?.[0]).toBe('job_00011')
    expect(names).not.toContain('job_00001')
  })

  it('of more than 60 jobs says how many there are more, and which of them failed', async () => {
    const { fake, poll, settle } = createTestWalls(74)
    const failed = fake.runs.filter(({ job }) => job === 'job_00070' || job === 'job_00005')
    for (const run of failed) run.status = 'fail'
    await settle('folder=*')
    const [answer] = await poll('folder=*')
    expect([answer?.wall.jobs.length, answer?.wall.more]).toEqual([60, 14])
    expect(answer?.wall.moreFailed.map(({ name }) => name)).toEqual(['job_00070'])
  })

  it('of two workspaces says which of them cannot be read, and shows the other', async () => {
    const { poll, settle } = createTestWalls(2)
    const address = 'jobs=job_00000,job_00001@closed'
    await settle(address)
    const [answer] = await poll(address)
    expect(answer?.fault).toBeNull()
    expect(answer?.wall.sources.map(({ workspace, error }) => [workspace, error])).toEqual([
      ['', null],
      ['closed', 'forbidden'],
    ])
  })

  it.each(['upstream_failed', 'forbidden'] as const)(
    'whose only workspace fails keeps what it had, with the fault: %s',
    async (code) => {
      const { fake, poll, pass, settle } = createTestWalls(2)
      await settle(named(0, 2))
      fake.errors.set('runs', new UpstreamError({ code }))
      await pass(20 * SECOND_MS)
      const [answer] = await poll(named(0, 2))
      expect([answer?.state, answer?.fault?.error.code]).toEqual(['stale', code])
      expect(answer?.wall.jobs.every(({ job }) => job !== null)).toBe(true)
    },
  )

  it('loses a job that was renamed: its name has no job any more, and by its rules the new one is there', async () => {
    const { fake, poll, pass, settle } = createTestWalls(3)
    const address = 'jobs=job_00001&folder=/retail*'
    await settle(address)
    const job = fake.jobs.get('job_00001')
    fake.jobs.delete('job_00001')
    if (job !== undefined) fake.jobs.set('job_00009', job)
    await pass(10 * MINUTE_MS)
    await settle(address)
    const [answer] = await poll(address)
    expect(answer?.wall.sources.map(({ isReading, error }) => [isReading, error])).toEqual([[false, null]])
    expect(answer?.wall.jobs.map(({ name, job: known }) => [name, known?.name])).toEqual([
      ['job_00001', undefined],
      ['job_00000', 'job_00000'],
      ['job_00002', 'job_00002'],
      ['job_00009', 'job_00009'],
    ])
  })

  it('without jobs is empty, and asks nothing', async () => {
    const { fake, poll } = createTestWalls(2)
    const [answer] = await poll('')
    expect([answer?.wall.jobs, fake.calls]).toEqual([[], []])
  })
})

it('jobs of more workspaces than a wall looks at are counted, and none is said to be of another one', async () => {
  const { poll } = createTestWalls(1)
  const spaces = Array.from({ length: 10 }, (_, index) => `w${index}`)
  const [answer] = await poll(`jobs=${spaces.map((space) => `job_00000@${space}`).join(',')}`)
  const { sources, jobs, more } = answer?.wall ?? {}
  expect(jobs?.map(({ source }) => sources?.[source]?.workspace)).toEqual(spaces.slice(0, 8))
  expect(more).toBe(2)
})
