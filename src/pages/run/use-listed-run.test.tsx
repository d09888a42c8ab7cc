import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import { type ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { liveQuery } from '../../query/live-query'
import { neighboursResource } from '../../query/neighbours'
import { jobRun } from '../../testing/job-run'
import { makeInstance } from '../../testing/runs'
import { placeMs, useRunAsListed } from './use-listed-run'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('a run that lists give as run again is so once they are known, and nothing is asked for that', async () => {
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)
  const run = makeInstance()
  const reference = { job: run.job, id: run.id, workspace: '' }
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useRunAsListed(run, reference), { wrapper })
  expect(result.current).toBe(run)
  const { queryKey } = liveQuery(neighboursResource(reference, placeMs(run), false))
  const runs = [jobRun(0, { id: run.id, again: true })]
  client.setQueryData(queryKey, { snapshot: { data: { runs } } } as never)
  await waitFor(() => expect(result.current).toMatchObject({ id: run.id, again: true }))
  expect(fetch).not.toHaveBeenCalled()
})
