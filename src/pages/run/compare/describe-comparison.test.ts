import { describe, expect, it } from 'vitest'
import { compare as en } from '../../../i18n/en/compare'
import { compare as zh } from '../../../i18n/zh-CN/compare'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { findEdges } from '../../../model/insight/edges'
import { type Align } from '../../../model/run/view'
import { readRunInsight } from '../../../model/insight/read-run'
import { insight as insightWords } from '../../../i18n/en/insight'
import { define, makeDefinition, makeInsight, makeSpread, named } from '../../../testing/insight'
import { makeJobRun } from '../../../testing/jobs'
import { makeInstance } from '../../../testing/runs'
import { type RunInsight } from '../run-insight'
import { describeComparison, describeUsual } from './describe-comparison'
import { findTyped } from './find-typed'
import { listCandidates } from './list-candidates'

const DAY = 24 * HOUR_MS
const ran = (from: number, to: number, dayMs = DAY) =>
  ({ status: 'success', startMs: dayMs + from * MINUTE_MS, endMs: dayMs + to * MINUTE_MS }) as const
const definition = makeDefinition(define('a'), define('b', 'a'))

const RUN = makeInstance(
  { id: '2', planMs: DAY, startMs: DAY + 5 * MINUTE_MS, endMs: DAY + 60 * MINUTE_MS },
  named({ a: { ...ran(5, 20), rows: 150 }, b: ran(20, 60) }),
)
const OTHER = makeInstance(
  { id: '1', planMs: 0, startMs: MINUTE_MS, endMs: 30 * MINUTE_MS },
  named({ a: { ...ran(1, 15, 0), rows: 100 }, b: { ...ran(15, 30, 0), status: 'fail' }, gone: ran(2, 3, 0) }),
)
const known = makeInsight({ definition })
const INSIGHT: RunInsight = {
  words: insightWords,
  insight: known,
  reading: readRunInsight(RUN, known, 2 * DAY),
  noDefinition: null,
  roots: new Set(),
  ignored: new Set(),
  findings: [],
  rows: new Map(),
  header: { late: null, ran: null, ends: null, roots: null, starters: [] },
  verdict: null,
  calm: null,
  ahead: null,
  runLimitMs: null,
  showsPath: false,
}
const compared = (
  words = en,
  lang: 'en' | 'zh-CN' = 'en',
  run = RUN,
  nowMs = 2 * DAY,
  aligned: { align?: Align; alignKey?: string } = {},
) =>
  describeComparison({
    ...aligned,
    run,
    other: OTHER,
    one: { run, edges: findEdges(run.nodes, definition), version: 42, nowMs },
    two: { run: OTHER, edges: findEdges(OTHER.nodes, definition), version: 41, nowMs: 2 * DAY },
    insight: INSIGHT,
    words,
    lang,
    zone: 'UTC',
  })
const say = ({ verdict: { lead, parts } }: ReturnType<typeof compared>) =>
  `${lead} ${parts.map((part) => (typeof part === 'string' ? part : part.name)).join('')}`

describe('a run beside another one', () => {
  it('names the largest changes, what only the other one has, and the versions', () => {
    expect(say(compared())).toBe(
      'Only in the other run: gone. 30m 00s longer. b +25m 00s, late start +4m 00s, a +1m 00s. Versions v41 and v42.',
    )
    expect(say(compared(zh, 'zh-CN'))).toBe(
      '仅对比实例有：gone。 长 30分00秒。 b +25分00秒，启动延迟 +4分00秒，a +1分00秒。 版本为 v41 和 v42。',
    )
  })

  it('says how much longer a node was held back', () => {
    const held = makeInstance(
      { id: '5', planMs: DAY, startMs: DAY + MINUTE_MS, endMs: DAY + 42 * MINUTE_MS },
      named({ a: ran(1, 15), b: ran(27, 42), gone: ran(2, 3) }),
    )
    expect(say(compared(en, 'en', held))).toBe(
      '12m 00s longer. b held back 12m 00s longer. Versions v41 and v42.',
    )
    expect(say(compared(zh, 'zh-CN', held))).toBe('长 12分00秒。 b 延后启动多 12分00秒。 版本为 v41 和 v42。')
  })

  it('has a row for a node that only the other one has', () => {
    expect(compared().only).toMatchObject([
      { name: 'gone', note: 'only in 1 Jan', duration: '1m 00s', bar: { fromMs: DAY + 2 * MINUTE_MS } },
    ])
  })

  it('says first which nodes did not run: a run that failed is no faster one', () => {
    const failed = makeInstance(
      { id: '3', planMs: DAY, startMs: DAY, endMs: DAY + 10 * MINUTE_MS, status: 'fail' },
      named({ a: { ...ran(0, 10), status: 'fail' }, b: { status: 'waiting' }, mine: ran(1, 2) }),
    )
    const before = compared(en, 'en', failed)
    expect(say(before)).toBe(
      '1 node did not run: b. Only in this run: mine. Only in the other run: gone. 20m 00s shorter. a −4m 00s, late start −1m 00s. Versions v41 and v42.',
    )
    expect(['b', 'mine'].map((key) => before.rows.get(key)?.cells?.changeBy)).toEqual([
      'did not run',
      'only here',
    ])
  })

  it('has only so far been shorter while it runs', () => {
    const running = makeInstance(
      { id: '4', planMs: DAY, startMs: DAY, status: 'running' },
      named({
        a: ran(0, 17),
        b: { startMs: DAY + 17 * MINUTE_MS, status: 'running' },
        gone: { status: 'waiting' },
      }),
    )
    const at = (minutes: number) => compared(en, 'en', running, DAY + minutes * MINUTE_MS)
    expect(say(at(20))).toBe('So far: a +3m 00s, late start −1m 00s. Versions v41 and v42.')
    expect(at(20).rows.get('b')?.cells?.changeBy).toBeUndefined()
    expect(at(20).rows.get('gone')?.cells?.changeBy).toBe('not run yet')
    expect(say(at(40))).toBe(
      'Already 10m 00s longer. b +8m 00s, a +3m 00s, late start −1m 00s. Versions v41 and v42.',
    )
  })

  it('does not miss rows that a running node has not written yet', () => {
    const rowsOf = (rows: number) =>
      compared(
        en,
        'en',
        makeInstance(
          { id: '4', planMs: DAY, startMs: DAY, status: 'running' },
          named({ a: { startMs: DAY, status: 'running', rows } }),
        ),
        DAY + MINUTE_MS,
      ).rows.get('a')?.cells?.rowsBy
    expect([rowsOf(30), rowsOf(150)]).toEqual([undefined, '+50 %'])
  })

  it('says for each node by how much it differs', () => {
    const { rows } = compared()
    expect(rows.get('a')).toMatchObject({
      cells: { startBy: '+4m 00s', changeBy: '+1m 00s', rowsBy: '+50 %' },
      hasOtherRows: true,
    })
    expect(rows.get('b')?.isChanged).toBe(true)
    expect(rows.has('gone')).toBe(false)
  })

  it('lies a day later, under the bars of this one', () => {
    expect(compared().rows.get('b')?.other).toEqual({
      fromMs: DAY + 15 * MINUTE_MS,
      toMs: DAY + 30 * MINUTE_MS,
      hasFailed: true,
    })
    expect(compared().span).toEqual({ fromMs: DAY + MINUTE_MS, toMs: DAY + 30 * MINUTE_MS })
  })

  it('lies under this one by start or by a node, where both have one', () => {
    const by = (align: Align, alignKey?: string) =>
      compared(en, 'en', RUN, 2 * DAY, { align, ...(alignKey === undefined ? {} : { alignKey }) })
    const startOf = (key: string, run: { nodes: typeof RUN.nodes }) =>
      run.nodes.find((node) => node.key === key)?.startMs
    expect(by('node', 'b').rows.get('b')?.other?.fromMs).toBe(startOf('b', RUN))
    expect(by('node', 'b')).toMatchObject({ align: 'node', legend: '1 Jan, b started at the same time' })
    expect(by('node', 'b').aligns.map(({ value }) => value)).toEqual(['plan', 'start', 'node'])
    expect(by('node', 'gone')).toMatchObject({ align: 'plan', legend: '1 Jan, planned at the same time' })
    expect(by('start')).toMatchObject({ align: 'start', legend: '1 Jan, started at the same time' })
    const [mine, theirs] = [RUN.startMs ?? 0, OTHER.startMs ?? 0]
    expect(by('start').rows.get('a')?.other?.fromMs).toBe((startOf('a', OTHER) ?? 0) + mine - theirs)
  })

  it('stands with its day below the facts of this one', () => {
    expect(compared().facts).toEqual({
      late: '1 Jan: 1m\u00a000s',
      started: '1 Jan: 00:01:00',
      ran: '1 Jan: 29m\u00a000s',
      ended: '1 Jan: 00:30:00',
      total: '1 Jan: 30m\u00a000s',
    })
    expect(compared(zh, 'zh-CN').facts?.ran).toBe('1月1日：29分00秒')
  })
})

describe('a run beside what is usual', () => {
  const usual = (minutes: number) => ({
    runs: 9,
    ms: makeSpread(minutes * MINUTE_MS, 9),
    heldBackMs: makeSpread(0, 9),
  })
  const sample = {
    runs: 9,
    wanted: 9,
    versions: [42, 42] satisfies [number, number],
    ranMs: makeSpread(30 * MINUTE_MS, 9),
    lateMs: makeSpread(MINUTE_MS, 9),
    nodes: { a: usual(14), b: usual(15) },
  }
  const against = (given: Partial<typeof sample> = {}, lang: 'en' | 'zh-CN' = 'en') => {
    const insight = makeInsight({ definition, sample: Object.assign({}, sample, given) })
    const reading = readRunInsight(RUN, insight, 2 * DAY)
    return describeUsual({
      run: RUN,
      one: { run: RUN, edges: reading.edges, version: 42, nowMs: 2 * DAY },
      insight: Object.assign({}, INSIGHT, { insight, reading }),
      words: lang === 'en' ? en : zh,
      lang,
      zone: 'UTC',
    })
  }

  it('names how many runs that rests on, and differs by what the panel of its time says', () => {
    const comparison = against()
    expect(comparison && say(comparison)).toBe(
      '29m 00s longer than usual. b +25m 00s, late start +4m 00s. Usually 31m 00s: median of 9 runs of v42.',
    )
    expect(comparison?.rows.get('b')?.other).toMatchObject({
      fromMs: DAY + 15 * MINUTE_MS,
      toMs: DAY + 30 * MINUTE_MS,
    })
    expect(comparison?.rows.get('b')).toMatchObject({
      cells: { startBy: '+5m 00s', changeBy: '+25m 00s' },
      changeBar: { zero: 0, by: 1 },
    })
  })

  it('is not known below five runs', () => {
    expect(against({ ranMs: null as never })).toBeNull()
  })
})

it.each([
  ['8829187850', { id: '8829187850' }],
  ['https://nodeline.example/jobs/a/instances/77?vs=3', { id: '77' }],
  ['https://nodeline.example/jobs/b/instances/77', { problem: 'otherJob' }],
  ['1970-01-09', { id: 'run-8' }],
  ['01-04', { id: 'run-3' }],
  ['02-30', { problem: 'notFound' }],
  ['yesterday', { problem: 'notFound' }],
])('%s names a run', (text, expected) => {
  const runs = [3, 8].map((day) => makeJobRun(day, { id: `run-${day}`, planMs: day * DAY }))
  expect(findTyped(text, { job: 'a', runs, zone: 'UTC', origin: 'http://any' })).toEqual(expected)
})

it('earlier runs to compare with are each named once, by the first reason', () => {
  const run = (day: number, given = {}) =>
    makeJobRun(day, { planMs: day * DAY, startMs: day * DAY, status: 'success', version: 42, ...given })
  const runs = [
    run(2, { version: 41 }),
    run(3),
    run(7, { status: 'fail' }),
    run(8),
    run(9, { status: 'fail' }),
    run(10),
    run(11),
  ]
  const found = listCandidates(runs, { id: runs[5]?.id ?? '', planMs: 10 * DAY, version: 42 })
  expect(found.map(({ kind, run: one }) => [kind, (one.planMs ?? 0) / DAY])).toEqual([
    ['before', 9],
    ['success', 8],
    ['weekday', 3],
    ['version', 2],
  ])
})
