import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type Run } from '../../../contract/run'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { readRunInsight } from '../../../model/insight/read-run'
import { makeInsight } from '../../../testing/insight'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { type RunInsight } from '../run-insight'
import { WhyPanel } from './WhyPanel'

afterEach(cleanup)

it.each<[string, Partial<Run>, string]>([
  ['has not started', { status: 'waiting', startMs: null }, 'The run has not started'],
  ['was skipped', { status: 'skip', startMs: null }, 'The run was skipped'],
  ['has no end', { status: 'fail', startMs: 5_000, endMs: null }, 'Not known how long the run took'],
  [
    'ends before it starts',
    { status: 'fail', startMs: 5_000, endMs: 4_000 },
    'Not known how long the run took',
  ],
])('says why it has nothing to say of a run that %s', async (_, given, title) => {
  const run = makeInstance(given)
  const insight = makeInsight({})
  const known = { insight, reading: readRunInsight(run, insight, 9_000) } as unknown as RunInsight
  await act(async () => {
    render(
      <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
        <RunStage state={{ run }} nowMs={9_000}>
          <Suspense>
            <WhyPanel insight={known} onClose={() => undefined} />
          </Suspense>
        </RunStage>
      </LocaleProvider>,
    )
  })
  expect((await screen.findByRole('heading')).textContent).toBe(title)
})
