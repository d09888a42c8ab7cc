import { describe, expect, it } from 'vitest'
import { makeJobRun } from '../../testing/jobs'
import { findNeighbours, keepRunView } from './neighbours'

const RUNS = [
  makeJobRun(1, { status: 'fail' }),
  makeJobRun(2),
  makeJobRun(3, { trigger: 2 }),
  makeJobRun(4),
  makeJobRun(5, { status: 'running-exception' }),
]

const find = (id: string, planMs: number | null = null) => {
  const { self, older, newer, olderProblem, newerProblem } = findNeighbours(RUNS, { id, planMs })
  return [self, older, newer, olderProblem, newerProblem].map((run) => run?.id ?? '-').join(' ')
}

describe('neighbours of a run', () => {
  it.each([
    ['in the middle', '3', null, '3 2 4 1 5'],
    ['the oldest', '1', null, '1 - 2 - 5'],
    ['the newest', '5', null, '5 4 - 1 -'],
    ['one that the list does not hold, by its plan', '99', 3, '- 2 3 1 5'],
    ['one that the list does not hold, before all', '99', 0, '- - 1 - 1'],
    ['one without a plan that the list does not hold', '99', null, '- - - - -'],
  ])('%s', (_, id, planMs, expected) => {
    expect(find(id, planMs)).toBe(expected)
  })
})

it('a neighbour takes over the view and the nodes, and not zoom or filters', () => {
  const search = new URLSearchParams(
    'node=a&node=b&sort=-rows&idle=keep&from=1&to=2&q=x&status=fail&view=table',
  )
  expect(keepRunView(search).toString()).toBe('view=table&sort=-rows&idle=keep&node=a&node=b')
})
