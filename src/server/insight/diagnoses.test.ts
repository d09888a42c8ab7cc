import { expect, it } from 'vitest'
import { type NodeCause } from '../../contract/log'
import { createTestInsights } from '../../testing/insights'
import { createDiagnoses } from './diagnoses'

it('is made once, until the insight or a cause changes', async () => {
  const write = createDiagnoses()
  const { read, pass } = createTestInsights(5)
  const value = await read()
  const first = write(value, [])
  expect(write(await read(), [])).toBe(first)
  const cause: NodeCause = { node: 'n0', cause: null, verdicts: [], why: 'reading' }
  expect(write(value, [cause])).not.toBe(first)
  pass(60_000)
  expect(write(await read(), [])).not.toBe(first)
})
