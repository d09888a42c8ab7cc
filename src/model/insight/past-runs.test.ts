import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { finish } from '../../lib/parts'
import { define } from '../../testing/insight'
import { jobRun } from '../../testing/job-run'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { type PastRun, alignInParts } from './past-runs'
import { computeSampleInParts, describeBranches, selectComparable } from './sample'

const DEFINED = { nodes: [define('a'), define('b', 'a'), define('c', 'b')] }
const NODES = makeInstance(
  {},
  ['a', 'b', 'c'].map((name) => ({ name, key: name })),
).nodes
const EDGES = findEdges(NODES, DEFINED)

const earlier = (given: Partial<PastRun> = {}, ...times: ([number, number] | null)[]): PastRun => ({
  id: '1',
  version: 1,
  trigger: 0,
  planMs: 1_000,
  startMs: 1_500,
  endMs: 9_000,
  nodes: makeInstance(
    {},
    times.map((each, at) => ({
      key: 'abc'.charAt(at),
      status: each ? ('success' as const) : ('skip' as const),
      startMs: each?.[0] ?? null,
      endMs: each?.[1] ?? null,
      rows: 100 + at,
    })),
  ).nodes,
  ...given,
})
const GIVEN = {
  nodes: NODES,
  edges: EDGES,
  version: 1,
  definitions: new Map([
    [1, DEFINED],
    [2, { nodes: [define('a'), define('b'), define('c', 'b')] }],
  ]),
}
const align = (...past: PastRun[]) => finish(alignInParts(GIVEN, past))
const sampleOf = (past: readonly PastRun[], wanted: number | null = null) =>
  finish(computeSampleInParts(NODES, EDGES, align(...past), wanted))
const five = (run: PastRun) => Array.from({ length: 5 }, () => run)

describe('an earlier run', () => {
  it('is read from its own start, through a node that was skipped', () => {
    const [run] = align(earlier({}, [1_600, 3_000], null, [3_400, 8_000]))
    expect(run).toMatchObject({ totalMs: 7_500, lateMs: 500, tailMs: 1_000 })
    expect([run?.startMs, run?.ranMs, run?.heldBackMs].map((each) => Array.from(each ?? []))).toEqual([
      [100, NaN, 1_900],
      [1_400, 0, 4_600],
      [100, 0, 400],
    ])
  })

  it('that was started again held nothing back between its attempts', () => {
    const [run] = align(earlier({}, [200, 900], [1_600, 3_000], [3_000, 4_000]))
    expect(Array.from(run?.heldBackMs ?? [])).toEqual([0, 100, 0])
  })

  it.each([
    ['of the same version', { version: 1 }, [1, 1, 1], [0, 0, 0]],
    ['of a version with another edge', { version: 2 }, [1, 0, 1], [0, 1, 0]],
    ['of a version that is not readable', { version: 3 }, [0, 0, 0], [0, 0, 0]],
  ])('%s', (_, given, same, changed) => {
    const [run] = align(earlier(given, [1_600, 3_000], [3_000, 4_000], [4_000, 5_000]))
    expect([Array.from(run?.isSame ?? []), Array.from(run?.isChanged ?? [])]).toEqual([same, changed])
  })

  it.each([
    ['another type', 'HiveSQL', 0],
    ['another spelling of its type', 'shell', 1],
  ])('where a node has %s', (_, type, isSame) => {
    const run = earlier({}, [1_600, 3_000])
    const nodes = run.nodes.map((node) => ({ ...node, type }))
    expect(align({ ...run, nodes })[0]?.isSame[0]).toBe(isSame)
  })

  it.each([
    ['without a start', { startMs: null }],
    ['without an end', { endMs: null }],
    ['whose end is before its start', { endMs: 1_000 }],
  ])('%s is left out', (_, given) => {
    expect(align(earlier(given))).toEqual([])
  })
})

describe('what is usual', () => {
  it('counts a node only where it is the same, ran, and has five of these', () => {
    const whole = earlier({}, [1_600, 3_000], [3_100, 4_000], [4_000, 5_000])
    const other = earlier({ version: 2 }, [1_600, 3_000], [3_100, 9_000], null)
    const sample = sampleOf([...five(whole), other], 20)
    expect(sample).toMatchObject({
      runs: 6,
      wanted: 20,
      versions: [1, 2],
      ranMs: { runs: 5, median: 7_500 },
      ranVersions: [1, 1],
      ranAlike: 'definition',
      lateMs: { runs: 6, median: 500 },
      nodes: {
        a: { runs: 6, ms: { runs: 6, median: 1_400 }, heldBackMs: { median: 100 } },
        b: { runs: 5, changedIn: 1, ms: { runs: 5, longest: 900 }, rows: { median: 101 } },
        c: { runs: 5, heldBackMs: { median: 0 } },
      },
    })
  })

  it('takes the durations of runs with another definition where fewer than five have this one, and counts them', () => {
    const whole = earlier({}, [1_600, 3_000], [3_100, 4_000], [4_000, 5_000])
    const sample = sampleOf([...five(whole).slice(1), ...five({ ...whole, version: 2 })])
    expect(sample).toMatchObject({ runs: 9, ranMs: { runs: 9 }, differing: 5 })
    expect(sample).not.toHaveProperty('ranVersions')
    expect(sampleOf(five(whole))).not.toHaveProperty('differing')
  })

  describe('takes the durations of runs that skipped the same nodes', () => {
    const short = earlier({ endMs: 4_500 }, [1_600, 3_000], null, [3_000, 4_000])
    const long = earlier({}, [1_600, 3_000], [3_000, 8_000], [8_000, 8_900])
    const nodesWith = (b: object) => NODES.map((node) => (node.key === 'b' ? { ...node, ...b } : node))
    it.each([
      ['it was skipped here', { status: 'skip' }, [...five(long), ...five(short)], 3_000, 5],
      ['it has started here', { startMs: 3_000 }, [...five(long), ...five(short)], 7_500, 5],
      ['it has not started yet', { status: 'waiting' }, [...five(long), ...five(short)], 5_250, 10],
      ['too few skipped it', { status: 'skip' }, [...five(long), short], 7_500, 6],
    ])('%s', (_, b, past, median, runs) => {
      const nodes = nodesWith(b)
      const sample = finish(computeSampleInParts(nodes, EDGES, align(...past), null))
      expect(sample).toMatchObject({ runs: past.length, ranMs: { runs, median } })
    })

    it('which is another choice once it starts, or is skipped', () => {
      const past = align(short, long)
      const texts = [{}, { startMs: 3_000 }, { status: 'skip' as const }].map((b) =>
        describeBranches(nodesWith(b), past),
      )
      expect(new Set(texts).size).toBe(3)
      expect(describeBranches(nodesWith({ startMs: 1 }), align(long))).toBe(
        describeBranches(nodesWith({}), align(long)),
      )
    })
  })

  it('leaves out where a node was forced', () => {
    const whole = earlier({}, [1_600, 3_000])
    const forced = {
      ...whole,
      nodes: whole.nodes.map((node) => ({ ...node, status: 'forceSuccess' as const })),
    }
    expect(sampleOf([...five(whole), forced]).nodes['a']?.runs).toBe(5)
  })

  it('knows no lateness of runs that no schedule expects', () => {
    const sample = sampleOf(five(earlier({ trigger: 2 }, [1_600, 3_000])))
    expect([sample.lateMs, sample.ranMs?.median]).toEqual([null, 7_500])
  })

  it('of four runs says nothing but their number', () => {
    const whole = earlier({}, [1_600, 3_000], [3_100, 4_000])
    const sample = sampleOf(five(whole).slice(1))
    expect(sample).toMatchObject({
      runs: 4,
      ranMs: null,
      lateMs: null,
      nodes: { a: { runs: 4 }, b: { runs: 4 } },
    })
    expect(Object.keys(sample.nodes)).toEqual(['a', 'b'])
  })
})

describe('comparable runs', () => {
  const run = (id: string, given: Partial<JobRun> = {}) =>
    jobRun(0, { id, planMs: Number(id), startMs: Number(id), endMs: Number(id) + 5, ...given })
  it.each<[string, JobRun, boolean]>([
    ['an earlier one', run('5'), true],
    ['a later one', run('50'), false],
    ['the same one', run('10', { planMs: 5 }), false],
    ['a failed one', run('5', { status: 'fail' }), false],
    ['a forced one', run('5', { status: 'forceSuccess' }), false],
    ['a manual one', run('5', { trigger: 2 }), false],
    ['one of an older DGC', run('5', { trigger: null }), true],
    ['one without an end', run('5', { endMs: null }), false],
  ])('%s', (_, other, isComparable) => {
    expect(selectComparable([other], run('10')).length).toBe(Number(isComparable))
  })

  it('are the last 20, newest first', () => {
    const runs = Array.from({ length: 30 }, (_, at) => run(String(at + 1)))
    const found = selectComparable(runs, run('100'))
    expect([found.length, found[0]?.id, found.at(-1)?.id]).toEqual([20, '30', '11'])
  })
})
