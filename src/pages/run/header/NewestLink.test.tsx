import { cleanup, render } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import { laterWords } from '../../../i18n/load'
import { LocaleProvider } from '../../../i18n/locale'
import { AddressRouter } from '../../../shell/address/AddressRouter'
import { makeJobRun } from '../../../testing/jobs'
import { makeInstance } from '../../../testing/runs'
import { RunClock } from '../run-context'
import { NewestLink } from './NewestLink'

const PLAN_MS = Date.parse('2026-11-27T02:00:00Z')
const NEXT_MS = Date.parse('2026-11-28T02:00:00Z')
const CLOCK = { subscribe: () => () => undefined, readMs: () => NEXT_MS + 600_000 }

beforeAll(() => laterWords.load('en'))
afterEach(cleanup)

function show(missedMs: number | null): string {
  const run = makeInstance({ id: '7', planMs: PLAN_MS })
  const { container } = render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <AddressRouter>
        <RunClock clock={CLOCK}>
          <Suspense>
            <NewestLink
              run={run}
              latest={makeJobRun(PLAN_MS, { id: '7' })}
              missedMs={missedMs}
              buildPath={(_, id = '7') => `/to/${id}`}
            />
          </Suspense>
        </RunClock>
      </AddressRouter>
    </LocaleProvider>,
  )
  return container.querySelector('a[href="/to/latest"]')?.textContent ?? ''
}

it('says of the newest run that the next one did not start', () => {
  expect(show(NEXT_MS)).toBe('Not started: 02:00')
  cleanup()
  expect(show(null)).toBe('Follow latest')
})
