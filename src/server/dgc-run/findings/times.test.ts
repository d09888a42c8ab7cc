import { describe, expect, it } from 'vitest'
import { AT, NODE, RUN, find, findAll } from '../../../testing/findings'

describe('nodes outside the window of the run', () => {
  const inside = NODE
  const after = (gapMs: number, nodeName = 'late') => ({
    ...NODE,
    nodeName,
    startTime: RUN.endTime + gapMs,
    endTime: RUN.endTime + gapMs + 5,
  })
  const before = (gapMs: number) => ({
    ...NODE,
    nodeName: 'early',
    startTime: RUN.startTime - gapMs - 5,
    endTime: RUN.startTime - gapMs,
  })

  it.each([
    { case: 'a second is the clocks', nodes: [after(1000), before(1000)], found: null },
    {
      case: 'after',
      nodes: [inside, after(1001)],
      found: {
        side: 'after',
        all: false,
        gapMs: 1001,
        edgeMs: RUN.endTime,
        nodeMs: RUN.endTime + 1001,
        nodes: 1,
        example: 'late',
      },
    },
    {
      case: 'before',
      nodes: [before(5000)],
      found: {
        side: 'before',
        all: true,
        gapMs: 5000,
        edgeMs: RUN.startTime,
        nodeMs: RUN.startTime - 5000,
        nodes: 1,
        example: 'early',
      },
    },
    {
      case: 'both, with the nearest gap',
      nodes: [after(9000), after(4000, 'nearer'), before(5000)],
      found: {
        side: 'both',
        all: true,
        gapMs: 4000,
        edgeMs: RUN.endTime,
        nodeMs: RUN.endTime + 4000,
        nodes: 3,
        example: 'late',
      },
    },
    {
      case: 'a node that only overlaps',
      nodes: [{ ...NODE, startTime: RUN.startTime - 9000, endTime: RUN.endTime + 9000 }],
      found: null,
    },
    { case: 'a node without times', nodes: [{ nodeName: 'b', status: 'skip', type: 'Shell' }], found: null },
  ])('$case', ({ nodes, found }) => {
    expect(find({}, ...nodes)).toEqual(found === null ? [] : [{ code: 'outside-window', ...found }])
  })

  it('a run that goes on has no end to be outside of', () => {
    expect(find({ status: 'running', endTime: null }, after(9000))).toEqual([])
  })

  it('a run that ends before it starts has no window', () => {
    expect(find({ endTime: RUN.startTime - 1 }).map(({ code }) => code)).toEqual(['end-before-start'])
  })
})

describe('a status that the nodes contradict', () => {
  const nodes = (...words: string[]) => words.map((status, i) => ({ ...NODE, nodeName: `n${i}`, status }))

  it.each([
    {
      case: 'failed, and all succeeded',
      run: 'FAIL',
      words: ['success', 'SUCCESS'],
      found: { status: 'FAIL', nodeStatus: 'success', all: true, nodes: 2, example: 'n0' },
    },
    { case: 'failed, and one was skipped', run: 'fail', words: ['success', 'skip'], found: null },
    { case: 'failed, as one node', run: 'fail', words: ['success', 'fail'], found: null },
    {
      case: 'succeeded, and one failed',
      run: 'success',
      words: ['success', 'fail', 'FAIL'],
      found: { status: 'success', nodeStatus: 'fail', all: false, nodes: 2, example: 'n1' },
    },
    { case: 'forced to succeed', run: 'forceSuccess', words: ['fail'], found: null },
    { case: 'a failure ignored', run: 'ignoreSuccess', words: ['fail'], found: null },
    { case: 'halted', run: 'running-exception', words: ['fail'], found: null },
  ])('$case', ({ run, words, found }) => {
    expect(find({ status: run }, ...nodes(...words))).toEqual(
      found === null ? [] : [{ code: 'status-contradiction', ...found }],
    )
  })

  it('a run that failed without nodes is no contradiction', () => {
    expect(findAll(JSON.stringify({ ...RUN, status: 'fail', nodes: [] }))).toEqual([])
  })
})

describe('times', () => {
  it.each([
    [
      'another plan',
      { planTime: AT },
      { planTime: AT + 1 },
      [{ code: 'plan-mismatch', given: String(AT + 1), instance: String(AT), nodes: 1, example: 'a' }],
    ],
    [
      'a plan in quotes, as given',
      { planTime: String(AT) },
      { planTime: AT + 1 },
      [{ code: 'plan-mismatch', given: String(AT + 1), instance: `"${AT}"`, nodes: 1, example: 'a' }],
    ],
    ['no plan of the run', {}, { planTime: AT }, []],
    ['a start a second before the plan', { planTime: RUN.startTime + 1000 }, {}, []],
    [
      'a start two hours before the plan',
      { planTime: RUN.startTime + 7_200_000 },
      {},
      [
        {
          code: 'early-start',
          start: String(RUN.startTime),
          plan: String(RUN.startTime + 7_200_000),
          earlyMs: 7_200_000,
        },
      ],
    ],
    [
      'executeTime in minutes',
      { executeTime: 16.7 },
      {},
      [{ code: 'execute-time', given: '16.7', actualMs: 1_000_000, isMinutes: true }],
    ],
    ['executeTime off by a second', { executeTime: 1_001_000 }, {}, []],
    [
      'executeTime off by more',
      { executeTime: 1_001_001 },
      {},
      [{ code: 'execute-time', given: '1001001', actualMs: 1_000_000 }],
    ],
    ['executeTime of a run without an end', { executeTime: 1, endTime: 0 }, {}, []],
    [
      'a node backwards',
      {},
      { endTime: NODE.startTime - 1 },
      [
        {
          code: 'end-before-start',
          start: String(NODE.startTime),
          end: String(NODE.startTime - 1),
          nodes: 1,
          example: 'a',
        },
      ],
    ],
    ['no start of the run', { startTime: 0 }, {}, [{ code: 'no-start', nodes: 0, example: '' }]],
    ['no start of a node that ran', {}, { startTime: null }, [{ code: 'no-start', nodes: 1, example: 'a' }]],
    ['no start of a node that was skipped', {}, { startTime: null, endTime: null, status: 'skip' }, []],
    ['no start of a node that waited', {}, { startTime: null, endTime: null, status: 'manual-stop' }, []],
    [
      'running for ever',
      {},
      { status: 'running', endTime: -1 },
      [{ code: 'end-unknown', nodes: 1, example: 'a' }],
    ],
    [
      'running with an end',
      { status: 'running' },
      { status: 'waiting' },
      [
        { code: 'unfinished-end', status: 'running', end: String(RUN.endTime), nodes: 0, example: '' },
        { code: 'unfinished-end', status: 'waiting', end: String(NODE.endTime), nodes: 1, example: 'a' },
      ],
    ],
    ['running, and so is the run', { status: 'running', endTime: 0 }, { status: 'running', endTime: 0 }, []],
    [
      'seconds',
      {},
      { startTime: NODE.startTime / 1000, endTime: NODE.endTime / 1000 },
      [
        { code: 'seconds', field: 'endTime', value: String(NODE.endTime / 1000), nodes: 1, example: 'a' },
        { code: 'seconds', field: 'startTime', value: String(NODE.startTime / 1000), nodes: 1, example: 'a' },
      ],
    ],
  ])('%s', (_, run, node, found) => {
    const findings = find(run, { ...NODE, ...node })
    expect(findings.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(found)
  })
})
