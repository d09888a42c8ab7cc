import { describe, expect, it } from 'vitest'
import { createAxis } from '../../../model/timeline/axis'
import { axisLabels } from './labels'
import { HOUR_MS } from '../../../lib/time/units'

const axis = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS })
const ticks = Array.from({ length: 9 }, (_, index) => ({
  ms: (index + 1) * HOUR_MS,
  share: (index + 1) / 10,
  label: `0${index + 1}:00`,
}))
const base = { ticks, lang: 'en', width: 1_000, unit: 1 } as const
const at = (ms: number) => ({ ms, words: '05:58:20' })

const words = (labels: ReturnType<typeof axisLabels>) =>
  labels.toSorted((a, b) => a.at - b.at).map(({ words: said }) => said)

describe('labels above the rows', () => {
  it('are all the ticks of a run that is over', () => {
    expect(words(axisLabels({ ...base, axis, now: null }))).toEqual(ticks.map(({ label }) => label))
  })

  it('leave out the ticks that now covers', () => {
    const labels = axisLabels({ ...base, axis, now: at(6.1 * HOUR_MS) })
    expect(words(labels)).not.toContain('06:00')
    expect(words(labels)).toContain('05:58:20')
    expect(words(labels)).toContain('04:00')
  })

  it('keep now on the axis at its edges', () => {
    for (const ms of [0, 10 * HOUR_MS]) {
      const [pill] = axisLabels({ ...base, axis, now: at(ms) })
      expect(pill?.at).toBeGreaterThan(40)
      expect(pill?.at).toBeLessThan(960)
    }
  })

  it('name a fold at its place, and beside now where that would cover it', () => {
    const gaps = [{ fromMs: 5 * HOUR_MS, toMs: 9.5 * HOUR_MS }]
    const collapsed = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS, gaps, gapShare: 0.1 })
    const [, free] = axisLabels({ ...base, ticks: [], axis: collapsed, now: at(1 * HOUR_MS) })
    const gap = collapsed.segments.find((segment) => segment.collapsed)
    expect(free).toMatchObject({ words: '4h 30m', at: 500 * ((gap?.left ?? 0) + (gap?.right ?? 0)) })
    const [pill, moved] = axisLabels({ ...base, ticks: [], axis: collapsed, now: at(9.5 * HOUR_MS) })
    expect(moved?.words).toBe('4h 30m')
    expect((pill?.at ?? 0) - (moved?.at ?? 0)).toBeGreaterThan(90)
  })

  it('are never cut by an edge of the axis', () => {
    const long = { ms: 0, label: '28 Nov 18:00' }
    const edges = [0.02, 0.5, 0.98].map((share) => ({ ...long, ms: share * HOUR_MS, share }))
    const labels = axisLabels({ ...base, ticks: edges, axis, now: null })
    expect(labels.map(({ at: place }) => place)).toEqual([500])
  })

  it('tell a fold less exactly where there is no room for all of it, and never far from it', () => {
    const gaps = [
      { fromMs: 1 * HOUR_MS, toMs: 4.5 * HOUR_MS },
      { fromMs: 4.6 * HOUR_MS, toMs: 9 * HOUR_MS },
    ]
    const narrow = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS, gaps, gapShare: 0.1 })
    const labels = axisLabels({ ...base, ticks: [], axis: narrow, width: 440, now: at(9.9 * HOUR_MS) })
    const found = narrow.segments.filter(({ collapsed }) => collapsed)
    expect(found).toHaveLength(2)
    for (const { words: said, at: place } of labels.filter(({ kind }) => kind === 'fold')) {
      expect(said).toMatch(/h/)
      const near = found.map(({ left, right }) => Math.abs(place - 220 * (left + right)))
      expect(Math.min(...near)).toBeLessThan(70)
    }
    expect(labels.filter(({ kind }) => kind === 'fold').map(({ words: said }) => said)).toEqual([
      '3h 30m',
      '4h',
    ])
  })

  it('know nothing of a now that is not on the axis', () => {
    expect(words(axisLabels({ ...base, axis, now: at(11 * HOUR_MS) }))).not.toContain('05:58:20')
  })
})
