import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { RunLine } from './RunLine'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it.each([
  ['late', 0, 'Total = late + ran'],
  ['on time', 10_000, 'total'],
  ['early', 20_000, 'total'],
])('a run that starts %s has a total of what the line names', (_, planMs, expected) => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
  const run = makeInstance({ planMs, startMs: 10_000, endMs: 50_000 })
  const state = { run, insight: null, namedMs: 0, changedAtMs: 60_000, isLive: false, isOld: false }
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <RunStage state={state} nowMs={60_000}>
        <RunLine />
      </RunStage>
    </LocaleProvider>,
  )
  expect(screen.getByText(/^total/i).textContent).toBe(expected)
})
