import { describe, expect, it } from 'vitest'
import { computeDomain } from './domain'
import { DOCUMENTED, makeRun, manyNodes } from '../../testing/timeline'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const T = 1_800_000_000_000
const NOW = T + 12 * MINUTE

const NODE = { startMs: T, endMs: T + 10 * MINUTE }

const spanOf = (run: ReturnType<typeof makeRun>, nowMs = NOW) => {
  const { fromMs, toMs } = computeDomain(run, nowMs)
  return [fromMs - T, toMs - T]
}

describe('the axis covers', () => {
  it.each([
    ['one node', makeRun({}, [NODE]), [0, 10 * MINUTE]],
    ['one instant node', makeRun({}, [{ startMs: T, endMs: T }]), [0, 0]],
    [
      'an end before the start: only the start',
      makeRun({}, [{ startMs: T + MINUTE, endMs: T }]),
      [MINUTE, MINUTE],
    ],
    ['only an end', makeRun({}, [{ endMs: T + 5 }]), [5, 5]],
    ['only a start', makeRun({}, [{ startMs: T + 5 }]), [5, 5]],
    ['nodes out of order', makeRun({}, [{ startMs: T + 9, endMs: T + 10 }, { startMs: T }]), [0, 10]],
    ['a node without times beside one with', makeRun({}, [{ status: 'skip' }, NODE]), [0, 10 * MINUTE]],
    ['a near plan', makeRun({ planMs: T - 8 * MINUTE }, [NODE]), [-8 * MINUTE, 10 * MINUTE]],
    ['a near plan of the nodes', makeRun({}, [{ ...NODE, planMs: T - 4_000 }]), [-4_000, 10 * MINUTE]],
    [
      'a near window',
      makeRun({ startMs: T - MINUTE, endMs: T + 11 * MINUTE }, [NODE]),
      [-MINUTE, 11 * MINUTE],
    ],
    [
      'of an instant, up to a minute around it',
      makeRun({ planMs: T - 59 * SECOND }, [{ startMs: T, endMs: T }]),
      [-59 * SECOND, 0],
    ],
    [
      'a running node, up to now',
      makeRun({ status: 'running' }, [{ startMs: T, status: 'running' }]),
      [0, 12 * MINUTE],
    ],
    [
      'a live run that waits for something, up to now',
      makeRun({ status: 'running', startMs: T - 1_000 }, [
        { startMs: T, endMs: T + SECOND },
        { status: 'waiting' },
      ]),
      [-1_000, 12 * MINUTE],
    ],
    [
      'a run that is over with a node still running: nothing of the time since',
      makeRun({ status: 'fail' }, [{ startMs: T, status: 'running' }, NODE]),
      [0, 10 * MINUTE],
    ],
    [
      'a node that starts ahead of our clock',
      makeRun({ status: 'running' }, [{ startMs: NOW + HOUR, status: 'running' }]),
      [12 * MINUTE + HOUR, 12 * MINUTE + HOUR],
    ],
  ])('%s', (_, run, span) => {
    expect(spanOf(run)).toEqual(span)
  })

  it.each([
    ['nothing at all: now', makeRun(), [12 * MINUTE, 12 * MINUTE]],
    ['a plan alone', makeRun({ status: 'skip', planMs: T }), [0, 0]],
    ['a plan that waits', makeRun({ status: 'waiting', planMs: T }), [0, 12 * MINUTE]],
    ['a plan to come', makeRun({ status: 'waiting', planMs: NOW + HOUR }), [12 * MINUTE, 12 * MINUTE + HOUR]],
    ['a window alone', makeRun({ startMs: T, endMs: T + MINUTE }), [0, MINUTE]],
    ['a live window', makeRun({ status: 'running', startMs: T }), [0, 12 * MINUTE]],
    ['a window that is turned around', makeRun({ startMs: T, endMs: T - MINUTE }), [0, 0]],
    ['nodes that wait', makeRun({ status: 'waiting' }, [{ status: 'waiting', planMs: T }]), [0, 12 * MINUTE]],
  ])('when no node has a time: %s', (_, run, span) => {
    expect(spanOf(run)).toEqual(span)
    expect(computeDomain(run, NOW)).toMatchObject({ nodes: null, offAxis: [] })
  })
})

describe('what lies outside', () => {
  const outsideOf = (run: ReturnType<typeof makeRun>) => computeDomain(run, NOW).offAxis

  it('of the documented example: its window and its plan; the nodes and their plan share the axis', () => {
    const domain = computeDomain(DOCUMENTED, 1_800_000_000_000)
    expect(domain).toEqual({
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
        {
          what: 'plan',
          fromMs: 1_551_425_326_540,
          toMs: 1_551_425_326_540,
          side: 'before',
          distanceMs: 246_257_460,
        },
      ],
    })
  })

  it.each([
    ['nothing, when all is near', makeRun({ planMs: T, startMs: T, endMs: T + HOUR / 6 }, [NODE]), []],
    ['a plan of a day before', makeRun({ planMs: T - DAY }, [NODE]), [['plan', 'before', DAY]]],
    ['a plan of a day after', makeRun({ planMs: T + DAY }, [NODE]), [['plan', 'after', DAY - 10 * MINUTE]]],
    [
      'a window after',
      makeRun({ startMs: T + DAY, endMs: T + 2 * DAY }, [NODE]),
      [['window', 'after', DAY - 10 * MINUTE]],
    ],
    [
      'a window that began long before the first node and ends with the last',
      makeRun({ startMs: T - DAY, endMs: T + 10 * MINUTE }, [NODE]),
      [['window', 'before', DAY]],
    ],
    [
      'a window that began near and ended long after',
      makeRun({ startMs: T - SECOND, endMs: T + DAY }, [NODE]),
      [['window', 'after', DAY - 10 * MINUTE]],
    ],
    [
      'a live window that began long before',
      makeRun({ status: 'running', startMs: T - DAY }, [NODE]),
      [['window', 'before', DAY]],
    ],
    [
      'not now: a live run that has waited for long is on the axis',
      makeRun({ status: 'running', startMs: T + MINUTE }, [{ startMs: T, endMs: T + SECOND }]),
      [],
    ],
  ])('%s', (_, run, outside) => {
    expect(outsideOf(run).map(({ what, side, distanceMs }) => [what, side, distanceMs])).toEqual(outside)
  })

  it('is the nearest of many plans on each side', () => {
    const plans = [T - 3 * DAY, T - 2 * DAY, T + 4 * DAY, T + 3 * DAY, T + 5 * DAY]
    const run = makeRun({}, [NODE, ...plans.map((planMs) => ({ planMs }))])
    expect(outsideOf(run).map(({ side, fromMs }) => [side, (fromMs - T) / DAY])).toEqual([
      ['before', -2],
      ['after', 3],
    ])
  })
})

it('keeps a near edge of the window when the other one is far', () => {
  expect(spanOf(makeRun({ startMs: T - SECOND, endMs: T + DAY }, [NODE]))).toEqual([-SECOND, 10 * MINUTE])
})

it('survives 10,000 nodes', () => {
  const run = manyNodes(10_000)
  expect(computeDomain(run, 43_300_000)).toMatchObject({ fromMs: 1_000, toMs: 43_300_000 })
})
