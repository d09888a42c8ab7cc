import { describe, expect, it } from 'vitest'
import { type Usual } from '../../contract/job-run'
import { STATUSES } from '../../contract/status'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { FIRST_PLAN_MS, jobRun } from '../../testing/job-run'
import { makeJob, makeSchedule } from '../../testing/jobs'
import { jobs as words } from '../../i18n/en/jobs'
import { describeStrip } from './describe-strip'
import { BARS_PX, drawStrip, STRIP_PX, stripWidth } from './shapes'
import { isUnread, listSlots, type Slot } from './slots'
import { findSlotIndex } from './StripHover'

const NOW_MS = FIRST_PLAN_MS + 40 * HOUR_MS
const USUAL: Usual = { runs: 20, medianMs: MINUTE_MS, p90Ms: MINUTE_MS, lateP90Ms: 0 }

const run = (index: number, changes = {}): Slot => ({ kind: 'run', run: jobRun(index, changes) })
const draw = (slots: readonly Slot[], usual: Usual | null = null, count = 30) =>
  new Map(drawStrip({ slots, count, usual, nowMs: NOW_MS }).map(({ paint, d }) => [paint, d]))

describe('the slots', () => {
  it('are runs and missed times by plan, the newest ones', () => {
    const job = makeJob({ runs: [jobRun(0), jobRun(2), jobRun(3)], missedMs: [FIRST_PLAN_MS + HOUR_MS] })
    expect(listSlots(job, 30).map(({ kind }) => kind)).toEqual(['run', 'missed', 'run', 'run'])
    expect(listSlots(job, 2).map((slot) => slot.kind === 'run' && slot.run.id)).toEqual(['1002', '1003'])
  })

  it.each<[string, number | null, number | null, boolean]>([
    ['no list is complete', null, HOUR_MS, true],
    ['the one before lies in a time that was not read', FIRST_PLAN_MS - 1, HOUR_MS, true],
    ['the time before its first run was read', FIRST_PLAN_MS - DAY_MS, HOUR_MS, false],
    ['its period is not known', FIRST_PLAN_MS - 1, null, false],
    ['all that DGC keeps was read', NOW_MS - 180 * DAY_MS, 365 * DAY_MS, false],
  ])('older runs may be missing: %s', (_, runsFromMs, periodMs, expected) => {
    const job = makeJob({ runs: [jobRun(0)], schedule: makeSchedule({ periodMs }) })
    expect(isUnread(job, runsFromMs, NOW_MS)).toBe(expected)
  })

  it.each([
    ['the first pixel of the last slot', 174, 29],
    ['its last one', 177, 29],
    ['half of the gap before it', 173, 29],
    ['a slot that is empty', 3, null],
    ['behind the strip', 182, null],
  ])('below a pointer at %s', (_, x, index) => {
    const slots = 10
    expect(findSlotIndex(100 + x, 100, 30, slots)).toBe(index === null ? null : index - 20)
  })
})

describe('the shapes', () => {
  it('are one path for each paint, however many runs', () => {
    const slots = Array.from({ length: 30 }, (_, index) => run(index))
    expect([...draw(slots).keys()]).toEqual(['ok', 'latest'])
    expect(draw(slots).get('ok')?.match(/M/g)).toHaveLength(29)
  })

  it('stand at the right, within the strip, whatever the status', () => {
    for (const status of STATUSES) {
      for (const times of [{}, { endMs: null }, { startMs: null, endMs: null }]) {
        for (const [paint, d] of draw([run(0, { status, ...times })], USUAL)) {
          const [x = 0, y = 0] = /^M([\d.-]+) ([\d.-]+)/.exec(d)?.slice(1).map(Number) ?? []
          expect([paint, d]).toEqual([paint, expect.not.stringMatching(/NaN|undefined|Infinity/)])
          expect(x).toBeGreaterThanOrEqual(stripWidth(30) - 5)
          expect(x).toBeLessThanOrEqual(stripWidth(30))
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(STRIP_PX)
        }
      }
    }
  })

  it('no two statuses are drawn alike, their colours aside', () => {
    const shapes = STATUSES.filter((status) => !['freeze', 'waiting-confirm'].includes(status)).map(
      (status) => [...draw([run(0, { status })], USUAL).values()].join(' '),
    )
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('what is a problem also hangs below the line', () => {
    const below = (slot: Slot) => [...draw([slot]).keys()].filter((paint) => paint.startsWith('foot'))
    expect(below(run(0, { status: 'fail' }))).toEqual(['foot-fail'])
    expect(below(run(0, { status: 'running-exception' }))).toEqual(['foot-exception'])
    expect(below({ kind: 'missed', planMs: NOW_MS })).toEqual(['foot-missed'])
    expect(below(run(0, { status: 'manual-stop' }))).toEqual([])
  })

  it('a failure of no time is still 2 px high', () => {
    const d = draw([run(0), run(1, { status: 'fail', endMs: FIRST_PLAN_MS + HOUR_MS + 1000 })]).get('fail')
    expect(d).toContain(`M174 ${BARS_PX - 2}`)
  })

  it('one outlier does not flatten the others: it is cut', () => {
    const usual = run(0)
    const outlier = run(1, { endMs: FIRST_PLAN_MS + 5 * HOUR_MS })
    const top = (d = '') => Number(/V([\d.]+)q/.exec(d)?.[1]) - 1
    expect(top(draw([usual, outlier], null).get('ok'))).toBe(BARS_PX - 2)
    expect(top(draw([usual, outlier], USUAL).get('ok'))).toBeLessThan(BARS_PX - 3)
    expect(draw([usual, outlier], USUAL).get('latest')?.match(/M/g)).toHaveLength(2)
  })
})

it('says in a sentence what it shows', () => {
  const slots: Slot[] = [
    run(0),
    run(1, { status: 'fail' }),
    run(2),
    { kind: 'missed', planMs: 1 },
    run(3, { status: 'running' }),
  ]
  const reader = { words, lang: 'en' as const, formatWhen: () => '02:30' }
  expect(describeStrip(slots, reader)).toBe(
    '4 runs: 2 success, 1 running, 1 failed, 1 planned without a run, last planned 02:30',
  )
  expect(describeStrip([], reader)).toBe('No runs known')
})
