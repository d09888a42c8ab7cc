import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { UpstreamError } from '../dgc/faults'
import { Definition, readDefinition, readDefinitionInParts } from './definition'

/** A definition of today, with each kind of field that its schema has. */
const FULL = {
  name: 'orders',
  version: '7',
  processType: 'BATCH',
  directory: '/retail/orders/',
  description: 'the orders of the day',
  id: 868641,
  basicConfig: { owner: '林晓', instanceTimeout: 90, priority: 0, tags: ['core', '', 7], isIgnoreWaiting: 0 },
  schedule: {
    type: 'CRON',
    cron: {
      expression: '0 0 2 * * ?',
      expressionTimeZone: 'GMT+8',
      startTime: '2026-01-01T00:00:00+08',
      endTime: '2027-01-01T00:00:00+0800',
      intervalType: 'days',
      dependPrePeriod: false,
      dependJobs: {
        jobs: ['a', 'b', 'far'],
        sameWorkSpaceJobs: [{ jobName: 'b' }, { jobName: 'c' }],
        otherWorkSpaceJobs: [{ jobName: 'far', workSpace: 'dw_other' }],
      },
    },
  },
  downstreamJobs: [
    { jobName: 'ads', workSpace: '', jobId: 1 },
    { jobName: 'dws', workSpace: 'dw_other' },
    {},
  ],
  nodes: [
    {
      name: 'load',
      type: 'CDMJob',
      location: { x: '-45.5', y: '134' },
      properties: [{ name: 'password', value: 'secret' }],
      maxExecutionTime: 60,
      retryTimes: 0,
      failPolicy: 'FAIL_CHILD',
    },
    {
      name: 'check',
      type: 'Dummy',
      location: { x: 'left', y: '' },
      preNodeName: ['load'],
      conditions: [
        { preNodeName: 'load', expression: '#{true}' },
        { preNodeName: 'load', expression: ' ' },
        { preNodeName: 'load' },
      ],
    },
  ],
}

const read = (definition: object) => readDefinition(JSON.stringify(definition))

describe('a definition', () => {
  it('of today, with all that its schema has', () => {
    expect(read(FULL)).toEqual({
      version: 7,
      isRealTime: false,
      description: 'the orders of the day',
      folder: '/retail/orders',
      owner: '林晓',
      tags: ['core'],
      schedule: {
        kind: 'cron',
        expression: '0 0 2 * * ?',
        zone: 'GMT+8',
        startMs: Date.parse('2026-01-01T00:00:00+08:00'),
        endMs: Date.parse('2027-01-01T00:00:00+08:00'),
        offsetMinutes: 480,
        dependsOn: ['a', 'b', 'c'],
        dependsElsewhere: [{ job: 'far', workspace: 'dw_other' }],
        dependsOnPrevious: false,
      },
      downstream: [
        { job: 'ads', workspace: null },
        { job: 'dws', workspace: 'dw_other' },
      ],
      timeoutMs: 5_400_000,
      nodes: [
        {
          name: 'load',
          type: 'CDMJob',
          x: -45.5,
          y: 134,
          after: [],
          conditions: [],
          failPolicy: 'FAIL_CHILD',
          maxMs: 3_600_000,
          retries: 0,
          digest: expect.stringMatching(/^[\w-]{12}$/),
        },
        {
          name: 'check',
          type: 'Dummy',
          x: null,
          y: null,
          after: ['load'],
          conditions: [{ after: 'load', expression: '#{true}' }],
          failPolicy: '',
          maxMs: null,
          retries: null,
          digest: null,
        },
      ],
    })
  })

  it.each([2.5, 1e22, '9007199254740993', -1])('has no version that is no whole number: %s', (version) => {
    expect(read({ name: 'a', version }).version).toBeNull()
  })

  it('of an older version, with hardly a field', () => {
    expect(read({ name: 'a', nodes: [], schedule: { type: 'EXECUTE_ONCE' }, processType: 'BATCH' })).toEqual({
      version: null,
      isRealTime: false,
      description: null,
      folder: '',
      owner: '',
      tags: [],
      schedule: {
        kind: 'once',
        expression: null,
        zone: null,
        startMs: null,
        endMs: null,
        offsetMinutes: null,
        dependsOn: [],
      },
      downstream: null,
      timeoutMs: null,
      nodes: [],
    })
  })

  it.each([
    [{ type: 'EVENT_TRIGGER', event: { eventType: 'KAFKA' } }, 'event'],
    [{ type: 'schedule', cron: { expression: '0 0 2 * * ?' } }, 'cron'],
    [{ cron: { expression: '0 0 2 * * ?' } }, 'cron'],
    [{ type: 'NEVER_HEARD_OF' }, 'unknown'],
    [{}, 'unknown'],
    ['CRON', 'unknown'],
  ])('the kind of %j is %s', (schedule, kind) => {
    expect(read({ name: 'a', schedule }).schedule.kind).toBe(kind)
  })

  it('keeps no property of a node: they hold scripts and connections', () => {
    expect(JSON.stringify(read(FULL))).not.toContain('secret')
  })

  it.each(['{}', '[]', 'null', '{"nodes":[]}', '{"error":"x"}'])('%s is refused', (text) => {
    expect(() => readDefinition(text)).toThrow(UpstreamError)
  })

  it('is refused when reading it would keep all viewers waiting', () => {
    const scripts = 'x'.repeat(8_000_000)
    expect(() => readDefinition(JSON.stringify({ name: 'a', nodes: [], scripts }))).toThrow(
      expect.objectContaining({ detail: { code: 'upstream_bad_answer', reason: 'too_large' } }),
    )
  })

  it.each<[string, string, object[], object]>([
    ['a subjob node', 'Subjob', [{ name: 'jobName', value: 'load_stores' }], { startsJob: 'load_stores' }],
    ['a loop', 'For Each', [{ name: 'sub_job_name', value: 'load_store' }], { startsJob: 'load_store' }],
    ['an expression', 'Subjob', [{ name: 'jobName', value: '${job}' }], {}],
    ['no name', 'Subjob', [], {}],
    ['a job of another service', 'CDMJob', [{ name: 'jobName', value: 'copy' }], {}],
  ])('which job a node starts: %s', (_, type, properties, expected) => {
    const { startsJob, ...rest } =
      read({ name: 'a', nodes: [{ name: 'n', type, properties }] }).nodes[0] ?? {}
    expect(startsJob === undefined ? {} : { startsJob }).toEqual(expected)
    expect(rest).toMatchObject({ type })
  })

  it('has the edge to a predecessor that is named without a list', () => {
    expect(read({ name: 'a', nodes: [{ name: 'c', preNodeName: 'b' }] }).nodes[0]?.after).toEqual(['b'])
  })

  it('is read in parts, so that other work goes on', () => {
    const nodes = Array.from({ length: 95 }, (_, at) => ({ name: `n${at}` }))
    const parts = readDefinitionInParts(JSON.stringify({ name: 'a', nodes }))
    for (let part = 0; part < 10; part++) expect(parts.next().done).toBe(false)
    expect(parts.next()).toMatchObject({ done: true, value: { nodes } })
  })

  it('is read whatever its fields hold, and again from what is kept of it', () => {
    const names = [
      'basicConfig',
      'schedule',
      'nodes',
      'downstreamJobs',
      'version',
      'directory',
      'description',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue()), (fields) => {
        const definition = read({ name: 'a', ...fields })
        expect(v.parse(Definition, JSON.parse(JSON.stringify(definition)))).toEqual(definition)
      }),
    )
  })
})
