import { expect, it } from 'vitest'
import { WALL_POLLS } from '../contract/list-polls'
import { parseWallAddress } from '../contract/wall-address'
import { makeJob, makeJobRun, makeWall, packWall } from '../testing/jobs'
import { wallResource } from './wall'

const { parse, pollMs, newsMs } = wallResource(parseWallAddress(new URLSearchParams('jobs=a,b')))

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

it.each([
  ['of lists that are being read is soon', makeWall([{}], { isReading: true }), WALL_POLLS.reading],
  [
    'of a job whose runs of the last days are being read is soon',
    makeWall([{}, { isUnread: true }]),
    WALL_POLLS.reading,
  ],
  [
    'of what cannot be read now is no sooner',
    makeWall([{ isUnread: true }], { isReading: true, error: 'forbidden' }),
    WALL_POLLS.complete,
  ],
  ['of a job without runs is no sooner', makeWall([{}]), WALL_POLLS.complete],
])('the next poll %s', (_, wall, expected) => {
  expect(pollMs(wall, 0, 0)).toBe(expected)
  // Lists are listed again no sooner for it, so these polls count as no missed ones.
  expect(newsMs).toBe(WALL_POLLS.complete)
})
