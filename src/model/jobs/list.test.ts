import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { type JobRun, type Usual } from '../../contract/job-run'
import { HOUR_MS } from '../../lib/time/units'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { makeJob, makeSchedule } from '../../testing/jobs'
import { countLatest, listFolders } from './counts'
import { filterJobs } from './filter'
import { findNowOrNext } from './now-or-next'
import { toPinyinInitials } from './pinyin'
import { countMoved, sortJobs } from './sort'
import { computeSuccessRate } from './success-rate'
import { readJobsView, SORT_COLUMNS, writeJobsView, type JobsView } from './view'

const NOW_MS = FIRST_PLAN_MS + 10 * HOUR_MS
const USUAL: Usual = { runs: 20, medianMs: 60_000, p90Ms: 90_000, lateP90Ms: 1000 }
const SCHEDULE = makeSchedule({ nextMs: NOW_MS + HOUR_MS, periodMs: HOUR_MS })

describe('pinyin initials', () => {
  it.each([
    ['会员宽表', 'hykb'],
    ['订单日报', 'ddrb'],
    ['ads_价格带分析', 'ads_jgdfx'],
    ['同步_门店主数据', 'tb_mdzsj'],
    ['阿坝尊座', 'abzz'],
    ['欧鹅爱恩', 'oeae'],
    ['库领买年怕瑞三同外西', 'klmnprstwx'],
    ['orders', 'orders'],
  ])('of %s are %s', (text, initials) => {
    expect(toPinyinInitials(text)).toBe(initials)
  })
})

describe('the filter', () => {
  const jobs = [
    makeJob({ name: 'dws_会员宽表', folder: '/retail/dws', owner: '林晓', tags: ['core'] }),
    makeJob({ name: 'ads_orders_daily', folder: '/retail/ads/sales', owner: 'Zhou Min', runs: [jobRun(0)] }),
    makeJob({
      name: 'ods_orders',
      folder: '/retail/ads2',
      owner: 'Zhou Min',
      runs: [jobRun(0, { status: 'fail', error: 'HTTP 503' }), jobRun(1, { status: 'waiting' })],
      missedMs: [NOW_MS],
    }),
  ]
  const known = {
    isFavourite: (name: string) => name === 'ods_orders',
    classOf: (name: string) => (name === 'ads_orders_daily' ? ('failing' as const) : null),
  }
  const find = (patch: Partial<JobsView>) =>
    filterJobs(jobs, { ...readJobsView(new URLSearchParams()), ...patch }, known).map(
      ({ name }) => name[0] + name.slice(-1),
    )

  it.each<[string, Partial<JobsView>, string[]]>([
    ['nothing', {}, ['d表', 'ay', 'os']],
    ['words of the error of its last run that ended', { q: 'http 503' }, ['os']],
    ['words in any order', { q: 'daily  ORDERS' }, ['ay']],
    ['words of several fields', { q: 'zhou orders' }, ['ay', 'os']],
    ['pinyin initials', { q: 'hykb' }, ['d表']],
    ['initials of an owner', { q: 'lx' }, ['d表']],
    ['Chinese', { q: '宽表' }, ['d表']],
    ['a tag', { tags: ['core'] }, ['d表']],
    ['a folder and those below, not one that begins alike', { folders: ['/retail/ads'] }, ['ay']],
    ['one of two folders', { folders: ['/retail/ads', '/retail/dws'] }, ['d表', 'ay']],
    ['the root', { folders: ['/'] }, ['d表', 'ay', 'os']],
    ['an owner and a status', { owners: ['Zhou Min'], status: ['no-run'] }, ['os']],
    ['one of two statuses', { status: ['no-run', 'success'] }, ['ay', 'os']],
    ['a class', { need: ['failing'] }, ['ay']],
    ['favourites', { favourites: true }, ['os']],
    ['a text that no job has', { q: 'nothing' }, []],
  ])('%s', (_, patch, expected) => {
    expect(find(patch)).toEqual(expected)
  })
})

describe('the order', () => {
  const at = (name: string, startMs: number | null) =>
    makeJob({ name, runs: startMs === null ? [] : [jobRun(0, { startMs })] })
  const names = (jobs: Job[]) => jobs.map(({ name }) => name).join(' ')

  it('puts what has no value last, both ways', () => {
    const jobs = [at('none', null), at('old', 1), at('new', 2)]
    expect(names(sortJobs(jobs, 'started', 'en', NOW_MS))).toBe('old new none')
    expect(names(sortJobs(jobs, '-started', 'en', NOW_MS))).toBe('new old none')
  })

  it('is by name where values are equal, numbers by their size', () => {
    const jobs = [at('b10', 1), at('b2', 1), at('a', 1)]
    expect(names(sortJobs(jobs, '-started', 'en', NOW_MS))).toBe('a b2 b10')
    expect(names(sortJobs(jobs, '-name', 'en', NOW_MS))).toBe('b10 b2 a')
  })

  it('of Chinese names is that of pinyin in Chinese', () => {
    expect(names(sortJobs([at('张', 1), at('李', 1), at('王', 1)], 'name', 'zh-CN', NOW_MS))).toBe('李 王 张')
  })

  it('keeps every job, whatever it sorts by', () => {
    const jobs = [at('none', null), at('old', 1), makeJob({ name: 'x', schedule: SCHEDULE, owner: 'o' })]
    for (const column of SORT_COLUMNS)
      for (const sort of [column, `-${column}`] as const)
        expect(new Set(sortJobs(jobs, sort, 'en', NOW_MS))).toEqual(new Set(jobs))
  })

  it.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'dabc', 1],
    ['abcd', 'bcda', 1],
    ['abcd', 'badc', 2],
    ['abcd', 'dcba', 3],
    ['', '', 0],
  ])('from %s to %s moves %i', (before, after, moved) => {
    expect(countMoved(before.split(''), after.split(''))).toBe(moved)
  })
})

describe('now or next', () => {
  it.each<[string, Partial<Job>, string]>([
    ['a running run', { runs: [jobRun(1, { status: 'running' })] }, 'running'],
    ['a halted run', { runs: [jobRun(1, { status: 'running-exception' })] }, 'blocked'],
    ['a waiting run', { runs: [jobRun(1, { status: 'waiting' })] }, 'waiting'],
    ['a paused job', { status: 'paused' }, 'paused'],
    ['a stopped job', { status: 'stopped' }, 'not-scheduled'],
    ['its schedule', { schedule: SCHEDULE }, 'next'],
    ['a next time that has gone by', { schedule: { ...SCHEDULE, nextMs: NOW_MS - 1 } }, 'unknown'],
    [
      'a schedule that has ended',
      { schedule: { ...SCHEDULE, nextMs: null, words: { en: 'Daily 02:00', 'zh-CN': '每天 02:00' } } },
      'none',
    ],
    ['a schedule of a job whose status is not known', { status: 'unknown', schedule: SCHEDULE }, 'unknown'],
    ['a job that waits for events', { schedule: { ...SCHEDULE, kind: 'event' } }, 'on-event'],
    ['no schedule yet', {}, 'unread'],
    ['no right to its definition', { schedule: makeSchedule({ kind: 'forbidden' }) }, 'forbidden'],
    ['a definition that cannot be read', { schedule: makeSchedule({ kind: 'unreadable' }) }, 'unreadable'],
    [
      'a run that DGC has planned ahead',
      { schedule: SCHEDULE, runs: [jobRun(11, { status: 'waiting' })] },
      'next',
    ],
  ])('%s', (_, given, kind) => {
    expect(findNowOrNext(makeJob(given), NOW_MS).kind).toBe(kind)
  })
})

it('what runs is expected to take as long as earlier runs that were started alike', () => {
  const expect5 = (trigger: number, given: Partial<JobRun> = {}) => {
    const runs = [1, 2, 3, 4, 5].map((day) => jobRun(day, given))
    const job = { runs: [...runs, jobRun(6, { trigger, status: 'running', endMs: null })], usual: USUAL }
    const state = findNowOrNext(makeJob(job), NOW_MS)
    return state.kind === 'running' ? state.usual : null
  }
  expect(expect5(0)).toBe(USUAL)
  expect(expect5(2)).toBeNull()
  expect(expect5(2, { trigger: 5 })).toBeNull()
  expect(expect5(2, { trigger: 2 })).toMatchObject({ runs: 5, lateP90Ms: 0 })
})

it('the success rate counts what a person decided beside it', () => {
  const runs = (['success', 'fail', 'forceSuccess', 'ignoreSuccess', 'skip', 'running'] as const).map(
    (status, index) => jobRun(index, { status }),
  )
  expect(computeSuccessRate([...runs, jobRun(9, { trigger: 2 })])).toEqual({
    success: 1,
    ended: 4,
    forced: 1,
    ignored: 1,
  })
})

it('jobs are counted by their latest run, problems first', () => {
  const of = (...runs: Parameters<typeof jobRun>[]) => makeJob({ runs: runs.map((run) => jobRun(...run)) })
  const jobs = [
    of([0]),
    of([0, { status: 'fail' }], [1]),
    of([0], [1, { status: 'fail' }]),
    makeJob({ missedMs: [NOW_MS] }),
    makeJob(),
  ]
  expect(countLatest(jobs)).toEqual([
    { status: 'fail', count: 1 },
    { status: 'no-run', count: 1 },
    { status: 'success', count: 2 },
  ])
})

it('folders stand below their parents, with the jobs of all below', () => {
  const jobs = ['/a/b', '/a', '/a-b', '/a/b/c', '', '/'].map((folder) => makeJob({ folder }))
  expect(listFolders(jobs).map(({ path, depth, count }) => [path, depth, count])).toEqual([
    ['/a', 0, 3],
    ['/a/b', 1, 2],
    ['/a/b/c', 2, 1],
    ['/a-b', 0, 1],
  ])
})

it('folders count what needs attention in them and below', () => {
  const jobs = ['/a/b', '/a', '/c'].map((folder) => makeJob({ name: `in ${folder}`, folder }))
  const found = listFolders(jobs, new Set(['in /a/b']))
  expect(found.map(({ path, attentionCount }) => [path, attentionCount])).toEqual([
    ['/a', 1],
    ['/a/b', 1],
    ['/c', 0],
  ])
})

describe('the address', () => {
  it('holds the whole view, and nothing of it by default', () => {
    fc.assert(
      fc.property(
        fc.record({
          q: fc.string({ maxLength: 20 }),
          folders: fc.uniqueArray(fc.string({ minLength: 1 })),
          tags: fc.uniqueArray(fc.string({ minLength: 1 })),
          owners: fc.uniqueArray(fc.string({ minLength: 1 })),
          status: fc.uniqueArray(fc.constantFrom('fail', 'no-run', 'success')),
          need: fc.uniqueArray(fc.constantFrom('failing', 'late')),
          favourites: fc.boolean(),
          sort: fc.constantFrom('name', '-started', 'next'),
        }),
        (view) => {
          const search = writeJobsView(new URLSearchParams('workspace=dw'), view)
          expect(readJobsView(new URLSearchParams(search.toString()))).toEqual(view)
        },
      ),
    )
    const defaults = readJobsView(new URLSearchParams())
    expect(writeJobsView(new URLSearchParams('workspace=dw'), defaults).toString()).toBe('workspace=dw')
  })

  it.each([
    ['values that are none', 'status=gone&sort=up&fav=yes&need=x'],
    ['a sort of nothing', 'sort=-'],
    ['choices of nothing', 'folder=&tag=&owner='],
    ['a long text', `q=${'x'.repeat(9_000)}`],
  ])('%s become defaults, or what fits', (_, query) => {
    const view = readJobsView(new URLSearchParams(query))
    expect(view).toMatchObject({ status: [], sort: 'name', favourites: false, need: [] })
    expect([...view.folders, ...view.tags, ...view.owners]).toEqual([])
    expect(view.q.length).toBeLessThanOrEqual(300)
  })
})
