import { expect, it } from 'vitest'
import { readDefinition } from '../dgc-jobs/definition'
import { type JobRun } from '../../contract/job-run'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { makeInstance } from '../../testing/runs'
import { findLateCause, findWaits } from './run-waits'

const PLAN_MS = Date.parse('2026-11-22T02:00:00+08:00')

it('a run that waits for many jobs names them all, and says of no more than 100 how they are', () => {
  const names = Array.from({ length: 130 }, (_, index) => `job_${index}`)
  const cron = { expression: '0 0 2 * * ?', dependJobs: { jobs: names } }
  const definition = readDefinition(
    JSON.stringify({ name: 'orders', version: 3, nodes: [], schedule: { type: 'CRON', cron } }),
  )
  let queries = 0
  const listRuns = () => {
    queries++
    const times = { planMs: PLAN_MS, startMs: PLAN_MS, endMs: null }
    return [
      { id: '1', status: 'running', rawStatus: '', trigger: 0, version: 3, error: null, ...times } as const,
    ]
  }
  const run = { planMs: PLAN_MS, startMs: null, status: 'waiting' } as const
  const waits = findWaits(
    { workspace: 'dw', job: 'orders' },
    { run, definition, running: 0 },
    { ledger: { listRuns }, zone: null },
  )
  expect(waits?.jobs.map(({ job }) => job)).toEqual(names)
  expect(waits?.jobs.filter(({ status }) => status === 'running')).toHaveLength(100)
  expect(waits?.jobs.slice(100).every(({ status }) => status === null)).toBe(true)
  expect(queries).toBe(100)
})

it('a run that depends on a job of another workspace names it, without any guess how it is', () => {
  const dependJobs = { otherWorkSpaceJobs: [{ jobName: 'far', workSpace: 'dw_other' }] }
  const schedule = { type: 'CRON', cron: { expression: '0 0 2 * * ?', dependJobs } }
  const definition = readDefinition(JSON.stringify({ name: 'orders', schedule }))
  const options = { ledger: { listRuns: () => [] }, zone: null }
  const elsewhere = [{ job: 'far', workspace: 'dw_other' }]
  const run = { planMs: PLAN_MS, startMs: null, status: 'waiting' } as const
  const ref = { workspace: 'dw', job: 'orders' }
  expect(findWaits(ref, { run, definition, running: 0 }, options)).toMatchObject({ jobs: [], elsewhere })
  const late = makeInstance({ trigger: 0, planMs: PLAN_MS, startMs: PLAN_MS + 40 * 60_000 })
  expect(findLateCause(ref, { run: late, definition }, options)).toEqual({
    startedAfter: null,
    unknownUpstream: { job: 'far', workspace: 'dw_other', more: 0 },
  })
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it.each<[string, boolean, JobRun['status'][], string | null]>([
  ['runs', true, ['success', 'running'], '1001 running'],
  ['failed', true, ['success', 'fail'], '1001 fail'],
  ['waits itself for one that runs', true, ['running', 'waiting'], '1000 running'],
  ['waits, and the one before ended well', true, ['success', 'waiting'], '1001 waiting'],
  ['ended well', true, ['running', 'success'], null],
  ['is no matter to it', false, ['success', 'running'], null],
])('a run that waits, of a job whose run before %s', (_, dependPrePeriod, statuses, expected) => {
  const cron = { expression: '0 0 * * * ?', dependPrePeriod }
  const definition = readDefinition(JSON.stringify({ name: 'orders', schedule: { type: 'CRON', cron } }))
  const runs = statuses.map((status, index) => jobRun(index, { status }))
  const backfill = jobRun(1, { id: '9', trigger: 5, status: 'running' })
  const run = { planMs: FIRST_PLAN_MS + 2 * HOUR, startMs: null, status: 'waiting' } as const
  const waits = findWaits(
    { workspace: 'dw', job: 'orders' },
    { run, definition, running: 0 },
    { ledger: { listRuns: () => [...runs, backfill] }, zone: null },
  )
  expect(waits?.previous && `${waits.previous.id} ${waits.previous.status}`).toBe(expected)
})

it.each<[string, number, number | null, object | null]>([
  ['right before its start', 36, 36, { job: 'source', id: '7', endMs: PLAN_MS + 36 * MINUTE }],
  ['long before its start', 36, 10, null],
  ['before its plan', 36, -1, null],
  ['after its start, so it was run again', 36, 50, null],
  ['not yet', 36, null, null],
  ['and it was not late', 1, 1, null],
])('what a late run waited for: that ended %s', (_, startMinutes, endMinutes, expected) => {
  const cron = { expression: '0 0 2 * * ?', dependJobs: { jobs: ['source'] } }
  const definition = readDefinition(
    JSON.stringify({ name: 'orders', version: 3, nodes: [], schedule: { type: 'CRON', cron } }),
  )
  const endMs = endMinutes === null ? null : PLAN_MS + endMinutes * MINUTE
  const source = jobRun(0, { id: '7', planMs: PLAN_MS, startMs: PLAN_MS, endMs })
  const run = makeInstance({ trigger: 0, planMs: PLAN_MS, startMs: PLAN_MS + startMinutes * MINUTE + 2_000 })
  const find = (runs: JobRun[]) =>
    findLateCause({ workspace: 'dw' }, { run, definition }, { ledger: { listRuns: () => runs }, zone: null })
  expect(find([source])).toEqual({ startedAfter: expected, unknownUpstream: null })
  const isLate = startMinutes > 2
  expect(find([])).toEqual({
    startedAfter: null,
    unknownUpstream: isLate ? { job: 'source', more: 0 } : null,
  })
})
