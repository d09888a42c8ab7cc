import { describe, expect, it } from 'vitest'
import { graph as en } from '../../../i18n/en/graph'
import { graph as zh } from '../../../i18n/zh-CN/graph'
import { MINUTE_MS } from '../../../lib/time/units'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { describeLine, describeNode, describeTip, type NodeTexts } from './describe-node'

const insightOf = (given: Partial<RowInsight>): RowInsight => ({ hidesPlan: true, ...given })
const texts = (given: Partial<NodeTexts>): NodeTexts => ({
  word: 'Success',
  duration: '16m 38s',
  insight: null,
  cause: null,
  before: 1,
  after: 2,
  holdsUp: 0,
  words: en,
  lang: 'en',
  ...given,
})
const AHEAD = { fromMs: 0, toMs: 5 * MINUTE_MS, start: '≈ 02:54', end: '≈ 02:59', duration: '≈ 5m' }
const WAITS = {
  forms: ['waits for orders +1, running 6m, usually 14m', 'waits for orders +1'],
  key: 'orders',
}

describe('the line below a name says', () => {
  it.each<[string, Partial<NodeTexts>, number, string]>([
    ['how long it ran', {}, 14, '16m 38s'],
    [
      'what is usual',
      { insight: insightOf({ note: { joined: ', usually 9m', alone: 'usually 9m', isOdd: false } }) },
      14,
      '16m 38s, usually 9m',
    ],
    [
      'no rows before how long it ran, where not both fit',
      {
        insight: insightOf({
          note: { joined: ' · 0 rows, usually 86 k', alone: '0 rows, usually 86 k', isOdd: true },
        }),
      },
      12,
      '0 rows, usually 86 k',
    ],
    ['when it is expected', { duration: null, insight: insightOf({ ahead: AHEAD }) }, 14, '≈ 02:54, for 5m'],
    [
      'why it waits, as long as fits',
      { duration: null, insight: insightOf({ reason: WAITS }) },
      12,
      'waits for orders +1',
    ],
    ['its status', { duration: null, word: 'Waiting' }, 14, 'Waiting'],
  ])('%s', (_, given, maxEm, expected) => {
    const { lead, rest } = describeLine(texts(given), maxEm)
    expect(lead + rest).toBe(expected)
  })
})

const node = onlyNode(makeInstance({}, [{ name: 'load\u202e', status: 'fail' }]))

it('a sentence names the node, its status and its neighbours', () => {
  const given = { word: 'Failed', holdsUp: 6, insight: insightOf({ spoken: 'usually 9m' }) }
  expect(describeNode(node, texts(given))).toBe(
    'load⟨202E⟩, Failed, 16m 38s, usually 9m, holds up 6 nodes, 1 before, 2 after',
  )
  expect(describeNode(node, texts({ word: '运行失败', duration: null, words: zh, lang: 'zh-CN' }))).toBe(
    'load⟨202E⟩，运行失败，上游 1 个，下游 2 个',
  )
})

it('the tooltip has the cause of a failure', () => {
  const cause = {
    node: node.key,
    cause: { line: 1, byte: 0, text: 'ORA-00942', timeMs: null, family: 'dws', sure: 'cause' },
    verdicts: [],
    why: null,
  } as const
  expect(describeTip(node, texts({ word: 'Failed', cause: { ...cause, verdicts: [] }, holdsUp: 1 }))).toBe(
    'load⟨202E⟩\nFailed, 16m 38s\nORA-00942\nholds up 1 node',
  )
})
