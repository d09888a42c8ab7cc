import { expect, it } from 'vitest'
import { findEdges } from '../../model/insight/edges'
import { makeDefinition, makeInsight, makeSpread, define, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { diagnose } from './diagnose'

const NODES = 500

/** The list, and how often one of its entries has been read. */
function count<T>(list: readonly T[]): { list: T[]; reads: () => number } {
  let reads = 0
  const counted = new Proxy([...list], {
    get: (target, key, receiver): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      return Reflect.get(target, key, receiver)
    },
  })
  return { list: counted, reads: () => reads }
}

it('looks at each node a few times, also when all have failed', () => {
  const names = Array.from({ length: NODES }, (_, at) => `n${at}`)
  const failed = Object.fromEntries(
    names.map((name) => [name, { status: 'fail' as const, startMs: 1, endMs: 2 }]),
  )
  const run = makeInstance({ status: 'fail', startMs: 1, endMs: 2 }, named(failed))
  const nodes = count(run.nodes)
  const defined = count(names.map((name) => define(name)))
  const definition = { ...makeDefinition(), nodes: defined.list }
  const insight = makeInsight({ definition })
  const edges = findEdges(run.nodes, definition)
  const { claims, omitted } = diagnose({
    run: { ...run, nodes: nodes.list },
    insight,
    edges,
    streak: null,
    causes: [],
    atMs: 3,
  })
  expect(claims.filter(({ kind }) => kind === 'root-failure')).toHaveLength(50)
  expect(omitted).toEqual({ 'root-failure': NODES - 50 })
  expect(nodes.reads() / NODES).toBeLessThan(40)
  expect(defined.reads() / NODES).toBeLessThan(40)
})

it('names a node that started before its predecessor had ended, and no wait behind a condition', () => {
  const conditions = [{ after: 'a', expression: 'x' }]
  const definition = makeDefinition(define('a'), define('b', 'a'), { ...define('c', 'a'), conditions })
  const times = { a: { startMs: 1_000, endMs: 60_000 }, b: { startMs: 30_000, endMs: 90_000 } }
  const nodes = named({ ...times, c: { status: 'waiting', startMs: null, endMs: null } })
  const run = makeInstance({ status: 'running', startMs: 1_000, endMs: null }, nodes)
  const { sample } = makeInsight({})
  const usual = { runs: 17, heldBackMs: makeSpread(4_000) }
  const insight = makeInsight({ definition, sample: { ...sample, nodes: { c: usual } } })
  const edges = findEdges(run.nodes, definition)
  const { claims } = diagnose({ run, insight, edges, streak: null, causes: [], atMs: 1_000_000 })
  expect(claims.filter(({ kind }) => kind === 'contradiction' || kind === 'held-back')).toEqual([
    {
      kind: 'contradiction',
      code: 'early-node',
      evidence: [
        { source: 'run', pointer: '/nodes/1/startMs', value: 30_000 },
        { source: 'run', pointer: '/nodes/0/endMs', value: 60_000 },
        { source: 'insight', pointer: '/definition/nodes/1/after', value: ['a'] },
      ],
    },
  ])
})

it('names a job that a late run may have waited for, and how many runs had another definition', () => {
  const MIN = 60_000
  const run = makeInstance({ trigger: 0, planMs: 0, startMs: 40 * MIN, endMs: 50 * MIN })
  const { sample } = makeInsight({})
  const usual = { lateMs: makeSpread(2 * MIN), ranMs: makeSpread(10 * MIN), differing: 14 }
  const unknownUpstream = { job: 'source', more: 1 }
  const insight = makeInsight({ sample: { ...sample, ...usual }, unknownUpstream })
  const { claims } = diagnose({ run, insight, edges: findEdges([], null), streak: null, causes: [], atMs: 0 })
  expect(claims).toEqual([
    {
      kind: 'started-late',
      lateMs: 40 * MIN,
      usualMs: 2 * MIN,
      runs: 17,
      after: null,
      unknownUpstream,
      evidence: [
        { source: 'run', pointer: '/planMs', value: 0 },
        { source: 'run', pointer: '/startMs', value: 40 * MIN },
        { source: 'insight', pointer: '/sample/lateMs/median', value: 2 * MIN },
        { source: 'insight', pointer: '/unknownUpstream/job', value: 'source' },
      ],
    },
    {
      kind: 'new-definition',
      differing: 14,
      runs: 17,
      evidence: [
        { source: 'insight', pointer: '/sample/differing', value: 14 },
        { source: 'insight', pointer: '/sample/ranMs/runs', value: 17 },
      ],
    },
  ])
})
