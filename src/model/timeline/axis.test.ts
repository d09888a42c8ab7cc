import { describe, expect, it } from 'vitest'
import { isInside, createAxis, invertShare, scaleMs, findCollapsibleGaps } from './axis'

const DAY = 86_400_000
const MINUTE = 60_000

const shapeOf = (axis: ReturnType<typeof createAxis>) =>
  axis.segments.map(({ fromMs, toMs, left, right, collapsed }) => [
    `${fromMs}-${toMs}`,
    Number(left.toFixed(6)),
    Number(right.toFixed(6)),
    collapsed,
  ])

describe('an axis', () => {
  it.each([
    ['to scale', { fromMs: 0, toMs: 100 }, [['0-100', 0, 1, false]]],
    ['of an instant is a second', { fromMs: 5_000, toMs: 5_000 }, [['4500-5500', 0, 1, false]]],
    ['turned around is a second', { fromMs: 5_000, toMs: 0 }, [['4500-5500', 0, 1, false]]],
    ['of nonsense is a second', { fromMs: NaN, toMs: NaN }, [['-500-500', 0, 1, false]]],
    [
      'with a collapsed gap',
      { fromMs: 0, toMs: 100, gaps: [{ fromMs: 10, toMs: 90 }], gapShare: 0.1 },
      [
        ['0-10', 0, 0.45, false],
        ['10-90', 0.45, 0.55, true],
        ['90-100', 0.55, 1, false],
      ],
    ],
    [
      'with a collapsed gap at its start and one at its end',
      {
        fromMs: 0,
        toMs: 100,
        gaps: [
          { fromMs: -50, toMs: 40 },
          { fromMs: 60, toMs: 500 },
        ],
        gapShare: 0.1,
      },
      [
        ['0-40', 0, 0.1, true],
        ['40-60', 0.1, 0.9, false],
        ['60-100', 0.9, 1, true],
      ],
    ],
    [
      'with two collapsed gaps that touch',
      {
        fromMs: 0,
        toMs: 100,
        gaps: [
          { fromMs: 10, toMs: 50 },
          { fromMs: 50, toMs: 90 },
        ],
        gapShare: 0.1,
      },
      [
        ['0-10', 0, 0.4, false],
        ['10-50', 0.4, 0.5, true],
        ['50-90', 0.5, 0.6, true],
        ['90-100', 0.6, 1, false],
      ],
    ],
    [
      'within a gap is to scale',
      { fromMs: 20, toMs: 80, gaps: [{ fromMs: 0, toMs: 100 }], gapShare: 0.1 },
      [['20-80', 0, 1, false]],
    ],
    [
      'of nothing but gaps that touch is to scale',
      {
        fromMs: 20,
        toMs: 80,
        gaps: [
          { fromMs: 0, toMs: 50 },
          { fromMs: 50, toMs: 100 },
        ],
        gapShare: 0.1,
      },
      [['20-80', 0, 1, false]],
    ],
    [
      'leaves out gaps beyond it',
      { fromMs: 0, toMs: 100, gaps: [{ fromMs: 200, toMs: 300 }], gapShare: 0.1 },
      [['0-100', 0, 1, false]],
    ],
    [
      'gives gaps half of it at most',
      { fromMs: 0, toMs: 100, gaps: [{ fromMs: 10, toMs: 90 }], gapShare: 0.9 },
      [
        ['0-10', 0, 0.25, false],
        ['10-90', 0.25, 0.75, true],
        ['90-100', 0.75, 1, false],
      ],
    ],
  ])('%s', (_, options, shape) => {
    expect(shapeOf(createAxis(options))).toEqual(shape)
  })

  it('ends at exactly 1, also with a collapsed gap at its end', () => {
    for (let count = 1; count <= 20; count += 1) {
      const axis = createAxis({
        fromMs: 0,
        toMs: count * 100,
        gaps: Array.from({ length: count }, (_, i) => ({ fromMs: i * 100 + 30, toMs: i * 100 + 100 })),
        gapShare: 0.013,
      })
      expect(axis.segments.at(-1)?.right).toBe(1)
    }
  })
})

describe('places on an axis with a collapsed gap', () => {
  const axis = createAxis({ fromMs: 0, toMs: 100, gaps: [{ fromMs: 10, toMs: 90 }], gapShare: 0.1 })

  it.each([
    ['before it', -5, 0],
    ['its start', 0, 0],
    ['within the first part', 5, 0.225],
    ['where the gap begins', 10, 0.45],
    ['within the gap', 50, 0.5],
    ['where the gap ends', 90, 0.55],
    ['its end', 100, 1],
    ['behind it', 105, 1],
    ['no number', NaN, 0],
    ['never', Infinity, 1],
  ])('%s', (_, ms, share) => {
    expect(scaleMs(axis, ms)).toBeCloseTo(share, 9)
  })

  it.each([
    ['left of it', -1, 0],
    ['its left', 0, 0],
    ['within the first part', 0.225, 5],
    ['within the gap', 0.5, 50],
    ['its right', 1, 100],
    ['right of it', 2, 100],
    ['no number', NaN, 0],
  ])('the instant at a share: %s', (_, share, ms) => {
    expect(invertShare(axis, share)).toBeCloseTo(ms, 6)
  })

  it('both ends are inside', () => {
    expect([-1, 0, 50, 100, 101].map((ms) => isInside(axis, ms))).toEqual([false, true, true, true, false])
  })
})

describe('collapsing', () => {
  const domain = { fromMs: 0, toMs: 1_000 }
  const collapse = (idle: [number, number][], gapShare = 0.05, within = domain) =>
    findCollapsibleGaps(
      idle.map(([fromMs, toMs]) => ({ fromMs, toMs })),
      within,
      gapShare,
    ).map(({ fromMs, toMs }) => [fromMs, toMs])

  it.each([
    ['nothing idle', [], []],
    ['frees a third exactly', [[300, 684]], [[300, 684]]],
    ['frees a little less than a third', [[300, 683]], []],
    [
      'two that free a third together',
      [
        [100, 350],
        [500, 720],
      ],
      [
        [100, 350],
        [500, 720],
      ],
    ],
    [
      'leaves out a gap that collapsing would not shorten by half',
      [
        [100, 190],
        [300, 900],
      ],
      [[300, 900]],
    ],
    ['would leave nothing', [[0, 1_000]], []],
    [
      'would leave nothing between instants',
      [
        [0, 400],
        [400, 1_000],
      ],
      [],
    ],
  ] as [string, [number, number][], [number, number][]][])('%s', (_, idle, gaps) => {
    expect(collapse(idle)).toEqual(gaps)
  })

  it('a day between two minutes of work', () => {
    const span = DAY + 2 * MINUTE
    expect(collapse([[MINUTE, MINUTE + DAY]], 0.05, { fromMs: 0, toMs: span })).toEqual([
      [MINUTE, MINUTE + DAY],
    ])
  })

  it('takes the twenty longest of many, in the order of time', () => {
    const idle = Array.from({ length: 30 }, (_, i): [number, number] => [i * 33, i * 33 + 20 + (i % 10)])
    const gaps = collapse(idle, 0.001)
    expect(gaps).toHaveLength(20)
    expect(gaps).toEqual(gaps.toSorted(([a = 0], [b = 0]) => a - b))
    expect(Math.min(...gaps.map(([from = 0, to = 0]) => to - from))).toBe(23)
  })

  it('of an axis without a span there is none', () => {
    expect(collapse([[0, 10]], 0.05, { fromMs: 5, toMs: 5 })).toEqual([])
  })
})
