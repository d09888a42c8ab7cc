import { describe, expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { makeJobRun } from '../../testing/jobs'
import { buildChart, listDurationTicks, MAX_SLOTS } from './chart'
import { pickTicks } from './chart-ticks'
import { groupByDay } from './day-heads'
import { sortRows } from './order'
import { findFillers, listRows, type Row } from './rows'
import { computeStatistics } from './statistics'
import { createUsualBefore } from './usual-before'
import { DEFAULT_SORT, filterRows, readJobRunsView, SORT_COLUMNS, writeJobRunsView } from './view'

const ZONE = 'Asia/Shanghai'
const FIRST_MS = Date.parse('2026-11-01T02:00:00+08:00')
const plan = (day: number) => FIRST_MS + day * DAY_MS
const never = () => null

const nightly = (count: number, given: (day: number) => Partial<JobRun> = () => ({})): JobRun[] =>
  Array.from({ length: count }, (_, day) => makeJobRun(plan(day), given(day)))
const rowsOf = (runs: readonly JobRun[], missedMs: number[] = []): Row[] =>
  listRows({ runs: [...runs], missedMs })

describe('rows', () => {
  it('are runs and planned times without one, newest first; without any time last', () => {
    const runs = [
      makeJobRun(plan(0)),
      makeJobRun(plan(2)),
      makeJobRun(0, { id: '9', planMs: null, startMs: null }),
    ]
    const rows = rowsOf(runs, [plan(1)])
    expect(rows.map(({ atMs, run }) => [atMs, run === null])).toEqual([
      [plan(2), false],
      [plan(1), true],
      [plan(0), false],
      [null, false],
    ])
  })

  it('keep their identity while their run does', () => {
    const runs = nightly(3)
    expect(rowsOf(runs)[0]).toBe(rowsOf(runs)[0])
  })

  it('of one plan begin with the later run', () => {
    const runs = [makeJobRun(plan(0), { id: '9' }), makeJobRun(plan(0), { id: '10', trigger: 2 })]
    expect(rowsOf(runs).map(({ key }) => key)).toEqual(['10', '9'])
  })

  it('know the run that filled a planned time', () => {
    const filler = makeJobRun(plan(1), { trigger: 5 })
    expect(findFillers(rowsOf([filler], [plan(1)])).get(plan(1))).toBe(filler)
  })
})

describe('statistics', () => {
  it('count genuine success among scheduled runs that ended', () => {
    const statuses = [
      'success',
      'success',
      'fail',
      'forceSuccess',
      'ignoreSuccess',
      'running',
      'skip',
    ] as const
    const runs = nightly(7, (day) => ({ status: statuses[day] ?? 'success' }))
    const manual = makeJobRun(plan(8), { status: 'fail', trigger: 2 })
    expect(computeStatistics(rowsOf([...runs, manual]), DAY_MS).rate).toEqual({
      success: 2,
      ended: 5,
      forced: 1,
      ignored: 1,
    })
  })

  it.each([
    ['five minutes of a daily job', DAY_MS, [4, 6, 31], 2, 31],
    ['one minute of a job of every 15', 15 * MINUTE_MS, [0.5, 2, 31], 2, 31],
    ['no run is late without a plan', null, [], 0, 0],
  ])('late starts are over %s', (_, periodMs, minutes, count, most) => {
    const runs = minutes.map((late, day) => makeJobRun(plan(day), { startMs: plan(day) + late * MINUTE_MS }))
    const { late } = computeStatistics(rowsOf(runs), periodMs)
    expect([late.count, late.started, late.mostMs]).toEqual([count, minutes.length, most * MINUTE_MS])
  })

  it('count planned times without a run, and name the last', () => {
    expect(computeStatistics(rowsOf(nightly(9), [plan(10), plan(9)]), DAY_MS).missed).toEqual({
      count: 2,
      planned: 11,
      lastMs: plan(10),
    })
  })

  it('name median and p90 of successes, or none', () => {
    const runs = nightly(11, (day) => ({ endMs: plan(day) + 10_000 + (day + 1) * MINUTE_MS }))
    expect(computeStatistics(rowsOf(runs), DAY_MS).durations).toEqual({
      runs: 11,
      medianMs: 6 * MINUTE_MS,
      p90Ms: 10 * MINUTE_MS,
    })
    expect(computeStatistics([], DAY_MS).durations).toBeNull()
  })
})

it('what was usual before a run does not know of it or later ones', () => {
  const runs = nightly(30, (day) => ({ endMs: plan(day) + 10_000 + (day < 25 ? 10 : 60) * MINUTE_MS }))
  const usualBefore = createUsualBefore(runs)
  expect(usualBefore(plan(4))).toBeNull()
  expect(usualBefore(plan(5))).toMatchObject({ runs: 5, medianMs: 10 * MINUTE_MS })
  expect(usualBefore(plan(25))).toMatchObject({ runs: 20, p90Ms: 10 * MINUTE_MS })
  expect(usualBefore(plan(30))).toMatchObject({ runs: 20, p90Ms: 60 * MINUTE_MS })
})

it('what was usual before a manual run is that of manual ones', () => {
  const manual = (day: number) =>
    makeJobRun(plan(day) + HOUR_MS, { trigger: 2, endMs: plan(day) + 2 * HOUR_MS })
  const usualBefore = createUsualBefore([...nightly(8), ...[1, 2, 3, 4, 5, 6].map(manual)])
  expect(usualBefore(plan(9), makeJobRun(plan(9)))?.medianMs).toBe(10 * MINUTE_MS)
  expect(usualBefore(plan(9), manual(9))?.medianMs).toBe(HOUR_MS - 10_000)
  expect(usualBefore(plan(4), manual(4))).toBeNull()
})

const chartOf = (rows: readonly Row[]) =>
  buildChart({ rows, usualBefore: never, nowMs: plan(90), zone: ZONE })

describe('the chart', () => {
  it('has a slot for each planned time, with or without a run, oldest first', () => {
    const chart = chartOf(rowsOf(nightly(3), [plan(3)]))
    if (chart.kind !== 'slots') throw new Error('no slots')
    expect(chart.slots.map(({ x, atMs, status, ranMs }) => [x, atMs, status, ranMs])).toEqual([
      [0, plan(0), 'success', 600_000],
      [1, plan(1), 'success', 600_000],
      [2, plan(2), 'success', 600_000],
      [3, plan(3), 'no-run', null],
    ])
  })

  it('names a version where it changes, also after a run of another kind', () => {
    const chart = chartOf(
      rowsOf(
        nightly(4, (day) => ({ version: day < 2 ? 41 : 42 })),
        [plan(4)],
      ),
    )
    if (chart.kind !== 'slots') throw new Error('no slots')
    expect(chart.slots.map(({ newVersion }) => newVersion)).toEqual([null, null, 42, null, null])
  })

  it('places manual runs between planned times, at their own time', () => {
    const manual = makeJobRun(plan(1) + 6 * HOUR_MS, { trigger: 2, startMs: plan(1) + 6 * HOUR_MS })
    const chart = chartOf(rowsOf([...nightly(3), manual]))
    if (chart.kind !== 'slots') throw new Error('no slots')
    expect(chart.slots).toHaveLength(3)
    expect(chart.extra.map(({ x }) => x)).toEqual([1.25])
  })

  it('shows a job that only runs manually by its runs', () => {
    const chart = chartOf(rowsOf(nightly(3, () => ({ trigger: 2 }))))
    expect(chart.kind === 'slots' && [chart.slots.length, chart.extra.length]).toEqual([3, 0])
  })

  it('cuts what takes more than four times the p90', () => {
    const runs = nightly(8, (day) => (day === 7 ? { endMs: plan(day) + 10 * HOUR_MS } : {}))
    const rows = rowsOf(runs)
    const chart = buildChart({ rows, usualBefore: createUsualBefore(runs), nowMs: plan(9), zone: ZONE })
    expect(chart.topMs).toBe(4 * 600_000)
  })

  it('is not stretched by the few p90s that one such run makes', () => {
    const runs = nightly(30, (day) => (day === 5 ? { endMs: plan(day) + 20 * HOUR_MS } : {}))
    const usualBefore = createUsualBefore(runs)
    expect(usualBefore(plan(6))?.p90Ms).toBeGreaterThan(HOUR_MS)
    const chart = buildChart({ rows: rowsOf(runs), usualBefore, nowMs: plan(31), zone: ZONE })
    expect(chart.topMs).toBe(4 * 600_000)
  })

  it.each([
    ['hours', 15 * MINUTE_MS, 4 * 24, null],
    ['hours', 15 * MINUTE_MS, MAX_SLOTS + 1, HOUR_MS],
    ['six hours', HOUR_MS, 24 * 30, 6 * HOUR_MS],
    ['days', 15 * MINUTE_MS, 96 * 80, DAY_MS],
  ])('of very many planned times groups them by %s', (_, periodMs, count, stepMs) => {
    const runs = Array.from({ length: count }, (__, index) => makeJobRun(FIRST_MS + index * periodMs))
    const chart = chartOf(rowsOf(runs))
    expect(chart.kind).toBe(stepMs === null ? 'slots' : 'groups')
    if (chart.kind !== 'groups') return
    expect(chart.groups.every(({ fromMs, toMs }) => toMs - fromMs === stepMs)).toBe(true)
    expect(chart.groups.length).toBeLessThanOrEqual(MAX_SLOTS + 1)
    expect(chart.groups.reduce((sum, group) => sum + group.runs, 0)).toBe(count)
  })

  it('groups know their failures, missing runs and durations', () => {
    const runs = Array.from({ length: 300 }, (_, index) =>
      makeJobRun(FIRST_MS + index * HOUR_MS, { status: index === 1 ? 'fail' : 'success' }),
    )
    const chart = chartOf(rowsOf(runs, [FIRST_MS + 2 * HOUR_MS + 1]))
    if (chart.kind !== 'groups') throw new Error('no groups')
    // The first group begins at midnight and holds the runs of 02:00 to 05:00.
    expect(chart.groups[0]).toMatchObject({
      fromMs: FIRST_MS - 2 * HOUR_MS,
      runs: 4,
      failed: 1,
      missed: 1,
      medianMs: 600_000,
    })
  })

  it('has none of nothing', () => {
    expect(chartOf([])).toMatchObject({ kind: 'slots', slots: [], extra: [] })
  })
})

describe('names below the chart', () => {
  it.each<[string, number, number, number[]]>([
    ['are those of weeks for a daily job', DAY_MS, 22, [0, 7, 14, 21]],
    ['are all when there is room', DAY_MS, 4, [0, 1, 2, 3]],
  ])('%s', (_, periodMs, count, places) => {
    const times = Array.from({ length: count }, (__, index) => FIRST_MS + index * periodMs)
    expect(pickTicks(times, ZONE, 5)).toEqual({ places, byDay: true })
  })

  it('are times within a day', () => {
    const times = Array.from({ length: 8 }, (_, index) => FIRST_MS + index * HOUR_MS)
    expect(pickTicks(times, ZONE, 4)).toEqual({ places: [1, 3, 5, 7], byDay: false })
  })

  it.each([1, 900, 61_000, HOUR_MS, 5 * HOUR_MS, 3 * DAY_MS, 40 * DAY_MS])(
    'durations reach up to %i ms',
    (topMs) => {
      const ticks = listDurationTicks(topMs)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(topMs)
      expect(ticks.length).toBeLessThanOrEqual(5)
    },
  )
})

describe('heads of days', () => {
  it('stand above the runs of a job that runs more than twice a day, with what failed', () => {
    const runs = Array.from({ length: 48 }, (_, index) =>
      makeJobRun(FIRST_MS + index * HOUR_MS, { status: index === 30 ? 'fail' : 'success' }),
    )
    const heads = groupByDay(rowsOf(runs), ZONE).flatMap((item) => (item.kind === 'day' ? [item.head] : []))
    expect(heads.map(({ runs: count, failed }) => [count, failed])).toEqual([
      [2, 0],
      [24, 1],
      [22, 0],
    ])
  })

  it('do not stand above the runs of a daily job', () => {
    expect(groupByDay(rowsOf(nightly(9)), ZONE)).toHaveLength(9)
  })
})

describe('the view in the address', () => {
  it('comes back as it was written', () => {
    const view = {
      window: { fromMs: 5, toMs: 9 },
      status: ['fail', 'no-run'] as const,
      triggers: ['manual'] as const,
      q: 'DWS',
      sort: '-ran' as const,
      compare: ['9007199254740993', '8'],
    }
    const search = writeJobRunsView(new URLSearchParams('workspace=dw&lang=en'), view)
    expect(readJobRunsView(search)).toEqual(view)
    expect(search.get('workspace')).toBe('dw')
    expect(
      writeJobRunsView(search, {
        window: '7d',
        status: [],
        triggers: [],
        q: '',
        sort: DEFAULT_SORT,
        compare: [],
      }).toString(),
    ).toBe('workspace=dw&lang=en&window=7d')
  })

  it.each([
    'window=8d',
    'from=9&to=5',
    'from=1',
    'from=1&to=99999999999999999',
    'status=gone',
    'sort=name',
    'trigger=9',
    'compare=x',
  ])('takes the default for %s', (text) => {
    expect(readJobRunsView(new URLSearchParams(text))).toEqual(readJobRunsView(new URLSearchParams()))
  })
})

describe('filters', () => {
  const runs = nightly(4, (day) =>
    day === 1 ? { status: 'fail', error: 'DWS.0007 Bad row', trigger: 2 } : {},
  )
  const rows = rowsOf(runs, [plan(5)])
  it.each([
    ['status=fail', [plan(1)]],
    ['status=fail&status=no-run', [plan(5), plan(1)]],
    ['trigger=manual', [plan(1)]],
    ['q=bad+ROW', [plan(1)]],
    [`q=${plan(2)}`, [plan(2)]],
    ['status=success&q=bad', []],
  ])('%s', (text, expected) => {
    expect(filterRows(rows, readJobRunsView(new URLSearchParams(text))).map(({ atMs }) => atMs)).toEqual(
      expected,
    )
  })
})

it.each(SORT_COLUMNS)('by %s, what has no value is last both ways', (column) => {
  const runs = [
    ...nightly(8, (day) => ({
      endMs: plan(day) + 10_000 + (day + 1) * MINUTE_MS,
      startMs: plan(day) + 10_000 + day,
    })),
    makeJobRun(plan(9), { planMs: null, startMs: null, endMs: null, id: '7', status: 'skip' }),
  ]
  const rows = rowsOf(runs)
  for (const sort of [column, `-${column}`] as const) {
    const sorted = sortRows(rows, sort, plan(20), createUsualBefore(runs))
    expect(sorted).toHaveLength(rows.length)
    expect(sorted.at(-1)?.key).toBe('7')
  }
})
