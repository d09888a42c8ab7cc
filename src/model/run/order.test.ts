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

const keysOf = (nodes: readonly RunNode[]) => nodes.map(({ key }) => key).join('')

/** Nodes a, b, c and so on. */
const nodesOf = (given: readonly Partial<RunNode>[]) =>
  makeInstance(
    {},
    given.map((node, index) => ({ key: 'abcdefgh'[index] ?? '', ...node })),
  ).nodes

const sorted = (sort: Sort, given: readonly Partial<RunNode>[]) =>
  keysOf(sortNodes(nodesOf(given), sort, RUN, NOW_MS))

describe('an order', () => {
  it.each<[string, Sort, string, Partial<RunNode>[]]>([
    ['definition', 'definition', 'abc', [{ startMs: 3 }, { startMs: 1 }, { startMs: 2 }]],
    ['start, with one that has not started', 'start', 'cab', [{ startMs: 2 }, {}, { startMs: 1 }]],
    ['latest start, with one that has not started', '-start', 'acb', [{ startMs: 2 }, {}, { startMs: 1 }]],
    [
      'starts at once keep the answer’s order',
      'start',
      'abc',
      [{ startMs: 1 }, { startMs: 1 }, { startMs: 1 }],
    ],
    [
      'starts at once keep it downward as well',
      '-start',
      'abc',
      [{ startMs: 1 }, { startMs: 1 }, { startMs: 1 }],
    ],
    ['no node has started', '-start', 'abc', [{}, {}, {}]],
    ['end', 'end', 'cab', [{ endMs: 2 }, {}, { endMs: 1 }]],
    ['names with numbers, by their value', 'name', 'cba', [{ name: 'n10' }, { name: 'n9' }, { name: 'n1' }]],
    [
      'Chinese names, by their reading',
      'name',
      'cab',
      [{ name: '加载' }, { name: '写入' }, { name: '导出' }],
    ],
    ['names downward', '-name', 'bca', [{ name: 'a' }, { name: 'c' }, { name: 'b' }]],
    ['types', 'type', 'bca', [{ type: 'Shell' }, { type: 'CDM Job' }, { type: 'DWS SQL' }]],
    [
      'statuses by urgency',
      'status',
      'cba',
      [{ status: 'success' }, { status: 'running' }, { status: 'fail' }],
    ],
    ['retries, with 0 above none', '-retries', 'cba', [{}, { retries: 0 }, { retries: 2 }]],
    ['retries upward, with none last', 'retries', 'bca', [{}, { retries: 0 }, { retries: 2 }]],
    ['rows', '-rows', 'bca', [{}, { rows: 7 }, { rows: -1 }]],
    ['types upward, with none last', 'type', 'cba', [{ type: '' }, { type: 'Shell' }, { type: 'CDM Job' }]],
    [
      'types downward, with none last',
      '-type',
      'bca',
      [{ type: '' }, { type: 'Shell' }, { type: 'CDM Job' }],
    ],
    [
      'speed as it is shown: of rows and times where none is given',
      '-speed',
      'bcade',
      [
        { rowsPerSecond: 10 },
        { rows: 100, startMs: 1, endMs: 2_001 },
        { rows: 100, rowsPerSecond: 20, startMs: 1, endMs: 2 },
        { rows: 100, startMs: 1 },
        { rows: 0, startMs: 1, endMs: 2_001 },
      ],
    ],
    [
      'speed upward, with none last',
      'speed',
      'cab',
      [{ rowsPerSecond: 10 }, {}, { rows: 1, startMs: 1, endMs: 2_001 }],
    ],
    ['speed', '-speed', 'bca', [{}, { rowsPerSecond: 0.5 }, { rowsPerSecond: 0.25 }]],
    [
      'longest first, with one that runs and one of unknown length',
      '-duration',
      'bacd',
      [
        { startMs: 1, endMs: 5_000 },
        { startMs: 1, status: 'running' },
        { startMs: 1, endMs: 2 },
        { startMs: 9, endMs: 1 },
      ],
    ],
    [
      'problems first, and of them the latest',
      'problems',
      'dbeac',
      [
        { status: 'running', startMs: 3 },
        { status: 'fail', startMs: 1 },
        { status: 'success', startMs: 9 },
        { status: 'fail', startMs: 2 },
        { status: 'unknown' },
      ],
    ],
    [
      'problems of one kind keep the answer’s order',
      'problems',
      'abc',
      [{ status: 'fail' }, { status: 'fail' }, { status: 'fail' }],
    ],
  ])('%s', (_, sort, expected, given) => {
    expect(sorted(sort, given)).toBe(expected)
  })

  it('of problems follows the table of statuses', () => {
    const nodes = STATUSES.map((status) => makeNode({ key: status, status }))
    const order = sortNodes(nodes, 'problems', RUN, NOW_MS).map(({ status }) => STATUS[status].rank)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).toHaveLength(STATUSES.length)
  })
})

const ALL_SORTS: Sort[] = [
  'definition',
  'problems',
  ...SORT_COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]),
]
const anyNodes = fc.array(anyNode, { maxLength: 20 })

describe('any nodes in any order', () => {
  it('none is lost, none is invented, and the answer is not touched', () => {
    fc.assert(
      fc.property(anyNodes, fc.constantFrom(...ALL_SORTS), (nodes, sort) => {
        const before = nodes.slice()
        const after = sortNodes(nodes, sort, RUN, NOW_MS)
        expect(nodes).toEqual(before)
        expect(after).not.toBe(nodes)
        expect(after).toHaveLength(nodes.length)
        expect(new Set(after)).toEqual(new Set(nodes))
      }),
    )
  })

  it('sorting what is sorted changes nothing', () => {
    fc.assert(
      fc.property(anyNodes, fc.constantFrom(...ALL_SORTS), (nodes, sort) => {
        const once = sortNodes(nodes, sort, RUN, NOW_MS)
        expect(sortNodes(once, sort, RUN, NOW_MS)).toEqual(once)
      }),
    )
  })

  it('what a node does not have stands last, upward and downward, in the order of the answer', () => {
    const fields = {
      start: 'startMs',
      end: 'endMs',
      retries: 'retries',
      rows: 'rows',
    } as const satisfies Partial<Record<SortColumn, keyof RunNode>>
    const anyColumn = fc.constantFrom<keyof typeof fields>('start', 'end', 'retries', 'rows')
    fc.assert(
      fc.property(anyNodes, anyColumn, fc.boolean(), (nodes, column, down) => {
        const after = sortNodes(nodes, down ? `-${column}` : column, RUN, NOW_MS)
        const absent = nodes.filter((node) => node[fields[column]] === null)
        expect(after.slice(after.length - absent.length)).toEqual(absent)
      }),
    )
  })

  it('equals keep the order of the answer, upward and downward', () => {
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

describe('a filter', () => {
  const NODES = nodesOf([
    { name: 'load_dws', type: 'DWS SQL', status: 'success', rawStatus: 'success' },
    { name: '写入订单', type: 'Shell', status: 'fail', rawStatus: 'FAIL' },
    { name: '(a+)+$', type: '', status: 'unknown', rawStatus: 'half-done' },
    { name: 'a.c*', type: 'Shell', status: 'manual-stop', rawStatus: 'manual-stop' },
  ])
  const found = (given: Partial<Parameters<typeof filterNodes>[1]>, word = english) =>
    keysOf(filterNodes(NODES, { q: '', status: [], types: [], ...given }, word))

  it('without anything to filter hands the nodes back as they are', () => {
    expect(filterNodes(NODES, { q: '', status: [], types: [] }, english)).toBe(NODES)
  })

  it.each([
    ['a part of a name', 'load', 'a'],
    ['capitals', 'LOAD_DWS', 'a'],
    ['Chinese', '订单', 'b'],
    ['a type', 'shell', 'bd'],
    ['the status as given', 'half-done', 'c'],
    ['the status in words', 'cancelled', 'd'],
    ['the status as given, where the words are others', 'manual-stop', 'd'],
    ['two words in any order', 'shell 写入', 'b'],
    ['two words of which one is missing', 'shell load', ''],
    ['spaces around', '  load\t', 'a'],
    ['nothing but spaces', '   ', 'abcd'],
    ['a full-width space between two', '写入　shell', 'b'],
    ['a pattern that matches everything', '.*', ''],
    ['a pattern as a name', '(a+)+$', 'c'],
    ['a dot, which is a dot', 'a.c', 'd'],
    ['a star, which is a star', 'c*', 'd'],
    ['a broken pattern', '[', ''],
    ['an end that no word crosses', 'dwsdws', ''],
  ])('finds %s', (_, q, expected) => {
    expect(found({ q })).toBe(expected)
  })

  it('finds the Chinese word of a status in Chinese only', () => {
    expect([found({ q: '运行失败' }, chinese), found({ q: '运行失败' })]).toEqual(['b', ''])
  })

  it.each<[string, Partial<Parameters<typeof filterNodes>[1]>, string]>([
    ['a status', { status: ['fail'] }, 'b'],
    ['either of two statuses', { status: ['fail', 'success'] }, 'ab'],
    ['a type', { types: ['Shell'] }, 'bd'],
    ['nodes without a type', { types: [''] }, 'c'],
    ['a type that no node has', { types: ['shell'] }, ''],
    ['status and type', { status: ['fail', 'success'], types: ['Shell'] }, 'b'],
    ['all three', { q: '写', status: ['fail'], types: ['Shell'] }, 'b'],
    ['all three, one of them wrong', { q: 'load', status: ['fail'], types: ['Shell'] }, ''],
  ])('takes %s', (_, filters, expected) => {
    expect(found(filters)).toBe(expected)
  })

  it('keeps the order, and only what it was given', () => {
    fc.assert(
      fc.property(anyNodes, fc.string({ maxLength: 3 }), (nodes, q) => {
        const kept = filterNodes(nodes, { q, status: [], types: [] }, english)
        expect(kept).toEqual(nodes.filter((node) => kept.includes(node)))
      }),
    )
  })

  it('reads a pattern that backtracks as text', () => {
    const nodes = nodesOf([{ name: `${'a'.repeat(20)}!` }, { name: '(a+)+$ is its name' }])
    expect(keysOf(filterNodes(nodes, { q: '(a+)+$', status: [], types: [] }, english))).toBe('b')
  })

  it('finds what stands at the end of 100,000 letters', () => {
    const nodes = nodesOf([{ name: 'a'.repeat(100_000) }, { name: `${'a'.repeat(100_000)}!` }])
    const q = `${'a'.repeat(290)}!`
    expect(keysOf(filterNodes(nodes, { q, status: [], types: [] }, english))).toBe('b')
  })
})
