import { expect, it } from 'vitest'
import { makeJob, makeJobRun } from '../../testing/jobs'
import { formatJobsCsv } from './export'

const PLAN_MS = Date.parse('2026-11-28T02:00:00+08:00')
const linesOf = (csv: string) => csv.trim().split('\r\n').slice(1)

it('one line a job: its latest run, or the planned time without one', () => {
  const run = makeJobRun(PLAN_MS, {
    id: '9007199254740993',
    status: 'fail',
    rawStatus: 'FAIL',
    error: '=1+1',
  })
  const jobs = [
    makeJob({ name: 'orders', folder: '/retail', owner: '赵', tags: ['a', 'b'], runs: [run], holdsUp: 2 }),
    makeJob({ name: 'late', runs: [run], missedMs: [PLAN_MS + 1000] }),
    makeJob({ name: 'never' }),
  ]
  const csv = formatJobsCsv(jobs, {
    zone: 'Asia/Shanghai',
    nowMs: PLAN_MS,
    classOf: (job) => (job === 'orders' ? 'failing' : null),
    statusWord: (status) => `word ${status}`,
  })
  expect(linesOf(csv)).toEqual([
    "orders,/retail,赵,a b,SCHEDULING,,,,failing,9007199254740993,FAIL,word fail,2026-11-28T02:00:00.000+08:00,2026-11-28T02:00:10.000+08:00,2026-11-28T02:10:10.000+08:00,600000,'=1+1,,,2",
    'late,,,,SCHEDULING,,,,,,no-run,word no-run,2026-11-28T02:00:01.000+08:00,,,,,,,',
    'never,,,,SCHEDULING,,,,,,,,,,,,,,,',
  ])
})
