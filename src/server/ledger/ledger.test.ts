import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { type RunRef } from '../../contract/run-ref'
import { HOUR_MS } from '../../lib/time/units'
import { FIRST_PLAN_MS as NOW_MS, jobRun } from '../../testing/job-run'
import { testLedger } from '../../testing/ledger'
import { type Ledger } from './ledger'

const ALL = { workspace: 'ws', job: 'orders', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }
const refOf = (id: string): RunRef => ({ workspace: 'ws', job: 'orders', id })

async function record(ledger: Ledger, runs: readonly JobRun[], seenAtMs = NOW_MS, job = 'orders') {
  await ledger.recordRuns(
    'ws',
    runs.map((run) => ({ job, run })),
    seenAtMs,
  )
}

const idsOf = (runs: readonly JobRun[]): string[] => runs.map(({ id }) => id)

describe('runs', () => {
  it('are given back as they were recorded', async () => {
    const ledger = testLedger()
    const runs = [
      jobRun(0),
      jobRun(1, { id: '9223372036854775807', status: 'fail', error: 'no table\n"x"', rawStatus: 'FAILED' }),
      jobRun(2, {
        planMs: null,
        startMs: null,
        endMs: null,
        trigger: null,
        version: null,
        status: 'waiting',
      }),
      jobRun(3, { error: 'a\0b \ud800', status: 'unknown', rawStatus: '未知' }),
    ]
    await record(ledger, runs, NOW_MS + 2 * HOUR_MS)
    const last = jobRun(3, { error: 'a\ufffdb \ufffd', status: 'unknown', rawStatus: '未知' })
    expect(ledger.listRuns(ALL)).toEqual([...runs.slice(0, 3), last])
  })

  it('come oldest first by plan, from a window that includes its start and not its end', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(3), jobRun(1), jobRun(2), jobRun(0)])
    const window = { ...ALL, fromMs: NOW_MS + HOUR_MS, toMs: NOW_MS + 3 * HOUR_MS }
    expect(idsOf(ledger.listRuns(window))).toEqual(['1001', '1002'])
  })

  it('belong to their job and workspace', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0)])
    await record(ledger, [jobRun(1)], NOW_MS, 'other')
    expect(idsOf(ledger.listRuns(ALL))).toEqual(['1000'])
    expect(ledger.listRuns({ ...ALL, workspace: '' })).toEqual([])
    expect(ledger.listRuns({ ...ALL, job: 'unknown' })).toEqual([])
  })

  it('are updated by a later observation, and not by an older one', async () => {
    const ledger = testLedger()
    const running = jobRun(0, { status: 'running', endMs: null })
    await record(ledger, [running], NOW_MS)
    await record(ledger, [jobRun(0)], NOW_MS + 1)
    await record(ledger, [running], NOW_MS)
    expect(ledger.listAttempts(refOf('1000'))).toEqual([jobRun(0)])
    expect(ledger.listRuns(ALL)).toEqual([jobRun(0)])
  })

  it('move when their plan becomes known', async () => {
    const ledger = testLedger()
    await record(ledger, [
      jobRun(1),
      jobRun(2, { planMs: null, startMs: null, endMs: null, status: 'waiting' }),
    ])
    expect(idsOf(ledger.listRuns(ALL))).toEqual(['1002', '1001'])
    await record(ledger, [jobRun(2)])
    expect(idsOf(ledger.listRuns(ALL))).toEqual(['1001', '1002'])
  })

  it.each<[string, Partial<JobRun>, Partial<JobRun>, number]>([
    ['seen while it runs again', {}, { status: 'running', endMs: null }, 2],
    ['seen after it ended again', { status: 'fail' }, { endMs: NOW_MS + HOUR_MS }, 2],
    ['with another start', {}, { startMs: NOW_MS + 30_000 }, 2],
    ['with a word that is not known', {}, { status: 'unknown', rawStatus: 'x' }, 2],
    ['a failure that a person declares a success', { status: 'fail' }, { status: 'forceSuccess' }, 1],
    ['an end that is reported later', { endMs: null }, {}, 1],
    ['an end that is no longer reported', {}, { endMs: null }, 1],
    ['a run that goes on', { status: 'running', endMs: null }, { status: 'pause', endMs: null }, 1],
  ])('a rerun supersedes and both stay: %s', async (_, first, second, attempts) => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0, first)], NOW_MS)
    await record(ledger, [jobRun(0, second)], NOW_MS + 1)
    const again: Partial<JobRun> = attempts > 1 ? { again: true } : {}
    const all = [jobRun(0, first), jobRun(0, { ...second, ...again })]
    expect(ledger.listRuns(ALL)).toEqual(all.slice(1))
    expect(ledger.listAttempts(refOf('1000'))).toEqual(all.slice(2 - attempts))
  })

  it('are marked once DGC no longer has them, until they are listed again', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0), jobRun(1)])
    ledger.markMissing(refOf('1000'))
    ledger.markMissing(refOf('77'))
    expect(ledger.listRuns(ALL)).toEqual([jobRun(0, { onlyKept: true }), jobRun(1)])
    await record(ledger, [jobRun(0)])
    expect(ledger.listRuns(ALL)).toEqual([jobRun(0), jobRun(1)])
  })

  it('have neighbours, also of the same plan', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0), jobRun(1), jobRun(2), jobRun(2, { id: '2000' }), jobRun(4)])
    const around = (id: string, each: number) => idsOf(ledger.listRunsAround(refOf(id), each))
    expect(around('1002', 1)).toEqual(['1001', '1002', '2000'])
    expect(around('2000', 1)).toEqual(['1002', '2000', '1004'])
    expect(around('1000', 2)).toEqual(['1000', '1001', '1002'])
    expect(around('1004', 9)).toHaveLength(5)
    expect(around('5', 9)).toEqual([])
  })

  it('of all jobs come in steps, the last ones of each', async () => {
    const ledger = testLedger()
    await ledger.recordRuns(
      'ws',
      Array.from({ length: 900 }, (_, index) => ({
        job: `job ${index % 300}`,
        run: jobRun(index, { id: String(index + 1) }),
      })),
      NOW_MS,
    )
    await ledger.recordJobs('ws', [{ name: 'never ran', data: {} }], NOW_MS)
    const steps = [...ledger.lastRunsOfAll('ws', 2)]
    expect(steps.map((step) => step.length)).toEqual([100, 100, 100, 1])
    expect(steps[0]?.[7]).toEqual({
      job: 'job 7',
      runs: [jobRun(307, { id: '308' }), jobRun(607, { id: '608' })],
    })
    expect(steps[3]).toEqual([{ job: 'never ran', runs: [] }])
    expect([...ledger.lastRunsOfAll('other', 2)]).toEqual([])
  })
})

describe('the latest run', () => {
  it.each<[string, JobRun[], (string | undefined)[]]>([
    ['none', [], [undefined, undefined, undefined]],
    [
      'of each outcome, by plan',
      [jobRun(5, { status: 'fail' }), jobRun(9), jobRun(7, { status: 'running-exception' }), jobRun(3)],
      ['1009', '1007', '1009'],
    ],
    ['scheduled ones first', [jobRun(1), jobRun(2, { trigger: 2 })], ['1001', undefined, '1001']],
    [
      'any where none is scheduled',
      [jobRun(1, { trigger: 5 }), jobRun(2, { trigger: null, status: 'fail' })],
      ['1002', '1002', '1001'],
    ],
    [
      'a forced success is none',
      [jobRun(1), jobRun(2, { status: 'forceSuccess' })],
      ['1002', undefined, '1001'],
    ],
  ])('%s', async (_, runs, ids) => {
    const ledger = testLedger()
    await record(ledger, runs)
    const find = (word: 'latest' | 'latest-failed' | 'latest-success') =>
      ledger.findLatest('ws', 'orders', word)?.id
    expect([find('latest'), find('latest-failed'), find('latest-success')]).toEqual(ids)
  })

  it('is the newest attempt', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0, { status: 'fail' })], NOW_MS)
    await record(ledger, [jobRun(0, { endMs: NOW_MS + HOUR_MS })], NOW_MS + 1)
    expect(ledger.findLatest('ws', 'orders', 'latest-failed')).toBeNull()
  })
})

describe('jobs, definitions and notes', () => {
  it('jobs are listed by name, with what was last recorded', async () => {
    const ledger = testLedger()
    await record(ledger, [jobRun(0)], NOW_MS, 'only a run')
    await ledger.recordJobs('ws', [{ name: 'b', data: { owner: 1 } }], NOW_MS)
    await ledger.recordJobs(
      'ws',
      [
        { name: 'b', data: { owner: 2 } },
        { name: 'a', data: { owner: 3 } },
      ],
      NOW_MS + 1,
    )
    const Data = v.object({ owner: v.number() })
    expect([...ledger.listJobs('ws', Data)].flat()).toEqual([{ owner: 3 }, { owner: 2 }])
    expect([...ledger.listJobs('other', Data)]).toEqual([])
  })

  it('jobs come in steps, each once', async () => {
    const ledger = testLedger()
    const numbers = Array.from({ length: 2345 }, (_, index) => index)
    await ledger.recordJobs(
      'ws',
      numbers.map((number) => ({ name: String(number).padStart(4, '0'), data: number })),
      NOW_MS,
    )
    const pages = [...ledger.listJobs('ws', v.number())]
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 345])
    expect(pages.flat()).toEqual(numbers)
  })

  it('a definition is found by its version, or the greatest', () => {
    const ledger = testLedger()
    const [two, three] = [2, 3].map((version) => ({ version, data: { version }, seenAtMs: NOW_MS - version }))
    for (const definition of [three, two])
      if (definition !== undefined) ledger.recordDefinition('ws', 'orders', definition)
    const find = (job: string, version: number | null) =>
      ledger.findDefinition('ws', job, version, v.object({ version: v.number() }))
    expect(find('orders', 2)).toEqual(two?.data)
    expect(find('orders', null)).toEqual(three?.data)
    expect(find('orders', 4)).toBeNull()
    expect(find('other', null)).toBeNull()
  })

  it('a note is replaced', () => {
    const ledger = testLedger()
    ledger.recordNote('ws', 'runs', '1')
    ledger.recordNote('ws', 'runs', '2')
    expect([ledger.findNote('ws', 'runs'), ledger.findNote('', 'runs')]).toEqual(['2', null])
  })
})

describe('kept answers', () => {
  const bytes = (count: number) => Buffer.alloc(count, 7)

  it('are given back with when they were seen, and replaced', () => {
    const ledger = testLedger()
    ledger.keepRun(refOf('1'), { bytes: bytes(10), seenAtMs: 1 })
    ledger.keepRun(refOf('1'), { bytes: bytes(20), seenAtMs: 2 })
    expect(ledger.findKept(refOf('1'))).toEqual({ bytes: bytes(20), seenAtMs: 2 })
    expect(ledger.findKept(refOf('2'))).toBeNull()
    expect(ledger.findKept({ ...refOf('1'), workspace: '' })).toBeNull()
    expect(ledger.stats()).toMatchObject({ kept: 1, keptBytes: 20 })
  })

  it('are still missing of failed runs, newest first', async () => {
    const ledger = testLedger()
    const fail = { status: 'fail' } as const
    await record(ledger, [jobRun(0, fail), jobRun(1), jobRun(2, fail), jobRun(3, fail), jobRun(4, fail)])
    await record(ledger, [jobRun(5, fail)], NOW_MS, 'other')
    await record(ledger, [jobRun(2, { endMs: NOW_MS + 99 * HOUR_MS })])
    ledger.keepRun(refOf('1003'), { bytes: bytes(1), seenAtMs: 1 })
    ledger.markMissing(refOf('1004'))
    await record(ledger, [jobRun(6, fail)])
    const found = ledger.listFailedToKeep('ws', NOW_MS).map(({ job, id }) => `${job} ${id}`)
    expect(found).toEqual(['orders 1006', 'other 1005', 'orders 1000'])
    expect(ledger.listFailedToKeep('ws', NOW_MS + HOUR_MS)).toHaveLength(2)
    expect(ledger.listFailedToKeep('', NOW_MS)).toEqual([])
  })

  it('go beyond the limit, the oldest first', () => {
    const ledger = testLedger({ keepBytes: 100 })
    for (const [id, seenAtMs] of [5, 3, 4].entries())
      ledger.keepRun(refOf(String(id)), { bytes: bytes(40), seenAtMs })
    expect(['0', '1', '2'].map((id) => ledger.findKept(refOf(id))?.seenAtMs)).toEqual([5, undefined, 4])
    ledger.keepRun(refOf('9'), { bytes: bytes(101), seenAtMs: 9 })
    expect(ledger.stats()).toMatchObject({ kept: 0, keptBytes: 0 })
  })
})
