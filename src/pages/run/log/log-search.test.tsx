import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useLogSearch } from './use-log-search'

const RUN = { job: 'job', id: '1', workspace: '' }

/** The answers of the server, in the order of the searches. */
let bodies: ReadableStreamDefaultController<Uint8Array>[] = []

beforeEach(() => {
  bodies = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        bodies.push(controller)
        signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')))
      },
    })
    return new Response(body)
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const settle = (step: () => unknown = () => undefined) =>
  act(async () => {
    step()
    await vi.advanceTimersByTimeAsync(300)
  })
const find = (at: number, byte: number) => {
  const line = JSON.stringify({ byte, toByte: byte + 3, line: null })
  bodies[at]?.enqueue(new TextEncoder().encode(`${line}\n`))
}

it('what an earlier search found is not shown as found by the next one, nor when none is looked for', async () => {
  const { result, rerender } = renderHook(
    (text: string) => useLogSearch(RUN, 'node', { text, isRegex: false, matchCase: false }),
    { initialProps: 'one' },
  )
  const read = () => [result.current.matches.map(({ byte }) => byte), result.current.isDone]
  await settle()
  await settle(() => find(0, 10))
  expect(read()).toEqual([[10], false])
  rerender('two')
  await settle()
  expect(read()).toEqual([[], false])
  await settle(() => find(1, 20))
  expect(read()).toEqual([[20], false])
  await settle(() => result.current.stop())
  expect(read()).toEqual([[20], true])
  rerender('three')
  await settle()
  await settle(() => find(2, 30))
  rerender('')
  await settle()
  expect(read()).toEqual([[], true])
})
