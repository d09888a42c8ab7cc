import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { type NodeCause } from '../../../contract/log'
import { causesQuery, createFailuresKey } from '../../../query/causes'
import { makeNode } from '../../../testing/timeline'
import { useCauses } from './use-causes'

const reference = { job: 'daily', id: '1', workspace: '' }
const failed = makeNode({ key: 'a', status: 'fail' })
const cause: NodeCause = { node: 'a', cause: null, verdicts: [], why: 'no_cause' }

it('keeps the causes while the same nodes have failed', () => {
  const client = new QueryClient()
  client.setQueryData(causesQuery(reference, createFailuresKey([failed])).queryKey, [cause])
  const { result, rerender } = renderHook(({ run }) => useCauses(run, reference), {
    initialProps: { run: { nodes: [failed, makeNode({ key: 'b', status: 'running' })] } },
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  })
  const before = result.current
  expect([...before]).toEqual([['a', cause]])
  rerender({ run: { nodes: [failed, makeNode({ key: 'b', status: 'success' })] } })
  expect(result.current).toBe(before)
})

it('says that a log is being read until the first answer, and nothing of it when that failed', async () => {
  let refuse: (error: Error) => void = () => {}
  vi.stubGlobal('fetch', () => new Promise((_, reject: (error: Error) => void) => (refuse = reject)))
  const client = new QueryClient()
  const nodes = [makeNode({ ...failed, logPath: 'obs://logs/a' }), makeNode({ key: 'b', status: 'fail' })]
  const { result } = renderHook(() => useCauses({ nodes }, reference), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  })
  expect([...result.current].map(([key, { why }]) => [key, why])).toEqual([['a', 'reading']])
  refuse(new Error('refused'))
  await waitFor(() => expect(result.current.size).toBe(0))
})
