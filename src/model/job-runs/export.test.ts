import { expect, it } from 'vitest'
import { makeJobRun } from '../../testing/jobs'
import { formatRunsCsv } from './export'
import { listRows } from './rows'

const PLAN_MS = Date.parse('2026-11-28T02:00:00+08:00')

it('one line a run, and one for a planned time without a run', () => {
  const rows = listRows({
    runs: [
      makeJobRun(PLAN_MS, { id: '9007199254740993', version: 4, trigger: 2, error: 'ORA-12170, "timeout"' }),
    ],
    missedMs: [PLAN_MS + 1000],
  })
  const csv = formatRunsCsv(rows, {
    zone: 'Asia/Shanghai',
    nowMs: PLAN_MS,
    usualBefore: () => ({ runs: 20, medianMs: 500, p90Ms: 700, lateP90Ms: 0 }),
    statusWord: (status) => `word ${status}`,
  })
  expect(csv.trim().split('\r\n').slice(1)).toEqual([
    '2026-11-28T02:00:01.000+08:00,no-run,word no-run,,,,,,,,,,',
    '2026-11-28T02:00:00.000+08:00,success,word success,manual,,2026-11-28T02:00:10.000+08:00,2026-11-28T02:10:10.000+08:00,600000,500,700,4,9007199254740993,"ORA-12170, ""timeout"""',
  ])
})
