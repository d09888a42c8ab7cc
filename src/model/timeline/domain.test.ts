import { describe, expect, it } from 'vitest'
import { computeDomain } from './domain'
import {
  DAY_MS as DAY,
  HOUR_MS as HOUR,
  MINUTE_MS as MINUTE,
  SECOND_MS as SECOND,
} from '../../lib/time/units'
import { DOCUMENTED, makeRun } from '../../testing/timeline'

const T = 1_800_000_000_000
const NOW = T + 12 * MINUTE

const NODE = { startMs: T, endMs: T + 10 * MINUTE }

const measureSpan = (run: ReturnType<typeof makeRun>, nowMs = NOW) => {
  const { fromMs, toMs } = computeDomain(run, nowMs)
  return [fromMs - T, toMs - T]
}
const WAITS = [{ startMs: T, endMs: T + SECOND }, { status: 'waiting' as const }]

describe('the domain covers', () => {
  it.each([
    ['one node', makeRun({}, [NODE]), 0, 10 * MINUTE],
    ['an instant', makeRun({}, [{ startMs: T, endMs: T }]), 0, 0],
    ['only the start of an end before it', makeRun({}, [{ startMs: T + MINUTE, endMs: T }]), MINUTE, MINUTE],
    ['an end without a start', makeRun({}, [{ endMs: T + 5 }]), 5, 5],
    ['a start without an end', makeRun({}, [{ startMs: T + 5 }]), 5, 5],
    ['nodes out of order', makeRun({}, [{ startMs: T + 9, endMs: T + 10 }, { startMs: T }]), 0, 10],
    ['a node beside one without times', makeRun({}, [{ status: 'skip' }, NODE]), 0, 10 * MINUTE],
    ['a near plan', makeRun({ planMs: T - 8 * MINUTE }, [NODE]), -8 * MINUTE, 10 * MINUTE],
    ['a near plan of a node', makeRun({}, [{ ...NODE, planMs: T - 4_000 }]), -4_000, 10 * MINUTE],
    ['a near window', makeRun({ startMs: T - MINUTE, endMs: T + 11 * MINUTE }, [NODE]), -MINUTE, 11 * MINUTE],
    [
      'a near edge of a far window',
      makeRun({ startMs: T - SECOND, endMs: T + DAY }, [NODE]),
      -SECOND,
      10 * MINUTE,
    ],
    ['a minute around an instant', makeRun({ planMs: T - 59_000 }, [{ startMs: T, endMs: T }]), -59_000, 0],
    [
      'now, of a running node',
      makeRun({ status: 'running' }, [{ startMs: T, status: 'running' }]),
      0,
      NOW - T,
    ],
    ['now, of a run that waits', makeRun({ status: 'running', startMs: T - 1_000 }, WAITS), -1_000, NOW - T],
    [
      'no time after a finished run, though a node still runs',
      makeRun({ status: 'fail' }, [{ startMs: T, status: 'running' }, NODE]),
      0,
      10 * MINUTE,
    ],
    [
      'a node that starts ahead of the clock',
      makeRun({ status: 'running' }, [{ startMs: NOW + HOUR, status: 'running' }]),
      NOW + HOUR - T,
      NOW + HOUR - T,
    ],
  ])('%s', (_, run, fromMs, toMs) => {
    expect(measureSpan(run)).toEqual([fromMs, toMs])
  })

  it.each([
    ['now, without anything else', makeRun(), NOW - T, NOW - T],
    ['a plan', makeRun({ status: 'skip', planMs: T }), 0, 0],
    ['a plan to now while the run waits', makeRun({ status: 'waiting', planMs: T }), 0, NOW - T],
    ['now to a later plan', makeRun({ status: 'waiting', planMs: NOW + HOUR }), NOW - T, NOW + HOUR - T],
    ['a window', makeRun({ startMs: T, endMs: T + MINUTE }), 0, MINUTE],
    ['a live window', makeRun({ status: 'running', startMs: T }), 0, NOW - T],
    ['the start of a window that ends before it', makeRun({ startMs: T, endMs: T - MINUTE }), 0, 0],
    ['waiting nodes', makeRun({ status: 'waiting' }, [{ status: 'waiting', planMs: T }]), 0, NOW - T],
  ])('when no node has a time: %s', (_, run, fromMs, toMs) => {
    expect(measureSpan(run)).toEqual([fromMs, toMs])
    expect(computeDomain(run, NOW)).toMatchObject({ nodes: null, offAxis: [] })
  })
})

describe('off the axis', () => {
  const listOffAxis = (run: ReturnType<typeof makeRun>) => computeDomain(run, NOW).offAxis

  it('of the documented example are its window and its plan', () => {
    const planMs = 1_551_425_326_540
    expect(computeDomain(DOCUMENTED, T)).toEqual({
      fromMs: 1_551_671_580_000,
      toMs: 1_551_671_598_000,
      nodes: { fromMs: 1_551_671_584_000, toMs: 1_551_671_598_000 },
      offAxis: [
        {
          what: 'window',
          fromMs: 1_551_425_327_000,
          toMs: 1_551_425_387_000,
          side: 'before',
          distanceMs: 246_197_000,
        },
        { what: 'plan', fromMs: planMs, toMs: planMs, side: 'before', distanceMs: 246_257_460 },
      ],
    })
  })

  const AFTER = DAY - 10 * MINUTE
  it.each([
    ['is nothing near', { planMs: T, startMs: T, endMs: T + HOUR / 6 }, ''],
    ['is a plan of a day before', { planMs: T - DAY }, `plan before ${DAY}`],
    ['is a plan of a day after', { planMs: T + DAY }, `plan after ${AFTER}`],
    ['is a window after', { startMs: T + DAY, endMs: T + 2 * DAY }, `window after ${AFTER}`],
    [
      'is a window that began long before',
      { startMs: T - DAY, endMs: T + 10 * MINUTE },
      `window before ${DAY}`,
    ],
    ['is a window that ended long after', { startMs: T - SECOND, endMs: T + DAY }, `window after ${AFTER}`],
    [
      'is a live window that began long before',
      { status: 'running', startMs: T - DAY },
      `window before ${DAY}`,
    ],
    ['is never now', { status: 'running', startMs: T + MINUTE }, ''],
  ] as const)('%s', (_, run, expected) => {
    const marks = listOffAxis(makeRun(run, [NODE]))
    expect(marks.map(({ what, side, distanceMs }) => `${what} ${side} ${distanceMs}`).join()).toBe(expected)
  })

  it('is the nearest of many plans on each side', () => {
    const plans = [T - 3 * DAY, T - 2 * DAY, T + 4 * DAY, T + 3 * DAY, T + 5 * DAY]
    const run = makeRun({}, [NODE, ...plans.map((planMs) => ({ planMs }))])
    expect(listOffAxis(run).map(({ side, fromMs }) => [side, (fromMs - T) / DAY])).toEqual([
      ['before', -2],
      ['after', 3],
    ])
  })
})
