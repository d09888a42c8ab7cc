import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Run } from '../../contract/run'
import { type Status } from '../../contract/status'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { sumRows } from '../../model/run/rows'
import { getPlanMs } from '../../model/run/times'
import { REF, readRun as read } from '../../testing/findings'
import { onlyNode } from '../../testing/runs'
import { DOCUMENTED_EXAMPLE } from '../../demo/scenarios/documented-example'
import { type LogPlace, createNodeKeys, toRun } from './to-run'
import { parseResponse } from './wire'

const readObject = (body: object): Run => read(JSON.stringify(body))

const readNode = (fields: object) => onlyNode(readObject({ nodes: [fields] }))

it('nodes of older versions name their type otherwise', () => {
  const run = readObject({
    nodes: [
      { nodeName: 'a', nodeType: 'Dummy', executeTime: 0.1, outputRowCount: 0 },
      { nodeName: 'b', type: 'Shell', nodeType: 'SMN' },
    ],
  })
  expect(run.nodes.map(({ type }) => type)).toEqual(['Dummy', 'Shell'])
  expect(run.findings.filter(({ code }) => code === 'undocumented-field')).toEqual([])
  expect(run.nodes[0]?.raw).toContainEqual(['nodeType', '"Dummy"'])
})

describe('the published answer', () => {
  const instance = read(DOCUMENTED_EXAMPLE)

  it('is the run of the address', () => {
    expect(instance).toMatchObject({
      job: 'job_batch',
      id: '34765',
      workspace: null,
      status: 'fail',
      planMs: 1551425326540,
      startMs: 1551425327000,
      endMs: 1551425387000,
      total: 2,
      trigger: null,
    })
  })

  it('loses nothing, and says once what all nodes share', () => {
    expect(instance.raw).toEqual([
      ['jobName', '"job_batch"'],
      ['instanceId', '34765'],
      ['instanceId', '30654'],
      ['executeTime', '1'],
    ])
    expect(instance.sharedRaw).toEqual([
      ['instanceId', '34765'],
      ['submitTime', '1550910278706'],
    ])
    expect(instance.nodes.map(({ raw }) => raw)).toEqual([undefined, undefined])
  })

  it('has exactly six findings', () => {
    const node = { nodes: 2, example: 'Dummy_8556' }
    expect(instance.findings).toEqual([
      { code: 'duplicate-key', key: 'instanceId', values: ['34765', '30654'], node: null, used: '34765' },
      {
        code: 'outside-window',
        side: 'after',
        all: true,
        gapMs: 1551671584000 - 1551425387000,
        edgeMs: 1551425387000,
        nodeMs: 1551671584000,
        ...node,
      },
      { code: 'status-contradiction', status: 'fail', nodeStatus: 'success', all: true, ...node },
      { code: 'plan-mismatch', given: '1551671580000', instance: '1551425326540', ...node },
      { code: 'execute-time', given: '1', actualMs: 60_000, isMinutes: true },
      {
        code: 'undocumented-field',
        field: 'submitTime',
        value: '1550910278706',
        asMs: 1550910278706,
        nodes: 2,
      },
    ])
  })
})

/** The words that the documents and answers of DGC have for each status. */
const SPELLINGS: [Status, string][] = [
  ['waiting', 'waiting'],
  ['running', 'running'],
  ['success', 'success SUCCESS'],
  ['fail', 'fail'],
  ['running-exception', 'running-exception running_exception RunningException'],
  ['pause', 'pause'],
  ['manual-stop', 'manual-stop manual_stop manualStop manual CANCEL CANCLE'],
  ['skip', 'skip skip-by-depend'],
  ['freeze', 'freeze'],
  ['forceSuccess', 'forceSuccess force_success FORCESUCCESS'],
  ['ignoreSuccess', 'ignoreSuccess ignore_success'],
  ['waiting-confirm', 'waiting-confirm waiting_confirm'],
]

describe('a status', () => {
  it.each<[word: unknown, Status, flags?: object]>([
    ...SPELLINGS.flatMap(([status, words]) =>
      words.split(' ').map((word): [string, Status] => [word, status]),
    ),
    ['success', 'forceSuccess', { forceSuccess: true }],
    ['success', 'ignoreSuccess', { ignoreSuccess: true }],
    ['success', 'forceSuccess', { forceSuccess: true, ignoreSuccess: true }],
    ['success', 'success', { forceSuccess: false, ignoreSuccess: false }],
    ['success', 'forceSuccess', { forceSuccess: 'true' }],
    ['success', 'success', { forceSuccess: 1 }],
    ['fail', 'fail', { ignoreSuccess: true }],
    ['running', 'running', { forceSuccess: true }],
    ['hibernating', 'unknown'],
    ['__proto__', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    [null, 'unknown'],
    [1, 'unknown'],
  ])('%s is %s, of an instance and of a node (%j)', (word, status, flags) => {
    const rawStatus = typeof word === 'string' ? word : ''
    const fields = { status: word, ...flags }
    expect(readObject({ ...fields, nodes: [] })).toMatchObject({ status, rawStatus })
    expect(readNode(fields)).toMatchObject({ status, rawStatus })
  })
})

describe('a time', () => {
  it.each<[given: unknown, ms: number | null, finding?: string]>([
    [1551425326540, 1551425326540],
    ['1551425326540', 1551425326540],
    [1, 1],
    [undefined, null],
    [null, null],
    [0, null],
    [-1, null],
    ['-1', null],
    [8.64e15, null, 'far-future'],
    [1551425326540000, null, 'far-future'],
    ['1551425326540000', null, 'far-future'],
    [99_999_999_999_999, 99_999_999_999_999],
    [100_000_000_000_000, null, 'far-future'],
    [8.64e15 + 2, null, 'unreadable'],
    [1551425326540.5, null, 'unreadable'],
    ['2019-03-01', null, 'unreadable'],
    ['', null, 'unreadable'],
    [true, null, 'unreadable'],
    [{}, null, 'unreadable'],
    [999_999_999, 999_999_999],
    [1_000_000_000, 1_000_000_000_000, 'seconds'],
    [1551425326.54, 1551425326540, 'seconds'],
    ['1551425326', 1551425326000, 'seconds'],
    [99_999_999_999, 99_999_999_999_000, 'seconds'],
    [100_000_000_000, 100_000_000_000],
  ])('%s is %s (%s)', (given, ms, finding) => {
    const run = readObject({ nodes: [{ nodeName: 'a', planTime: given }] })
    const { findings } = run
    expect(getPlanMs(onlyNode(run), run)).toBe(ms)
    const said = { field: 'planTime', value: JSON.stringify(given), nodes: 1, example: 'a' }
    expect(findings).toEqual(finding === undefined ? [] : [{ code: finding, ...said }])
  })
})

describe('a time far ahead of the clock of the server', () => {
  const nowMs = Date.parse('2026-08-01T00:00:00Z')
  const readAt = (fields: object): Run =>
    toRun(REF, parseResponse(JSON.stringify({ ...fields, nodes: [fields] }), nowMs), { logUrl: () => null })

  it.each([
    ['within a day', nowMs + 23 * HOUR_MS, true],
    ['after a day', nowMs + 25 * HOUR_MS, false],
    ['in the year 9999', 253_402_300_799_000, false],
    ['in seconds, within a day', nowMs / 1000 + 3600, true],
    ['in seconds, in the year 5000', 95_617_584_000, false],
  ])('%s', (_, given, isKnown) => {
    for (const field of ['startTime', 'endTime'] as const) {
      const run = readAt({ [field]: given })
      const [ms, ofNode] =
        field === 'startTime' ? [run.startMs, onlyNode(run).startMs] : [run.endMs, onlyNode(run).endMs]
      expect([ms !== null, ofNode !== null]).toEqual([isKnown, isKnown])
      const found = run.findings.filter(({ code }) => code === 'far-future')
      expect(found).toEqual(
        isKnown
          ? []
          : [
              { code: 'far-future', field, value: String(given), nodes: 0, example: '' },
              { code: 'far-future', field, value: String(given), nodes: 1, example: '~1' },
            ],
      )
    }
  })

  it('is more than a year for a plan', () => {
    expect(readAt({ planTime: nowMs + 365 * DAY_MS }).planMs).toBe(nowMs + 365 * DAY_MS)
    expect(readAt({ planTime: nowMs + 367 * DAY_MS }).planMs).toBeNull()
  })
})

describe('the plan of a node', () => {
  it.each([
    ['is left out where it is the one of the run', 5, 5, undefined],
    ['is kept where it differs', 5, 6, 6],
    ['is kept where the run has none', undefined, 6, 6],
    ['is null where only the run has one', 5, undefined, null],
    ['is left out where neither has one', undefined, undefined, undefined],
  ])('%s', (_, ofRun, ofNode, expected) => {
    const run = readObject({ planTime: ofRun, nodes: [{ nodeName: 'a', planTime: ofNode }] })
    expect(onlyNode(run).planMs).toBe(expected)
    expect(getPlanMs(onlyNode(run), run)).toBe(ofNode ?? null)
  })
})

describe('a count', () => {
  it.each([
    { given: '12', count: 12, raw: undefined },
    { given: '"12"', count: 12, raw: '"12"' },
    { given: '12.5', count: 12.5, raw: undefined },
    { given: '9223372036854775807', count: 2 ** 63, raw: '9223372036854775807' },
    { given: '1e999', count: null, raw: '1e999' },
    { given: '0', count: 0, raw: undefined },
    { given: '-0', count: 0, raw: '-0' },
    { given: '-1', count: null, raw: '-1' },
    { given: '"-1"', count: null, raw: '"-1"' },
    { given: '-0.5', count: null, raw: '-0.5' },
    { given: 'NaN', count: null, raw: 'NaN' },
    { given: '-Infinity', count: null, raw: '-Infinity' },
    { given: '"many"', count: null, raw: '"many"' },
    { given: '[]', count: null, raw: '[]' },
    { given: 'null', count: null, raw: 'null' },
  ])('$given is $count', ({ given, count, raw }) => {
    const { nodes, sharedRaw } = read(`{"nodes":[{"inputRowCount":${given}}]}`)
    expect(nodes[0]?.rows).toBe(count)
    expect(new Map(sharedRaw).get('inputRowCount')).toBe(raw)
  })
})

it('has a finding for each negative count', () => {
  const counts = { retryTimes: -1, inputRowCount: -1, speed: -1 }
  const run = readObject({
    total: -1,
    nodes: [
      { nodeName: 'a', ...counts },
      { nodeName: 'b', ...counts },
    ],
  })
  expect(run.total).toBeNull()
  expect(run.nodes.map(({ retries, rows, rowsPerSecond }) => [retries, rows, rowsPerSecond])).toEqual([
    [null, null, null],
    [null, null, null],
  ])
  expect(sumRows(run)).toBeNull()
  expect(run.findings).toEqual([
    { code: 'unreadable', field: 'total', value: '-1', nodes: 0, example: '' },
    ...Object.keys(counts).map((field) => ({
      code: 'unreadable',
      field,
      value: '-1',
      nodes: 2,
      example: 'a',
    })),
  ])
})

it('leaves negative counts out of the sum of rows', () => {
  expect(sumRows(readObject({ nodes: [1000, -1, -1].map((inputRowCount) => ({ inputRowCount })) }))).toBe(
    '1000',
  )
})

describe('the key of a node', () => {
  it.each([
    { case: 'its name', names: ['a', 'b'], keys: ['a', 'b'] },
    { case: 'counted when it comes again', names: ['a', 'a', 'a'], keys: ['a', 'a~2', 'a~3'] },
    { case: 'not the name of another', names: ['a', 'a', 'a~2'], keys: ['a', 'a~3', 'a~2'] },
    { case: 'not the name of an earlier one', names: ['a~2', 'a', 'a'], keys: ['a~2', 'a', 'a~3'] },
    { case: 'counted from 1 without a name', names: ['', 'a', ''], keys: ['~1', 'a', '~2'] },
    {
      case: 'free of the prototype',
      names: ['__proto__', 'constructor', '__proto__'],
      keys: ['__proto__', 'constructor', '__proto__~2'],
    },
  ])('is $case', ({ names, keys }) => {
    expect(createNodeKeys(names)).toEqual(keys)
  })

  it('is unique whatever names there are', () => {
    const name = fc.oneof(
      fc.constantFrom('', 'a', '~1', '~2', 'a~2', 'a~3', 'a~2~2'),
      fc.string({ maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const keys = createNodeKeys(names)
        expect(new Set(keys).size).toBe(names.length)
        expect(keys).not.toContain('')
      }),
    )
  })

  it('takes no longer for many nodes of one name', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? 'a' : `a~${i}`))
    expect(new Set(createNodeKeys(names)).size).toBe(names.length)
  })
})

describe('the workspace and the log address', () => {
  it('names the workspace that was asked for', () => {
    expect(read('{}', { ...REF, workspace: 'dw_prod' }).workspace).toBe('dw_prod')
  })

  it('asks for the address of each log path with the parts of the run, and omits what cannot be offered', () => {
    const wire = parseResponse(
      '{"nodes":[{"nodeName":"a","logPath":"obs://x"},{"logPath":"other"},{"logPath":""},{}]}',
    )
    const logUrl = ({ path, job, id, node }: LogPlace) =>
      path === 'other' ? null : `${path} ${job} ${id} ${node}`
    const { nodes } = toRun(REF, wire, { logUrl })
    expect(nodes.map((node) => node.logUrl)).toEqual([
      'obs://x job_batch 34765 a',
      undefined,
      undefined,
      undefined,
    ])
    expect(nodes.map((node) => Object.hasOwn(node, 'logUrl'))).toEqual([true, false, false, false])
  })
})
