import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { parseWallAddress } from '../../contract/wall-address'
import { en } from '../../i18n/en/common'
import { LocaleProvider } from '../../i18n/locale'
import { wallJobsWords } from '../../i18n/wall-jobs-words'
import { zh } from '../../i18n/zh-CN/common'
import { makeJob } from '../../testing/jobs'
import { JobsFields } from './JobsFields'
import { toDraft } from './rules'

afterEach(cleanup)

const JOBS = [
  makeJob({ name: 'a', tags: ['core'], owner: 'li' }),
  makeJob({ name: 'b', tags: [], owner: 'li' }),
]

it.each([
  ['en', en, '2 jobs, 1 more'],
  ['zh-CN', zh, '2 个作业，新增 1 个'],
] as const)('a rule says what it adds, in %s', async (lang, t, expected) => {
  await wallJobsWords.load(lang)
  const draft = toDraft(parseWallAddress(new URLSearchParams('tag=core&owner=li')))
  await act(async () => {
    render(
      <LocaleProvider value={{ lang, zone: 'UTC', t }}>
        <Suspense>
          <JobsFields draft={draft} jobs={JOBS} isRefused={false} onChange={vi.fn()} />
        </Suspense>
      </LocaleProvider>,
    )
  })
  expect(screen.getByText(expected)).toBeTruthy()
})
