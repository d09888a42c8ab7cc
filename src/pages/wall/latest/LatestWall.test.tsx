import { cleanup } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { type ErrorCode } from '../../../contract/errors'
import { type Job } from '../../../contract/job'
import { type JobRun } from '../../../contract/job-run'
import { laterWords } from '../../../i18n/load'
import { wallJobsWords } from '../../../i18n/wall-jobs-words'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../lib/time/units'
import { DRAWINGS } from '../../../model/run/glyphs'
import { makeJob, makeJobRun, makeSchedule, makeWall, packWall } from '../../../testing/jobs'
import { ageHeaders, LISTED_MS, openPage, stubBrowser, textOf } from '../../../testing/open-page'
import { KIND_GLYPH } from '../KindGlyph'
import { LatestWall } from './LatestWall'

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), wallJobsWords.load('en')])
})
stubBrowser()

const USUAL = { runs: 20, medianMs: 10 * MINUTE_MS, p90Ms: 12 * MINUTE_MS, lateP90Ms: 10 * SECOND_MS }
const at = (minutes: number) => LISTED_MS + minutes * MINUTE_MS

/** A daily job with these last runs, after five that went as usual. */
function open(
  runs: readonly JobRun[],
  ageMs = SECOND_MS,
  error: ErrorCode | null = null,
  own: Partial<Job> = {},
) {
  const earlier = [6, 5, 4, 3, 2].map((days) => makeJobRun(at(-8 * 60) - days * DAY_MS))
  const schedule = makeSchedule({ nextMs: at(30), periodMs: DAY_MS })
  const job = makeJob({ owner: 'li', schedule, usual: USUAL, runs: [...earlier, ...runs], ...own })
  const wall = makeWall([{ name: 'orders', downstream: ['wide', 'report'], job }], { error })
  return openPage(
    '/jobs/orders/instances/latest?wall=1',
    <LatestWall
      reference={{ job: 'orders', id: 'latest', workspace: '' }}
      renderLatest={() => <p>what DGC calls the latest</p>}
      renderRun={({ id }) => <h1>{`Run ${id}`}</h1>}
    />,
    () => Response.json(packWall(wall), { headers: ageHeaders(ageMs) }),
  )
}

const failure = makeJobRun(at(-90), { id: '7', status: 'fail', endMs: at(-60), error: 'ORA-00942: no table' })

it('between runs says when the next one comes and how the last ones went', async () => {
  expect(await open([makeJobRun(at(-8 * 60))])).toBe('orders')
  expect(textOf('.lw-status')).toBe('Between runs')
  expect(textOf('.lw-big')).toBe('03:15')
  expect(textOf('.lw-count')).toMatch(/^in 29m \d\ds$|^in 30m$/)
  expect(textOf('.lw-beside')).toContain('usually ends 03:25')
  expect(textOf('.lw-runs')).toContain('6 success')
})

it('says how long the longest of the shown runs took', async () => {
  await open([makeJobRun(at(-8 * 60), { endMs: at(-8 * 60 + 25) })])
  expect(textOf('.lw-runs')).toContain('usually 10m 00s, at most 24m 50s')
})

it('names the zone of its schedule where it is not the one of the wall', async () => {
  const words = { en: 'Daily 02:00', 'zh-CN': '每天 02:00' }
  const schedule = makeSchedule({ nextMs: at(30), words, zone: 'GMT+8' })
  await open([makeJobRun(at(-8 * 60))], SECOND_MS, null, { schedule })
  expect(textOf('.lw-title')).toContain('Daily 02:00 GMT+8')
})

it('of old data it says what was, and nothing of what is to come', async () => {
  await open([makeJobRun(at(-8 * 60))], 10 * MINUTE_MS)
  expect(textOf('.lw-status')).toBe('was: Between runs')
  expect(textOf('.lw-lane-name small')).toBe('last run')
  expect(document.querySelector('.wj-box.next')).toBeNull()
})

it('before its first run it promises no length, and explains no mark that is not there', async () => {
  await open([], SECOND_MS, null, { usual: null, runs: [] })
  expect(textOf('.lw-lanes')).toContain('next run')
  expect(textOf('.lw-lanes')).not.toContain('usual')
  expect(document.querySelector<HTMLElement>('.wj-box.next')?.style.width).toBe('0%')
})

it('a stopped job without runs says each thing once', async () => {
  await open([], SECOND_MS, null, { status: 'stopped', schedule: null, usual: null, runs: [] })
  expect(textOf('.lw-status')).toBe('Scheduling is stopped')
  expect(textOf('.lw-hero')).toBe('No run is plannedNo run seen')
})

it('the lane of a stopped job has the sign of a stopped one', async () => {
  const glyph = () => document.querySelector('.lw-lanes .wj-glyph path')?.getAttribute('d')
  const runs = [makeJobRun(at(-8 * 60))]
  await open(runs)
  expect(glyph()).toBe(DRAWINGS[KIND_GLYPH.next][0]?.d)
  cleanup()
  await open(runs, SECOND_MS, null, { status: 'stopped', schedule: null })
  expect(glyph()).toBe(DRAWINGS[KIND_GLYPH.stopped][0]?.d)
})

it('a planned time without a start is late', async () => {
  await open([
    makeJobRun(at(-8 * 60)),
    makeJobRun(at(-21), { id: '9', status: 'waiting', startMs: null, endMs: null }),
  ])
  expect(textOf('.lw-status')).toBe('Late, not started')
  expect(textOf('.lw-count')).toMatch(/^21m \d\ds late$/)
  expect(textOf('.lw-title')).toContain('latest run 9')
  expect(textOf('.lw-foot')).toBe('holds back wide and 1 more')
})

it('a failure is held, with its error line, and says nothing of the future once the data are old', async () => {
  await open([makeJobRun(at(-8 * 60)), failure])
  expect(textOf('.lw-status')).toBe('Failed')
  expect(textOf('.lw-card')).toContain('ORA-00942: no table')
  expect(textOf('.lw-card strong')).toMatch(/ago$/)
  expect(textOf('.lw-runs')).toContain('not rerun yet')
})

it('old data forecast nothing', async () => {
  await open([makeJobRun(at(-8 * 60))], 2 * HOUR_MS)
  expect(textOf('aside')).toContain('as of')
  expect(textOf('.lw-count')).toBe('')
  expect(document.querySelector('.wj-box.next')).toBeNull()
})

it('the run that is to make a failure good is shown below a line about that', async () => {
  const again = makeJobRun(at(-30), { id: '8', status: 'running', endMs: null })
  expect(await open([makeJobRun(at(-8 * 60)), failure, again])).toBe('Run 8')
  expect(textOf('.lw-after')).toBe('last run failed 01:45:10')
})
