import { expect, it } from 'vitest'
import { makeInstance } from '../../testing/runs'
import { findNextProblem } from './next-problem'

const { nodes } = makeInstance({}, [
  { status: 'fail', logPath: 'obs://a/1' },
  { status: 'success' },
  { status: 'fail' },
  { status: 'fail', logPath: 'obs://a/4' },
])
const NO_ROOTS = { hasLog: false, roots: new Set<string>() }
const ROOTS = { hasLog: false, roots: new Set(['n3']) }

it.each<[string, number | null, Parameters<typeof findNextProblem>[2], string | undefined]>([
  ['the first one without a selection', null, NO_ROOTS, 'n1'],
  ['the one behind a problem', 0, NO_ROOTS, 'n3'],
  ['the one behind a node without a problem', 1, NO_ROOTS, 'n3'],
  ['the first one behind the last', 3, NO_ROOTS, 'n1'],
  ['only those with a log', 0, { ...NO_ROOTS, hasLog: true }, 'n4'],
  ['the root first', null, ROOTS, 'n3'],
  ['the root from a node without a problem', 1, ROOTS, 'n3'],
  ['what followed behind the root', 2, ROOTS, 'n1'],
  ['the root again behind the last', 3, ROOTS, 'n3'],
])('the next problem is %s', (_, from, options, expected) => {
  expect(findNextProblem(nodes, from === null ? null : (nodes[from] ?? null), options)?.key).toBe(expected)
})

it('is none where no other node has one', () => {
  const one = makeInstance({}, [{ status: 'fail' }, {}])
  expect(findNextProblem(one.nodes, one.nodes[0] ?? null, NO_ROOTS)).toBeUndefined()
  expect(findNextProblem([], null, NO_ROOTS)).toBeUndefined()
})
