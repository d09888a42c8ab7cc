import { expect, it } from 'vitest'
import { readDefinition } from '../dgc-jobs/definition'
import { findWaits } from './run-waits'

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
    { workspace: 'dw' },
    { run, definition, running: 0 },
    { ledger: { listRuns }, zone: null },
  )
  expect(waits?.jobs.map(({ job }) => job)).toEqual(names)
  expect(waits?.jobs.filter(({ status }) => status === 'running')).toHaveLength(100)
  expect(waits?.jobs.slice(100).every(({ status }) => status === null)).toBe(true)
  expect(queries).toBe(100)
})
