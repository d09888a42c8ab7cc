import { describe, expect, it } from 'vitest'
import { AT, NODE, REF, find, findAll } from '../../../testing/findings'

it('finds nothing in a run that agrees with itself', () => {
  const full = { jobName: 'job_batch', instanceId: 34765, total: 1, planTime: AT, executeTime: 1_000_000 }
  const node = {
    ...NODE,
    planTime: AT,
    instanceId: 34765,
    logPath: 'obs://dlf-log/a b/c.job',
    queue: '',
    speed: 1.5,
  }
  expect(find(full, node)).toEqual([])
})

describe('keys that stand twice', () => {
  it.each([
    [
      'the id of the address is used when it is there',
      '{"instanceId":1,"instanceId":34765,"instanceId":2}',
      '34765',
    ],
    ['else none of them', '{"instanceId":1,"instanceId":2}', null],
    ['an id that only begins alike is another', '{"instanceId":347650,"instanceId":2}', null],
    ['the last value of any other', '{"total":0,"total":null}', 'null'],
    ['digits in quotes are the same id', '{"instanceId":"34765","instanceId":2}', '"34765"'],
  ])('%s', (_, body, used) => {
    expect(findAll(body)[0]).toMatchObject({ code: 'duplicate-key', node: null, used })
  })

  it('are not used when the address names a third', () => {
    expect(findAll('{"instanceId":34765,"instanceId":30654}', { ...REF, id: '99' })).toEqual([
      {
        code: 'duplicate-key',
        key: 'instanceId',
        values: ['34765', '30654'],
        node: null,
        used: null,
      },
      { code: 'id-mismatch', given: '30654', asked: '99' },
    ])
  })

  it('of a node are used as JSON has it, whatever the address says', () => {
    const body = '{"nodes":[{"nodeName":"a","instanceId":34765,"instanceId":30654}]}'
    expect(findAll(body)[0]).toMatchObject({ code: 'duplicate-key', node: 'a', used: '30654' })
  })

  it('are said once for all nodes, with the first of them', () => {
    const node = (name: string): string => `{"nodeName":"${name}","queue":"x","queue":"y"}`
    const said = { code: 'duplicate-key', key: 'queue', values: ['"x"', '"y"'], node: 'a', used: '"y"' }
    expect(findAll(`{"nodes":[${node('a')},${node('b')}]}`)).toEqual([said])
  })

  it('are cut when their values are long', () => {
    const [finding] = findAll(`{"a":"${'x'.repeat(1000)}","a":1}`)
    expect(finding?.code === 'duplicate-key' && finding.values[0]?.length).toBe(201)
  })
})

describe('whose run it is', () => {
  it.each([
    ['another id', '{"instanceId":30654}', [{ code: 'id-mismatch', given: '30654', asked: '34765' }]],
    [
      'another id of many digits',
      '{"instanceId":9223372036854775807}',
      [{ code: 'id-mismatch', given: '9223372036854775807', asked: '34765' }],
    ],
    ['the id in quotes', '{"instanceId":"34765"}', []],
    ['no id', '{"instanceId":null}', []],
    ['another job', '{"jobName":"other"}', [{ code: 'job-mismatch', given: 'other', asked: 'job_batch' }]],
    [
      'a job in other letters',
      '{"jobName":"JOB_BATCH"}',
      [{ code: 'job-mismatch', given: 'JOB_BATCH', asked: 'job_batch' }],
    ],
    [
      'nodes of another run',
      '{"nodes":[{"nodeName":"a","instanceId":34765},{"nodeName":"b","instanceId":7},{"nodeName":"c","instanceId":8},{}]}',
      [{ code: 'node-id-mismatch', given: '7', nodes: 2, example: 'b' }],
    ],
    ['more nodes promised', '{"total":7,"nodes":[{}]}', [{ code: 'total-mismatch', total: 7, count: 1 }]],
    ['no total', '{"nodes":[{}]}', []],
  ])('%s', (_, body, found) => {
    expect(findAll(body)).toEqual(found)
  })
})

describe('words and fields', () => {
  it.each([
    {
      case: 'an unknown status',
      node: { status: 'hibernating', startTime: 0 },
      found: [{ code: 'unknown-status', word: 'hibernating', nodes: 1, example: 'a' }],
    },
    {
      case: 'an unknown type',
      node: { type: 'QuantumSQL' },
      found: [{ code: 'unknown-type', word: 'QuantumSQL', nodes: 1, example: 'a' }],
    },
    { case: 'a type in two parts', node: { type: 'ETLJob|DLI2DLI' }, found: [] },
    { case: 'no type', node: { type: undefined }, found: [] },
    {
      case: 'a name of the wrong kind',
      node: { nodeName: 8 },
      found: [{ code: 'unreadable', field: 'nodeName', value: '8', nodes: 1, example: '~1' }],
    },
    {
      case: 'an undocumented field',
      node: { attempts: [1, 2] },
      found: [{ code: 'undocumented-field', field: 'attempts', value: '[1,2]', asMs: null, nodes: 1 }],
    },
    {
      case: 'one that looks like a time',
      node: { submitTime: '1550910278706' },
      found: [
        {
          code: 'undocumented-field',
          field: 'submitTime',
          value: '"1550910278706"',
          asMs: 1550910278706,
          nodes: 1,
        },
      ],
    },
    {
      case: 'one that looks like an id',
      node: { owner: 15509102787 },
      found: [{ code: 'undocumented-field', field: 'owner', value: '15509102787', asMs: null, nodes: 1 }],
    },
    {
      case: 'a path that is none',
      node: { logPath: 'javascript:alert(1)' },
      found: [{ code: 'log-path', value: 'javascript:alert(1)', nodes: 1, example: 'a' }],
    },
    {
      case: 'a path that climbs',
      node: { logPath: 'obs://dlf-log/../x' },
      found: [{ code: 'log-path', value: 'obs://dlf-log/../x', nodes: 1, example: 'a' }],
    },
    { case: 'an empty path', node: { logPath: '' }, found: [] },
  ])('$case', ({ node, found }) => {
    expect(find({}, { ...NODE, ...node })).toEqual(found)
  })

  it('two nodes of one name', () => {
    expect(find({}, NODE, NODE, NODE)).toEqual([{ code: 'duplicate-name', name: 'a', count: 3 }])
  })

  it('the same oddity of the run and of its nodes is said of each', () => {
    expect(
      find(
        { status: 'odd', x: 1 },
        { ...NODE, status: 'odd', x: 2 },
        { ...NODE, nodeName: 'b', x: 3, status: 'odd' },
      ),
    ).toEqual([
      { code: 'unknown-status', word: 'odd', nodes: 0, example: '' },
      { code: 'unknown-status', word: 'odd', nodes: 2, example: 'a' },
      { code: 'undocumented-field', field: 'x', value: '1', asMs: null, nodes: 0 },
      { code: 'undocumented-field', field: 'x', value: '2', asMs: null, nodes: 2 },
    ])
  })

  it('comes in one order, whatever the order of the fields', () => {
    const node = {
      x: 1,
      logPath: 'x',
      type: 'x',
      status: 'x',
      endTime: 'x',
      startTime: 1_551_679_000,
      planTime: 1,
      instanceId: 1,
      nodeName: 'a',
    }
    const run = { y: 1, total: 1, jobName: 'x', instanceId: 1, planTime: 2, executeTime: 1 }
    expect(find(run, node, node).map(({ code }) => code)).toEqual([
      'id-mismatch',
      'job-mismatch',
      'node-id-mismatch',
      'total-mismatch',
      'outside-window',
      'plan-mismatch',
      'execute-time',
      'seconds',
      'unreadable',
      'duplicate-name',
      'unknown-status',
      'unknown-type',
      'undocumented-field',
      'undocumented-field',
      'log-path',
    ])
  })

  it('stays short for an answer full of oddities', () => {
    const nodes = Array.from({ length: 2000 }, (_, i) => ({
      nodeName: `n${i % 1000}`,
      status: `s${i}`,
      type: `t${i}`,
      [`f${i}`]: i,
      logPath: 'x',
    }))
    expect(find({}, ...nodes).length).toBeLessThan(250)
  })
})
