import { jobRun } from './job-run'
import { testLedger } from './ledger'

// Started as a process by a test, which kills it: records runs in a folder and prints the number of each that is recorded.

const ledger = testLedger({ folder: process.argv[2] ?? '' })
for (let index = 0; ; index++) {
  const run = jobRun(index)
  await ledger.recordRuns('ws', [{ job: 'orders', run }], index)
  ledger.keepRun(
    { workspace: 'ws', job: 'orders', id: run.id },
    { bytes: Buffer.alloc(5000), seenAtMs: index },
  )
  process.stdout.write(`${index}\n`)
}
