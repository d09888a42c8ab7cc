import { expect, it } from 'vitest'
import { findEdges } from '../../model/insight/edges'
import { makeDefinition, makeInsight, define, named } from '../../testing/insight'
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
    causes: [],
    atMs: 3,
  })
  expect(claims.filter(({ kind }) => kind === 'root-failure')).toHaveLength(50)
  expect(omitted).toEqual({ 'root-failure': NODES - 50 })
  expect(nodes.reads() / NODES).toBeLessThan(40)
  expect(defined.reads() / NODES).toBeLessThan(40)
})
