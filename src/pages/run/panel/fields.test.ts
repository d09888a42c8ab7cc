import { describe, expect, it } from 'vitest'
import { type Run, type RunNode } from '../../../contract/run'
import { NODE_FIELDS } from '../../../contract/run-fields'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { listNodeFields } from './fields'

const fieldsOf = (node: Partial<RunNode>, run: Partial<Run> = {}) => {
  const instance = makeInstance(run, [{ name: '', type: '', rawStatus: '', ...node }])
  return listNodeFields(onlyNode(instance), instance).map(({ name, text }) => [name, text])
}

describe('the fields of a node', () => {
  it.each<[string, Partial<RunNode>, Partial<Run>, string[][]]>([
    ['none', {}, {}, []],
    [
      'typed ones, as they stood',
      { name: 'load', startMs: 1_551_671_584_000, retries: 0, rowsPerSecond: 0.5 },
      {},
      [
        ['nodeName', '"load"'],
        ['startTime', '1551671584000'],
        ['retryTimes', '0'],
        ['speed', '0.5'],
      ],
    ],
    [
      'a typed one whose digits are raw: the raw one, once',
      { rows: 9_007_199_254_740_992, raw: [['inputRowCount', '9007199254740993']] },
      {},
      [['inputRowCount', '9007199254740993']],
    ],
    [
      'a typed one whose text all nodes share: the shared one, once',
      { retries: 1 },
      { sharedRaw: [['retryTimes', '"1"']] },
      [['retryTimes', '"1"']],
    ],
    [
      'one that was read as something else',
      { status: 'forceSuccess', rawStatus: 'success', raw: [['forceSuccess', 'true']] },
      {},
      [
        ['status', '"success"'],
        ['forceSuccess', 'true'],
      ],
    ],
    [
      'one that could not be read',
      { startMs: null, raw: [['startTime', '"soon"']] },
      {},
      [['startTime', '"soon"']],
    ],
    [
      'one given twice: both',
      {
        rows: 7,
        raw: [
          ['inputRowCount', '5'],
          ['inputRowCount', '7'],
        ],
      },
      {},
      [
        ['inputRowCount', '5'],
        ['inputRowCount', '7'],
      ],
    ],
    ['an empty name that was given', { name: '', raw: [['nodeName', '""']] }, {}, [['nodeName', '""']]],
    [
      'its own before those that all share',
      { raw: [['mine', '1']] },
      { sharedRaw: [['submitTime', '1550910278706']] },
      [
        ['mine', '1'],
        ['submitTime', '1550910278706'],
      ],
    ],
    ['hostile text, as JSON', { name: '"<b>\n' }, {}, [['nodeName', String.raw`"\"<b>\n"`]]],
    [
      'what names no field',
      {
        raw: [
          ['', '5'],
          ['__proto__', '{}'],
        ],
      },
      {},
      [
        ['', '5'],
        ['__proto__', '{}'],
      ],
    ],
  ])('%s', (_, node, run, expected) => {
    expect(fieldsOf(node, run)).toEqual(expected)
  })

  it('have a place for every typed one of the contract', () => {
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
    // The rest of the documented ones has no place in the contract and is always raw.
    const untyped = new Set(['instanceId', 'forceSuccess', 'ignoreSuccess'])
    expect(names.toSorted()).toEqual(
      Object.keys(NODE_FIELDS)
        .filter((name) => !untyped.has(name))
        .toSorted(),
    )
  })

  it('are documented or not', () => {
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
