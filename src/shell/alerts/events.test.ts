import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Run, type RunNode } from '../../contract/run'
import { isFailing, type Status } from '../../contract/status'
import { anyNode, makeInstance } from '../../testing/runs'
import {
  detectEvents,
  diffRuns,
  eventId,
  eventsSinceStart,
  isAlarm,
  type RunEvent,
  type SeenEvents,
} from './events'

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

/** `node-failed a`, `halted`, `ended`. */
const names = (events: readonly RunEvent[]) =>
  events.map((event) => (event.kind === 'node-failed' ? `node-failed ${event.node.key}` : event.kind))

describe('the events between two polls', () => {
  it.each<[string, Run, Run, string[]]>([
    ['nothing', run({}, { a: 'running' }), run({}, { a: 'running' }), []],
    ['a node that fails', run({}, { a: 'running' }), run({}, { a: 'fail' }), ['node-failed a']],
    ['a node that halts', run({}, { a: 'running' }), run({}, { a: 'running-exception' }), ['node-failed a']],
    ['a failure that was there before', run({}, { a: 'fail' }), run({}, { a: 'fail', b: 'success' }), []],
    [
      'a failure beside one that was there',
      run({}, { a: 'fail', b: 'waiting' }),
      run({}, { a: 'fail', b: 'fail' }),
      ['node-failed b'],
    ],
    ['a new node that has failed already', run({}), run({}, { a: 'fail' }), ['node-failed a']],
    [
      'a failed node that was started again and failed again between the polls',
      run({}, { a: { status: 'fail', startMs: 200 } }),
      run({}, { a: { status: 'fail', startMs: 300 } }),
      ['node-failed a'],
    ],
    [
      'a start that arrives late',
      run({}, { a: { status: 'fail', startMs: null } }),
      run({}, { a: { status: 'fail', startMs: 200 } }),
      [],
    ],
    ['a failure that is ignored', run({}, { a: 'running' }), run({}, { a: 'ignoreSuccess' }), []],
    ['an unknown status', run({}, { a: 'running' }), run({ status: 'unknown' }, { a: 'unknown' }), []],
    ['a success', run({}), run({ status: 'success' }), ['ended']],
    [
      'a failed end',
      run({}, { a: 'running' }),
      run({ status: 'fail' }, { a: 'fail' }),
      ['node-failed a', 'ended'],
    ],
    ['an end by an operator', run({ status: 'pause' }), run({ status: 'manual-stop' }), ['ended']],
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
    [
      'a success that is corrected to a failure',
      run({ status: 'success' }),
      run({ status: 'fail' }),
      ['ended'],
    ],
  ])('%s', (_, before, after, events) => {
    expect(names(diffRuns(before, after))).toEqual(events)
  })

  it('are none for an unchanged run', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyNode, { selector: ({ key }) => key }), (nodes) => {
        const before = makeInstance({ status: 'running' }, nodes)
        expect(diffRuns(before, structuredClone(before))).toEqual([])
      }),
    )
  })

  it('name only nodes that fail now', () => {
    const nodes = fc.uniqueArray(anyNode, { selector: ({ key }) => key })
    fc.assert(
      fc.property(nodes, nodes, (before, after) => {
        for (const event of diffRuns(makeInstance({}, before), makeInstance({}, after)))
          if (event.kind === 'node-failed') expect(isFailing(event.node.status)).toBe(true)
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
  expect(isAlarm({ kind: 'ended' }, { status }, true), 'after its node has rung').toBe(false)
})

it.each<[string, RunEvent[], Status, boolean]>([
  ['another node that fails', eventsSinceStart(run({}, { a: 'fail' })), 'running', true],
  ['the halt of its run', [{ kind: 'halted' }], 'running-exception', false],
])('after a node has rung: %s', (_, events, status, alarm) => {
  expect(events.map((event) => isAlarm(event, { status }, false))).toEqual([true])
  expect(events.map((event) => isAlarm(event, { status }, true))).toEqual([alarm])
})

describe('a page that polls', () => {
  const detectAll = (polls: readonly Run[]) => {
    let seen: SeenEvents | null = null
    const events: RunEvent[][] = []
    for (const poll of polls) {
      const next = detectEvents(seen, poll)
      seen = next.seen
      events.push(next.events)
    }
    return events.map(names)
  }
  const running = run({}, { a: 'running' })
  const failing = run({}, { a: 'fail' })

  it('detects nothing at its first poll', () => {
    expect(detectAll([failing, failing])).toEqual([[], []])
    expect(detectAll([run({ status: 'fail' }, { a: 'fail' })])).toEqual([[]])
  })

  it('detects an event once, however the responses flicker', () => {
    expect(detectAll([running, failing, running, failing])).toEqual([[], ['node-failed a'], [], []])
    expect(detectAll([failing, run({}), failing])).toEqual([[], [], []])
  })

  it('detects the events of each rerun, and forgets those of the runs before', () => {
    const again = (startMs: number, status: Status) =>
      run({ startMs, status: 'running' }, { a: { status, startMs } })
    const polls = [1, 2, 3].flatMap((turn) => [again(turn, 'running'), again(turn, 'fail')])
    expect(detectAll(polls)).toEqual([[], ['node-failed a'], [], ['node-failed a'], [], ['node-failed a']])
    const last = polls.reduce<SeenEvents | null>((seen, poll) => detectEvents(seen, poll).seen, null)
    expect(last?.ids.size).toBe(1)
  })
})

it('an id is the same in each tab, and different for each event', () => {
  const node = (key: string, startMs: number): RunEvent => ({
    kind: 'node-failed',
    node: { ...run({}, { a: 'fail' }).nodes[0], key, startMs } as RunNode,
  })
  const events = [node('a', 1), node('a', 2), node('b', 1), { kind: 'halted' }, { kind: 'ended' }] as const
  const ids = events.map((event) => eventId(event, run({})))
  expect(new Set(ids).size).toBe(events.length)
  expect(events.map((event) => eventId(event, run({})))).toEqual(ids)
  expect(eventId({ kind: 'ended' }, run({ startMs: 1 }))).not.toBe(
    eventId({ kind: 'ended' }, run({ startMs: 2 })),
  )
})
