import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OffsetMeaning, readPages } from './pages'

type TotalMeaning = 'all' | 'page' | 'none'

interface ListOptions {
  /** What the list takes `offset` for. */
  offset: 'page' | 'record'
  total: TotalMeaning
  /** The most that it gives at once. */
  most?: number
}

/** A list of `size` numbers, newest first. Before each later call it grows by as many as `grows` says. */
function createList(
  size: number,
  { offset: meaning, total, most = Infinity }: ListOptions,
  grows: number[] = [],
) {
  let entries = Array.from({ length: size }, (_, index) => index)
  const offsets: number[] = []
  return {
    offsets,
    read: (limit: number, known: OffsetMeaning = 'unknown') =>
      readPages<number>({
        limit,
        meaning: known,
        keyOf: String,
        fetch: (offset) => {
          const grown = offsets.length === 0 ? 0 : (grows[offsets.length - 1] ?? 0)
          entries = [...Array.from({ length: grown }, (_, index) => -entries.length - index - 1), ...entries]
          offsets.push(offset)
          const given = Math.min(limit, most)
          const from = meaning === 'page' ? offset * given : offset
          const rows = entries.slice(from, from + given)
          const totals = { all: entries.length, page: rows.length, none: null }
          return Promise.resolve({ rows, received: rows.length, total: totals[total] })
        },
      }),
  }
}

describe('the calls for a list', () => {
  it.each<[string, number, ListOptions, OffsetMeaning, number[], OffsetMeaning]>([
    ['a short page ends it', 7, { offset: 'page', total: 'none' }, 'unknown', [0], 'unknown'],
    ['an empty one', 0, { offset: 'page', total: 'all' }, 'unknown', [0], 'unknown'],
    ['pages', 25, { offset: 'page', total: 'none' }, 'unknown', [0, 1, 2], 'page'],
    ['pages that all are full', 20, { offset: 'page', total: 'none' }, 'unknown', [0, 1, 2], 'page'],
    ['full pages and their total', 20, { offset: 'page', total: 'all' }, 'unknown', [0, 1], 'page'],
    ['a total of the page alone', 20, { offset: 'page', total: 'page' }, 'unknown', [0, 1, 2], 'page'],
    ['records', 25, { offset: 'record', total: 'none' }, 'unknown', [0, 1, 11, 21], 'record'],
    ['records, when that is known', 25, { offset: 'record', total: 'none' }, 'record', [0, 10, 20], 'record'],
    [
      'pages of less than the limit',
      9,
      { offset: 'page', total: 'all', most: 4 },
      'unknown',
      [0, 1, 2],
      'page',
    ],
    ['records of less', 9, { offset: 'record', total: 'all', most: 4 }, 'unknown', [0, 1, 5], 'record'],
  ])('%s', async (_, size, options, known, offsets, meaning) => {
    const list = createList(size, options)
    const { rows, meaning: found } = await list.read(10, known)
    expect(rows).toEqual(Array.from({ length: size }, (__, index) => index))
    expect([list.offsets, found]).toEqual([offsets, meaning])
  })

  it('10,000 entries in pages of 1,000 take ten, and eleven when offsets are records', async () => {
    for (const [offset, calls] of [
      ['page', 10],
      ['record', 11],
    ] as const) {
      const list = createList(10_000, { offset, total: 'all' })
      expect((await list.read(1000)).rows).toHaveLength(10_000)
      expect(list.offsets).toHaveLength(calls)
    }
  })

  it('a page from which DGC has left something out does not end a list whose total says more', async () => {
    const pages = [[1, 2, 3], [4], [7, 8, 9], [10]]
    const offsets: number[] = []
    const fetch = (offset: number) => {
      offsets.push(offset)
      const rows = pages[offset] ?? []
      return Promise.resolve({ rows, received: rows.length, total: 10 })
    }
    const { rows } = await readPages({ limit: 3, meaning: 'page', keyOf: String, fetch })
    expect(rows).toEqual(pages.flat())
    expect(offsets).toEqual([0, 1, 2, 3, 4])
  })

  it('a list that gives the same page for ever ends', async () => {
    const fetch = () => Promise.resolve({ rows: [1, 2], received: 2, total: 99 })
    expect((await readPages({ limit: 2, meaning: 'page', keyOf: String, fetch })).rows).toEqual([1, 2])
  })

  it('a list without an end is read to the limit of pages', async () => {
    let next = 0
    const fetch = () => Promise.resolve({ rows: [next++, next++], received: 2, total: null })
    const { rows } = await readPages({ limit: 2, meaning: 'page', keyOf: String, fetch, maxPages: 3 })
    expect(rows).toHaveLength(6)
  })
})

it('any list that grows meanwhile: each of its first entries once, whatever offset and total mean', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 3, max: 20 }),
      fc.record({
        offset: fc.constantFrom<'page' | 'record'>('page', 'record'),
        total: fc.constantFrom<TotalMeaning>('all', 'page', 'none'),
      }),
      // Fewer than half a page come between two calls.
      fc.array(fc.constantFrom(0, 0, 0, 1)),
      async (size, limit, options, grows) => {
        const list = createList(size, options, grows)
        const { rows } = await list.read(limit)
        expect(new Set(rows).size).toBe(rows.length)
        expect(rows.filter((row) => row >= 0).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, index) => index),
        )
      },
    ),
    { numRuns: 500 },
  )
})
