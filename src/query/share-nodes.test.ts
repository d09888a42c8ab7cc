import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { RunNode, type RawField } from '../contract/run'
import { anyNodes, makeInstance } from '../testing/runs'
import { makeNode } from '../testing/timeline'
import { isSameNode, shareNodes } from './share-nodes'

const NODE: Required<RunNode> = {
  key: 'load',
  name: 'load',
  type: 'Shell',
  status: 'running',
  rawStatus: 'running',
  planMs: 1,
  startMs: 2,
  endMs: 3,
  retries: 0,
  rows: 4,
  rowsPerSecond: 5,
  queue: 'q',
  logPath: 'obs://a/b',
  logUrl: 'https://a/b',
  raw: [['submitTime', '1']],
}

/** The same with another value in every field. */
const OTHER: Required<RunNode> = {
  key: 'load~2',
  name: 'load ',
  type: 'shell',
  status: 'success',
  rawStatus: 'RUNNING',
  planMs: 2,
  startMs: 3,
  endMs: 4,
  retries: 1,
  rows: 5,
  rowsPerSecond: 5.1,
  queue: 'Q',
  logPath: 'obs://a/c',
  logUrl: 'https://a/c',
  raw: [['submitTime', '2']],
}

/** Of the schema itself: a field that the contract gains and the comparison forgets fails here. */
const FIELDS = Object.keys(RunNode.entries) as (keyof RunNode)[]

const parsed = (node: RunNode) => v.parse(RunNode, JSON.parse(JSON.stringify(node)))

describe('two nodes are the same', () => {
  it('when every field is', () => {
    expect(isSameNode(parsed(NODE), parsed(NODE))).toBe(true)
  })

  it.each(FIELDS)('unless %s differs', (field) => {
    expect(OTHER[field]).not.toEqual(NODE[field])
    expect(isSameNode(NODE, { ...NODE, [field]: OTHER[field] })).toBe(false)
    expect(isSameNode({ ...NODE, [field]: OTHER[field] }, NODE)).toBe(false)
  })

  const A: RawField = ['a', '1']
  const B: RawField = ['b', '2']

  it.each<[string, RunNode['raw'], RunNode['raw']]>([
    ['a raw field appears', undefined, [A]],
    ['a second one appears', [A], [A, B]],
    ['one has another name', [A], [['b', '1']]],
    ['two change places', [A, B], [B, A]],
  ])('unless %s', (_, raw, other) => {
    expect(isSameNode(makeNode({ raw }), makeNode({ raw: other }))).toBe(false)
    expect(isSameNode(makeNode({ raw: other }), makeNode({ raw }))).toBe(false)
  })
})

describe('a new answer', () => {
  const keys = (list: string) => list.split('').map((key): Partial<RunNode> => ({ key, name: key }))

  /** Of several nodes with one name the later ones have a number in their key. */
  const named = (key: string, endMs: number | null = null) => ({ key, name: 'a', endMs })

  /** The keys of the nodes that were taken from the old answer. */
  function kept(before: Partial<RunNode>[], after: Partial<RunNode>[]): string {
    const old = makeInstance({}, before)
    const fresh = makeInstance({ status: 'running' }, after)
    const shared = shareNodes(old, fresh)
    expect(shared).toEqual(fresh)
    return shared.nodes.flatMap((node) => (old.nodes.includes(node) ? [node.key] : [])).join('')
  }

  it('is taken as it is when there was none', () => {
    const fresh = makeInstance({}, keys('ab'))
    expect(shareNodes(undefined, fresh)).toBe(fresh)
  })

  it.each<[string, Partial<RunNode>[], Partial<RunNode>[], string]>([
    ['nothing changed', keys('abc'), keys('abc'), 'abc'],
    ['one changed', keys('abc'), [...keys('a'), { key: 'b', name: 'b', endMs: 5 }, ...keys('c')], 'ac'],
    ['one came first', keys('bc'), keys('abc'), 'bc'],
    ['one came last', keys('ab'), keys('abc'), 'ab'],
    ['the first went', keys('abc'), keys('bc'), 'bc'],
    ['all changed places', keys('abc'), keys('cab'), 'cab'],
    ['all are new', keys('abc'), keys('xyz'), ''],
    ['there are none any more', keys('abc'), [], ''],
    ['there were none', [], keys('abc'), ''],
    [
      'of two with one name the second changed',
      [named('a'), named('a~2')],
      [named('a'), named('a~2', 5)],
      'a',
    ],
    ['of two with one name the first went', [named('a', 1), named('a~2', 2)], [named('a', 2)], ''],
  ])('%s', (_, before, after, expected) => {
    expect(kept(before, after)).toBe(expected)
  })

  it('keeps nothing of the run itself', () => {
    const before = makeInstance({ status: 'running', endMs: null }, keys('a'))
    expect(shareNodes(before, makeInstance({ status: 'fail', endMs: 7 }, keys('a')))).toMatchObject({
      status: 'fail',
      endMs: 7,
    })
  })

  it.each<[string, RawField[], RawField[], boolean]>([
    ['none', [], [], true],
    ['equal', [['a', '1']], [['a', '1']], true],
    ['another value', [['a', '1']], [['a', '2']], false],
    ['another name', [['a', '1']], [['b', '1']], false],
    ['one more', [], [['a', '1']], false],
    ['one less', [['a', '1']], [], false],
  ])('keeps what all nodes share where it is the same: %s', (_, first, second, same) => {
    const before = makeInstance({ sharedRaw: first })
    const shared = shareNodes(before, makeInstance({ sharedRaw: second }))
    expect(shared.sharedRaw).toEqual(second)
    expect(shared.sharedRaw === before.sharedRaw).toBe(same)
  })

  it('is what was answered, whatever was answered before', () => {
    fc.assert(
      fc.property(anyNodes, anyNodes, fc.boolean(), (first, second, reuse) => {
        const before = { ...makeInstance(), nodes: first }
        const mixed = reuse ? [...second.slice(0, 2), ...first].filter(isFirstOfItsKey) : second
        const after = { ...makeInstance(), nodes: structuredClone(mixed) }
        expect(shareNodes(before, after)).toEqual({ ...makeInstance(), nodes: mixed })
      }),
    )
  })

  it('is, asked twice, wholly what was there', () => {
    fc.assert(
      fc.property(anyNodes, fc.boolean(), (nodes, turned) => {
        const before = { ...makeInstance(), nodes }
        const again = structuredClone(turned ? nodes.toReversed() : nodes)
        const shared = shareNodes(before, { ...makeInstance(), nodes: again }).nodes
        expect(shared.every((node) => nodes.includes(node))).toBe(true)
      }),
    )
  })
})

const isFirstOfItsKey = (node: RunNode, index: number, all: readonly RunNode[]) =>
  all.findIndex(({ key }) => key === node.key) === index
