import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS as MIN } from '../../../lib/time/units'
import {
  DONE,
  EN,
  ENDED,
  type GivenRun,
  NODES,
  PLAN,
  T0,
  ZH,
  known,
  prepareRun,
} from '../../../testing/described-run'
import { type HeaderFacts } from '../run-insight'
import { describeHeader } from './describe-header'

it.each([
  [EN, 'from 17 runs', '02:21–02:40, from 17 runs'],
  [ZH, '依据 17 次运行', '02:21–02:40，依据 17 次运行'],
] as const)('a range within one minute is no range', ({ words }, within, over) => {
  expect(words.header.range('02:28', '02:28', 17)).toBe(within)
  expect(words.header.range('02:21', '02:40', 17)).toBe(over)
})

describe('the facts in the header', () => {
  const tip =
    '14 of 17 earlier runs, replayed from now, end in this range\n17 of the last 20 forecasts at this point were right; median error 4m'
  it.each<[string, GivenRun, Partial<HeaderFacts>]>([
    [
      'say when a run ends, from when to when, and how well that was known before',
      { forecast: known(PLAN + HOUR_MS + 28 * MIN + 20_000) },
      {
        late: 'usually 4m',
        ran: null,
        ends: { clock: '02:28', range: '02:21–02:40, from 17 runs', toGo: '≈ 28m', tip },
      },
    ],
    [
      'say how few runs took as long as the node that runs',
      { forecast: { ...known(PLAN + HOUR_MS + 28 * MIN), longer: 1 } },
      {
        ends: {
          clock: '02:28',
          range: 'only 1 of 17 runs took so long',
          toGo: '≈ 28m',
          tip: '02:21–02:40, from 17 runs\n17 of the last 20 forecasts at this point were right; median error 4m',
        },
      },
    ],
    [
      'say that the end is not known',
      { forecast: { state: 'overdue', atMs: 0, key: 'clean', runs: 17, longestMs: 1 } },
      { ends: { clock: 'not known', range: null, toGo: null, tip: null } },
    ],
    [
      'say nothing of the end while earlier runs are read',
      { sample: { runs: 3, wanted: 9 }, forecast: { state: 'none', reason: 'few-runs', runs: 3 } },
      { ends: null },
    ],
    [
      'say of a weekly job that too few runs are known for a forecast',
      { sample: { runs: 3, wanted: 3 }, forecast: { state: 'none', reason: 'few-runs', runs: 3 } },
      { ends: { clock: 'not known', range: 'too few comparable runs: 3 of 5', toGo: null, tip: null } },
    ],
    [
      'say nothing of the end where no edges are known',
      { forecast: { state: 'none', reason: 'no-edges', runs: 17 } },
      { ends: null },
    ],
    [
      'say how long a run that has ended usually takes',
      { run: ENDED, nodes: DONE },
      { ran: 'usually 1h 00m, 17 runs', ends: null },
    ],
    [
      'say which failed node runs another job, though none is named',
      {
        run: ENDED,
        nodes: { ...DONE, fetch: { type: 'Sub job', status: 'fail', startMs: T0, endMs: T0 + MIN } },
      },
      { starters: [{ key: 'fetch', job: null }] },
    ],
    ['say that it started as usual', { run: { startMs: PLAN + 4 * MIN } }, { late: 'as usual' }],
    [
      'count roots and consequences',
      {
        run: ENDED,
        nodes: {
          fetch: { status: 'fail', startMs: T0, endMs: T0 + MIN },
          clean: NODES.load,
          load: NODES.load,
        },
      },
      {
        roots: {
          text: '1 root failure, 2 consequences',
          tip: 'Consequences failed after a failed node, or do not run because of it',
        },
      },
    ],
    [
      'tell a failure that the run goes on after from those that end it',
      {
        run: ENDED,
        nodes: { ...DONE, fetch: { status: 'fail', startMs: T0, endMs: T0 + MIN } },
        policy: 'ignore',
      },
      {
        roots: {
          text: '1 failure ignored',
          tip: 'Ignored: the failure policy of the node lets the run go on',
        },
      },
    ],
  ])('%s', (_, given, expected) => {
    expect(describeHeader(prepareRun(given), EN)).toMatchObject(expected)
  })
  it('write in Chinese what is left as the durations beside it, since a phone has no room for more', () => {
    const given = prepareRun({ forecast: known(PLAN + 5 * HOUR_MS + 13 * MIN) })
    expect(describeHeader(given, ZH).ends?.toGo).toBe('≈ 4时13分')
  })
})
