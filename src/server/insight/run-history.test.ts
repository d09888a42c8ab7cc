import { describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { createFakeLists } from '../../testing/fake-lists'
import { testLedger } from '../../testing/ledger'
import { createManualTime } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { createListCalls } from '../jobs/list-calls'
import { createRunHistories } from './run-history'

const REF = { workspace: 'dw', job: 'orders', id: '100' }

/** In front of a fake DGC that has a run of today and `days` daily ones before it. */
function createTest(days: number) {
  const { clock, advance } = createManualTime()
  const fake = createFakeLists()
  const faults: unknown[] = []
  const ledger = testLedger({ clock })
  const planMs = clock.nowMs() - MINUTE_MS
  for (let day = 0; day <= days; day++)
    fake.runs.push({ job: 'orders', id: 100 - day, planMs: planMs - day * DAY_MS })
  const calls = createListCalls({
    upstream: fake.upstream,
    clock,
    wait: () => Promise.resolve(),
    perSecond: 1_000,
  })
  const histories = createRunHistories({ calls, ledger, clock, onFault: (fault) => faults.push(fault) })
  const read = () => histories.read(REF, planMs)
  return {
    fake,
    faults,
    advance,
    read,
    readAll: async () => {
      read()
      await histories.settled()
      return read()
    },
    takeCalls: () => fake.calls.splice(0),
  }
}

describe('the history of a run', () => {
  it('takes one list, one definition and the runs before it, and later nothing', async () => {
    const { readAll, read, takeCalls } = createTest(4)
    expect(read()).toEqual({ definition: null, version: null, failure: null, past: [], isReading: true })
    const { definition, version, past, isReading } = await readAll()
    expect(definition?.version).toBe(3)
    expect(version).toBe(3)
    expect(isReading).toBe(false)
    expect(past.map(({ run }) => run.id)).toEqual(['96', '97', '98', '99'])
    expect(past[0]?.nodes).toEqual([
      expect.objectContaining({ key: 'load', type: 'Shell', status: 'success', rows: 7 }),
    ])
    expect(takeCalls()).toEqual([
      'runs of orders 0 7d',
      'definition orders v3',
      'run orders 99',
      'run orders 98',
      'run orders 97',
      'run orders 96',
    ])
    await readAll()
    expect(takeCalls()).toEqual([])
  })

  it('compares with genuine successes of the schedule only', async () => {
    const { fake, readAll } = createTest(3)
    Object.assign(fake.runs[1] ?? {}, { status: 'fail' })
    Object.assign(fake.runs[2] ?? {}, { status: 'force-success' })
    expect((await readAll()).past.map(({ run }) => run.id)).toEqual(['97'])
  })

  it('does without a run that DGC has forgotten', async () => {
    const { fake, readAll, takeCalls } = createTest(3)
    fake.errors.set('run', new UpstreamError({ code: 'instance_not_found' }))
    expect(await readAll()).toMatchObject({ past: [], isReading: false })
    takeCalls()
    await readAll()
    expect(takeCalls()).toEqual([])
  })

  it('says why there is no definition, and tries again after some minutes', async () => {
    const { fake, faults, readAll, advance } = createTest(2)
    fake.errors.set('definition', new UpstreamError({ code: 'forbidden' }))
    expect(await readAll()).toMatchObject({ definition: null, failure: 'forbidden', isReading: false })
    expect(faults).toHaveLength(1)
    fake.errors.clear()
    expect((await readAll()).definition).toBeNull()
    await advance(5 * MINUTE_MS)
    expect(await readAll()).toMatchObject({ definition: { version: 3 }, failure: null })
  })
})
