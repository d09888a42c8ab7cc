import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { AddressRouter } from '../../../shell/address/AddressRouter'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { type ComparisonState } from '../run-comparison'
import { CompareRow } from './CompareRow'

afterEach(cleanup)

const RUN = makeInstance({ job: 'a', id: '7' })
const READY = {
  state: 'ready',
  comparison: {
    name: 'Sat 28 Nov',
    status: 'success',
    verdict: { lead: '5s longer.', parts: [] },
    aligns: [],
  },
} as unknown as ComparisonState

const draw = (vs: string, comparison: ComparisonState | null) =>
  act(async () => {
    render(
      <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
        <AddressRouter>
          <RunStage
            state={{
              run: RUN,
              reference: { job: 'a', id: '7', workspace: '' },
              view: { vs },
              comparison,
              isPhone: false,
            }}
            nowMs={0}
          >
            <Suspense>
              <CompareRow />
            </Suspense>
          </RunStage>
        </AddressRouter>
      </LocaleProvider>,
    )
  })

it.each<[string, string, ComparisonState | null, string, boolean]>([
  ['read', '8', READY, '5s longer.', true],
  ['still read', '8', { state: 'reading' }, 'Reading the run to compare with', false],
  ['not there', '8', { state: 'missing' }, 'This job has no instance 8, or DGC no longer keeps it', false],
  ['not readable', '8', { state: 'failed' }, 'Instance 8 cannot be read', false],
  ['the run itself', '7', null, 'A run cannot be compared with itself', false],
])('the other run is %s: says so, and swaps with one that is read', async (_, vs, state, words, canSwap) => {
  await draw(vs, state)
  expect((await screen.findByRole('status')).textContent?.trim()).toBe(words)
  expect(screen.queryByRole('button', { name: 'Swap' }) !== null).toBe(canSwap)
})
