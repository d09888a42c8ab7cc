import { expect, it } from 'vitest'
import { SECOND_MS } from '../../lib/time/units'
import { createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime } from '../../testing/store'
import { createListCalls } from './list-calls'
import { createJobLists } from './job-lists'

it('answers without a list are as old as the first look: a newer one would hide the list that comes', async () => {
  const { clock, wait, advance } = createManualTime()
  const fake = createFakeLists()
  const lists = createJobLists({
    upstream: { coldReadWaitMs: () => 0, logFault: fake.upstream.logFault },
    calls: Object.assign(createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 2 }), {
      listJobs: () => new Promise<void>(() => undefined),
      listRuns: () => new Promise<void>(() => undefined),
    }),
    ledger: testLedger(),
    zone: null,
    clock,
    random: () => 0.5,
    wait: () => Promise.resolve(),
  })
  const startedMs = clock.nowMs()
  for (let look = 0; look < 3; look++) {
    const { fetchedAtMs, ageMs } = await lists.read('dw', 'viewer')
    expect([fetchedAtMs, ageMs]).toEqual([startedMs, look * 5 * SECOND_MS])
    await advance(5 * SECOND_MS)
  }
})
