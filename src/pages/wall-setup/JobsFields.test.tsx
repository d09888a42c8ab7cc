import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { type Job } from '../../contract/job'
import { parseWallAddress } from '../../contract/wall-address'
import { en } from '../../i18n/en/common'
import { LocaleProvider, type Locale } from '../../i18n/locale'
import { wallJobsWords } from '../../i18n/wall-jobs-words'
import { zh } from '../../i18n/zh-CN/common'
import { makeJob, makeSchedule } from '../../testing/jobs'
import { JobsFields } from './JobsFields'
import { toDraft } from './rules'

afterEach(cleanup)

const JOBS = [
  makeJob({ name: 'a', tags: ['core'], owner: 'li' }),
  makeJob({ name: 'b', tags: [], owner: 'li' }),
]

async function show(address: string, jobs: readonly Job[], locale: Locale) {
  const draft = toDraft(parseWallAddress(new URLSearchParams(address)))
  await act(async () => {
    render(
      <LocaleProvider value={locale}>
        <Suspense>
          <JobsFields draft={draft} jobs={jobs} isRefused={false} onChange={vi.fn()} />
        </Suspense>
      </LocaleProvider>,
    )
  })
}

it.each([
  ['en', en, '2 jobs, 1 more'],
  ['zh-CN', zh, '2 个作业，新增 1 个'],
] as const)('a rule says what it adds, in %s', async (lang, t, expected) => {
  await wallJobsWords.load(lang)
  await show('tag=core&owner=li', JOBS, { lang, zone: 'UTC', t })
  expect(screen.getByText(expected)).toBeTruthy()
})

it('names the zone of a schedule where it is not that of the reader', async () => {
  await wallJobsWords.load('en')
  const words = { en: 'At 02:30', 'zh-CN': '' }
  const jobs = ['GMT+8', 'UTC'].map((zone) =>
    makeJob({ name: zone, schedule: makeSchedule({ words, zone }) }),
  )
  await show('jobs=GMT%2B8,UTC', jobs, { lang: 'en', zone: 'UTC', t: en })
  expect(screen.getByText('At 02:30 GMT+8')).toBeTruthy()
  expect(screen.getByText('At 02:30')).toBeTruthy()
})
