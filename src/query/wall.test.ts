import { expect, it } from 'vitest'
import { parseWallAddress } from '../contract/wall-address'
import { makeJob, makeJobRun, makeWall, packWall } from '../testing/jobs'
import { wallResource } from './wall'

const { parse } = wallResource(parseWallAddress(new URLSearchParams('jobs=a,b')))

const sent = (endMs: number, more = 0) =>
  packWall(
    Object.assign(
      makeWall([
        { job: makeJob({ name: 'a' }) },
        { job: makeJob({ name: 'b', runs: [makeJobRun(1, { endMs })] }) },
      ]),
      { more },
    ),
  )

it('a job that was sent as before is the same one, and one that was not is read anew', () => {
  const before = parse(sent(2))
  const after = parse(sent(3, 4), before)
  expect(after.jobs[0]).toBe(before.jobs[0])
  expect(after.jobs[1]?.job?.runs[0]?.endMs).toBe(3)
  expect(after.more).toBe(4)
  expect(parse(sent(3, 4), after).jobs[1]).toBe(after.jobs[1])
})
