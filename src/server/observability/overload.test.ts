import { createHistogram } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { createLoopWatch } from './overload'

function watched() {
  const histogram = createHistogram()
  const delay = (ms: number, times = 1) => {
    for (let time = 0; time < times; time++) histogram.record(ms * 1e6)
  }
  return { delay, watch: createLoopWatch(histogram) }
}

it('refuses after a window in which everything was late, and takes up again after one that was not', () => {
  const { delay, watch } = watched()
  expect([watch.p99Ms(), watch.isOverloaded()]).toEqual([0, false])
  delay(1400, 3)
  expect(watch.isOverloaded()).toBe(false)
  watch.endWindow()
  expect(watch.isOverloaded()).toBe(true)
  expect(watch.p99Ms()).toBeCloseTo(1400, -1)
  delay(20, 150)
  watch.endWindow()
  expect(watch.isOverloaded()).toBe(false)
})

it('one late turn among many is no overload', () => {
  const { delay, watch } = watched()
  delay(20, 150)
  delay(1500)
  watch.endWindow()
  expect(watch.isOverloaded()).toBe(false)
})
