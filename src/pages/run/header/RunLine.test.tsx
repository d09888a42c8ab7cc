import { cleanup, render, screen } from '@testing-library/react'
import { type ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { makeInstance } from '../../../testing/runs'
import { RunLine } from './RunLine'

const { state } = vi.hoisted(() => ({ state: { current: {} } }))
vi.mock('../run-context', () => ({
  useRun: () => state.current,
  useRunClock: () => ({ subscribe: () => () => undefined, readMs: () => 60_000 }),
  AtNow: ({ children }: { children: (nowMs: number) => ReactNode }) => children(60_000),
}))

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
  state.current = { run, insight: null, namedMs: 0, changedAtMs: 60_000, isLive: false, isOld: false }
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <RunLine />
    </LocaleProvider>,
  )
  expect(screen.getByText(/^total/i).textContent).toBe(expected)
})
