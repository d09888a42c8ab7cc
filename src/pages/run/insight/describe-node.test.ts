import { describe, expect, it } from 'vitest'
import { type DefinedNode, type Forecast } from '../../../contract/insight'
import { type Run, type RunNode } from '../../../contract/run'
import { insight as en } from '../../../i18n/en/insight'
import { insight as zh } from '../../../i18n/zh-CN/insight'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { readRunInsight } from '../../../model/insight/read-run'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { describeNode } from './describe-node'
import { type Reader } from './reader'

const EN: Reader = { words: en, lang: 'en', zone: 'UTC' }
const ZH: Reader = { words: zh, lang: 'zh-CN', zone: 'UTC' }
const T0 = 100 * HOUR_MS
const MIN = MINUTE_MS

const NODES: Record<string, Partial<RunNode>> = {
  a: { startMs: T0, endMs: T0 + 10 * MIN },
  b: { startMs: T0, endMs: T0 + 20 * MIN },
  c: { startMs: T0 + 21 * MIN, status: 'running', retries: 1 },
  d: { status: 'waiting' },
  e: { status: 'waiting' },
  f: { startMs: T0 + 21 * MIN, status: 'running' },
}

interface Given {
  nodes?: Record<string, Partial<RunNode>>
  run?: Partial<Run>
  of?: Partial<Record<string, Partial<DefinedNode>>>
  forecast?: Forecast
  definition?: null
}

/** a and b stand before c, c and f before d, d before e. */
function tell({ nodes = {}, run, of = {}, forecast, definition }: Given, name: string, reader = EN) {
  const all = Object.fromEntries(
    Object.entries(NODES).map(([key, node]) => [key, { ...node, ...nodes[key] }]),
  )
  const instance = makeInstance({ status: 'running', startMs: T0, ...run }, named(all))
  const edges = [
    define('a'),
    define('b'),
    define('c', 'a', 'b'),
    define('d', 'c', 'f'),
    define('e', 'd'),
    define('f'),
  ]
  const insight = makeInsight({
    definition:
      definition === null ? null : makeDefinition(...edges.map((node) => ({ ...node, ...of[node.name] }))),
    ...(forecast ? { forecast } : {}),
  })
  const given = { run: instance, insight, reading: readRunInsight(instance, insight, T0 + 30 * MIN) }
  const { facts, before, after } = describeNode(given, Object.keys(NODES).indexOf(name), reader)
  const list = (related: typeof before | typeof after) =>
    related && [
      related.title,
      ...related.nodes.map(({ at, why }) => `${instance.nodes[at]?.name} ${why}`.trim()),
    ]
  return {
    facts: facts.map(({ label, value, note }) => [label, value, note].filter(Boolean).join(' | ')),
    before: list(before),
    after: list(after),
  }
}

describe('of a node the panel says', () => {
  it.each<[string, Given, string, Partial<ReturnType<typeof tell>>]>([
    [
      'of none that ended before the run was started again that it was the last',
      { run: { startMs: T0 + 20.5 * MIN } },
      'c',
      { before: ['Waited for', 'b ended 04:20:00', 'a ended 04:10:00'] },
    ],
    [
      'when it could start, what it waited for, the last one first, and what it holds up',
      { of: { c: { maxMs: HOUR_MS, retries: 3 } }, nodes: { c: { retries: 0 } } },
      'c',
      {
        facts: [
          'Could start | 04:20:00 | b ended',
          'Limit | 1h 00m | at 05:21:00',
          'On failure | the run fails',
          'Attempt | 1 of 4',
        ],
        before: ['Waited for', 'b ended 04:20:00, the last', 'a ended 04:10:00'],
        after: ['Holds up', 'd also waits for f', 'e then'],
      },
    ],
    [
      'that a limit counts for one attempt',
      { of: { c: { maxMs: HOUR_MS } } },
      'c',
      {
        facts: [
          'Could start | 04:20:00 | b ended',
          'Limit | 1h 00m | at 05:21:00, or later: it counts for one attempt',
          'On failure | the run fails',
        ],
      },
    ],
    [
      'the day of a limit that lies on another one',
      { of: { c: { maxMs: 24 * HOUR_MS, retries: 0 } } },
      'c',
      {
        facts: [
          'Could start | 04:20:00 | b ended',
          'Limit | 1d 00h | at 6 Jan 04:21:00, or later: it counts for one attempt',
          'On failure | the run fails',
        ],
      },
    ],
    [
      'what it waits for while it waits',
      {},
      'd',
      {
        facts: ['On failure | the run fails'],
        before: ['Waits for', 'c Running', 'f Running'],
        after: ['Holds up', 'e'],
      },
    ],
    [
      'that it starts with the run',
      {},
      'a',
      {
        facts: ['Could start | 04:00:00 | the run started', 'On failure | the run fails'],
        before: ['Waited for'],
        after: null,
      },
    ],
    [
      'when it would end',
      {
        forecast: {
          state: 'known',
          atMs: T0,
          runs: 9,
          endMs: T0 + HOUR_MS,
          fromMs: T0 + HOUR_MS,
          toMs: T0 + HOUR_MS,
          within: 9,
          isScaled: false,
          record: null,
          nodes: [{ key: 'd', startMs: T0 + 40 * MIN, endMs: T0 + 50 * MIN }],
        },
      },
      'd',
      { facts: ['Ends about | 04:50', 'On failure | the run fails'] },
    ],
    [
      'what a failure keeps from running, and what might not run',
      {
        nodes: { c: { status: 'fail', endMs: T0 + 25 * MIN } },
        of: { e: { conditions: [{ after: 'd', expression: 'x' }] } },
      },
      'c',
      { after: ['Prevents from running', 'd', 'e might not run'] },
    ],
    [
      'that a failure stops nothing',
      { nodes: { c: { status: 'fail', endMs: T0 + 25 * MIN } }, of: { c: { failPolicy: 'ignore' } } },
      'c',
      { after: ['Prevents from running'] },
    ],
    ['nothing without a definition', { definition: null }, 'c', { facts: [], before: null, after: null }],
  ])('%s', (_, given, name, expected) => {
    expect(tell(given, name)).toMatchObject(expected)
  })

  it('the same in Chinese', () => {
    expect(tell({ of: { c: { failPolicy: 'suspend' } } }, 'c', ZH)).toEqual({
      facts: ['可启动 | 04:20:00 | b 结束', '失败策略 | 挂起当前作业'],
      before: ['上游节点', 'b 04:20:00 结束，最后一个', 'a 04:10:00 结束'],
      after: ['影响的节点', 'd 还在等待 f', 'e 随后'],
    })
  })
})
