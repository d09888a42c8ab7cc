import { type JobList } from '../contract/job'
import { unpackJobList } from '../contract/job-transfer'
import { SECOND_MS } from '../lib/time/units'
import { createListCalls } from '../server/jobs/list-calls'
import { createWorkspaceSweep } from '../server/jobs/workspace-sweep'
import { type Ledger } from '../server/ledger/ledger'
import { type FakeLists, addDailyJobs, createFakeLists } from './fake-lists'
import { testLedger } from './ledger'
import { createManualTime } from './store'

/** A sweep in front of a fake DGC; time moves only when the test says so. */
export function createTestSweep(fake: FakeLists = createFakeLists(), ledger: Ledger = testLedger()) {
  const time = createManualTime()
  const { clock, wait } = time
  const calls = createListCalls({ upstream: fake.upstream, clock, wait, perSecond: 2 })
  const sweep = createWorkspaceSweep({
    workspace: 'dw',
    zone: null,
    calls,
    ledger,
    clock,
    random: () => 0.5,
    onFault: fake.upstream.logFault,
  })
  /** Time goes by in steps, since the ledger is written in slices that wait for each other. */
  const pass = async (ms: number): Promise<void> => {
    const stepMs = Math.max(250, ms / 120)
    for (let passed = 0; passed < ms; passed += stepMs) {
      await time.advance(stepMs)
      await time.settle()
    }
  }
  /** A viewer asks for the list, and then none does for so long. */
  const look = async (ms: number): Promise<void> => {
    void sweep.look()
    await pass(ms)
  }
  const write = (): string => [...sweep.picture.write('dw', clock.nowMs())].join('')
  const list = (): JobList => unpackJobList(JSON.parse(write()))
  const takeCalls = (): string[] => fake.calls.splice(0)
  return { ...time, fake, ledger, sweep, pass, look, list, write, takeCalls }
}

/** Daily jobs with runs of so many days. */
export const withJobs = (count: number, days: number) => {
  const test = createTestSweep()
  addDailyJobs(test.fake, count, days, test.clock.nowMs())
  return test
}

/** As long as 40 jobs and 35 days of theirs take. */
export const ALL_MS = 60 * SECOND_MS
