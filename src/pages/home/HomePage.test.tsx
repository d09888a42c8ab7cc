import { fireEvent, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { beforeAll, expect, it, vi } from 'vitest'
import { packJob, wrapJobList } from '../../contract/job-transfer'
import { findWords } from '../../i18n/find-words'
import { jobsWords } from '../../i18n/jobs-words'
import { laterWords } from '../../i18n/load'
import { HOUR_MS } from '../../lib/time/units'
import { listAttention } from '../../model/jobs/attention'
import { markOf, toggleSetAside } from '../../shell/set-aside/set-aside'
import { makeJob, makeJobRun } from '../../testing/jobs'
import { ageHeaders, LISTED_MS, openPage, stubBrowser } from '../../testing/open-page'
import { HomePage } from './HomePage'

const JOBS = Array.from({ length: 30 }, (_, at) =>
  makeJob({ name: `job_${at}`, runs: [makeJobRun(LISTED_MS - HOUR_MS, { status: 'fail' })] }),
)

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), jobsWords.load('en'), findWords.load('en')])
})
stubBrowser()

const open = (jobsTotal = JOBS.length) =>
  openPage('/', <HomePage />, () => {
    const progress = { jobsRead: JOBS.length, jobsTotal, definitionsRead: JOBS.length }
    const [head, tail] = wrapJobList({
      workspace: null,
      realTimeJobs: 0,
      progress: Object.assign(progress, { runsFromMs: LISTED_MS - 800 * HOUR_MS }),
    })
    return new Response(head + JOBS.map((job) => JSON.stringify(packJob(job))).join(',') + tail, {
      headers: ageHeaders(0),
    })
  })

it('counts the jobs of the workspace once all are read', async () => {
  await open()
  expect(screen.getByText('All 30 jobs')).toBeDefined()
})

it('does not count them before', async () => {
  await open(90)
  expect(screen.getByText('All jobs')).toBeDefined()
})

it.each([
  [700, 8],
  [900, 16],
  [1440, 24],
])('a window %d px high shows %d problems', async (height, rows) => {
  vi.stubGlobal('matchMedia', (query: string) => {
    const rem = /height >= (\d+)rem/.exec(query)?.[1]
    return Object.assign(new EventTarget(), { matches: rem !== undefined && height >= Number(rem) * 16 })
  })
  await open()
  expect(screen.getAllByRole('rowheader')).toHaveLength(rows)
})

/** Sees the page as it is first painted. */
function FirstPaint({ see }: { see: (focused: string | null | undefined) => void }) {
  useLayoutEffect(() => see(document.activeElement?.getAttribute('role')), [see])
  return null
}

it('its field has the focus before a user can type', async () => {
  const see = vi.fn<(focused: string | null | undefined) => void>()
  const page = [<HomePage key="page" />, <FirstPaint key="see" see={see} />]
  await openPage('/', page, () => new Response('{}', { status: 503 }))
  expect(see).toHaveBeenCalledExactlyOnceWith('combobox')
})

it('a problem that was set aside in the list of jobs is hidden here too, until it is asked for', async () => {
  const [first] = listAttention(JOBS, { nowMs: LISTED_MS, isOld: false })
  if (!first) throw new Error('nothing needs attention')
  const link = () => screen.queryByRole('link', { name: first.job.name })
  toggleSetAside(markOf('', first))
  await open()
  expect(link()).toBeNull()
  fireEvent.click(screen.getByText('1 set aside · show'))
  expect(link()).not.toBeNull()
  toggleSetAside(markOf('', first))
})
