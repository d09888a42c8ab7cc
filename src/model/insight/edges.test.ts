import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode } from '../../contract/insight'
import { anyNodes, makeInstance } from '../../testing/runs'
import { findCriticalPath } from './critical-path'
import { createEdgeFinder, findChangedNodes, findCondition, findEdges } from './edges'
import { findHeldBack } from './held-back'

const define = (name: string, ...after: string[]): DefinedNode => ({
  name,
  type: 'Shell',
  after,
  failPolicy: 'fail',
})
const nodes = (...names: string[]) => names.map((name, at) => ({ name, key: `${name}~${at}` }))

describe('edges', () => {
  it.each([
    ['no definition', nodes('a', 'b'), null, ['no-definition', 'no-definition'], []],
    ['a chain', nodes('b', 'a'), [define('a'), define('b', 'a')], [null, null], []],
    [
      'a node that only the run knows',
      nodes('a', 'x'),
      [define('a')],
      [null, 'not-in-definition'],
      ['not-in-definition'],
    ],
    [
      'a node that only the definition knows',
      nodes('b'),
      [define('a'), define('b', 'a')],
      ['lost-edge'],
      ['not-in-run'],
    ],
    ['a predecessor that neither knows', nodes('b'), [define('b', 'ghost')], ['lost-edge'], ['not-in-run']],
    [
      'two nodes of one name',
      nodes('a', 'a', 'b'),
      [define('a'), define('b', 'a')],
      ['same-name', 'same-name', 'lost-edge'],
      ['same-name'],
    ],
    [
      'a cycle',
      nodes('a', 'b', 'c'),
      [define('a', 'b'), define('b', 'a'), define('c')],
      ['cycle', 'cycle', 'cycle'],
      ['cycle'],
    ],
  ])('%s', (_, given, defined, doubts, codes) => {
    const edges = findEdges(makeInstance({}, given).nodes, defined && { nodes: defined })
    expect(edges.doubts).toEqual(doubts)
    expect(edges.findings.map(({ code }) => code)).toEqual(codes)
  })

  it('of a node to itself alone is dropped, since it ran all the same', () => {
    const run = makeInstance({}, nodes('a', 'b'))
    const edges = findEdges(run.nodes, { nodes: [define('a', 'a'), define('b', 'b', 'a')] })
    expect(edges.before).toEqual([[], [0]])
    expect(edges.doubts).toEqual([null, null])
    expect(edges.findings).toEqual([{ code: 'itself', nodes: 2, example: 'a' }])
  })

  it('an expression belongs to its edge, the first of two', () => {
    const run = makeInstance({}, nodes('a', 'b'))
    const b = {
      ...define('b', 'a'),
      conditions: ['x', 'y'].map((expression) => ({ after: 'a', expression })),
    }
    const edges = findEdges(run.nodes, { nodes: [define('a'), b] })
    expect(findCondition(run.nodes, edges, 0, 1)).toBe('x')
    expect(findCondition(run.nodes, edges, 1, 0)).toBeNull()
  })

  it('versions differ by type, properties, predecessors and nodes', () => {
    const one = [define('a'), define('b', 'a'), define('c'), define('d', 'a', 'b')]
    const other = [{ ...define('a'), digest: '2' }, define('b'), define('e'), define('d', 'b', 'a')]
    expect([...findChangedNodes({ nodes: one }, { nodes: other })].toSorted()).toEqual(['a', 'b', 'c', 'e'])
  })
})

describe('critical path', () => {
  it('leads over the predecessor that ended last, through a skipped node', () => {
    const run = makeInstance({ startMs: 100, endMs: 1_000 }, [
      { name: 'a', key: 'a', startMs: 110, endMs: 300 },
      { name: 'b', key: 'b', startMs: 110, endMs: 500 },
      { name: 's', key: 's', status: 'skip' },
      { name: 'c', key: 'c', startMs: 550, endMs: 990 },
    ])
    const edges = findEdges(run.nodes, {
      nodes: [define('a'), define('b'), define('s', 'b'), define('c', 'a', 's')],
    })
    expect(findCriticalPath(run, edges, 2_000)).toMatchObject({
      leadMs: 10,
      tailMs: 10,
      steps: [
        { key: 'b', gapMs: 0, ranMs: 390 },
        { key: 'c', gapMs: 50, ranMs: 440 },
      ],
    })
    expect(findHeldBack(run, edges, 2_000).map((each) => each?.ms)).toEqual([10, 10, undefined, 50])
  })

  it.each<[string, number | undefined, NonNullable<Parameters<typeof makeInstance>[1]>]>([
    ['itself has run', undefined, [{ name: 'b', key: 'b', status: 'success' }]],
    [
      'stands behind one that was skipped',
      undefined,
      [
        { name: 'b', key: 'b', status: 'fail' },
        { name: 's', key: 's', status: 'skip' },
      ],
    ],
    ['was skipped itself', 250, [{ name: 'b', key: 'b', status: 'skip' }]],
  ])('is not known behind a node without times that %s', (_, heldBackMs, untimed) => {
    const run = makeInstance({ startMs: 100, endMs: 600 }, [
      { name: 'a', key: 'a', startMs: 110, endMs: 300 },
      ...untimed,
      { name: 'c', key: 'c', startMs: 550, endMs: 600 },
    ])
    const edges = findEdges(run.nodes, {
      nodes: [define('a'), define('b', 'a'), define('s', 'b'), define('c', untimed.length > 1 ? 's' : 'b')],
    })
    expect(findHeldBack(run, edges, 9_000).at(-1)?.ms).toBe(heldBackMs)
    expect(findCriticalPath(run, edges, 9_000) === null).toBe(heldBackMs === undefined)
  })

  it('nothing held back a node that started after its run had ended', () => {
    const run = makeInstance({ startMs: 100, endMs: 1_000 }, [
      { name: 'a', key: 'a', startMs: 5_000, endMs: 5_300 },
      { name: 'b', key: 'b', startMs: 5_400, endMs: 5_500 },
    ])
    const edges = findEdges(run.nodes, { nodes: [define('a'), define('b', 'a')] })
    expect(findHeldBack(run, edges, 9_000).map((each) => each?.ms)).toEqual([undefined, 100])
  })

  it('begins where the run was started again: nothing was held back between two attempts', () => {
    const run = makeInstance({ startMs: 1_000, endMs: 2_000 }, [
      { name: 'a', key: 'a', startMs: 10, endMs: 300 },
      { name: 'b', key: 'b', startMs: 1_050, endMs: 1_500 },
      { name: 'c', key: 'c', startMs: 1_500, endMs: 2_000 },
    ])
    const edges = findEdges(run.nodes, { nodes: [define('a'), define('b', 'a'), define('c', 'b')] })
    expect(findCriticalPath(run, edges, 9_000)).toMatchObject({
      fromMs: 1_000,
      leadMs: 50,
      steps: [
        { key: 'b', gapMs: 0 },
        { key: 'c', gapMs: 0 },
      ],
    })
    expect(findHeldBack(run, edges, 9_000).map((each) => each?.ms)).toEqual([0, 50, 0])
    expect(findHeldBack(run, edges, 9_000)[1]?.driver).toBeNull()
  })

  it.each([
    ['is not in the definition', [define('a')]],
    ['waits for one that is not in the run, too', [define('a'), define('b', 'a', 'gone')]],
  ])('is not known when a node on it %s', (_, defined) => {
    const run = makeInstance({ startMs: 100, endMs: 600 }, [
      { name: 'a', key: 'a', startMs: 110, endMs: 300 },
      { name: 'b', key: 'b', startMs: 350, endMs: 600 },
    ])
    expect(findCriticalPath(run, findEdges(run.nodes, { nodes: defined }), 9_000)).toBeNull()
  })

  it('adds up to the run, to the millisecond, whatever the answer and its definition', () => {
    const anyTimes = fc.record({ startMs: fc.option(fc.nat(200)), endMs: fc.option(fc.nat(200)) })
    const anyDefinition = fc.array(fc.tuple(fc.nat(14), fc.array(fc.nat(14), { maxLength: 4 })))
    fc.assert(
      fc.property(anyNodes, anyTimes, anyDefinition, fc.boolean(), (given, times, defined, isLive) => {
        const run = makeInstance({ ...times, status: isLive ? 'running' : 'success' }, given)
        const name = (at: number) => run.nodes[at]?.name ?? 'gone'
        const edges = findEdges(run.nodes, {
          nodes: defined.map(([at, after]) => define(name(at), ...after.map(name))),
        })
        const heldBack = findHeldBack(run, edges, 150)
        expect(heldBack.every((each) => each === null || each.ms >= 0)).toBe(true)
        const path = findCriticalPath(run, edges, 150)
        if (path === null) return
        const sum = path.steps.reduce((total, { gapMs, ranMs }) => total + gapMs + ranMs, path.leadMs)
        expect(sum + path.tailMs).toBe(path.toMs - path.fromMs)
        expect(Math.min(path.leadMs, path.tailMs)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('edges of a run that is read again and again', () => {
  const definition = { nodes: [define('a'), define('b', 'a')] }
  const two = makeInstance({}, nodes('a', 'b')).nodes

  it('stay the same while nodes start and end', () => {
    const find = createEdgeFinder()
    const edges = find(two, definition)
    expect(edges).toEqual(findEdges(two, definition))
    expect(
      find(
        two.map((node) => ({ ...node, status: 'success', endMs: 9 })),
        definition,
      ),
    ).toBe(edges)
  })

  it.each([
    ['another node', [...two, ...makeInstance({}, nodes('c')).nodes], definition],
    ['nodes in another order', two.toReversed(), definition],
    ['a node less', two.slice(0, 1), definition],
    ['another definition', two, { nodes: [define('a'), define('b')] }],
    ['no definition', two, null],
  ])('are found anew with %s', (_, given, defined) => {
    const find = createEdgeFinder()
    find(two, definition)
    expect(find(given, defined)).toEqual(findEdges(given, defined))
  })
})
