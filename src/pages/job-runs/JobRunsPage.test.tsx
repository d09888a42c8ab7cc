import { act, cleanup, fireEvent } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { beforeAll, expect, it, vi } from 'vitest'
import { type Schedule } from '../../contract/job'
import { packJobHistory } from '../../contract/job-transfer'
import { ROUTES } from '../../contract/routes'
import { jobRunsWords } from '../../i18n/job-runs-words'
import { laterWords } from '../../i18n/load'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { makeHistory, makeJobRun, makeSchedule } from '../../testing/jobs'
import { ageHeaders, LISTED_MS, openPage, stubBrowser, textOf } from '../../testing/open-page'
import { JobRunsPage } from './JobRunsPage'

const USUAL = { runs: 20, medianMs: 10 * MINUTE_MS, p90Ms: 12 * MINUTE_MS, lateP90Ms: 10 * SECOND_MS }

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), jobRunsWords.load('en')])
})
stubBrowser()

const open = (answer: () => Response) =>
  openPage(
    '/jobs/orders?window=7d',
    <Routes>
      <Route path={ROUTES.jobRuns} element={<JobRunsPage />} />
    </Routes>,
    answer,
  )

interface Listed {
  missedMs?: number[]
  schedule?: Schedule
  /** No run is in the window. */
  isEmpty?: boolean
}

/** A history that was listed so long ago, whose last run had not ended. */
const listed =
  (ageMs: number, { missedMs = [], schedule, isEmpty = false }: Listed = {}) =>
  () => {
    const history = makeHistory({ periodMs: DAY_MS, calendar: [] })
    history.latest.missedMs = missedMs
    if (schedule) history.job.schedule = schedule
    const planMs = LISTED_MS - 5 * MINUTE_MS
    history.job.usual = USUAL
    history.latest.runs = [
      makeJobRun(planMs - DAY_MS),
      makeJobRun(planMs, { status: 'running', endMs: null }),
    ]
    if (!isEmpty) history.job.runs = history.latest.runs
    const fromMs = LISTED_MS - 8 * DAY_MS
    return Response.json(packJobHistory({ ...history, fromMs, toMs: LISTED_MS, readFromMs: fromMs }), {
      headers: ageHeaders(ageMs),
    })
  }

it('a planned time without a run is said first, unless the list is old', async () => {
  const missed = { missedMs: [LISTED_MS - 2 * MINUTE_MS] }
  await open(listed(SECOND_MS, missed))
  expect(textOf('section')).toContain('ordersNot started')
  cleanup()
  await open(listed(7 * MINUTE_MS, missed))
  expect(textOf('section')).not.toContain('Not started')
})

it('without a definition to read, the schedule says why, as lists of jobs do', async () => {
  await open(listed(SECOND_MS, { schedule: makeSchedule({ kind: 'forbidden' }) }))
  const missing = '[data-tip^="This server has no right to read the definition"]'
  expect(textOf(`section ${missing}`)).toBe('no rights')
  expect(document.querySelector(`section ${missing} svg`)).not.toBeNull()
})

it('a fresh list says what runs now and when it ends', async () => {
  await open(listed(SECOND_MS))
  expect(textOf('section')).toContain('Now, started 02:40:20')
  expect(textOf('section')).toContain('ends about 02:50–02:52')
  expect(textOf('tbody tr')).toContain('Running')
  expect(textOf('aside')).toBe('')
})

it('a real-time job has no runs to show, and the page says why', async () => {
  const history = { ...makeHistory({ periodMs: null, calendar: [] }), isRealTime: true }
  Object.assign(history, {
    fromMs: LISTED_MS - 8 * DAY_MS,
    toMs: LISTED_MS,
    readFromMs: LISTED_MS - 8 * DAY_MS,
  })
  await open(() => Response.json(packJobHistory(history), { headers: ageHeaders(SECOND_MS) }))
  expect(textOf('.card + .card')).toBe(
    'This is a real-time job: it runs on, and DGC keeps no instances of it.',
  )
  expect(textOf('dl')).toBe('')
})

it('whatever the window is, the header says what runs now', async () => {
  await open(listed(SECOND_MS, { isEmpty: true }))
  expect(textOf('section')).toContain('ordersRunning')
  expect(textOf('section')).toContain('Now, started 02:40:20')
})

it('an old list is one of the past', async () => {
  await open(listed(7 * MINUTE_MS))
  expect(textOf('aside')).toContain('as of 02:45:10')
  expect(textOf('section')).toContain('As of 02:45:10was running, 4m 50s')
  expect(textOf('section')).not.toContain('ends about')
  expect(textOf('tbody tr')).toContain('was running')
  expect(document.querySelector('tbody tr')?.getAttribute('data-tone')).toBe('neutral')
})

it('on a phone the rings of two runs mark them, and lead to their comparison', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(390)
  await open(listed(SECOND_MS))
  const rings = () => [...document.querySelectorAll<HTMLElement>('[data-act=mark]')]
  expect(rings()).toHaveLength(2)
  for (const at of [0, 1]) await act(async () => rings()[at]?.click())
  expect(rings().map(({ textContent }) => textContent)).toEqual(['B', 'A'])
  expect(document.querySelector('.compare-tools a')?.getAttribute('href')).toContain('vs=')
})

it('each day of the calendar has a name, and its zone is named where it is not the reader’s', async () => {
  await open(() => {
    const dayMs = Date.parse('2026-11-28T00:00:00+08:00')
    const calendar = [{ dayMs, runs: 1, counts: { success: 1 }, missed: 0 }]
    const span = { fromMs: LISTED_MS - 8 * DAY_MS, toMs: LISTED_MS, readFromMs: LISTED_MS - 8 * DAY_MS }
    return Response.json(packJobHistory({ ...makeHistory({ periodMs: DAY_MS, calendar }), ...span }), {
      headers: ageHeaders(SECOND_MS),
    })
  })
  const names = [...document.querySelectorAll('[role=gridcell]')].map((cell) =>
    cell.getAttribute('aria-label'),
  )
  expect(names).toContain('Sat 28 Nov: 1 Success')
  expect(names.at(-1)).toBe('Sun 29 Nov')
  expect(names).toHaveLength(26 * 7)
  expect(names).not.toContain('')
  expect(textOf('section')).toContain('Days in UTC+08:00')
})

it('keys go through the runs, to the next problem and into the filter', async () => {
  const status = (row: Element | null | undefined) => row?.closest('tr')?.dataset['tone']
  const press = (key: string) => {
    act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }))
    return document.activeElement
  }
  await open(() => {
    const history = makeHistory({ periodMs: DAY_MS, calendar: [] })
    const dayMs = LISTED_MS - 5 * MINUTE_MS
    history.job.runs = [
      makeJobRun(dayMs - 3 * DAY_MS, { status: 'fail' }),
      makeJobRun(dayMs - DAY_MS),
      makeJobRun(dayMs, { status: 'running', endMs: null }),
    ]
    history.job.missedMs = [dayMs - 2 * DAY_MS]
    history.latest.runs = history.job.runs
    const fromMs = LISTED_MS - 8 * DAY_MS
    return Response.json(packJobHistory({ ...history, fromMs, toMs: LISTED_MS, readFromMs: fromMs }), {
      headers: ageHeaders(SECOND_MS),
    })
  })
  expect(status(press('j'))).toBe('running')
  expect(status(press('j'))).toBe('success')
  // A planned time without a run has nothing to open.
  expect(status(press('ArrowDown'))).toBe('fail')
  expect(status(press('j'))).toBe('fail')
  expect(status(press('k'))).toBe('success')
  expect(status(press('n'))).toBe('fail')
  expect(press('/')?.getAttribute('type')).toBe('search')
  expect(press('Escape')).toBe(document.body)
})

it('without rights the page says so', async () => {
  await open(() => Response.json({ error: { code: 'forbidden' } }, { status: 403 }))
  expect(textOf('h1')).toBe('This server may not list the runs of this job')
  expect(document.title).toBe('This server may not list the runs of this job')
  expect(document.querySelector('a[href="/"]')).not.toBeNull()
})
