import { describe, expect, it } from 'vitest'
import { makeJobRun } from '../../testing/jobs'
import { computeShiftMs, findNeighbours, findStreak, keepRunView } from './neighbours'

const RUNS = [
  makeJobRun(1, { status: 'fail' }),
  makeJobRun(2),
  makeJobRun(3, { trigger: 2 }),
  makeJobRun(4),
  makeJobRun(5, { status: 'running-exception' }),
]

const find = (id: string, planMs: number | null = null) => {
  const { older, newer, olderProblem, newerProblem } = findNeighbours(RUNS, { id, planMs })
  return [older, newer, olderProblem, newerProblem].map((run) => run?.id ?? '-').join(' ')
}

describe('neighbours of a run', () => {
  it.each([
    ['in the middle', '3', null, '2 4 1 5'],
    ['the oldest', '1', null, '- 2 - 5'],
    ['the newest', '5', null, '4 - 1 -'],
    ['one that the list does not hold, by its plan', '99', 3, '2 3 1 5'],
    ['one that the list does not hold, before all', '99', 0, '- 1 - 1'],
    ['one without a plan that the list does not hold', '99', null, '- - - -'],
  ])('%s', (_, id, planMs, expected) => {
    expect(find(id, planMs)).toBe(expected)
  })
})

it('the last success stands before the failures before a run', () => {
  const runs = [
    makeJobRun(1, { status: 'success' }),
    makeJobRun(2, { status: 'fail' }),
    makeJobRun(3, { status: 'fail' }),
  ]
  expect(findNeighbours(runs, { id: '3', planMs: null }).olderSuccess?.id).toBe('1')
  expect(findNeighbours(runs, { id: '1', planMs: null }).olderSuccess).toBeNull()
})

describe('before a failed run', () => {
  const WORDS = {
    ok: 'success',
    bad: 'fail',
    cut: 'manual-stop',
    skip: 'skip',
    forced: 'forceSuccess',
    runs: 'running',
  } as const
  const streak = (words: string) => {
    const statuses = words.split(' ') as (keyof typeof WORDS)[]
    const runs = statuses.map((word, at) => makeJobRun(at + 1, { status: WORDS[word] }))
    const found = findStreak(runs, { id: String(runs.length), planMs: null })
    if (found === null) return '-'
    const { hasFailed, runs: count, first, last, other, lastGood } = found
    const range = `${other?.id ?? '?'}-${first.id}-${last.id}`
    return `${hasFailed ? 'failed' : 'good'} ${count} ${range}, ${lastGood?.id ?? '-'}`
  }
  it.each([
    ['ok bad ok ok bad', 'good 2 2-3-4, 4'],
    ['ok ok ok bad', 'good 3 ?-1-3, 3'],
    ['ok bad bad bad', 'failed 2 1-2-3, 1'],
    ['bad bad bad', 'failed 2 ?-1-2, -'],
    ['ok forced bad bad', 'failed 1 2-3-3, 1'],
    ['ok bad cut skip runs bad', 'failed 1 1-2-2, 1'],
    ['ok forced bad', '-'],
    ['bad', '-'],
  ])('%s: %s', (words, expected) => {
    expect(streak(words)).toBe(expected)
  })
})

describe('a neighbour takes over', () => {
  const at = (planMs: number | null, startMs: number | null) => ({ planMs, startMs })
  const keep = (text: string, shiftMs: number | null) =>
    keepRunView(new URLSearchParams(text), shiftMs).toString()

  it('the view, the filters and the nodes, and no marks of this run', () => {
    const address = 'node=a&node=b&sort=-rows&idle=keep&q=x&status=fail&view=table'
    expect(keep(`${address}&log=1&vs=7`, 0).split('&').toSorted()).toEqual(address.split('&').toSorted())
  })

  it.each([
    ['by the starts', at(1000, 1700), at(2000, 2900), '1300'],
    ['by the plans of a run that has not started', at(1000, 1700), at(2000, null), '1100'],
    ['not at all where nothing says how', at(null, 1700), at(2000, null), null],
  ])('the zoom, moved %s', (_, from, to, expected) => {
    const kept = new URLSearchParams(keep('from=100&to=200', computeShiftMs(from, to)))
    expect(kept.get('from')).toBe(expected)
  })

  it('no zoom before all times', () => {
    expect(keep('from=100&to=200', -150)).toBe('')
  })
})
