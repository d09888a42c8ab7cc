import { expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { createAxis } from '../../model/timeline/axis'
import { isGapCovered, isTickNearGap, listGapLabels } from './gap-labels'

const GAP_FROM = 4 * HOUR_MS
const GAP_TO = GAP_FROM + 17 * HOUR_MS + 21 * MINUTE_MS
/** 40 px of a phone's 358, from 300 to 340. */
const AXIS = createAxis({
  fromMs: 0,
  toMs: GAP_TO + 0.24 * HOUR_MS,
  gaps: [{ fromMs: GAP_FROM, toMs: GAP_TO }],
  gapShare: 40 / 358,
})
const label = (lang: 'en' | 'zh-CN', width = 358) => listGapLabels(AXIS, width, lang)

it('says how long nothing ran, in one unit where two do not fit', () => {
  expect(label('en').map(({ text, tip }) => [text, tip])).toEqual([['17h', '17h 21m']])
  expect(label('zh-CN').map(({ text, tip }) => [text, tip])).toEqual([['17小时', '17时21分']])
  expect(label('zh-CN', 1_400).map(({ text }) => text)).toEqual(['17时21分'])
})

it('is touched by a tick that stands at its edge, and covered by now beside it', () => {
  const [gap] = label('zh-CN')
  if (!gap) throw new Error('no label')
  expect(isTickNearGap(gap, gap.left - 15 / 358, 358)).toBe(true)
  expect(isTickNearGap(gap, gap.left - 40 / 358, 358)).toBe(false)
  expect(isGapCovered(gap, 1, 358)).toBe(true)
  expect(isGapCovered(gap, 0.5, 358)).toBe(false)
})
