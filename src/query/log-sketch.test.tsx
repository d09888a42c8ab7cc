import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logSketchQuery } from './log-sketch'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks on while lines are counted, and again when the log has grown since', async () => {
  const sketch = (size: number, isDone: boolean) => ({
    object: { size, etag: 'e', modifiedMs: null, encoding: 'utf-8', isGzip: false },
    scannedBytes: size,
    isDone,
    lines: 1,
    blocks: [],
    errors: [],
    errorCount: 0,
    warnings: [],
    attempts: [],
  })
  const answers = [sketch(10, false), sketch(10, true), sketch(20, true)]
  const ask = vi.fn(async () => Response.json(answers.shift()))
  vi.stubGlobal('fetch', ask)
  const optionsFor = (size: number) => logSketchQuery({ job: 'j', id: '1', workspace: '' }, 'n', 'live', size)
  const observer = new QueryObserver(new QueryClient(), optionsFor(10))
  const leave = observer.subscribe(() => undefined)
  const countAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    return ask.mock.calls.length
  }
  expect(await countAfter(500)).toBe(1)
  expect(await countAfter(1_000)).toBe(2)
  expect(await countAfter(60_000)).toBe(2)
  observer.setOptions(optionsFor(20))
  expect(await countAfter(10_500)).toBe(3)
  expect(await countAfter(60_000)).toBe(3)
  leave()
})
