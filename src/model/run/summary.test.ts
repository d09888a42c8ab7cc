import { describe, expect, it } from 'vitest'
import { type NodeCause } from '../../contract/log'
import { type Run, type RunNode } from '../../contract/run'
import { makeInstance } from '../../testing/runs'
import { en } from '../../i18n/en/common'
import { statusWord, type Locale } from '../../i18n/locale'
import { COLON, COMMA } from '../../i18n/punctuation'
import { zh } from '../../i18n/zh-CN/common'
import { DOCUMENTED } from '../../testing/timeline'
import { formatSummary } from './summary'

const URL = 'http://nodeline.test/jobs/job_batch/instances/34765?tz=Asia%2FShanghai'
const EN: Locale = { lang: 'en', zone: 'Asia/Shanghai', t: en }
const ZH: Locale = { lang: 'zh-CN', zone: 'Asia/Shanghai', t: zh }

const UTC: Locale = { ...EN, zone: 'UTC' }

const summarize = (
  run: Run,
  { lang, zone, t }: Locale,
  nowMs: number,
  causes: ReadonlyMap<string, NodeCause> = new Map(),
  findings = 0,
  streak: string | null = null,
) =>
  formatSummary(run, {
    url: URL,
    nowMs,
    lang,
    zone,
    causes,
    findings,
    streak,
    words: t.summary,
    colon: COLON[lang],
    comma: COMMA[lang],
    statusWord: (of) => statusWord(of.status, of.rawStatus, lang),
  }).split('\n')

it('of the published example, in both languages', () => {
  const run = makeInstance({ ...DOCUMENTED, status: 'fail' }, DOCUMENTED.nodes)
  expect(summarize(run, EN, 0)).toEqual([
    'job_batch 34765: Failed',
    'planned 2019-03-01 15:28:46.540 · started 2019-03-01 15:28:47 · ended 2019-03-01 15:29:47 · late 460 ms · ran 1m 00s (UTC+08:00 Shanghai)',
    '2 nodes · 2 Success',
    URL,
  ])
  expect(summarize(run, ZH, 0)).toEqual([
    'job_batch 34765：运行失败',
    '计划 2019-03-01 15:28:46.540 · 开始 2019-03-01 15:28:47 · 结束 2019-03-01 15:29:47 · 延迟 460 毫秒 · 运行 1分00秒 (UTC+08:00 上海)',
    '2 个节点 · 2 运行成功',
    URL,
  ])
})

const NOW_MS = Date.parse('2026-11-22T05:00:00Z')
const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`)
const line = (index: number, given: Partial<Run>, nodes: Partial<RunNode>[] = [], locale = EN) =>
  summarize(makeInstance(given, nodes), locale, NOW_MS).at(index)

describe('the times', () => {
  it.each<[string, Partial<Run>, Locale, string]>([
    [
      'of a running run say as of when',
      { status: 'running', planMs: at('04:00:00'), startMs: at('04:00:05') },
      EN,
      'planned 2026-11-22 12:00:00 · started 2026-11-22 12:00:05 · late 5s · running for 59m 55s · as of 2026-11-22 13:00:00 (UTC+08:00 Shanghai)',
    ],
    [
      'of a running run in Chinese',
      { status: 'running', startMs: at('04:00:05') },
      ZH,
      '开始 2026-11-22 12:00:05 · 已运行 59分钟55秒 · 截至 2026-11-22 13:00:00 (UTC+08:00 上海)',
    ],
    [
      'of a waiting run',
      { status: 'waiting', planMs: at('04:50:00') },
      UTC,
      'planned 2026-11-22 04:50:00 · late 10m 00s · as of 2026-11-22 05:00:00 (UTC)',
    ],
    [
      'over a clock change have their own offsets',
      { startMs: Date.parse('2026-10-25T00:10:00Z'), endMs: Date.parse('2026-10-25T03:10:00Z') },
      { ...EN, zone: 'Europe/Berlin' },
      'started 2026-10-25 02:10:00 · ended 2026-10-25 04:10:00 UTC+01:00 · ran 3h 00m 00s (UTC+02:00 Berlin)',
    ],
    [
      'of a plan in summer, copied in winter, have their own offsets',
      { status: 'running', planMs: Date.parse('2026-10-25T00:10:00Z') },
      { ...EN, zone: 'Europe/Berlin' },
      'planned 2026-10-25 02:10:00 · late 28d 04h 50m 00s · as of 2026-11-22 06:00:00 UTC+01:00 (UTC+02:00 Berlin)',
    ],
    ['are now alone when none is given', {}, UTC, 'as of 2026-11-22 05:00:00 (UTC)'],
  ])('%s', (_, given, locale, expected) => {
    expect(line(1, given, [], locale)).toBe(expected)
  })
})

it('an unknown status is printed as given', () => {
  const given = { status: 'unknown', rawStatus: 'half-done', id: '9007199254740993' } as const
  expect(line(0, given)).toBe('job_batch 9007199254740993: half-done')
})

it('nodes are counted by urgency, and rows to the last digit', () => {
  const nodes: Partial<RunNode>[] = [
    { status: 'success', rows: 9_007_199_254_740_992, raw: [['inputRowCount', '9007199254740993']] },
    { status: 'fail' },
    { status: 'unknown', rawStatus: 'half-done' },
    { status: 'forceSuccess', rows: 1 },
  ]
  expect(line(2, {}, nodes)).toBe(
    '4 nodes · 1 Failed · 1 half-done · 1 Forced success · 1 Success · 9,007,199,254,740,994 rows written',
  )
  expect(line(2, {}, nodes, ZH)).toBe(
    '4 个节点 · 1 运行失败 · 1 half-done · 1 强制成功 · 1 运行成功 · 写入 9,007,199,254,740,994 行',
  )
})

it('says beside the status whether the failure is new', () => {
  const run = makeInstance({ status: 'fail' }, [])
  expect(summarize(run, EN, NOW_MS, new Map(), 0, 'failed the last time, too').at(0)).toBe(
    'job_batch 34765: Failed · failed the last time, too',
  )
})

it('findings of the page are counted', () => {
  const run = makeInstance({}, [{ status: 'success' }])
  expect(summarize(run, EN, NOW_MS, new Map(), 1).at(2)).toBe('1 node · 1 Success · 1 finding in the data')
  expect(summarize(run, ZH, NOW_MS, new Map(), 2).at(2)).toBe('1 个节点 · 1 运行成功 · 数据有 2 处矛盾')
})

it('names failed nodes in Chinese by its own signs', () => {
  const failed = ['f1', 'f2'].map((name): Partial<RunNode> => ({ name, status: 'fail' }))
  expect(line(3, {}, failed, ZH)).toBe('失败：f1，f2')
})

it.each([
  ['none', 0, URL],
  ['one', 1, 'Failed: f1'],
  ['five', 5, 'Failed: f1, f2, f3, f4, f5'],
  ['seven', 7, 'Failed: f1, f2, f3, f4, f5 +2'],
])('failed nodes are named: %s', (_, count, expected) => {
  const failed = Array.from({ length: count }, (__, i): Partial<RunNode> => ({
    name: `f${i + 1}`,
    status: 'fail',
  }))
  expect(line(3, {}, failed)).toBe(expected)
  expect(line(-1, {}, failed)).toBe(URL)
})

it('names with line ends or invisible characters add no lines', () => {
  const lines = summarize(
    makeInstance({ job: 'job\n\u202ebatch', status: 'fail' }, [
      { name: 'a\r\nb', status: 'fail' },
      { name: '\u2066c\u200b', status: 'fail' },
    ]),
    EN,
    NOW_MS,
  )
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe('job⟨000A⟩⟨202E⟩batch 34765: Failed')
  expect(lines[3]).toBe('Failed: a⟨000D⟩⟨000A⟩b, ⟨2066⟩c⟨200B⟩')
})

it('names that no chat could show are cut', () => {
  const failed = ['a', 'b'].map((key): Partial<RunNode> => ({
    key,
    name: key.repeat(10_000),
    status: 'fail',
  }))
  const cause: NodeCause = {
    node: 'a',
    cause: { line: 3, byte: 9, text: 'full', timeMs: null, family: 'dws', sure: 'cause' },
    verdicts: [],
    why: null,
  }
  const lines = summarize(makeInstance({ status: 'fail' }, failed), EN, 0, new Map([['a', cause]]))
  expect(lines.slice(3)).toEqual([
    `Failed: ${'a'.repeat(127)}…, ${'b'.repeat(127)}…`,
    `${'a'.repeat(127)}…: full`,
    URL,
  ])
})

it('says why nodes failed, as far as that is known', () => {
  const run = makeInstance({ status: 'fail' }, [
    { key: 'a', name: 'load_a', status: 'fail' },
    { key: 'b', name: 'load_b', status: 'fail' },
  ])
  const cause = (text: string): NodeCause => ({
    node: 'a',
    cause: { line: 3, byte: 9, text, timeMs: null, family: 'dws', sure: 'cause' },
    verdicts: [],
    why: null,
  })
  expect(summarize(run, EN, 0, new Map([['a', cause('division by\u0000 zero')]])).slice(3)).toEqual([
    'Failed: load_a, load_b',
    'load_a: division by⟨0000⟩ zero',
    URL,
  ])
  expect(summarize(run, EN, 0, new Map([['a', cause('x'.repeat(500))]])).at(-2)).toBe(
    `load_a: ${'x'.repeat(199)}…`,
  )
  const alone = makeInstance({ status: 'fail' }, [{ key: 'a', name: 'load_a', status: 'fail' }])
  expect(summarize(alone, EN, 0, new Map([['a', cause('out of space')]])).slice(3)).toEqual([
    'load_a: out of space',
    URL,
  ])
})
