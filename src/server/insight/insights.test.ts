import { expect, it } from 'vitest'
import { SECOND_MS } from '../../lib/time/units'
import { PAST_RUNS, createTestInsights, startOf } from '../../testing/insights'

const NODES = 400

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
