import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { Suspense, useCallback, useLayoutEffect, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Run } from '../../contract/run'
import { en } from '../../i18n/en/common'
import { replayWords } from '../../i18n/replay-words'
import { LocaleProvider } from '../../i18n/locale'
import { makeInstance } from '../../testing/runs'
import { type Clock } from '../../ui/use-now'
import { type ViewChange } from './run-context'
import { ReplayLoader } from './replay/ReplayLoader'
import { type ReplayHandle } from './run-replay'
import { useReplay } from './use-replay'

const NOW = 1_000_000
const CLOCK: Clock = { subscribe: () => () => undefined, readMs: () => NOW }
const NODES = [
  { startMs: 100_000, endMs: 200_000 },
  { startMs: 200_000, endMs: 500_000 },
]
const ENDED = makeInstance({ planMs: 50_000, startMs: 90_000, endMs: 510_000 }, NODES)
const LIVE = makeInstance({ status: 'running', startMs: 90_000 }, [{ startMs: 100_000, status: 'running' }])
const REFERENCE = { job: 'a', id: '1', workspace: '' }

let shown: ReplayHandle | null = null
let at: number | null = null

/** A page whose address holds `at`. */
function Page({ run, opened }: { run: Run; opened: number | null }) {
  const [atMs, setAtMs] = useState(opened)
  const readRun = useCallback(() => run, [run])
  const change = useCallback((update: ViewChange) => {
    if (typeof update !== 'function' && update.at !== undefined) setAtMs(update.at)
  }, [])
  const handle = useReplay({ run, readRun, atMs, clock: CLOCK, change })
  useLayoutEffect(() => {
    shown = handle
    at = atMs
  })
  const { replay } = handle
  return (
    replay && <ReplayLoader replay={replay} reference={REFERENCE} runs={null} onForecast={() => undefined} />
  )
}

async function open(run: Run, opened: number | null): Promise<void> {
  await act(async () => {
    render(
      <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
        <QueryClientProvider client={new QueryClient()}>
          <Suspense>
            <Page run={run} opened={opened} />
          </Suspense>
        </QueryClientProvider>
      </LocaleProvider>,
    )
    // The page waits for both.
    await Promise.all([import('./replay/replay-part'), replayWords.load('en')])
  })
  await vi.waitFor(() => expect(shown).not.toBeNull())
}

/** Each frame is rendered before the next one. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 100) act(() => void vi.advanceTimersByTime(Math.min(100, left)))
}

let isStill = false

beforeEach(() => {
  shown = null
  isStill = false
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: isStill }))
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const press = (key: string) => fireEvent.keyDown(document.body, { key })

it.each([
  ['before everything', ENDED, 49_999],
  ['after the end', ENDED, 510_001],
  ['to come', LIVE, NOW + 1],
  ['of a run without times', makeInstance(), 100],
])('a moment %s is taken out of the address', async (_, run, opened) => {
  await open(run, opened)
  await vi.waitFor(() => expect(at).toBeNull())
  expect(shown?.replay).toBeNull()
})

it('at its end a run is the run itself', async () => {
  await open(ENDED, 510_000)
  await vi.waitFor(() => expect(shown?.replay).toMatchObject({ isPast: false, run: ENDED }))
})

it('keys go from event to event, and stop at the ends', async () => {
  await open(ENDED, 150_000)
  await vi.waitFor(() => expect(shown?.replay?.isPast).toBe(true))
  const moments = ['.', '.', '.', '.', ','].map((key) => {
    press(key)
    return at
  })
  expect(moments).toEqual([200_000, 500_000, 510_000, 510_000, 500_000])
})

it('starts at the end, or at the last event of a run that goes on', async () => {
  await open(ENDED, null)
  act(() => shown?.startReplay(null))
  await vi.waitFor(() => expect(at).toBe(510_000))
  cleanup()
  await open({ ...ENDED, endMs: 510_300 }, null)
  act(() => shown?.startReplay(null))
  await vi.waitFor(() => expect(at).toBe(510_300))
  cleanup()
  await open(LIVE, null)
  act(() => shown?.startReplay(null))
  await vi.waitFor(() => expect(at).toBe(100_000))
})

it('starts where the label of now was dragged to, within the run', async () => {
  await open(LIVE, null)
  act(() => shown?.startReplay(150_400.5))
  await vi.waitFor(() => expect(at).toBe(150_000))
  act(() => shown?.startReplay(NOW + 60_000))
  await vi.waitFor(() => expect(at).toBe(NOW))
  act(() => shown?.startReplay(-1))
  await vi.waitFor(() => expect(at).toBe(90_000))
})

it('plays from the beginning when it stands at the end, and stops there', async () => {
  await open(ENDED, 510_000)
  await vi.waitFor(() => expect(shown?.replay).not.toBeNull())
  vi.useFakeTimers()
  press(' ')
  expect(at).toBe(50_000)
  pass(1_000)
  expect(at).toBe(50_000 + 120_000)
  pass(10_000)
  expect(at).toBe(510_000)
  expect(shown?.replay?.player.isPlaying).toBe(false)
})

it('with reduced motion plays from event to event', async () => {
  isStill = true
  await open(ENDED, 150_000)
  await vi.waitFor(() => expect(shown?.replay).not.toBeNull())
  vi.useFakeTimers()
  press(' ')
  pass(999)
  expect(at).toBe(150_000)
  pass(1)
  expect(at).toBe(200_000)
})

it('of a run that goes on, the present ends it', async () => {
  await open(LIVE, 150_000)
  await vi.waitFor(() => expect(shown?.replay).not.toBeNull())
  act(() => shown?.replay?.moveTo(NOW))
  expect(at).toBeNull()
  expect(shown?.replay).toBeNull()
})
