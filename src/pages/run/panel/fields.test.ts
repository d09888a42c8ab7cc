import { describe, expect, it } from 'vitest'
import { type RawField, type Run, type RunNode } from '../../../contract/run'
import { NODE_FIELDS } from '../../../contract/run-fields'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { listNodeFields } from './fields'

const list = (node: Partial<RunNode>, run: Partial<Run> = {}) => {
  const instance = makeInstance(run, [{ name: '', type: '', rawStatus: '', ...node }])
  return listNodeFields(onlyNode(instance), instance)
    .map(({ name, text }) => `${name}: ${text}`)
    .join(', ')
}
const rows = (text: string): RawField => ['inputRowCount', text]

describe('the fields of a node', () => {
  it.each<[string, Partial<RunNode>, Partial<Run>, string]>([
    ['can be none', {}, {}, ''],
    [
      'are printed from typed values',
      { name: 'load', startMs: 1_551_671_584_000, retries: 0, rowsPerSecond: 0.5 },
      {},
      'nodeName: "load", startTime: 1551671584000, retryTimes: 0, speed: 0.5',
    ],
    [
      'prefer the raw digits to the typed value',
      { rows: 9_007_199_254_740_992, raw: [rows('9007199254740993')] },
      {},
      'inputRowCount: 9007199254740993',
    ],
    [
      'prefer the shared text to the typed value',
      { retries: 1 },
      { sharedRaw: [['retryTimes', '"1"']] },
      'retryTimes: "1"',
    ],
    [
      'have the given status beside what changed it',
      { status: 'forceSuccess', rawStatus: 'success', raw: [['forceSuccess', 'true']] },
      {},
      'status: "success", forceSuccess: true',
    ],
    [
      'have what could not be read',
      { startMs: null, raw: [['startTime', '"soon"']] },
      {},
      'startTime: "soon"',
    ],
    [
      'have both values of a repeated key',
      { rows: 7, raw: [rows('5'), rows('7')] },
      {},
      'inputRowCount: 5, inputRowCount: 7',
    ],
    [
      'have the type under the name that it was given with',
      { type: 'Shell', raw: [['nodeType', '"Shell"']] },
      {},
      'nodeType: "Shell"',
    ],
    ['have a given empty name', { name: '', raw: [['nodeName', '""']] }, {}, 'nodeName: ""'],
    [
      'begin with their own',
      { raw: [['mine', '1']] },
      { sharedRaw: [['submitTime', '5']] },
      'mine: 1, submitTime: 5',
    ],
    ['are JSON when hostile', { name: '"<b>\n' }, {}, String.raw`nodeName: "\"<b>\n"`],
    [
      'have names that are no identifiers',
      {
        raw: [
          ['', '5'],
          ['__proto__', '{}'],
        ],
      },
      {},
      ': 5, __proto__: {}',
    ],
  ])('%s', (_, node, run, expected) => {
    expect(list(node, run)).toBe(expected)
  })

  it('include every typed field of the contract', () => {
    const run = makeInstance({}, [
      {
        name: 'a',
        type: 'b',
        rawStatus: 'c',
        planMs: 1,
        startMs: 2,
        endMs: 3,
        retries: 4,
        rows: 5,
        rowsPerSecond: 6,
        queue: 'd',
        logPath: 'e',
        logUrl: 'https://made-by-the-server',
      },
    ])
    const names = listNodeFields(onlyNode(run), run).map(({ name }) => name)
    // These are always raw.
    const untyped = new Set([
      'instanceId',
      'forceSuccess',
      'ignoreSuccess',
      'nodeType',
      'executeTime',
      'outputRowCount',
    ])
    expect(names.toSorted()).toEqual(
      Object.keys(NODE_FIELDS)
        .filter((name) => !untyped.has(name))
        .toSorted(),
    )
  })

  it('say whether they are documented', () => {
    const run = makeInstance({ sharedRaw: [['submitTime', '1']] }, [
      {
        rawStatus: '',
        type: '',
        raw: [
          ['instanceId', '34765'],
          ['toString', '2'],
        ],
      },
    ])
    expect(listNodeFields(onlyNode(run), run).map(({ name, documented }) => [name, documented])).toEqual([
      ['nodeName', true],
      ['instanceId', true],
      ['toString', false],
      ['submitTime', false],
    ])
  })
})
