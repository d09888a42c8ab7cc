import { expect, it } from 'vitest'
import { SECOND_MS } from '../../lib/time/units'
import { createTestInsights, PAST_RUNS, startOf } from '../../testing/insights'

const NODES = 400
const LARGE = 4_000

it('is made once for all viewers of an answer, and again when ten seconds have passed', async () => {
  const { read, pass } = createTestInsights(NODES)
  const first = await read()
  expect(first.insight).toMatchObject({
    sample: { runs: PAST_RUNS },
    forecast: { state: 'known', runs: PAST_RUNS },
  })
  pass(5 * SECOND_MS)
  expect(await read()).toBe(first)
  pass(5 * SECOND_MS)
  expect((await read()).insight.forecast).toMatchObject({ atMs: startOf(NODES / 2) + 10 * SECOND_MS })
})

it('keeps forecasts of earlier moments, but no more nodes than all runs together may', async () => {
  const { read } = createTestInsights(LARGE)
  const { forecastAt } = await read()
  const first = forecastAt(startOf(0) + 1)
  expect(first).toMatchObject({ state: 'known', nodes: { length: LARGE } })
  expect(forecastAt(startOf(0) + 1)).toBe(first)
  for (let at = 2; at <= 1 + 100_000 / LARGE; at += 1) forecastAt(startOf(0) + at)
  expect(forecastAt(startOf(0) + 1)).not.toBe(first)
})

it('is made once for all who ask, in parts between which other work goes on', async () => {
  const { read } = createTestInsights(2_000)
  let turns = 0
  let isDone = false
  const count = () => {
    turns++
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  const [one, other] = await Promise.all([read(), read()])
  isDone = true
  expect(one).toBe(other)
  expect(await read()).toBe(one)
  // One for each earlier run at least.
  expect(turns).toBeGreaterThan(PAST_RUNS)
})
