import { expect, it } from 'vitest'
import { why as en } from '../../../i18n/en/why'
import { why as zh } from '../../../i18n/zh-CN/why'
import { MINUTE_MS } from '../../../lib/time/units'
import { type Run } from '../../../contract/run'
import { readRunInsight } from '../../../model/insight/read-run'
import { define, makeDefinition, makeInsight, makeSpread, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { describeWhy, formatWhy } from './describe-why'

const at = (minute: number) => minute * MINUTE_MS
const ran = (from: number, to: number) => ({ status: 'success', startMs: at(from), endMs: at(to) }) as const

/** Planned at 0, 3 minutes late; b took 20 minutes longer than usual and c was held back for 5. */
const RUN = makeInstance(
  { planMs: 0, startMs: at(3), endMs: at(60) },
  named({ a: ran(3, 10), b: ran(10, 40), c: ran(45, 60) }),
)
const usual = (minutes: number) => ({ runs: 17, ms: makeSpread(at(minutes)), heldBackMs: makeSpread(0) })
const INSIGHT = makeInsight({
  definition: makeDefinition(define('a'), define('b', 'a'), define('c', 'b')),
  sample: {
    runs: 17,
    wanted: 17,
    versions: [42, 42],
    ranMs: makeSpread(at(32)),
    lateMs: makeSpread(at(1)),
    nodes: { a: usual(7), b: usual(10), c: usual(15) },
  },
})
const describe = (insight = INSIGHT, words = en, lang: 'en' | 'zh-CN' = 'en', run = RUN) =>
  describeWhy({
    run,
    insight,
    reading: readRunInsight(run, insight, at(60)),
    words,
    lang,
    zone: 'UTC',
  })

it('says where the time went, and what would have shortened it', () => {
  const texts = describe()
  expect(texts && formatWhy(texts, en)).toBe(`Why it took 1h 00m: 27m longer than usual
Usually 33m from plan to end: median of 17 successful runs of v42
Late start  3m 00s  1m 00s  +2m 00s
a  7m 00s  7m 00s  –
b  30m 00s  10m 00s  +20m 00s
Held back: c  5m 00s  0 ms  +5m 00s
c  15m 00s  15m 00s  –
Plan to end  1h 00m 00s  33m  +27m 00s

What would shorten it
b in its usual 10m  −20m 00s  00:40
c held back for its usual 0 ms  −5m 00s  00:55
A start as usual, 1m after the plan  −2m 00s  00:58`)
})

it('prints the total of the header, and parts that add up to it', () => {
  const texts = describe(
    makeInsight({ ...INSIGHT, definition: makeDefinition(define('a'), define('b', 'a')) }),
    en,
    'en',
    makeInstance(
      { planMs: 0, startMs: 40_000, endMs: at(60) + 792 },
      named({
        a: { ...ran(1, 10), endMs: at(10) + 600 },
        b: { ...ran(10, 60), startMs: at(10) + 600, endMs: at(60) + 300 },
      }),
    ),
  )
  expect(texts?.lines.map(({ label, took }) => `${label} ${took}`)).toEqual([
    'Late start 40s',
    'a 9m 01s',
    'b 50m 00s',
    'Everything else 19s',
  ])
  expect(texts?.total.took).toBe('1h 00m 00s')
})

it('says the same in Chinese', () => {
  const texts = describe(INSIGHT, zh, 'zh-CN')
  expect(texts && [texts.title, texts.verdict, texts.sample, texts.lines[3]?.label]).toEqual([
    '为什么用了 1小时',
    '比平时长 27分钟',
    '平时从计划到结束 33分钟：取 v42 版本的 17 次成功运行的中位数',
    '延后启动：c',
  ])
})

it('of a run that failed early, says neither that it was short nor what would shorten it', () => {
  const failed = makeInstance(
    { status: 'fail', planMs: 0, startMs: at(1), endMs: at(20) },
    named({ a: ran(1, 8), b: { ...ran(8, 20), status: 'fail' } }),
  )
  const texts = describe(INSIGHT, en, 'en', failed)
  expect(texts).toMatchObject({ verdict: 'Failed before its usual end', shorter: [], together: null })
})

it.each<[string, Partial<Run>, string]>([
  ['was cancelled', { status: 'manual-stop', endMs: at(20) }, 'Cancelled before its usual end'],
  ['goes on', { status: 'running', endMs: null }, 'Not over yet: it has not taken its usual time so far'],
])('of a run that %s, does not say that it was short', (_, given, verdict) => {
  const run = makeInstance({ planMs: 0, startMs: at(1), ...given }, named({ a: ran(1, 8) }))
  const reading = readRunInsight(run, INSIGHT, at(20))
  const texts = describeWhy({ run, insight: INSIGHT, reading, words: en, lang: 'en', zone: 'UTC' })
  expect(texts?.verdict).toBe(verdict)
})

it('does not call a wait that goes on off the path', () => {
  const run = makeInstance(
    { status: 'running', planMs: 0, startMs: at(3) },
    named({ a: ran(3, 10), b: { status: 'waiting' }, c: { status: 'waiting' } }),
  )
  expect(describe(INSIGHT, en, 'en', run)?.also.map(({ text }) => text)).toEqual([
    'b held back 50m 00s so far, usually 0 ms',
  ])
})

it('has no usual times where too few runs are known, and still adds up', () => {
  const texts = describe(
    makeInsight({
      definition: INSIGHT.definition,
      sample: { ...makeInsight({}).sample, runs: 3, wanted: 3 },
    }),
  )
  expect(texts?.verdict).toBe('Usual time not known: only 3 successful runs to compare with')
  expect(texts?.lines.map(({ usually }) => usually)).toEqual([null, null, null, null, null])
  expect(texts?.shorter).toEqual([])
  expect(texts?.lines.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

it('says nothing of what would shorten a run that goes on, when it is not known when it ends', () => {
  const live = makeInstance(
    { status: 'running', planMs: 0, startMs: at(3) },
    named({ a: ran(3, 10), b: { status: 'running', startMs: at(10) }, c: { status: 'waiting' } }),
  )
  expect(describe(INSIGHT, en, 'en', live)).toMatchObject({
    title: 'Why it has taken 1h 00m so far',
    shorter: [],
    together: null,
  })
})
