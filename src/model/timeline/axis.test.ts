import { describe, expect, it } from 'vitest'
import { isInside, createAxis, invertShare, scaleMs, findCollapsibleGaps } from './axis'
import { DAY_MS as DAY, MINUTE_MS as MINUTE } from '../../lib/time/units'

/** `from-to` of each segment with its shares, in brackets when it is collapsed. */
const printAxis = (axis: ReturnType<typeof createAxis>) =>
  axis.segments
    .map(({ fromMs, toMs, left, right, collapsed }) => {
      const text = `${fromMs}-${toMs} ${Number(left.toFixed(6))}-${Number(right.toFixed(6))}`
      return collapsed ? `[${text}]` : text
    })
    .join(' ')

/** `10-50 60-90` as intervals. */
const parseIntervals = (text: string) =>
  [...text.matchAll(/(-?\d+)-(\d+)/g)].map(([, from, to]) => ({ fromMs: Number(from), toMs: Number(to) }))

describe('an axis', () => {
  it.each([
    ['is to scale', 0, 100, '0-100 0-1'],
    ['of an instant is a second wide', 5_000, 5_000, '4500-5500 0-1'],
    ['whose end is before its start is a second wide', 5_000, 0, '4500-5500 0-1'],
    ['of NaN is a second wide', NaN, NaN, '-500-500 0-1'],
  ])('%s', (_, fromMs, toMs, expected) => {
    expect(printAxis(createAxis({ fromMs, toMs }))).toBe(expected)
  })

  it.each([
    ['inside', '0-100', '10-90', 0.1, '0-10 0-0.45 [10-90 0.45-0.55] 90-100 0.55-1'],
    ['at its start and its end', '0-100', '-50-40 60-500', 0.1, '[0-40 0-0.1] 40-60 0.1-0.9 [60-100 0.9-1]'],
    ['that touch', '0-100', '10-50 50-90', 0.1, '0-10 0-0.4 [10-50 0.4-0.5] [50-90 0.5-0.6] 90-100 0.6-1'],
    ['around it is to scale', '20-80', '0-100', 0.1, '20-80 0-1'],
    ['that touch and cover it is to scale', '20-80', '0-50 50-100', 0.1, '20-80 0-1'],
    ['beyond it is to scale', '0-100', '200-300', 0.1, '0-100 0-1'],
    ['gives them at most half', '0-100', '10-90', 0.9, '0-10 0-0.25 [10-90 0.25-0.75] 90-100 0.75-1'],
  ])('with collapsed gaps %s', (_, domain, gaps, gapShare, expected) => {
    const [span = { fromMs: 0, toMs: 0 }] = parseIntervals(domain)
    expect(printAxis(createAxis({ ...span, gaps: parseIntervals(gaps), gapShare }))).toBe(expected)
  })
})

describe('on an axis with a collapsed gap', () => {
  const axis = createAxis({ fromMs: 0, toMs: 100, gaps: [{ fromMs: 10, toMs: 90 }], gapShare: 0.1 })

  it.each([
    ['before its start', -5, 0],
    ['at its start', 0, 0],
    ['in the first part', 5, 0.225],
    ['where the gap begins', 10, 0.45],
    ['in the gap', 50, 0.5],
    ['where the gap ends', 90, 0.55],
    ['at its end', 100, 1],
    ['after its end', 105, 1],
    ['NaN', NaN, 0],
    ['Infinity', Infinity, 1],
  ])('the instant %s has its share', (_, ms, share) => {
    expect(scaleMs(axis, ms)).toBeCloseTo(share, 9)
  })

  it.each([
    ['left of the axis', -1, 0],
    ['at its left edge', 0, 0],
    ['in the first part', 0.225, 5],
    ['in the gap', 0.5, 50],
    ['at its right edge', 1, 100],
    ['right of the axis', 2, 100],
    ['NaN', NaN, 0],
  ])('the share %s has its instant', (_, share, ms) => {
    expect(invertShare(axis, share)).toBeCloseTo(ms, 6)
  })

  it('both edges are inside', () => {
    expect([-1, 0, 50, 100, 101].map((ms) => isInside(axis, ms))).toEqual([false, true, true, true, false])
  })
})

describe('the gaps worth collapsing', () => {
  const find = (idle: string, gapShare = 0.05, domain = '0-1000') => {
    const [span = { fromMs: 0, toMs: 0 }] = parseIntervals(domain)
    return findCollapsibleGaps(parseIntervals(idle), span, gapShare)
      .map(({ fromMs, toMs }) => `${fromMs}-${toMs}`)
      .join(' ')
  }

  it.each([
    ['are none without idle time', '', ''],
    ['free exactly a third', '300-684', '300-684'],
    ['are none when they free less', '300-683', ''],
    ['free a third together', '100-350 500-720', '100-350 500-720'],
    ['are each shortened by half', '100-190 300-900', '300-900'],
    ['are none when nothing is left', '0-1000', ''],
    ['are none when only instants are left', '0-400 400-1000', ''],
  ])('%s', (_, idle, expected) => {
    expect(find(idle)).toBe(expected)
  })

  it('include a day between two minutes of work', () => {
    const day = `${MINUTE}-${MINUTE + DAY}`
    expect(find(day, 0.05, `0-${DAY + 2 * MINUTE}`)).toBe(day)
  })

  it('are the twenty longest, in the order of time', () => {
    const idle = Array.from({ length: 30 }, (_, i) => `${i * 33}-${i * 33 + 20 + (i % 10)}`).join(' ')
    const gaps = parseIntervals(find(idle, 0.001))
    expect(gaps).toHaveLength(20)
    expect(gaps).toEqual(gaps.toSorted((a, b) => a.fromMs - b.fromMs))
    expect(Math.min(...gaps.map(({ fromMs, toMs }) => toMs - fromMs))).toBe(23)
  })

  it('are none on an axis without a span', () => {
    expect(find('0-10', 0.05, '5-5')).toBe('')
  })
})
