import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinedNode, type FailPolicy } from '../../contract/insight'
import { type Status } from '../../contract/status'
import { anyRunAndDefinition, define, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { findBlockingFailures, findFailures, findHeldUp, findReach } from './failures'

/** `a` before `b` and `c`; `b` and `c` before `d`; `d` before `e`. */
const DIAMOND = (policy: FailPolicy = 'fail'): DefinedNode[] => [
  { ...define('a'), failPolicy: policy },
  define('b', 'a'),
  define('c', 'a'),
  define('d', 'b', 'c'),
  define('e', 'd'),
]

function read(statuses: Readonly<Record<string, Status>>, defined: DefinedNode[], status: Status = 'fail') {
  const ran = (each: Status) => (each === 'waiting' || each === 'skip' ? {} : { startMs: 1, endMs: 2 })
  const nodes = Object.entries(statuses).map(([name, each]) => [name, { status: each, ...ran(each) }])
  const run = makeInstance({ status }, named(Object.fromEntries(nodes)))
  const edges = findEdges(run.nodes, { nodes: defined })
  const names = (places: readonly number[]) => places.map((at) => run.nodes[at]?.name).join('')
  return { run, edges, names }
}

const WAITS = { b: 'waiting', c: 'waiting', d: 'waiting', e: 'waiting' } as const
const CONDITIONAL: DefinedNode[] = [
  define('a'),
  { ...define('b', 'a'), conditions: [{ after: 'a', expression: 'x' }] },
  define('c', 'a'),
  define('d', 'b'),
  define('e', 'c'),
]

describe('failures', () => {
  it.each<[string, Readonly<Record<string, Status>>, DefinedNode[], string, string, string, string?]>([
    ['the first node', { a: 'fail', ...WAITS }, DIAMOND(), 'a', '', 'bcde'],
    ['behind an ignored failure', { a: 'fail', ...WAITS, b: 'fail' }, DIAMOND('ignore'), 'b', '', 'de', 'a'],
    ['an ignored failure alone', { a: 'fail', ...WAITS, b: 'success' }, DIAMOND('ignore'), '', '', '', 'a'],
    ['a failure behind a failure', { a: 'fail', ...WAITS, b: 'fail' }, DIAMOND(), 'a', 'b', 'cde'],
    ['two at once', { a: 'success', ...WAITS, b: 'fail', c: 'fail' }, DIAMOND(), 'bc', '', 'de'],
    ['a skipped node behind it', { a: 'fail', ...WAITS, d: 'skip' }, DIAMOND(), 'a', '', 'bcde'],
    ['an unknown policy of an ended run', { a: 'fail', ...WAITS }, DIAMOND('unknown'), 'a', '', 'bcde'],
    ['behind an edge with a condition', { a: 'fail', ...WAITS }, CONDITIONAL, 'a', '', 'ce'],
  ])('%s', (_, statuses, defined, roots, later, notRun, ignored = '') => {
    const { run, edges, names } = read(statuses, defined)
    const found = findFailures(run, edges)
    expect([found.roots, found.later, found.notRun, found.ignored].map(names)).toEqual([
      roots,
      later,
      notRun,
      ignored,
    ])
  })

  it('an unknown policy says nothing while the run goes on', () => {
    const { run, edges } = read({ a: 'fail', ...WAITS }, DIAMOND('unknown'), 'running')
    expect(findFailures(run, edges).notRun).toEqual([])
  })

  it('the first to end comes first', () => {
    const run = makeInstance({ status: 'fail' }, [
      { status: 'fail', startMs: 1, endMs: 9 },
      { status: 'fail', startMs: 1, endMs: 5 },
    ])
    const edges = findEdges(run.nodes, null)
    expect(findFailures(run, edges)).toEqual({
      roots: [1, 0],
      later: [],
      ignored: [],
      notRun: [],
      hasEdges: false,
    })
  })
})

describe('reach', () => {
  it.each<[string, FailPolicy, DefinedNode[] | null, string, string]>([
    ['ends the run', 'fail', null, 'bcde', ''],
    ['its branch', 'fail-child', null, 'bcde', ''],
    ['halts the run', 'suspend', null, 'bcde', ''],
    ['nothing', 'ignore', null, '', ''],
    ['an unknown policy', 'unknown', null, '', 'bcde'],
    ['a condition', 'fail', CONDITIONAL, 'ce', 'bd'],
  ])('%s', (_, policy, defined, stopped, maybe) => {
    const { run, edges, names } = read({ a: 'running', ...WAITS }, defined ?? DIAMOND(policy), 'running')
    const reach = findReach(run.nodes, edges, 0)
    expect([names(reach.stopped).split('').toSorted().join(''), names(reach.maybe)]).toEqual([stopped, maybe])
  })

  it('leaves out what has run', () => {
    const { run, edges, names } = read({ a: 'fail', ...WAITS, b: 'success' }, DIAMOND())
    expect(names(findReach(run.nodes, edges, 0).stopped)).toBe('cde')
  })

  it('names what it holds up, and what these wait for besides', () => {
    const { run, edges } = read({ a: 'success', ...WAITS, b: 'running', c: 'running' }, DIAMOND(), 'running')
    expect(findHeldUp(run.nodes, edges, 1)).toEqual([
      { at: 3, isDirect: true, also: 2 },
      { at: 4, isDirect: false, also: null },
    ])
    expect(findHeldUp(run.nodes, edges, 0)).toEqual([])
  })
})

it('holds for any run: each failed node in one list, and what does not run is in the reach of the failure that blocks it', () => {
  fc.assert(
    fc.property(anyRunAndDefinition, ({ run, definition }) => {
      const edges = findEdges(run.nodes, definition)
      const { roots, later, ignored, notRun } = findFailures(run, edges)
      const failed = run.nodes.flatMap(({ status }, at) =>
        status === 'fail' || status === 'running-exception' ? [at] : [],
      )
      expect([...roots, ...later, ...ignored].toSorted((a, b) => a - b)).toEqual(failed)
      expect(later.length === 0 || roots.length > 0).toBe(true)
      const blocking = findBlockingFailures(run, edges)
      for (const at of notRun) {
        const by = blocking[at] ?? -1
        expect(failed).toContain(by)
        const { stopped, maybe } = findReach(run.nodes, edges, by)
        expect([...stopped, ...maybe]).toContain(at)
      }
      for (const at of run.nodes.keys()) findHeldUp(run.nodes, edges, at)
    }),
  )
})
