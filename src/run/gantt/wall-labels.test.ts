import { describe, expect, it } from 'vitest'
import { createAxis } from '../../model/timeline/axis'
import { placeLabels } from './wall-labels'
import { HOUR_MS } from '../../lib/time/units'

const axis = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS })
const ticks = Array.from({ length: 9 }, (_, index) => ({
  ms: (index + 1) * HOUR_MS,
  share: (index + 1) / 10,
  label: `0${index + 1}:00`,
}))
const base = { ticks, lang: 'en', width: 1_000, unit: 1 } as const
const at = (ms: number) => ({ ms, words: '05:58:20' })

const words = (labels: ReturnType<typeof placeLabels>) =>
  labels.toSorted((a, b) => a.at - b.at).map(({ words: text }) => text)

describe('labels above the rows', () => {
  it('are all ticks of a finished run', () => {
    expect(words(placeLabels({ ...base, axis, now: null }))).toEqual(ticks.map(({ label }) => label))
  })

  it('leave out ticks that the label of now covers', () => {
    const labels = placeLabels({ ...base, axis, now: at(6.1 * HOUR_MS) })
    expect(words(labels)).not.toContain('06:00')
    expect(words(labels)).toContain('05:58:20')
    expect(words(labels)).toContain('04:00')
  })

  it('keep the label of now within the axis', () => {
    for (const ms of [0, 10 * HOUR_MS]) {
      const [pill] = placeLabels({ ...base, axis, now: at(ms) })
      expect(pill?.at).toBeGreaterThan(40)
      expect(pill?.at).toBeLessThan(960)
    }
  })

  it('name a collapsed gap in its middle, or beside now', () => {
    const gaps = [{ fromMs: 5 * HOUR_MS, toMs: 9.5 * HOUR_MS }]
    const collapsed = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS, gaps, gapShare: 0.1 })
    const [, free] = placeLabels({ ...base, ticks: [], axis: collapsed, now: at(1 * HOUR_MS) })
    const gap = collapsed.segments.find((segment) => segment.collapsed)
    expect(free).toMatchObject({ words: '4h 30m', at: 500 * ((gap?.left ?? 0) + (gap?.right ?? 0)) })
    const [pill, moved] = placeLabels({ ...base, ticks: [], axis: collapsed, now: at(9.5 * HOUR_MS) })
    expect(moved?.words).toBe('4h 30m')
    expect((pill?.at ?? 0) - (moved?.at ?? 0)).toBeGreaterThan(90)
  })

  it('are never cut by an edge of the axis', () => {
    const long = { ms: 0, label: '28 Nov 18:00' }
    const edges = [0.02, 0.5, 0.98].map((share) => ({ ...long, ms: share * HOUR_MS, share }))
    const labels = placeLabels({ ...base, ticks: edges, axis, now: null })
    expect(labels.map(({ at: place }) => place)).toEqual([500])
  })

  it('shorten the duration of a gap where it does not fit', () => {
    const gaps = [
      { fromMs: 1 * HOUR_MS, toMs: 4.5 * HOUR_MS },
      { fromMs: 4.6 * HOUR_MS, toMs: 9 * HOUR_MS },
    ]
    const narrow = createAxis({ fromMs: 0, toMs: 10 * HOUR_MS, gaps, gapShare: 0.1 })
    const labels = placeLabels({ ...base, ticks: [], axis: narrow, width: 440, now: at(9.9 * HOUR_MS) })
    const found = narrow.segments.filter(({ collapsed }) => collapsed)
    expect(found).toHaveLength(2)
    for (const { words: text, at: place } of labels.filter(({ kind }) => kind === 'gap')) {
      expect(text).toMatch(/h/)
      const near = found.map(({ left, right }) => Math.abs(place - 220 * (left + right)))
      expect(Math.min(...near)).toBeLessThan(70)
    }
    expect(labels.filter(({ kind }) => kind === 'gap').map(({ words: text }) => text)).toEqual([
      '3h 30m',
      '4h',
    ])
  })

  it('leave out a now that is not on the axis', () => {
    expect(words(placeLabels({ ...base, axis, now: at(11 * HOUR_MS) }))).not.toContain('05:58:20')
  })
})
