import { expect, it } from 'vitest'
import { MINUTE_MS } from '../../lib/time/units'
import { isInside } from '../../model/timeline/axis'
import { makeInstance } from '../../testing/runs'
import { createScaleReader } from './use-timeline-scale'

const PLAN_MS = 10 * MINUTE_MS
const WAITING = makeInstance({ status: 'waiting', planMs: PLAN_MS, startMs: null, endMs: null }, [
  { status: 'waiting', startMs: null, endMs: null },
])
const OPTIONS = { gapShare: 0.1, collapse: true, sinceMs: null, untilMs: null }

it.each([0, 1, 12, 44, 149, 151, 700])('a run that waits %d s after its plan has now on its axis', (late) => {
  let nowMs = PLAN_MS - 1_000
  const read = createScaleReader(WAITING, { subscribe: () => () => undefined, readMs: () => nowMs }, OPTIONS)
  read()
  nowMs = PLAN_MS + late * 1_000
  expect(isInside(read().full, nowMs)).toBe(true)
})
