import { describe, expect, it } from 'vitest'
import { makeJobRun } from '../../testing/jobs'
import { listAround } from './around'

const RUNS = Array.from({ length: 10 }, (_, index) => makeJobRun(index + 1, { id: String(index) }))

describe('the runs around a run, newest first', () => {
  it.each([
    ['in the middle', '5', ['7', '6', '5', '4']],
    ['the newest', '9', ['9', '8', '7', '6']],
    ['the oldest', '0', ['3', '2', '1', '0']],
    ['one that is not listed', 'x', ['9', '8', '7', '6']],
  ])('%s', (_, id, ids) => {
    expect(listAround(RUNS, id, 4).map((run) => run.id)).toEqual(ids)
  })

  it('are all of them when there are fewer', () => {
    expect(listAround(RUNS.slice(0, 2), '0', 4).map((run) => run.id)).toEqual(['1', '0'])
  })
})
