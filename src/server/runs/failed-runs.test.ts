import { expect, it } from 'vitest'
import { type RunRef } from '../../contract/run-ref'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { testLedger } from '../../testing/ledger'
import { NOW_MS } from '../../testing/server'
import { UpstreamError } from '../dgc/faults'
import { createFailedRuns } from './failed-runs'
import { type CachedRun } from './reader/run-reader'
import { type Upstream } from './upstream'

/** Failed runs 1000 to 1003, the newest last; the fake DGC throws what stands for their id. */
async function createTest(faults: Record<string, UpstreamError> = {}) {
  const ledger = testLedger()
  await ledger.recordRuns(
    'ws',
    [0, 1, 2, 3].map((index) => ({ job: 'orders', run: jobRun(index, { status: 'fail' }) })),
    1,
  )
  const calls: string[] = []
  const kept: string[] = []
  let waits = 0
  const call: Upstream['call'] = async (key, _send, read) => {
    calls.push(key)
    const fault = faults[key]
    if (fault !== undefined) throw fault
    return read(`text of ${key}`)
  }
  const keepFailed = createFailedRuns({
    upstream: { call },
    ledger,
    reader: { read: async (_ref, { bytes }) => ({ source: Buffer.from(bytes).toString() }) as CachedRun },
    kept: { keep: ({ id }: RunRef, run) => void kept.push(`${id}: ${run.source}`) },
    keyOf: ({ id }) => id,
    clock: { nowMs: () => NOW_MS },
    wait: async () => void waits++,
  })
  return { ledger, keepFailed, calls, kept, waits: () => waits }
}

it('failed runs that no viewer opened are read one after the other, newest first, and kept', async () => {
  expect(NOW_MS).toBeGreaterThan(FIRST_PLAN_MS)
  const { keepFailed, kept, calls, waits } = await createTest()
  await Promise.all([keepFailed('ws'), keepFailed('ws'), keepFailed('other')])
  expect(kept).toEqual(['1003', '1002', '1001', '1000'].map((id) => `${id}: text of ${id}`))
  expect(waits()).toBe(4)
  // Its answer may have been evicted since, to make room.
  await keepFailed('ws')
  expect(calls).toHaveLength(4)
})

it('one that is gone or cannot be read does not stop the others, and is not asked for again', async () => {
  const { keepFailed, kept, calls, ledger } = await createTest({
    '1003': new UpstreamError({ code: 'instance_not_found' }),
    '1002': new UpstreamError({ code: 'upstream_bad_answer', reason: 'html' }),
  })
  await keepFailed('ws')
  await keepFailed('ws')
  expect(kept.map((text) => text.slice(0, 4))).toEqual(['1001', '1000'])
  expect(calls).toHaveLength(4)
  expect(ledger.listRunsAround({ workspace: 'ws', job: 'orders', id: '1003' }, 0)).toMatchObject([
    { onlyKept: true },
  ])
})

it('an error of the whole service ends the round', async () => {
  const faults = { '1002': new UpstreamError({ code: 'throttled' }) }
  const { keepFailed, calls } = await createTest(faults)
  await keepFailed('ws')
  expect(calls).toEqual(['1003', '1002'])
})
