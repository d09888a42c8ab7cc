import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Run, type RunNode } from '../../contract/run'
import { type Status, isFailing } from '../../contract/status'
import { anyNode, makeInstance } from '../../testing/runs'
import { beganIn, hear, isAlarm, markOf, newsOf, type Heard, type News } from './news'

type Nodes = Readonly<Record<string, Partial<RunNode> | Status>>

const run = (given: Partial<Omit<Run, 'nodes'>>, nodes: Nodes = {}): Run =>
  makeInstance(
    { status: 'running', startMs: 100, ...given },
    Object.entries(nodes).map(([name, node]) => ({
      key: name,
      name,
      startMs: 200,
      ...(typeof node === 'string' ? { status: node } : node),
    })),
  )

/** `node a`, `halted`, `ended`. */
const said = (news: readonly News[]) =>
  news.map((one) => (one.kind === 'node' ? `node ${one.node.key}` : one.kind))

describe('what began between two looks', () => {
  it.each<[string, Run, Run, string[]]>([
    ['nothing', run({}, { a: 'running' }), run({}, { a: 'running' }), []],
    ['a node that fails', run({}, { a: 'running' }), run({}, { a: 'fail' }), ['node a']],
    ['a node that halts', run({}, { a: 'running' }), run({}, { a: 'running-exception' }), ['node a']],
    ['a failure that was there before', run({}, { a: 'fail' }), run({}, { a: 'fail', b: 'success' }), []],
    [
      'a failure beside one that was there',
      run({}, { a: 'fail', b: 'waiting' }),
      run({}, { a: 'fail', b: 'fail' }),
      ['node b'],
    ],
    ['a node that comes with its failure', run({}), run({}, { a: 'fail' }), ['node a']],
    [
      'a failed node that was started again and failed again between the looks',
      run({}, { a: { status: 'fail', startMs: 200 } }),
      run({}, { a: { status: 'fail', startMs: 300 } }),
      ['node a'],
    ],
    [
      'a start that arrives late',
      run({}, { a: { status: 'fail', startMs: null } }),
      run({}, { a: { status: 'fail', startMs: 200 } }),
      [],
    ],
    ['a failure that is ignored', run({}, { a: 'running' }), run({}, { a: 'ignoreSuccess' }), []],
    ['a word that nobody knows', run({}, { a: 'running' }), run({ status: 'unknown' }, { a: 'unknown' }), []],
    ['a success', run({}), run({ status: 'success' }), ['ended']],
    ['a failed end', run({}, { a: 'running' }), run({ status: 'fail' }, { a: 'fail' }), ['node a', 'ended']],
    ['an end by hand', run({ status: 'pause' }), run({ status: 'manual-stop' }), ['ended']],
    ['an exception', run({}), run({ status: 'running-exception' }), ['halted']],
    [
      'an exception that lasts',
      run({ status: 'running-exception' }),
      run({ status: 'running-exception' }),
      [],
    ],
    [
      'an exception that becomes a failure',
      run({ status: 'running-exception' }),
      run({ status: 'fail' }),
      ['ended'],
    ],
    ['a start', run({ status: 'waiting', startMs: null }), run({}), []],
    ['a rerun', run({ status: 'fail' }, { a: 'fail' }), run({ startMs: 900 }, { a: 'waiting' }), []],
    [
      'a rerun that ended like the run before it',
      run({ status: 'fail', startMs: 100 }),
      run({ status: 'fail', startMs: 900 }),
      ['ended'],
    ],
    ['an end time that arrives late', run({ status: 'fail' }), run({ status: 'fail', endMs: 500 }), []],
    ['a success that was forced afterwards', run({ status: 'fail' }), run({ status: 'forceSuccess' }), []],
    ['a success that turns out to be none', run({ status: 'success' }), run({ status: 'fail' }), ['ended']],
  ])('%s', (_, before, after, news) => {
    expect(said(newsOf(before, after))).toEqual(news)
  })

  it('is nothing, whatever a run is, when it is the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyNode, { selector: ({ key }) => key }), (nodes) => {
        const before = makeInstance({ status: 'running' }, nodes)
        expect(newsOf(before, structuredClone(before))).toEqual([])
      }),
    )
  })

  it('names only nodes that fail now', () => {
    const nodes = fc.uniqueArray(anyNode, { selector: ({ key }) => key })
    fc.assert(
      fc.property(nodes, nodes, (before, after) => {
        const news = newsOf(makeInstance({}, before), makeInstance({}, after))
        for (const one of news) if (one.kind === 'node') expect(isFailing(one.node.status)).toBe(true)
      }),
    )
  })
})

it.each<[Status, boolean]>([
  ['fail', true],
  ['success', false],
  ['ignoreSuccess', false],
  ['manual-stop', false],
])('an end as %s is an alarm: %s', (status, alarm) => {
  expect(isAlarm({ kind: 'ended' }, { status }, false)).toBe(alarm)
  expect(isAlarm({ kind: 'ended' }, { status }, true), 'where its node has rung').toBe(false)
})

it.each<[string, News[], Status, boolean]>([
  ['another node that fails', beganIn(run({}, { a: 'fail' })), 'running', true],
  ['a halt behind it', [{ kind: 'halted' }], 'running-exception', false],
])('where a node has rung, %s', (_, news, status, alarm) => {
  expect(news.map((one) => isAlarm(one, { status }, false))).toEqual([true])
  expect(news.map((one) => isAlarm(one, { status }, true))).toEqual([alarm])
})

describe('a page that looks again and again', () => {
  const tellAll = (looks: readonly Run[]) => {
    let heard: Heard | null = null
    const news: News[][] = []
    for (const look of looks) {
      const next = hear(heard, look)
      heard = next.heard
      news.push(next.news)
    }
    return news.map(said)
  }
  const running = run({}, { a: 'running' })
  const failing = run({}, { a: 'fail' })

  it('hears nothing of what it found at its first look', () => {
    expect(tellAll([failing, failing])).toEqual([[], []])
    expect(tellAll([run({ status: 'fail' }, { a: 'fail' })])).toEqual([[]])
  })

  it('hears of a thing once, however the answers flicker', () => {
    expect(tellAll([running, failing, running, failing])).toEqual([[], ['node a'], [], []])
    expect(tellAll([failing, run({}), failing])).toEqual([[], [], []])
  })

  it('hears of each run of a rerun anew, and keeps nothing of the ones before', () => {
    const again = (startMs: number, status: Status) =>
      run({ startMs, status: 'running' }, { a: { status, startMs } })
    const looks = [1, 2, 3].flatMap((turn) => [again(turn, 'running'), again(turn, 'fail')])
    expect(tellAll(looks)).toEqual([[], ['node a'], [], ['node a'], [], ['node a']])
    const last = looks.reduce<Heard | null>((heard, look) => hear(heard, look).heard, null)
    expect(last?.marks.size).toBe(1)
  })
})

it('a mark is the same in each tab, and of one thing alone', () => {
  const node = (key: string, startMs: number): News => ({
    kind: 'node',
    node: { ...run({}, { a: 'fail' }).nodes[0], key, startMs } as RunNode,
  })
  const things = [node('a', 1), node('a', 2), node('b', 1), { kind: 'halted' }, { kind: 'ended' }] as const
  const marks = things.map((news) => markOf(news, run({})))
  expect(new Set(marks).size).toBe(things.length)
  expect(things.map((news) => markOf(news, run({})))).toEqual(marks)
  expect(markOf({ kind: 'ended' }, run({ startMs: 1 }))).not.toBe(
    markOf({ kind: 'ended' }, run({ startMs: 2 })),
  )
})
