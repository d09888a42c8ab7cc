import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutGroupCards } from './group-cards'
import { chooseGroups, groupByLine, getLineKey } from './groups'
import { type WallKind } from '../../contract/wall-kind'
import { AXIS_HEIGHT, GAP, layoutWall } from './layout'
import { findRotationIndex, findShownIndex, listRotation, NOT_TURNED, turnBy } from './rotation'

const input = fc.record({
  problems: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
  pinned: fc.nat(60),
  isPortrait: fc.boolean(),
  // what a title, a foot and a band leave of 1080, and of 1320 upright
  high: fc.integer({ min: 745, max: 880 }),
})
const withHeight = input.map((one) => (one.isPortrait ? { ...one, high: one.high + 230 } : one))

/** What the smallest text of a cell needs for all of its lines. */
const LEAST = { lines: 130, rows: 45, tiles: 54, map: 43 }

describe('the layout of a wall', () => {
  it('fits, and keeps every cell large enough for its text', () => {
    fc.assert(
      fc.property(withHeight, (given) => {
        const { form, rows, rowHigh, columns, pins, pinRows, pinHigh } = layoutWall(given)
        const axis = form === 'map' ? 0 : AXIS_HEIGHT
        expect(rows * rowHigh + axis + pinRows * (pinHigh + GAP)).toBeLessThanOrEqual(given.high + 0.001)
        expect(rowHigh).toBeGreaterThanOrEqual(LEAST[form] - 0.001)
        expect(rows * columns).toBeGreaterThanOrEqual(Math.min(given.problems.length, 30))
        expect(pins === 'none').toBe(given.pinned === 0)
      }),
    )
  })

  it('has each job on exactly one page, in the order of the address, and problems first', () => {
    fc.assert(
      fc.property(withHeight, (given) => {
        const { pages, rows, columns } = layoutWall(given)
        expect(pages.flat().toSorted((a, b) => a - b)).toEqual(given.problems.map((_, index) => index))
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(rows * columns)
          expect(page).toEqual(page.toSorted((a, b) => a - b))
        }
        const [first = []] = pages
        const missing = given.problems.filter(
          (isProblem, index) => isProblem && !first.includes(index),
        ).length
        if (missing > 0) expect(first.every((index) => given.problems[index])).toBe(true)
      }),
    )
  })

  it.each([
    [4, 0, 'lines', 'none', 1],
    [4, 1, 'lines', 'full', 1],
    [12, 0, 'rows', 'none', 1],
    [12, 1, 'rows', 'full', 1],
    [14, 1, 'rows', 'slim', 1],
    [12, 3, 'rows', 'full', 1],
    [12, 7, 'map', 'groups', 5],
    [15, 0, 'tiles', 'none', 2],
    [30, 0, 'tiles', 'none', 3],
    [30, 1, 'tiles', 'slim', 3],
    [30, 4, 'tiles', 'slim', 4],
    [30, 6, 'tiles', 'slim', 4],
    [30, 12, 'map', 'groups', 5],
    [14, 6, 'tiles', 'slim', 2],
    [40, 6, 'tiles', 'slim', 4],
    [48, 6, 'tiles', 'slim', 5],
    [48, 0, 'tiles', 'none', 4],
    [60, 1, 'tiles', 'slim', 5],
    [60, 60, 'map', 'groups', 5],
  ])('%i jobs of which %i failed are %s with %s, in %i columns', (jobs, pinned, form, pins, columns) => {
    const problems = Array.from({ length: jobs }, (_, index) => index < pinned)
    expect(layoutWall({ problems, pinned, isPortrait: false, high: 850 })).toMatchObject({
      form,
      pins,
      columns,
    })
  })

  it.each([
    [8, 1, 'rows', 'full'],
    [12, 1, 'rows', 'slim'],
    [12, 2, 'tiles', 'slim'],
    [30, 0, 'tiles', 'none'],
    [30, 2, 'map', 'slim'],
    [30, 3, 'map', 'slim'],
    [60, 3, 'map', 'slim'],
    [30, 12, 'map', 'groups'],
  ])('upright, %i jobs of which %i failed are %s with %s', (jobs, pinned, form, pins) => {
    const problems = Array.from({ length: jobs }, (_, index) => index < pinned)
    expect(layoutWall({ problems, pinned, isPortrait: true, high: 1052 })).toMatchObject({ form, pins })
  })
})

it.each([4, 5, 12])('upright, three groups of %i failures have a card each', (pinned) => {
  const problems = Array.from({ length: 30 }, (_, index) => index < pinned)
  const { pinHigh } = layoutWall({ problems, pinned, isPortrait: true, high: 1052 })
  expect(layoutGroupCards(3, pinHigh, true).count).toBe(3)
})

describe('groups by the first error line', () => {
  it.each([
    ['row 4211907, column "a"', 'row 17, column "b"'],
    ['2026-11-29 02:44:12 refused', '2026-11-30 03:00:01 refused'],
    ['task 0f3a9c1e-77aa-4b1c lost', 'task 9988aaff-00bb-1234 lost'],
  ])('%j is the same as %j', (a, b) => {
    expect(getLineKey(a)).toBe(getLineKey(b))
  })

  it('tells other lines apart', () => {
    expect(getLineKey('connection refused')).not.toBe(getLineKey('connection reset'))
  })

  it('loses none: each failure is in one group, and what has no room is counted', () => {
    const failure = fc.record({
      line: fc.option(fc.constantFrom('a 1', 'a 2', 'b', '')),
      isFinal: fc.boolean(),
      atMs: fc.nat(99),
    })
    fc.assert(
      fc.property(fc.array(failure), fc.nat(5), (failures, room) => {
        const groups = groupByLine(failures, (one) => one)
        const sizes = groups.map(({ members }) => members.length)
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        const shown = chooseGroups(groups, room)
        const seen = shown.groups.flatMap(({ members }) => members).length
        expect(seen + shown.hidden.length).toBe(failures.length)
        expect(
          groups.every(({ line, members }) =>
            members.every((one) => (one.line === null) === (line === null)),
          ),
        ).toBe(true)
      }),
    )
  })

  it('puts those whose line is not read yet together, apart from those that have none', () => {
    const failures = ['a', 'b', 'c', 'd'].map((name, atMs) => ({
      name,
      line: null,
      isFinal: atMs < 2,
      atMs,
    }))
    const groups = groupByLine(failures, (one) => one)
    expect(groups.map(({ isFinal, members }) => [isFinal, members.map(({ name }) => name)])).toEqual([
      [true, ['a', 'b']],
      [false, ['c', 'd']],
    ])
  })
})

describe('the rotation', () => {
  const cell = (name: string, kind: WallKind, overMs: number | null, behindMs: number | null) => ({
    name,
    kind,
    overMs,
    behindMs,
  })

  it('shows what runs, the most behind first, at most six', () => {
    const cells = [
      cell('a', 'success', null, null),
      cell('b', 'running', null, null),
      cell('c', 'stuck', 900, null),
      cell('d', 'running', null, 300),
      ...['e', 'f', 'g', 'h'].map((name) => cell(name, 'running', null, null)),
    ]
    expect(listRotation(cells).map(({ name }) => name)).toEqual(['c', 'd', 'b', 'e', 'f', 'g'])
  })

  it('begins again with the overview after the last run', () => {
    expect([0, 10, 20, 30, 40].map((second) => findRotationIndex(second * 1_000, 10_000, 2))).toEqual([
      0, 1, 2, 0, 1,
    ])
    expect(findRotationIndex(123_456, 10_000, 0)).toBe(0)
  })
})

describe('a rotation turned by hand', () => {
  it('shows the next picture and the one before, and goes on from there', () => {
    const next = turnBy(1, 3, 3, NOT_TURNED)
    expect(findShownIndex(3, 3, next)).toBe(0)
    expect(findShownIndex(0, 3, next)).toBe(1)
    expect(findShownIndex(0, 3, turnBy(-1, 0, 3, NOT_TURNED))).toBe(3)
  })

  it('stays at the picture that is held, also when it is turned then', () => {
    const held = { by: 0, heldAt: 2 }
    expect([0, 1, 2].map((ofClock) => findShownIndex(ofClock, 3, held))).toEqual([2, 2, 2])
    expect(findShownIndex(0, 3, turnBy(1, 2, 3, held))).toBe(3)
    expect(findShownIndex(0, 3, turnBy(1, 3, 3, { by: 0, heldAt: 3 }))).toBe(0)
  })

  it('shows the overview when the held run is gone', () => {
    expect(findShownIndex(1, 1, { by: 0, heldAt: 2 })).toBe(0)
  })
})
