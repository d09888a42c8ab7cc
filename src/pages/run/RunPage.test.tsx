import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { beforeEach, expect, it, vi } from 'vitest'
import { type Run } from '../../contract/run'
import { packRun } from '../../contract/run-transfer'
import { en } from '../../i18n/en/common'
import { LocaleProvider } from '../../i18n/locale'
import { runResource } from '../../query/run'
import { AddressRouter } from '../../shell/address/AddressRouter'
import { stubBrowser } from '../../testing/open-page'
import { makeInstance } from '../../testing/runs'
import { useRun, useRunFrame } from './run-context'
import { RunPage } from './RunPage'

/** How often each was rendered. */
const renderings = { header: 0, sheet: 0 }
vi.mock('./header/HeaderCard', () => ({
  HeaderCard: () => {
    useRunFrame()
    renderings.header += 1
    return null
  },
}))
vi.mock('./sheet/Sheet', () => ({
  Sheet: () => {
    useRun()
    renderings.sheet += 1
    return null
  },
}))
// What waits for the first paint ends with it.
vi.mock('./panel/FieldLists', () => ({ RunFields: () => <p>Fields</p> }))

stubBrowser()
// Else what a poll changes would be rendered in a later task.
notifyManager.setScheduler((notify) => notify())
const client = new QueryClient()
const reference = { workspace: '', job: 'job_batch', id: '34765' }
const nowMs = Date.now()
const RUNNING = makeInstance({ status: 'running', startMs: nowMs - 60_000 }, [
  { status: 'running', startMs: nowMs - 60_000 },
  { status: 'waiting' },
])
const LATER = makeInstance(RUNNING, [
  { status: 'success', startMs: nowMs - 60_000, endMs: nowMs },
  { status: 'waiting' },
])
let answer: Run = RUNNING

async function poll(): Promise<typeof renderings> {
  Object.assign(renderings, { header: 0, sheet: 0 })
  await act(() => client.refetchQueries({ queryKey: runResource(reference).queryKey }))
  return { ...renderings }
}

beforeEach(async () => {
  vi.stubGlobal('fetch', (path: string) => {
    if (!path.endsWith('/instances/34765')) return new Promise(() => undefined)
    const body = JSON.stringify(packRun(answer))
    return Promise.resolve(new Response(body, { headers: { etag: `"${body.length}"` } }))
  })
  window.history.replaceState(null, '', '/jobs/job_batch/instances/34765')
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>
        <AddressRouter>
          <Routes>
            <Route path="/jobs/:job/instances/:id" element={<RunPage renderLatestWall={() => null} />} />
          </Routes>
        </AddressRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  )
  await screen.findByText('Fields')
})

it('a poll renders the header for what the run itself says, the rows for what nodes do, and neither for nothing', async () => {
  expect(await poll()).toEqual({ header: 0, sheet: 0 })
  answer = LATER
  expect(await poll()).toEqual({ header: 0, sheet: 1 })
  answer = { ...LATER, status: 'success', endMs: nowMs }
  expect(await poll()).toEqual({ header: 1, sheet: 1 })
})
