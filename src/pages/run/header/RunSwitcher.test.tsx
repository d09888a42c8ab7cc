import { render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import { laterWords } from '../../../i18n/load'
import { LocaleProvider } from '../../../i18n/locale'
import { AddressRouter } from '../../../shell/address/AddressRouter'
import { jobRun } from '../../../testing/job-run'
import { stubBrowser } from '../../../testing/open-page'
import { makeInstance } from '../../../testing/runs'
import { RunClock } from '../run-context'
import { RunSwitcher } from './RunSwitcher'

const [OLDER, LATEST, BY_HAND] = [jobRun(0), jobRun(1), jobRun(2, { trigger: 2 })]
const CLOCK = { subscribe: () => () => undefined, readMs: () => BY_HAND.endMs ?? 0 }

stubBrowser()
beforeAll(() => laterWords.load('en'))

it.each([
  ['the newest one', [OLDER, LATEST], 1],
  ['not one before a run by hand', [OLDER, LATEST, BY_HAND], 0],
])('of the runs, %s is called newest', (_, runs, times) => {
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <AddressRouter>
        <RunClock clock={CLOCK}>
          <Suspense>
            <RunSwitcher
              run={makeInstance({ id: OLDER.id })}
              around={{ runs, latest: LATEST, usual: null, missedMs: null, isRefused: false }}
              isDone
              newest={null}
              buildPath={({ id }) => `/to/${id}`}
              buildComparePath={({ id }) => `/compare/${id}`}
              allPath="/all"
            />
          </Suspense>
        </RunClock>
      </AddressRouter>
    </LocaleProvider>,
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(runs.length)
  expect(screen.queryAllByText('newest')).toHaveLength(times)
})
