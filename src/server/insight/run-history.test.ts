import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createListCalls } from '../jobs/list-calls'
import { createListedRuns } from '../jobs/listed-runs'
import { toRun } from '../dgc-run/to-run'
import { parseResponse } from '../dgc-run/wire'
import { type ViewedRun } from './listed-past'
import { createRunHistories } from './run-history'

import { noteDefinition } from '../jobs/remember'

const REF = { workspace: 'dw', job: 'orders', id: '100' }

/** In front of a fake DGC that has a run of today and `days` daily ones before it. */
function createTest(days: number) {
  const { clock, advance } = createManualTime()
  const fake = createFakeLists()
  const faults: unknown[] = []
  const ledger = testLedger({ clock })
  const planMs = clock.nowMs() - MINUTE_MS
  for (let day = 0; day <= days; day++)
    fake.runs.push({ job: 'orders', id: 100 - day, planMs: planMs - day * DAY_MS })
  const calls = createListCalls({
    upstream: fake.upstream,
    clock,
    wait: () => Promise.resolve(),
    perSecond: 1_000,
  })
  const histories = createRunHistories({
    calls,
    readAnswer: (ref, text) => Promise.resolve(toRun(ref, parseResponse(text), { logUrl: () => null })),
    ledger,
    zone: null,
    clock,
    onFault: (fault) => faults.push(fault),
  })
  const run: ViewedRun = { trigger: 0, planMs, startMs: planMs + 1000, status: 'running' }
  const read = (change: Partial<ViewedRun> = {}) => histories.read(REF, { ...run, ...change })
  return {
    fake,
    faults,
    ledger,
    planMs,
    advance,
    read,
    readAll: async (change: Partial<ViewedRun> = {}) => {
      read(change)
      await histories.settled()
      return read(change)
    },
    takeCalls: () => fake.calls.splice(0),
    /** As the page of the job does. */
    listDays: async (from: number, to = 0) => {
      const listed = createListedRuns({ calls, ledger, clock })
      await listed.list(REF, { fromMs: planMs - from * DAY_MS, toMs: planMs - to * DAY_MS }, 'known')
      fake.calls.length = 0
    },
  }
}

describe('the history of a run', () => {
  it('takes one list, one definition and the runs before it, and later nothing', async () => {
    const { readAll, read, takeCalls, advance } = createTest(4)
    expect(read()).toMatchObject({ definition: null, version: null, past: [], wanted: null, isReading: true })
    const { definition, version, past, wanted, isReading } = await readAll()
    expect({ version, wanted, isReading }).toEqual({ version: 3, wanted: 4, isReading: false })
    expect(definition?.version).toBe(3)
    expect(past.map(({ id }) => id)).toEqual(['99', '98', '97', '96'])
    expect(past[0]?.nodes).toEqual([
      expect.objectContaining({ key: 'load', type: 'Shell', status: 'success', rows: 7 }),
    ])
    expect(takeCalls()).toEqual([
      'runs of orders 0 7d',
      'definition orders v3',
      'run orders 99',
      'run orders 98',
      'run orders 97',
      'run orders 96',
    ])
    await advance(10 * MINUTE_MS)
    await readAll()
    expect(takeCalls()).toEqual([])
  })

  it('asks for no more than 20 runs and definitions, once', async () => {
    const { fake, readAll, takeCalls, advance, planMs } = createTest(0)
    for (let hour = 1; hour < 60; hour++)
      fake.runs.push({
        job: 'orders',
        id: 1000 - hour,
        planMs: planMs - hour * HOUR_MS,
        version: hour > 10 ? 2 : 3,
      })
    const { past, otherVersions } = await readAll()
    expect(past).toHaveLength(19)
    expect([...otherVersions.keys()]).toEqual([2])
    expect(takeCalls()).toHaveLength(1 + 1 + 20)
    await advance(10 * MINUTE_MS)
    await readAll()
    expect(takeCalls()).toEqual([])
  })

  it('compares with more runs once more of the past was listed, for as many calls in all', async () => {
    const { readAll, takeCalls, advance, listDays, fake } = createTest(60)
    for (const run of fake.runs.slice(1, 4)) Object.assign(run, { status: 'fail' })
    expect((await readAll()).past).toHaveLength(3)
    await listDays(13, 6)
    await advance(9 * SECOND_MS)
    expect((await readAll()).past).toHaveLength(3)
    await advance(SECOND_MS)
    const { past, wanted } = await readAll()
    expect({ past: past.length, wanted, first: past.at(-1)?.id }).toEqual({
      past: 10,
      wanted: 10,
      first: '87',
    })
    expect(takeCalls()).toHaveLength(7)
    await listDays(20, 13)
    await listDays(27, 20)
    await advance(10 * SECOND_MS)
    expect((await readAll()).past).toHaveLength(20)
    expect(takeCalls()).toHaveLength(10)
    await listDays(34, 27)
    await advance(10 * SECOND_MS)
    expect((await readAll()).wanted).toBe(20)
    expect(takeCalls()).toEqual([])
  })

  it('asks for nothing more when no run of what was listed can be compared with', async () => {
    const { fake, readAll, takeCalls, advance, listDays } = createTest(20)
    for (const run of fake.runs.slice(4)) Object.assign(run, { status: 'fail' })
    fake.errors.set('definition', new UpstreamError({ code: 'forbidden' }))
    const before = await readAll()
    await listDays(20, 6)
    await advance(MINUTE_MS)
    takeCalls()
    expect(await readAll()).toBe(before)
    expect(takeCalls()).toEqual([])
  })

  it('compares with genuine successes of the same trigger before it', async () => {
    const { fake, readAll } = createTest(5)
    Object.assign(fake.runs[1] ?? {}, { status: 'fail' })
    Object.assign(fake.runs[2] ?? {}, { status: 'force-success' })
    Object.assign(fake.runs[3] ?? {}, { trigger: 2 })
    expect((await readAll()).past.map(({ id }) => id)).toEqual(['96', '95'])
  })

  it('lists the other runs again each minute while it waits to start', async () => {
    const { fake, readAll, takeCalls, advance, planMs } = createTest(2)
    const waiting = { startMs: null, status: 'waiting' } as const
    fake.runs.push({ job: 'orders', id: 51, planMs: planMs - HOUR_MS, status: 'running' })
    expect((await readAll(waiting)).running).toBe(1)
    takeCalls()
    await readAll(waiting)
    expect(takeCalls()).toEqual([])
    fake.runs.pop()
    fake.runs.push({ job: 'orders', id: 51, planMs: planMs - HOUR_MS })
    await advance(MINUTE_MS)
    expect((await readAll(waiting)).running).toBe(0)
    expect(takeCalls()[0]).toBe('runs of orders 0 1d')
  })

  it('reads earlier runs of a waiting run though DGC does not list a job that it waits for', async () => {
    const { fake, readAll } = createTest(2)
    fake.dependsOn.push('source')
    fake.errors.set('runs of source', new UpstreamError({ code: 'job_not_found' }))
    const { past } = await readAll({ startMs: null, status: 'waiting' })
    expect(past).toHaveLength(2)
  })

  it('leaves out a run that was run again without all of its nodes', async () => {
    const { fake, readAll, planMs } = createTest(3)
    Object.assign(fake.runs[2] ?? {}, { againMs: planMs - 2 * DAY_MS + HOUR_MS })
    const { past, wanted } = await readAll()
    expect({ ids: past.map(({ id }) => id), wanted }).toEqual({ ids: ['99', '97'], wanted: 2 })
  })

  it('knows that a run was run again when one planned later started first', async () => {
    expect((await createTest(2).readAll()).again).toBe(false)
    const { fake, readAll, planMs } = createTest(2)
    fake.runs.push({ job: 'orders', id: 101, planMs: planMs + 30_000 })
    Object.assign(fake.runs[0] ?? {}, { againMs: planMs + 10 * MINUTE_MS })
    expect((await readAll()).again).toBe(true)
  })

  it('does without a run that DGC has forgotten', async () => {
    const { fake, readAll, takeCalls } = createTest(3)
    fake.errors.set('run', new UpstreamError({ code: 'instance_not_found' }))
    expect(await readAll()).toMatchObject({ past: [], isReading: false })
    takeCalls()
    await readAll()
    expect(takeCalls()).toEqual([])
  })

  it('knows what is usual without a right to the definition, and asks for it again after some minutes', async () => {
    const { fake, faults, readAll, advance } = createTest(2)
    fake.errors.set('definition', new UpstreamError({ code: 'forbidden' }))
    const { definition, failure, past } = await readAll()
    expect({ definition, failure }).toEqual({ definition: null, failure: { code: 'forbidden' } })
    expect(past).toHaveLength(2)
    expect(faults).toHaveLength(1)
    fake.errors.clear()
    expect((await readAll()).definition).toBeNull()
    await advance(5 * MINUTE_MS)
    expect(await readAll()).toMatchObject({ definition: { version: 3 }, failure: null })
  })

  it('does not take the definition of another version for the one that ran', async () => {
    const { fake, readAll, advance } = createTest(2)
    fake.givenVersion = 4
    const { definition, failure, past } = await readAll()
    expect({ definition, failure }).toEqual({
      definition: null,
      failure: { code: 'other_version', given: 4 },
    })
    expect(past).toHaveLength(2)
    fake.givenVersion = 3
    await advance(5 * MINUTE_MS)
    expect(await readAll()).toMatchObject({ definition: { version: 3 }, failure: null })
  })

  it('is read on after an error of all calls', async () => {
    const { fake, readAll, advance } = createTest(2)
    fake.errors.set('runs of orders', new UpstreamError({ code: 'throttled' }))
    expect(await readAll()).toMatchObject({ failure: { code: 'throttled' }, wanted: null })
    fake.errors.clear()
    await advance(5 * MINUTE_MS)
    expect(await readAll()).toMatchObject({ failure: null, wanted: 2, version: 3 })
  })

  it('is read in full after an outage, however long that was', async () => {
    const { fake, readAll, advance } = createTest(30)
    fake.errors.set('run', new UpstreamError({ code: 'throttled' }))
    for (let tries = 0; tries < 25; tries++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await readAll()).past).toEqual([])
      // oxlint-disable-next-line no-await-in-loop -- the same
      await advance(5 * MINUTE_MS)
    }
    fake.errors.clear()
    expect((await readAll()).past).toHaveLength(6)
  })
})

it('a definition that an older version of the server kept is read once more, and then known', async () => {
  const test = createTest(0)
  const { version, definition } = await test.readAll()
  test.takeCalls()
  if (definition === null) throw new Error('not read')
  const { dependsOnPrevious: _, ...schedule } = { ...definition.schedule, kind: 'cron' as const }
  const again = createTest(0)
  const kept = { ...definition, version, schedule }
  noteDefinition(again.ledger, 'dw', { name: 'orders', updatedMs: null }, kept, 0)
  const isDefinition = (call: string) => call.startsWith('definition')
  await again.readAll()
  expect(again.takeCalls().filter(isDefinition)).toHaveLength(1)
  await again.advance(HOUR_MS)
  expect((await again.readAll()).definition?.schedule.dependsOnPrevious).toBe(false)
  expect(again.takeCalls().filter(isDefinition)).toEqual([])
})
