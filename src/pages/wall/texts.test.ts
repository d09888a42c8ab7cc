import { expect, it } from 'vitest'
import { wallJobs } from '../../i18n/en/wall-jobs'
import { wallJobs as zhWallJobs } from '../../i18n/zh-CN/wall-jobs'
import { truncateMiddle } from '../../lib/text'
import { MINUTE_MS } from '../../lib/time/units'
import { buildWallPicture } from '../../model/wall/cells'
import { makeWall } from '../../testing/jobs'
import { NOW_MS, dailyJob, runAt } from '../../testing/wall-runs'
import { WORD_EM } from './name-room'
import { describeCell, describeState } from './texts'

it('a failure has the duration of the run that failed, not of the one that runs again', () => {
  const wall = makeWall([
    { job: dailyJob([runAt('fail', -200, -200, -170), runAt('running', -1, -1, null)]) },
  ])
  const moment = { nowMs: NOW_MS, isTold: false, pollMs: 10_000, offsetMs: 0 }
  const [cell] = buildWallPicture(wall, moment).cells
  expect(cell?.again?.startMs).toBe(NOW_MS - MINUTE_MS)
  const reader = { words: wallJobs, lang: 'en' as const, zone: 'UTC', nowMs: NOW_MS, isOld: false }
  expect(cell && describeState(cell, reader)).toBe('ran 30m 00s')
  // A screen reader is told the same name that is shown.
  expect(cell && describeCell({ ...cell, name: 'a\u202eb' }, reader)).toMatch(/^a⟨202E⟩b: Failed/)
})

it('no word for the state of a job is cut in a table', () => {
  const words = [wallJobs, zhWallJobs].flatMap(({ kinds, toConfirm }) => [...Object.values(kinds), toConfirm])
  expect(words.filter((word) => truncateMiddle(word, WORD_EM) !== word)).toEqual([])
})
