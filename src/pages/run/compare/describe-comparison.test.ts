import { describe, expect, it } from 'vitest'
import { compare as en } from '../../../i18n/en/compare'
import { compare as zh } from '../../../i18n/zh-CN/compare'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { findEdges } from '../../../model/insight/edges'
import { readRunInsight } from '../../../model/insight/read-run'
import { insight as insightWords } from '../../../i18n/en/insight'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeJobRun } from '../../../testing/jobs'
import { makeInstance } from '../../../testing/runs'
import { type RunInsight } from '../run-insight'
import { describeComparison } from './describe-comparison'
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
  places: new Map(),
  roots: new Set(),
  rows: new Map(),
  header: { late: null, ran: null, ends: null, roots: null },
  verdict: null,
  ahead: null,
  showsPath: false,
}
const compared = (words = en, lang: 'en' | 'zh-CN' = 'en') =>
  describeComparison({
    run: RUN,
    other: OTHER,
    one: { run: RUN, edges: findEdges(RUN.nodes, definition), version: 42, nowMs: 2 * DAY },
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
      '30m 00s longer. b +25m 00s, late start +4m 00s, a +1m 00s. Only in the other run: gone. Versions v41 and v42.',
    )
    expect(say(compared(zh, 'zh-CN'))).toBe(
      '长 30分00秒。 b +25分00秒，启动延迟 +4分00秒，a +1分00秒。 仅对比实例有：gone。 版本为 v41 和 v42。',
    )
  })

  it('says for each node by how much it differs', () => {
    const { rows } = compared()
    expect(rows.get('a')).toMatchObject({
      cells: { startBy: '+4m 00s', changeBy: '+1m 00s', rowsBy: '+50 %' },
    })
    expect(rows.get('b')?.isChanged).toBe(true)
    expect(rows.has('gone')).toBe(false)
  })

  it('lies a day later, under the bars of this one', () => {
    expect(compared().bars.get('b')).toEqual({
      fromMs: DAY + 15 * MINUTE_MS,
      toMs: DAY + 30 * MINUTE_MS,
      hasFailed: true,
    })
  })
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
