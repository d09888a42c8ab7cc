import { describe, expect, it } from 'vitest'
import { readJobList } from './job-list'

const NOW_MS = Date.parse('2026-11-29T09:00:00+08:00')

it('reads the published example', () => {
  const { rows, total } = readJobList(
    `{"jobs":[{"createTime":1684979659000,"createUser":"test_user","jobType":"BATCH","lastInstanceEndTime":1687334412000,
      "lastInstanceStatus":"success","lastUpdateTime":1687265954000,"lastUpdateUser":"test_user_1","name":"job_test",
      "owner":"test_user","path":"/","priority":0,"singleNodeJobFlag":false,"startTime":1687265922000,"status":"SCHEDULING"},
      {"createUser":"test_user_x","name":"job_test_j","path":"/test/","status":"STOPPED"}],"total":2}`,
    NOW_MS,
  )
  expect(total).toBe(2)
  expect(rows).toEqual([
    {
      name: 'job_test',
      folder: '/',
      owner: 'test_user',
      status: 'scheduling',
      rawStatus: 'SCHEDULING',
      startedMs: 1687265922000,
      updatedMs: 1687265954000,
    },
    {
      name: 'job_test_j',
      folder: '/test',
      owner: 'test_user_x',
      status: 'stopped',
      rawStatus: 'STOPPED',
      startedMs: null,
      updatedMs: null,
    },
  ])
})

describe('a field', () => {
  it.each([
    ['"status":"Paused"', { status: 'paused', rawStatus: 'Paused' }],
    ['"status":"NORMAL"', { status: 'unknown', rawStatus: 'NORMAL' }],
    ['"status":["PAUSED"]', { status: 'unknown', rawStatus: '' }],
    ['"path":"//"', { folder: '/' }],
    ['"path":null', { folder: '' }],
    ['"owner":"","createUser":"zhao"', { owner: 'zhao' }],
    ['"startTime":"-1"', { startedMs: null }],
  ])('%s', (fields, job) => {
    const { rows } = readJobList(`{"jobs":[{"name":"a",${fields}}]}`, NOW_MS)
    expect(rows[0]).toMatchObject(job)
  })

  it('an entry without a name is dropped and counted', () => {
    const { rows, received } = readJobList('{"jobs":[{},{"name":""},7,{"name":"__proto__"}]}', NOW_MS)
    expect([rows.map(({ name }) => name), received]).toEqual([['__proto__'], 4])
  })
})
