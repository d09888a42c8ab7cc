import { expect, it } from 'vitest'
import { makeJobRun } from '../../testing/jobs'
import { findMarks, getMarkLetter, toggleMark } from './marks'
import { listRows } from './rows'

const RUNS = [1, 2, 3].map((ms) => makeJobRun(ms))
const ROWS = listRows({ runs: RUNS, missedMs: [4] })

it('a third mark replaces the older pick, and a second press takes one off', () => {
  expect(['3', '1', '2'].reduce<readonly string[]>(toggleMark, [])).toEqual(['1', '2'])
  expect(toggleMark(['1', '2'], '1')).toEqual(['2'])
})

it.each([
  [['3', '1'], 'A-B'],
  [['1', '3'], 'A-B'],
  [['2'], '-A-'],
  [['2', 'gone'], '-A-'],
  [[], '---'],
  [['gone'], '---'],
])('of %j the older one is A', (marked, letters) => {
  const marks = findMarks(ROWS, marked)
  expect(RUNS.map((run) => getMarkLetter(marks, run) ?? '-').join('')).toBe(letters)
  expect(getMarkLetter(marks, null)).toBeNull()
})
