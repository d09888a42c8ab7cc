import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { type Run } from '../../../contract/run'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { RunLine } from './RunLine'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const drawLine = (run: Run, isLive: boolean) => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
  const state = { run, insight: null, namedMs: 0, changedAtMs: 60_000, isLive, isOld: false }
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <RunStage state={state} nowMs={60_000}>
        <RunLine />
      </RunStage>
    </LocaleProvider>,
  )
}

it.each([
  ['waiting', 'not yet'],
  ['freeze', 'not yet'],
  ['running', 'not given'],
  ['unknown', 'not given'],
] as const)('a run that is %s has a start that is %s', (status, expected) => {
  drawLine(makeInstance({ status, planMs: 0, startMs: null, endMs: null }), true)
  expect(screen.getByText('Started').nextSibling?.textContent).toBe(expected)
})

it.each([
  ['late', 0, 'Total = late + ran'],
  ['on time', 10_000, 'total'],
  ['early', 20_000, 'total'],
])('a run that starts %s has a total of what the line names', (_, planMs, expected) => {
  drawLine(makeInstance({ planMs, startMs: 10_000, endMs: 50_000 }), false)
  expect(screen.getByText(/^total/i).textContent).toBe(expected)
})
