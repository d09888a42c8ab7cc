import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { STATUS, STATUSES } from '../../contract/status'
import { statusWord } from '../../i18n/locale'
import { anyNode, makeInstance } from '../../testing/runs'
import { makeNode } from '../../testing/timeline'
import { filterNodes, sortNodes } from './order'
import { SORT_COLUMNS, type Sort, type SortColumn } from './view'

const NOW_MS = 10_000
const RUN = { status: 'running' } as const

const printKeys = (nodes: readonly RunNode[]) => nodes.map(({ key }) => key).join('')

/** Nodes with the keys a, b, c and so on. */
const makeNodes = (given: readonly Partial<RunNode>[]) =>
  makeInstance(
    {},
    given.map((node, index) => ({ key: 'abcdefgh'[index] ?? '', ...node })),
  ).nodes

const sorted = (sort: Sort, given: readonly Partial<RunNode>[]) =>
  printKeys(sortNodes(makeNodes(given), sort, RUN, NOW_MS))

describe('an order by one column', () => {
  it.each<[SortColumn, keyof RunNode, readonly unknown[], string, string]>([
    ['start', 'startMs', [2, null, 1], 'cab', 'acb'],
    ['end', 'endMs', [2, null, 1], 'cab', 'acb'],
    ['name', 'name', ['n10', 'n9', 'n1'], 'cba', 'abc'],
    ['name', 'name', ['加载', '写入', '导出'], 'cab', 'bac'],
    ['type', 'type', ['', 'Shell', 'CDM Job'], 'cba', 'bca'],
    ['status', 'status', ['success', 'running', 'fail'], 'cba', 'abc'],
    ['retries', 'retries', [null, 0, 2], 'bca', 'cba'],
    ['rows', 'rows', [null, 7, -1], 'cba', 'bca'],
    ['speed', 'rowsPerSecond', [null, 0.5, 0.25], 'cba', 'bca'],
  ])('%s: absent values stand last in both directions', (column, field, values, up, down) => {
    const nodes = values.map((value): Partial<RunNode> => ({ [field]: value }))
    expect([sorted(column, nodes), sorted(`-${column}`, nodes)]).toEqual([up, down])
  })

  it('speed computes a value from rows and times where none is given', () => {
    const times = { startMs: 1, endMs: 2_001 }
    const nodes = [
      { rowsPerSecond: 10 },
      { rows: 100, ...times },
      { rows: 100, rowsPerSecond: 20, startMs: 1, endMs: 2 },
      { rows: 100, startMs: 1 },
      { rows: 0, ...times },
    ]
    expect([sorted('-speed', nodes), sorted('speed', nodes)]).toEqual(['bcade', 'acbde'])
  })

  it('duration counts up to now, and an end before the start is absent', () => {
    const nodes: Partial<RunNode>[] = [
      { startMs: 1, endMs: 5_000 },
      { startMs: 1, status: 'running' },
      { startMs: 1, endMs: 2 },
      { startMs: 9, endMs: 1 },
    ]
    expect(sorted('-duration', nodes)).toBe('bacd')
  })
})

describe('another order', () => {
  it('by definition is the order of the answer', () => {
    expect(sorted('definition', [{ startMs: 3 }, { startMs: 1 }, { startMs: 2 }])).toBe('abc')
  })

  it('by problems takes the rank of the status, then the latest start, then the order of the answer', () => {
    const nodes: Partial<RunNode>[] = [
      { status: 'running', startMs: 3 },
      { status: 'fail', startMs: 1 },
      { status: 'success', startMs: 9 },
      { status: 'fail', startMs: 2 },
      { status: 'unknown' },
      { status: 'fail', startMs: 1 },
    ]
    expect(sorted('problems', nodes)).toBe('dbfeac')
    const all = STATUSES.map((status) => makeNode({ key: status, status }))
    const ranks = sortNodes(all, 'problems', RUN, NOW_MS).map(({ status }) => STATUS[status].rank)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })
})

const ALL_SORTS: Sort[] = [
  'definition',
  'problems',
  ...SORT_COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]),
]
const anyNodes = fc.array(anyNode, { maxLength: 20 })

describe('any nodes in any order', () => {
  it('are the given nodes in a new list, and stay in order when sorted again', () => {
    fc.assert(
      fc.property(anyNodes, fc.constantFrom(...ALL_SORTS), (nodes, sort) => {
        const before = nodes.slice()
        const once = sortNodes(nodes, sort, RUN, NOW_MS)
        expect(nodes).toEqual(before)
        expect(once).not.toBe(nodes)
        expect(once).toHaveLength(nodes.length)
        expect(new Set(once)).toEqual(new Set(nodes))
        expect(sortNodes(once, sort, RUN, NOW_MS)).toEqual(once)
      }),
    )
  })

  it('keep the order of the answer where values are equal or absent, in both directions', () => {
    const anyStarts = fc.array(fc.constantFrom(1, 2, 3, null), { maxLength: 30 })
    fc.assert(
      fc.property(anyStarts, fc.constantFrom<Sort>('start', '-start'), (starts, sort) => {
        const nodes = starts.map((startMs, index) => makeNode({ key: String(index), startMs }))
        const after = sortNodes(nodes, sort, RUN, NOW_MS)
        for (const startMs of [1, 2, 3, null]) {
          const places = after.filter((node) => node.startMs === startMs).map(({ key }) => Number(key))
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

const english = (node: RunNode) => statusWord(node.status, node.rawStatus, 'en')
const chinese = (node: RunNode) => statusWord(node.status, node.rawStatus, 'zh-CN')
const NO_FILTER = { q: '', status: [], types: [] }

describe('a filter', () => {
  const NODES = makeNodes([
    { name: 'load_dws', type: 'DWS SQL', status: 'success', rawStatus: 'success' },
    { name: '写入订单', type: 'Shell', status: 'fail', rawStatus: 'FAIL' },
    { name: '(a+)+$', type: '', status: 'unknown', rawStatus: 'half-done' },
    { name: 'a.c*', type: 'Shell', status: 'manual-stop', rawStatus: 'manual-stop' },
  ])
  const find = (given: Partial<Parameters<typeof filterNodes>[1]>, word = english) =>
    printKeys(filterNodes(NODES, { ...NO_FILTER, ...given }, word))

  it('that is empty returns the same list', () => {
    expect(filterNodes(NODES, NO_FILTER, english)).toBe(NODES)
  })

  it.each([
    ['a part of a name', 'load', 'a'],
    ['capitals', 'LOAD_DWS', 'a'],
    ['Chinese', '订单', 'b'],
    ['a type', 'shell', 'bd'],
    ['the status as given', 'half-done', 'c'],
    ['the status in words', 'cancelled', 'd'],
    ['the status as given, where the words differ', 'manual-stop', 'd'],
    ['two words in any order', 'shell 写入', 'b'],
    ['nothing when one of two words is missing', 'shell load', ''],
    ['full-width letters', 'ｌｏａｄ＿ｄｗｓ', 'a'],
    ['a word between spaces', '  load\t', 'a'],
    ['all nodes by spaces alone', '   ', 'abcd'],
    ['two words around a full-width space', '写入　shell', 'b'],
    ['no node by a pattern', '.*', ''],
    ['a name that is a pattern', '(a+)+$', 'c'],
    ['a dot as a dot', 'a.c', 'd'],
    ['a star as a star', 'c*', 'd'],
    ['nothing by a broken pattern', '[', ''],
    ['no word across two values', 'dwsdws', ''],
  ])('finds %s', (_, q, expected) => {
    expect(find({ q })).toBe(expected)
  })

  it('finds the Chinese word of a status in Chinese only', () => {
    expect([find({ q: '运行失败' }, chinese), find({ q: '运行失败' })]).toEqual(['b', ''])
  })

  it.each<[string, Partial<Parameters<typeof filterNodes>[1]>, string]>([
    ['a status', { status: ['fail'] }, 'b'],
    ['either of two statuses', { status: ['fail', 'success'] }, 'ab'],
    ['a type', { types: ['Shell'] }, 'bd'],
    ['nodes without a type', { types: [''] }, 'c'],
    ['no type in other capitals', { types: ['shell'] }, ''],
    ['all three', { q: '写', status: ['fail'], types: ['Shell'] }, 'b'],
    ['nothing when one of three does not match', { q: 'load', status: ['fail'], types: ['Shell'] }, ''],
  ])('finds %s', (_, filters, expected) => {
    expect(find(filters)).toBe(expected)
  })

  it('reads a backtracking pattern as text, and finds the end of 100,000 letters', () => {
    const search = (names: string[], q: string) =>
      printKeys(filterNodes(makeNodes(names.map((name) => ({ name }))), { ...NO_FILTER, q }, english))
    expect(search([`${'a'.repeat(20)}!`, '(a+)+$ is its name'], '(a+)+$')).toBe('b')
    expect(search(['a'.repeat(100_000), `${'a'.repeat(100_000)}!`], `${'a'.repeat(290)}!`)).toBe('b')
  })

  it('of any nodes keeps their order', () => {
    fc.assert(
      fc.property(anyNodes, fc.string({ maxLength: 3 }), (nodes, q) => {
        const kept = filterNodes(nodes, { ...NO_FILTER, q }, english)
        expect(kept).toEqual(nodes.filter((node) => kept.includes(node)))
      }),
    )
  })
})

it.each([
  ['an accent of two characters by one', 'cafe\u0301', 'caf\u00e9'],
  ['an accent of one character by two', 'caf\u00e9', 'cafe\u0301'],
  ['full-width letters by others', 'ＤＷＳ＿１', 'dws_1'],
  ['a ligature by its letters', 'ﬁle', 'file'],
])('a filter finds %s', (_, name, q) => {
  const node = makeInstance({}, [{ name }]).nodes
  expect(filterNodes(node, { q, status: [], types: [] }, () => '')).toHaveLength(1)
})
