import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type Wall, type WallJob, type WallSource } from '../../contract/wall'
import { type WallKind } from '../../contract/wall-kind'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { makeSchedule, makeWall } from '../../testing/jobs'
import { NOW_MS, dailyJob, runAt } from '../../testing/wall-runs'
import { buildWallPicture } from './cells'
import { findShownRun } from './classify'
import { findVerdict } from './verdict'

const wallOf = (one: Job | null, rest: Partial<WallJob> = {}, source: Partial<WallSource> = {}): Wall =>
  makeWall([{ name: 'a', job: one, ...rest }], source)

const picture = (wall: Wall, isTold = true) =>
  buildWallPicture(wall, { nowMs: NOW_MS, isTold, pollMs: 10_000, offsetMs: 0 })
const kindOf = (wall: Wall): WallKind | undefined => picture(wall).cells[0]?.kind

const YESTERDAY = runAt('success', -1500, -1500, -1470)
const BACKFILL = { ...runAt('waiting', -30 * 1440, null, null), trigger: 5 }

describe('what a job is to a wall', () => {
  it.each<[string, WallKind, Wall]>([
    ['ended well an hour ago', 'success', wallOf(dailyJob([runAt('success', -100, -100, -60)]))],
    ['ended well yesterday, so that tonight is still to come', 'next', wallOf(dailyJob([YESTERDAY]))],
    ['forced yesterday', 'next', wallOf(dailyJob([{ ...YESTERDAY, status: 'forceSuccess' }]))],
    [
      'failed yesterday: that never turns into next',
      'fail',
      wallOf(dailyJob([{ ...YESTERDAY, status: 'fail' }])),
    ],
    [
      'failed, and runs again',
      'fail',
      wallOf(dailyJob([runAt('fail', -200, -200, -190), runAt('running', -10, -10, null)])),
    ],
    [
      'failed, and a later run ended well',
      'success',
      wallOf(dailyJob([runAt('fail', -200, -200, -190), runAt('success', -100, -100, -60)])),
    ],
    [
      'failed, and a later run was cancelled',
      'fail',
      wallOf(dailyJob([runAt('fail', -200, -200, -190), runAt('manual-stop', -100, -100, -60)])),
    ],
    ['halted', 'exception', wallOf(dailyJob([runAt('running-exception', -20, -20, null)]))],
    ['a word that is not known', 'exception', wallOf(dailyJob([runAt('unknown', -20, -20, null)]))],
    ['runs as long as usual', 'running', wallOf(dailyJob([runAt('running', -39, -39, null)]))],
    ['runs beyond nine of ten, but not far', 'running', wallOf(dailyJob([runAt('running', -60, -60, null)]))],
    ['runs half as long again as nine of ten', 'stuck', wallOf(dailyJob([runAt('running', -61, -61, null)]))],
    [
      'near the limit that ends it',
      'stuck',
      wallOf(dailyJob([runAt('running', -28, -28, null)]), { timeoutMs: 30 * MINUTE_MS }),
    ],
    [
      'of few runs, nothing is said',
      'running',
      wallOf(dailyJob([runAt('running', -900, -900, null)], { usual: null })),
    ],
    ['waits as long as usual', 'waiting', wallOf(dailyJob([YESTERDAY, runAt('waiting', -5, null, null)]))],
    ['waits longer', 'late', wallOf(dailyJob([YESTERDAY, runAt('waiting', -6, null, null)]))],
    ['a back-fill of last month waits', 'waiting', wallOf(dailyJob([BACKFILL, YESTERDAY]))],
    [
      'waits longer behind a back-fill',
      'late',
      wallOf(dailyJob([BACKFILL, YESTERDAY, runAt('waiting', -6, null, null)])),
    ],
    [
      'started late, which is no longer late',
      'running',
      wallOf(dailyJob([YESTERDAY, runAt('running', -60, -10, null)])),
    ],
    [
      'no run was made for its plan',
      'late',
      wallOf(dailyJob([YESTERDAY], { missedMs: [NOW_MS - 20 * MINUTE_MS] })),
    ],
    [
      'and a tenth of its period has passed',
      'stale',
      wallOf(dailyJob([YESTERDAY], { missedMs: [NOW_MS - 145 * MINUTE_MS] })),
    ],
    [
      'a second plan of a short period passed without a run',
      'stale',
      wallOf(
        dailyJob([runAt('success', -24, -24, -22)], {
          missedMs: [NOW_MS - 12 * MINUTE_MS, NOW_MS - 3 * MINUTE_MS],
          schedule: makeSchedule({ periodMs: 9 * MINUTE_MS }),
        }),
      ),
    ],
    [
      'its schedule was stopped',
      'stopped',
      wallOf(dailyJob([YESTERDAY], { status: 'stopped', missedMs: [NOW_MS - 20 * MINUTE_MS] })),
    ],
    ['it never ran', 'next', wallOf(dailyJob([]))],
    ['it never ran, and nothing is planned', 'never', wallOf(dailyJob([], { schedule: null }))],
    [
      'no run is known, and the last days are still being listed',
      'reading',
      wallOf(dailyJob([]), { isUnread: true }),
    ],
    ['DGC lists no such job', 'missing', wallOf(null)],
    ['it is a real-time job', 'real-time', wallOf(null, { isRealTime: true })],
    ['the list is still being read', 'reading', wallOf(null, {}, { isReading: true })],
    ['the server may not read it', 'no-rights', wallOf(null, {}, { isReading: true, error: 'forbidden' })],
  ])('%s: %s', (_, kind, wall) => {
    expect(kindOf(wall)).toBe(kind)
  })

  it('lists say nothing of what came after them: it was late then, or is not known to be', () => {
    const listedAtMs = NOW_MS - 20 * MINUTE_MS
    const cellOf = (...runs: JobRun[]) =>
      picture(wallOf(dailyJob(runs), {}, { error: 'throttled', listedAtMs })).cells[0]
    expect(cellOf(YESTERDAY, runAt('waiting', -26, null, null))).toMatchObject({ kind: 'late' })
    expect(cellOf(YESTERDAY, runAt('waiting', -25, null, null))?.kind).toBe('waiting')
    expect(cellOf(runAt('running', -80, -80, null))?.kind).toBe('running')
  })

  it('a job has old data of its own where those of another workspace are newer', () => {
    const listedAtMs = NOW_MS - 20 * MINUTE_MS
    const wall = wallOf(dailyJob([YESTERDAY]), {}, { error: 'throttled', listedAtMs })
    const asOf = (...others: Partial<WallSource>[]) => {
      const sources = [...wall.sources, ...others.flatMap((other) => makeWall([], other).sources)]
      return picture({ ...wall, sources }).cells[0]?.asOf
    }
    // What is true of all, the wall says of itself.
    expect(asOf()).toBeNull()
    expect(asOf({ error: 'throttled', listedAtMs: listedAtMs + MINUTE_MS / 2 })).toBeNull()
    expect(asOf({ error: 'throttled', listedAtMs: NOW_MS - MINUTE_MS })).toEqual({ ms: listedAtMs })
    expect(asOf({})).toEqual({ ms: listedAtMs })
    expect(picture(wall, false).cells[0]?.asOf).toEqual({ ms: listedAtMs })
  })

  it('is late since the first plan without a run', () => {
    const missedMs = [NOW_MS - 9 * MINUTE_MS, NOW_MS - 4 * MINUTE_MS]
    const [cell] = picture(wallOf(dailyJob([YESTERDAY], { missedMs }))).cells
    expect(cell).toMatchObject({ kind: 'late', planMs: missedMs[0] })
  })

  it.each<[string, JobRun[]]>([
    ['runs', [YESTERDAY, runAt('running', -10, -10, null)]],
    ['failed', [runAt('fail', -200, -200, -190)]],
    ['failed, and runs again', [runAt('fail', -200, -200, -190), runAt('running', -10, -10, null)]],
    ['waits for a person', [YESTERDAY, runAt('waiting-confirm', -20, -20, null)]],
    [
      'waits for a person, and runs',
      [runAt('waiting-confirm', -20, -20, null), runAt('running', -10, -10, null)],
    ],
  ])('the nodes that are read are those of the run that is shown: it %s', (_, runs) => {
    const [cell] = picture(wallOf(dailyJob(runs))).cells
    const shown = cell?.again ?? cell?.run
    expect(shown).toBeDefined()
    expect(findShownRun({ runs })?.id).toBe(shown?.id)
  })

  it('is behind when it should end later than usual', () => {
    const usual = Array.from({ length: 5 }, (_, night) => {
      const min = -1440 * (night + 1) - 60
      return runAt('success', min, min, min + 30)
    })
    const [cell] = picture(wallOf(dailyJob([...usual.toReversed(), runAt('running', -20, -5, null)]))).cells
    expect(cell).toMatchObject({
      usualEndMs: NOW_MS + 10 * MINUTE_MS,
      expectedMs: NOW_MS + 25 * MINUTE_MS,
      behindMs: 15 * MINUTE_MS,
      isUnusual: false,
    })
  })
})

describe('when what runs should end', () => {
  const running = runAt('running', -10, -10, null)
  const endOf = (run: JobRun, rest: Partial<WallJob> = {}) =>
    picture(wallOf(dailyJob([YESTERDAY, run]), rest)).cells[0]?.expectedMs

  it('is said of a scheduled run', () => {
    expect(endOf(running)).toBeGreaterThan(NOW_MS)
  })

  it('is not said of a manual one, which the scheduled ones do not tell of', () => {
    expect(endOf({ ...running, trigger: 2 })).toBeNull()
  })

  it('is not said once a node of it has failed, nor by the failure of another run', () => {
    const failed = { name: 'n', type: '', retries: 0, startMs: null, endMs: null }
    const nodes = { done: 1, total: 3, notRun: 1, ranMs: [], running: [], runningSinceMs: null, failed }
    const noLine = { line: null, isLineFinal: true }
    const run = { id: running.id, ...nodes, ...noLine }
    expect(endOf(running, { run })).toBeNull()
    expect(endOf(running, { run: { ...run, id: '7' } })).toBeGreaterThan(NOW_MS)
  })
})

describe('the axis', () => {
  it('covers whole hours from the first start to the last expected end, and moves once an hour', () => {
    const wall = wallOf(dailyJob([runAt('running', -100, -100, null)], { usual: null }))
    const { axis } = picture(wall)
    expect([axis.fromMs % HOUR_MS, axis.toMs % HOUR_MS]).toEqual([0, 0])
    expect(axis.fromMs).toBeLessThanOrEqual(NOW_MS - 100 * MINUTE_MS)
    expect(axis.toMs).toBeGreaterThan(NOW_MS)
    expect(axis.ticksMs).toHaveLength((axis.toMs - axis.fromMs) / HOUR_MS - 1)
  })

  it('of two hours has ticks each half, since now may hide the hour', () => {
    const { axis } = picture(wallOf(dailyJob([runAt('success', -20, -20, -10)])))
    const half = HOUR_MS / 2
    expect(axis.toMs - axis.fromMs).toBe(2 * HOUR_MS)
    expect(axis.ticksMs).toEqual([1, 2, 3].map((n) => axis.fromMs + n * half))
  })
})

describe('the verdict', () => {
  const cells = (...kinds: WallKind[]) => kinds.map((kind) => ({ kind, asOf: null }))
  const repeat = (kind: WallKind, count: number) => Array.from({ length: count }, () => kind)

  it.each([
    ['all well', cells('success', 'next'), { say: 'well' }],
    ['something runs', cells('success', 'running'), { say: 'running', count: 1 }],
    [
      'the worst first, three at most',
      cells('late', 'stuck', 'stale', 'fail', 'missing'),
      {
        say: 'problems',
        parts: [
          { kind: 'fail', count: 1 },
          { kind: 'stuck', count: 1 },
          { kind: 'late', count: 1 },
        ],
        more: 2,
      },
    ],
    [
      'data of one job are old',
      [...cells('success'), { kind: 'success' as const, asOf: { ms: 1 } }],
      { say: 'problems', parts: [{ kind: 'old', count: 1 }], more: 0 },
    ],
    [
      'a fifth failed',
      cells(...repeat('fail', 4), ...repeat('success', 16), 'late'),
      {
        say: 'problems',
        parts: [
          { kind: 'fail', count: 4 },
          { kind: 'late', count: 1 },
        ],
        more: 0,
      },
    ],
    [
      'a fifth failed, and no more jobs',
      cells(...repeat('fail', 4), ...repeat('success', 16)),
      { say: 'many-failed', failed: 4, all: 20 },
    ],
    ['nothing is known yet', cells('reading', 'success'), { say: 'reading' }],
    [
      'a job that does not exist is not well',
      cells('missing'),
      { say: 'problems', parts: [{ kind: 'missing', count: 1 }], more: 0 },
    ],
  ])('%s', (_, given, said) => {
    expect(findVerdict(given, given.length, false)).toEqual(said)
  })

  it('a wall without jobs is not well', () => {
    expect([findVerdict([], 0, true), findVerdict([], 0, false)]).toEqual([
      { say: 'reading' },
      { say: 'empty' },
    ])
  })
})
