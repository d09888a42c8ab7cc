import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { makeJob } from '../../testing/jobs'
import { findNowOrNext } from './now-or-next'

const NOW_MS = FIRST_PLAN_MS + 5 * MINUTE_MS
const waiting = (trigger: number, planMs: number): JobRun =>
  jobRun(0, { status: 'waiting', trigger, planMs, startMs: null, endMs: null })

describe('a job whose runs wait', () => {
  const scheduled = waiting(0, FIRST_PLAN_MS)
  const manual = waiting(2, FIRST_PLAN_MS + MINUTE_MS)
  const backfill = waiting(5, FIRST_PLAN_MS - 15 * DAY_MS)
  it.each<[string, JobRun[], number | null]>([
    ['waits since its plan', [scheduled], FIRST_PLAN_MS],
    ['or since somebody started it by hand', [manual], FIRST_PLAN_MS + MINUTE_MS],
    ['a back-fill has the plan of a day long past', [backfill], null],
    ['and hides no run that is due', [backfill, scheduled], FIRST_PLAN_MS],
  ])('%s', (_, runs, sinceMs) => {
    expect(findNowOrNext(makeJob({ runs }), NOW_MS)).toEqual({ kind: 'waiting', sinceMs })
  })
})
