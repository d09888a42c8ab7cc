import { expect, it } from 'vitest'
import { type DefinedNode, type Insight } from '../../../contract/insight'
import { insight as en } from '../../../i18n/en/insight'
import { insight as zh } from '../../../i18n/zh-CN/insight'
import { readRunInsight } from '../../../model/insight/read-run'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { describeFindings } from './describe-findings'

const of = (...nodes: DefinedNode[]): Partial<Insight> => ({ definition: makeDefinition(...nodes) })

it.each<[string, Partial<Insight>, string[], string[]]>([
  ['that fits', of(define('a'), define('b', 'a')), [], []],
  [
    'of other nodes',
    of(define('a'), define('x', 'a')),
    [
      '1 node of this run not in the definition, such as b.',
      '1 node of the definition not in this run, such as x.',
    ],
    ['实例中有 1 个节点不在作业定义里，如 b。', '作业定义中有 1 个节点不在实例里，如 x。'],
  ],
  [
    'that goes round',
    of(define('a', 'b'), define('b', 'a')),
    ['2 nodes that wait for each other, such as a.'],
    ['有 2 个节点互相等待，如 a。'],
  ],
  [
    'with a node behind itself',
    of(define('a', 'a'), define('b', 'a')),
    ['1 node that waits for itself, such as a.'],
    ['有 1 个节点等待自身，如 a。'],
  ],
  [
    'of another version',
    { noDefinition: { reason: 'other-version', version: 7, given: 9, httpStatus: null } },
    ['DGC gave version 9 of the definition instead of 7, which ran.'],
    ['DGC 返回的作业定义是版本 9，而运行的是版本 7。'],
  ],
  [
    'by which a node started too early',
    of(define('b'), define('a', 'b')),
    ['Node a started before a predecessor had ended.'],
    ['节点 a 在上游节点结束前就已开始。'],
  ],
])('a definition %s', (_, given, english, chinese) => {
  const insight = makeInsight(given)
  // In the order a, b the second one starts a second early, as clocks of two machines differ: that is no finding.
  const times = { a: { startMs: 1000, endMs: 60_000 }, b: { startMs: 59_000, endMs: 90_000 } }
  const run = makeInstance({ status: 'success', startMs: 1000, endMs: 90_000 }, named(times))
  const reading = readRunInsight(run, insight, 90_000)
  const say = (words: typeof en) => describeFindings(run, insight, reading, words).map(({ what }) => what)
  expect(say(en)).toEqual(english)
  expect(say(zh)).toEqual(chinese)
})
