import { expect, it } from 'vitest'
import { define, makeDefinition, makeInsight, makeSpread, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { listNodeFacts } from './node-facts'
import { readRunInsight } from './read-run'

it('says of each node what is usual, by how much it differs, how long it was held back, and its place on the path', () => {
  const run = makeInstance(
    { status: 'running', planMs: 0, startMs: 0 },
    named({
      a: { startMs: 0, endMs: 100, status: 'success' },
      b: { startMs: 130, status: 'running' },
      c: { status: 'waiting' },
    }),
  )
  const definition = makeDefinition(define('a'), define('b', 'a'), define('c', 'b'))
  const nodes = { a: { runs: 9, ms: makeSpread(80, 9) }, b: { runs: 9, ms: makeSpread(80, 9) } }
  const sample = {
    runs: 9,
    wanted: 9,
    versions: [41, 42] as [number, number],
    ranMs: null,
    lateMs: null,
    nodes,
  }
  const insight = makeInsight({ definition, sample })
  const facts = listNodeFacts(run, sample, readRunInsight(run, insight, 150))
  expect(facts.get('a')).toEqual({
    usualMs: 80,
    usualRuns: 9,
    usualVersions: [41, 42],
    changeMs: 20,
    heldBackMs: 0,
    path: { place: 1, of: 2 },
  })
  // It runs, and may still take as long as usual.
  expect(facts.get('b')).toMatchObject({ usualMs: 80, changeMs: null, heldBackMs: 30 })
  expect(facts.get('c')).toMatchObject({ usualMs: null, usualVersions: null, heldBackMs: null, path: null })
})
