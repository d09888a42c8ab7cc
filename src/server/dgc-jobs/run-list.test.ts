import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { JobRun } from '../../contract/job-run'
import { type UpstreamError } from '../dgc/faults'
import { readRunList } from './run-list'

const NOW_MS = Date.parse('2026-11-29T09:00:00+08:00')

/** A page with one entry of these fields, which are JSON. */
const one = (fields: string) =>
  readRunList(`{"total":1,"instances":[{"jobName":"a","instanceId":7,${fields}}]}`, NOW_MS).rows[0]?.run

const reasonOf = (text: string): unknown => {
  try {
    return readRunList(text, NOW_MS)
  } catch (error) {
    return (error as UpstreamError).detail
  }
}

describe('a published example', () => {
  it('of today, with a comma in the number of the job', () => {
    const { rows, received, total } = readRunList(
      `{"instances":[{"endTime":1551671598000,"executeTime":20,"forceSuccess":false,"ignoreSuccess":false,
        "instanceId":34765689,"instanceType":0,"jobId":"868641,","jobInstanceName":"job_batch","jobName":"job_batch",
        "planTime":1551671580000,"startTime":1551671580000,"status":"success","submitTime":1550910278706,"version":2}],"total":2}`,
      NOW_MS,
    )
    expect([received, total]).toEqual([1, 2])
    expect(rows).toEqual([
      {
        job: 'job_batch',
        run: {
          id: '34765689',
          status: 'success',
          rawStatus: '',
          trigger: 0,
          version: 2,
          planMs: 1551671580000,
          startMs: 1551671580000,
          endMs: 1551671598000,
          error: null,
        },
      },
    ])
  })

  it('of before 2023, with another name of the id and without what came later', () => {
    const { rows } = readRunList(
      `{"total":1,"instances":[{"instancesId":30654,"jobId":70,"jobName":"job_sms","status":"fail",
        "planTime":1551425326540,"startTime":1551425327000,"endTime":1551425387000,"exeTime":1.0}]}`,
      NOW_MS,
    )
    expect(rows).toEqual([
      {
        job: 'job_sms',
        run: {
          id: '30654',
          status: 'fail',
          rawStatus: '',
          trigger: null,
          version: null,
          planMs: 1551425326540,
          startMs: 1551425327000,
          endMs: 1551425387000,
          error: null,
        },
      },
    ])
  })
})

describe('a field', () => {
  it('the id keeps every digit, as a number and as a text', () => {
    const ids = ['9223372036854775807', '"9223372036854775807"', '1e3', '-1', '""', 'null', '12.5', '[]']
    const { rows, received } = readRunList(
      `{"instances":[${ids.map((id) => `{"jobName":"a","instanceId":${id}}`).join()}]}`,
      NOW_MS,
    )
    expect(rows.map(({ run }) => run.id)).toEqual(['9223372036854775807', '9223372036854775807'])
    expect(received).toBe(8)
  })

  it.each([
    ['"status":"force_success"', { status: 'forceSuccess', rawStatus: 'force_success' }],
    ['"status":"success","ignoreSuccess":"true"', { status: 'ignoreSuccess', rawStatus: 'success' }],
    ['"status":"skip-by-depend"', { status: 'skip', rawStatus: 'skip-by-depend' }],
    ['"status":"weird"', { status: 'unknown', rawStatus: 'weird' }],
    ['"status":7', { status: 'unknown', rawStatus: '' }],
    [
      '"startTime":0,"endTime":-1,"planTime":"1551671580000"',
      { startMs: null, endMs: null, planMs: 1551671580000 },
    ],
    ['"instanceType":"5","version":"3"', { trigger: 5, version: 3 }],
    ['"instanceType":0.5,"version":"2.5"', { trigger: null, version: null }],
    ['"instanceType":1e22,"version":9007199254740993', { trigger: null, version: null }],
    ['"errorMessage":"  "', { error: null }],
    ['"errorMessage":{"a":1}', { error: null }],
    ['"errorMessage":" ORA-12170\\nat line 1"', { error: 'ORA-12170\nat line 1' }],
  ])('%s', (fields, run) => {
    expect(one(fields)).toMatchObject(run)
  })

  it('a long message is cut to its head', () => {
    const { error } = one(`"errorMessage":"${'x'.repeat(498)}😀😀"`) ?? {}
    expect(error).toBe(`${'x'.repeat(498)}\ufffd…`)
  })
})

describe('an answer that is no list', () => {
  it.each([
    ['{}', 'wrong_shape'],
    ['[]', 'wrong_shape'],
    ['{"instances":{},"total":0}', 'wrong_shape'],
    ['{"instances":null,"total":3}', 'wrong_shape'],
    ['{"instances":[{"jobName":"a"', 'truncated'],
    ['nothing', 'not_json'],
  ])('%s: %s', (text, reason) => {
    expect(reasonOf(text)).toEqual({ code: 'upstream_bad_answer', reason })
  })

  it.each(['{"instances":[],"total":0}', '{"total":0}', '{"instances":null,"total":"0"}'])(
    '%s is empty',
    (text) => {
      expect(reasonOf(text)).toMatchObject({ rows: [], received: 0 })
    },
  )
})

it('whatever the entries hold, what was read keeps to the contract', () => {
  const names = [
    'jobName',
    'instanceId',
    'status',
    'planTime',
    'endTime',
    'version',
    'errorMessage',
    '__proto__',
  ]
  const entry = fc.dictionary(fc.constantFrom(...names), fc.jsonValue())
  fc.assert(
    fc.property(fc.array(entry), (instances) => {
      const { rows, received } = readRunList(JSON.stringify({ instances }), NOW_MS)
      for (const { run } of rows) expect(v.is(JobRun, run)).toBe(true)
      expect(received).toBe(instances.length)
    }),
  )
})
