import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { LATEST_WORDS } from '../contract/job-run'
import { formatCount } from '../lib/number'
import { DAY_MS, MINUTE_MS } from '../lib/time/units'
import { type RunRecord } from '../server/ledger/runs-table'
import { FIRST_PLAN_MS, jobRun } from './job-run'
import { testLedger } from './ledger'
import { measure, writeMeasureHead } from './measure'

// `npm run bench:ledger`: how large the file is with 100,000 runs, and what CPU time each call takes; it blocks the event loop for as long.

const RUNS = 100_000
const LAST_MS = FIRST_PLAN_MS + 180 * DAY_MS
/** One job runs every 15 minutes of the six months; the others share the rest. */
const BUSY_RUNS = (LAST_MS - FIRST_PLAN_MS) / (15 * MINUTE_MS)

const nameJob = (index: number): string => `dwd_team_${index % 40}_orders_daily_${index}`

function listRuns(jobs: number): RunRecord[] {
  return Array.from({ length: RUNS }, (_, index) => {
    const job = index < BUSY_RUNS ? 0 : 1 + (index % (jobs - 1))
    const planMs = LAST_MS - (index < BUSY_RUNS ? index * 15 * MINUTE_MS : Math.floor(index / jobs) * DAY_MS)
    const isFailed = index % 10 === 0
    const run = jobRun(0, { id: String(8_829_000_000 + index), planMs, startMs: planMs + 1000 })
    run.endMs = planMs + 61_000
    if (isFailed) {
      run.status = 'fail'
      run.error =
        `Job aborted due to stage failure: Task 7 in stage 12.0 failed 4 times, run ${index} `.repeat(3)
    }
    return { job: nameJob(job), run }
  })
}

for (const jobs of [250, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  const runs = listRuns(jobs)
  let ledger = testLedger({ folder, keepBytes: 512 * 1024 * 1024 })
  process.stdout.write(`${formatCount(RUNS)} runs of ${formatCount(jobs)} jobs\n`)
  writeMeasureHead()
  await measure('record 100 new runs', RUNS / 100, (index) => {
    void ledger.recordRuns('ws', runs.slice(index * 100, index * 100 + 100), 1)
  })
  await measure('record 100 known runs', 200, (index) => {
    void ledger.recordRuns('ws', runs.slice(index * 400, index * 400 + 100), 2)
  })
  const Data = v.object({
    folder: v.string(),
    owner: v.string(),
    tags: v.array(v.string()),
    status: v.string(),
  })
  const data: v.InferOutput<typeof Data> = {
    folder: '/dwd/orders',
    owner: 'li.lei',
    tags: ['core', 'daily'],
    status: 'scheduling',
  }
  await measure('record 100 jobs', jobs / 100, (index) => {
    const names = Array.from({ length: 100 }, (_, offset) => nameJob(index * 100 + offset))
    void ledger.recordJobs(
      'ws',
      names.map((name) => ({ name, data })),
      1,
    )
  })
  ledger.close()
  ledger = testLedger({ folder, keepBytes: 512 * 1024 * 1024 })
  const fileMb = (ledger.stats().fileBytes ?? 0) / 1e6

  const window = { workspace: 'ws', fromMs: FIRST_PLAN_MS, toMs: LAST_MS + 1 }
  const refOf = (index: number) => ({
    workspace: 'ws',
    job: runs[index]?.job ?? '',
    id: runs[index]?.run.id ?? '',
  })
  const steps = ledger.lastRunsOfAll('ws', 30)
  await measure('the last 30 runs of 100 jobs', jobs / 100, () => steps.next())
  await measure('all jobs, up to 1,000 at a time', 10, () => ledger.listJobs('ws', Data).next())
  await measure('the runs of a daily job, six months', 200, (index) =>
    ledger.listRuns(Object.assign({ job: nameJob(1 + index) }, window)),
  )
  await measure(`the ${formatCount(BUSY_RUNS)} runs of a busy job, six months`, 20, () =>
    ledger.listRuns(Object.assign({ job: nameJob(0) }, window)),
  )
  await measure('a week of that job, 672 runs', 100, (index) =>
    ledger.listRuns({
      workspace: 'ws',
      job: nameJob(0),
      fromMs: LAST_MS - (7 + index) * DAY_MS,
      toMs: LAST_MS - index * DAY_MS,
    }),
  )
  await measure('a run and 15 to each side', 500, (index) => ledger.listRunsAround(refOf(index * 199), 15))
  await measure('latest, latest-failed, latest-success', 500, (index) =>
    LATEST_WORDS.map((word) => ledger.findLatest('ws', nameJob(index % jobs), word)),
  )
  const bytes = Buffer.alloc(8000, 7)
  await measure('keep an answer of 8 kB', 1000, (index) =>
    ledger.keepRun(refOf(index * 97), { bytes, seenAtMs: index }),
  )
  await measure('find a kept answer', 1000, (index) => ledger.findKept(refOf(index * 97)))
  await measure('count for /status', 10, (index) => {
    ledger.recordNote('ws', 'n', String(index))
    ledger.stats()
  })
  process.stdout.write(`  the file without kept answers: ${fileMb.toFixed(1)} MB\n\n`)
  ledger.close()
  rmSync(folder, { recursive: true })
}
