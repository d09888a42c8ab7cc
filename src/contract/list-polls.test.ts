import { describe, expect, it } from 'vitest'
import { jobHistoryPollMs, jobListPollMs, LIST_FRESH_MS } from './list-polls'

const READ = { jobsRead: 250, jobsTotal: 250, definitionsRead: 250, runsFromMs: 1 }

describe('lists are polled', () => {
  it.each([
    ['before the first page', { ...READ, jobsTotal: null }, 2_000],
    ['while jobs are read', { ...READ, jobsRead: 100 }, 2_000],
    ['before the runs of the day', { ...READ, runsFromMs: null }, 2_000],
    ['while definitions are read', { ...READ, definitionsRead: 3 }, 10_000],
    ['of many jobs', { ...READ, jobsRead: 1_001, jobsTotal: 1_001, definitionsRead: 3 }, 30_000],
    ['then', READ, 30_000],
  ])('%s: %j', (_, progress, pollMs) => {
    expect(jobListPollMs(progress)).toBe(pollMs)
  })

  it('as long as older runs are read, and then as seldom', () => {
    expect([null, 6, 5].map((readFromMs) => jobHistoryPollMs(5, readFromMs))).toEqual([2_000, 2_000, 30_000])
  })

  it('not before the server asks DGC again', () => {
    expect(jobListPollMs(READ)).toBeGreaterThan(LIST_FRESH_MS)
  })
})
