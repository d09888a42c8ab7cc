import { describe, expect, it } from 'vitest'
import { type JobList } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { makeJob } from '../../testing/jobs'
import { findResults, type Results } from './results'
import { type LookUpInput } from './rows'

const NOW = Date.parse('2026-11-28T18:50:00Z')
const ORIGIN = 'http://127.0.0.1:8080'

const makeRun = (id: string, status: JobRun['status'], planMs: number): JobRun => ({
  id,
  status,
  rawStatus: '',
  trigger: 0,
  version: 1,
  planMs,
  startMs: planMs,
  endMs: planMs + 60_000,
  error: null,
})
const at = (text: string) => Date.parse(`${text}:00+08:00`)

const LIST: JobList = {
  workspace: 'dw',
  realTimeJobs: 0,
  progress: { jobsRead: 3, jobsTotal: 3, definitionsRead: 3, runsFromMs: at('2026-10-31T00:00') },
  jobs: [
    makeJob({
      name: 'dwd_orders',
      folder: '/retail/orders',
      runs: [
        makeRun('11', 'fail', at('2026-11-21T02:00')),
        makeRun('12', 'success', at('2026-11-27T02:00')),
        makeRun('13', 'running', at('2026-11-28T02:00')),
      ],
    }),
    makeJob({
      name: 'orders_sync',
      folder: '/retail/sync',
      runs: [makeRun('21', 'fail', at('2026-11-28T01:00'))],
    }),
    makeJob({ name: 'stock', folder: '/retail/stock' }),
  ],
}

const find = (text: string, more: Partial<LookUpInput> = {}): Results =>
  findResults({
    text,
    scope: null,
    list: LIST,
    workspace: 'dw',
    favourites: new Set(),
    recent: [],
    origin: ORIGIN,
    nowMs: NOW,
    zone: 'Asia/Shanghai',
    ...more,
  })

/** Each group with the paths of its rows, and what is noted. */
const outline = ({ groups }: Results) =>
  groups.map(({ name, rows, note }): [string, ...string[]] => [
    note ? `${name}: ${note.kind}` : name,
    ...rows.map(({ to }) => to.replace('workspace=dw', '')),
  ])

describe('what is typed', () => {
  it('nothing: favourites, what was opened, and where to go', () => {
    const recent = [{ job: 'stock', id: '7', workspace: 'other', openedMs: 5 }]
    expect(outline(find(' ', { favourites: new Set(['stock', 'gone']), recent }))).toEqual([
      ['favourites', '/jobs/stock?'],
      ['recent', '/jobs/stock/instances/7?workspace=other'],
      ['go', '/jobs?', '/wall/new', '/status'],
    ])
  })

  it('a name: jobs, runs of the best one, folders, and all jobs with it', () => {
    expect(outline(find('orders'))).toEqual([
      ['jobs', '/jobs/orders_sync?', '/jobs/dwd_orders?'],
      ['runs-of', '/jobs/orders_sync/instances/21?'],
      ['folders', '/jobs?&folder=%2Fretail%2Forders'],
      ['do', '/jobs?&q=orders'],
    ])
    expect(outline(find('dwd'))[1]).toEqual([
      'runs-of',
      '/jobs/dwd_orders/instances/13?',
      '/jobs/dwd_orders/instances/12?',
      '/jobs/dwd_orders/instances/11?',
    ])
  })

  it('of names that match equally well, favourites, what was opened, what failed, and the shortest come first', () => {
    const names = ['x_five', 'x_six', 'x_failed', 'x_older', 'x_newer', 'x_starred']
    const jobs = names.map((name) =>
      makeJob({ name, runs: name === 'x_failed' ? [makeRun('1', 'fail', NOW)] : [] }),
    )
    const open = (job: string) => ({ job, id: '1', workspace: 'dw', openedMs: 1 })
    const more = {
      list: { ...LIST, jobs },
      recent: [open('x_newer'), open('x_older'), open('x_newer')],
      favourites: new Set(['x_starred']),
    }
    const expected = ['x_starred', 'x_newer', 'x_older', 'x_failed', 'x_six']
    expect(outline(find('x', more))[0]).toEqual(['jobs', ...expected.map((name) => `/jobs/${name}?`)])
    expect(outline(find('x', { ...more, favourites: new Set(['x_six']) }))[0]?.[1]).toBe('/jobs/x_six?')
  })

  it.each<[string, string[]]>([
    ['orders failed', ['21', '11']],
    ['failed', ['21', '11']],
    ['orders 11-27', ['12']],
    ['orders yesterday', ['13', '21']],
    ['dwd latest', ['13']],
    ['dwd 2026-11-21 02:00', ['11']],
  ])('%s: those runs, the newest first', (text, ids) => {
    const [first, ...rest] = outline(find(text))
    expect(first?.map((path) => /instances\/(\d+)/.exec(path)?.[1] ?? path)).toEqual(['found-runs', ...ids])
    expect(find(text).filter).not.toBeNull()
    expect(rest.map(([name]) => name)).not.toContain('runs-of')
  })

  it('a day that the list does not hold leads to the pages of the jobs', () => {
    const [first, , asked] = outline(find('dwd 09-01'))
    expect(first).toEqual(['found-runs: nothing'])
    const span = `from=${at('2026-09-01T00:00')}&to=${at('2026-09-02T00:00')}`
    expect(asked).toEqual(['do', `/jobs/dwd_orders?&${span}`])
  })

  it('a job with an id opens that run, known or not', () => {
    expect(outline(find('stock 34765'))[0]).toEqual(['id', '/jobs/stock/instances/34765?'])
    expect(outline(find('nobody/34765'))[0]).toEqual(['id', '/jobs/nobody/instances/34765?'])
  })

  it('what names no job may be an owner, a tag or an error', () => {
    const jobs = [makeJob({ name: 'stock', owner: 'liu.yang' }), makeJob({ name: 'orders' })]
    expect(outline(find('liu.yang', { list: { ...LIST, jobs } }))).toEqual([['do', '/jobs?&q=liu.yang']])
  })

  it('what no list names may be a job all the same', () => {
    expect(outline(find('zzz'))).toEqual([['do: nothing', '/jobs/zzz?']])
    expect(outline(find('a\\b'))).toEqual([['do: nothing']])
  })

  it('without a list an address and an id still open', () => {
    expect(outline(find('zzz', { list: null }))).toEqual([['do', '/jobs/zzz?']])
    expect(find('orders yesterday', { list: null }).groups.map(({ note }) => note)).not.toContainEqual({
      kind: 'nothing',
    })
    expect(outline(find('job_batch 34765', { list: null }))).toEqual([
      ['id', '/jobs/job_batch/instances/34765?'],
    ])
  })
})

describe('an id alone', () => {
  it('is looked for in the runs that were read', () => {
    expect(outline(find('12'))).toEqual([['id', '/jobs/dwd_orders/instances/12?']])
  })
  it('else its job is asked for', () => {
    const results = find('99', { favourites: new Set(['stock']) })
    expect(outline(results)).toEqual([['id: id-unknown'], ['which', '/jobs/stock/instances/99?']])
    expect(results.groups[0]?.note).toMatchObject({ id: '99', runs: 4 })
  })
})

describe('a pasted address', () => {
  it('of Nodeline is said in parts, and opens with or without its view', () => {
    const results = find('https://other.example/jobs/dwd_orders/instances/12?workspace=dw&node=x&sort=-end')
    expect(outline(results)).toEqual([
      ['nodeline', '/jobs/dwd_orders/instances/12?&node=x&sort=-end'],
      ['instead', '/jobs/dwd_orders/instances/12?', '/jobs/dwd_orders?'],
    ])
    expect(results.groups[0]?.rows[0]).toMatchObject({
      run: { status: 'success' },
      parts: [
        { name: 'instance', value: '12' },
        { name: 'node', value: 'x' },
        { name: 'view', value: 'sort -end' },
      ],
    })
  })

  const CONSOLE = 'https://console.example/dayu/?workspace=dw#/page/log?jobId=4711&jobInstanceId='
  it('of the console names its job by the runs that were read', () => {
    expect(outline(find(`${CONSOLE}12`))).toEqual([
      ['console: console-by-id', '/jobs/dwd_orders/instances/12?'],
    ])
    expect(outline(find(`${CONSOLE}99`))).toEqual([['console: console-no-job']])
  })

  it('of a log leads to its node', () => {
    expect(outline(find('obs://dlf-log-1/dwd_orders/2026-11-27_02_00_00.000/load/load.job'))).toEqual([
      ['log: log-probable', '/jobs/dwd_orders/instances/12?&node=load'],
      ['instead', '/jobs/dwd_orders?'],
    ])
    expect(outline(find('obs://dlf-log-1/dwd_orders/2026-01-27_02_00_00.000/load/load.job'))).toEqual([
      ['log', '/jobs/dwd_orders?'],
    ])
    expect(outline(find('obs://dlf-log-1/x'))).toEqual([['log: nothing']])
  })
})

it('the runs of one job are filtered by day, status and id', () => {
  const ids = (text: string) =>
    find(text, { scope: 'dwd_orders' }).groups[0]?.rows.map(({ to }) => /instances\/(\d+)/.exec(to)?.[1])
  expect([ids(''), ids('failed'), ids('11-27'), ids('13'), ids('zzz')]).toEqual([
    ['13', '12', '11'],
    ['11'],
    ['12'],
    ['13'],
    [],
  ])
})
