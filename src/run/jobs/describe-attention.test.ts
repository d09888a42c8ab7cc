import { describe, expect, it } from 'vitest'
import { type JobList } from '../../contract/job'
import { jobs as words } from '../../i18n/en/jobs'
import { listAttention } from '../../model/jobs/attention'
import { makeJob, makeJobRun } from '../../testing/jobs'
import { describeAttention, formatHeadline } from './describe-attention'

const NOW_MS = Date.parse('2026-11-29T08:00:00Z')
const reader = { words, lang: 'en', zone: 'Asia/Shanghai', nowMs: NOW_MS } as const

describe('a run that needs a person', () => {
  it.each([
    ['running-exception', '', 'Exception', 'waits for someone to continue it'],
    ['waiting-confirm', '', 'To be confirmed', 'waits for someone to continue it'],
    ['unknown', 'Blocked!', 'Blocked!', 'no status that Nodeline knows'],
    ['unknown', '', 'Unknown', 'no status that Nodeline knows'],
  ] as const)('%s %j', (status, rawStatus, title, part) => {
    const run = makeJobRun(NOW_MS - 3_600_000, { status, rawStatus, endMs: null })
    const [item] = listAttention([makeJob({ runs: [run] })], { nowMs: NOW_MS, isOld: false })
    expect(item && describeAttention(item, reader)).toMatchObject({ title, parts: [part] })
  })
})

describe('the headline', () => {
  const list = (progress: Partial<JobList['progress']>, jobs = [makeJob()]): JobList => ({
    workspace: null,
    jobs,
    realTimeJobs: 0,
    progress: { jobsRead: 1, jobsTotal: 1, definitionsRead: 0, runsFromMs: 1, ...progress },
  })
  it.each([
    ['all was read', {}, 'Nothing needs attention'],
    ['jobs are missing', { jobsTotal: 2 }, 'Nothing needs attention so far'],
    ['no run was read', { runsFromMs: null }, 'Nothing needs attention so far'],
  ])('when %s', (_, progress, expected) => {
    expect(formatHeadline(list(progress), 0, false, words)).toBe(expected)
  })

  it('of a workspace without jobs says nothing about attention', () => {
    expect(formatHeadline(list({ jobsRead: 0, jobsTotal: 0 }, []), 0, false, words)).toBe('Jobs')
  })
})
