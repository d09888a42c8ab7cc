// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense, type ComponentType } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Boundary } from './Boundary'
import { lazyPart } from './lazy-part'

const Part = ({ word }: { word: string }) => <p>{word}</p>
const load = vi.fn<() => Promise<ComponentType<{ word: string }>>>()
const absent = async (): Promise<never> => {
  throw new TypeError('Failed to fetch dynamically imported module')
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  load.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))

function page(Shown: ComponentType<{ word: string }>, key = 'a') {
  return (
    <Boundary key={key} fallback={({ isMissing }) => <p>{isMissing ? 'missing' : 'failed'}</p>}>
      <Suspense>
        <Shown word={key} />
      </Suspense>
    </Boundary>
  )
}
const shown = () => screen.queryByRole('paragraph')?.textContent

it('is loaded once, however often it is shown', async () => {
  load.mockResolvedValue(Part)
  const Shown = lazyPart(load)
  const { rerender } = render(page(Shown))
  await pass(0)
  rerender(page(Shown, 'b'))
  await pass(0)
  expect([shown(), load.mock.calls.length]).toEqual(['b', 1])
})

it('says that it is missing, and comes by itself when it can be loaded, before a reader too', async () => {
  load.mockImplementation(absent)
  render(page(lazyPart(load)))
  await pass(0)
  expect(shown()).toBe('missing')
  await pass(31)
  expect([shown(), load.mock.calls.length]).toEqual(['missing', 3])
  load.mockResolvedValue(Part)
  await pass(30)
  expect(shown()).toBe('a')
  await pass(300)
  expect(load).toHaveBeenCalledTimes(5)
})

it('that was missing in one place is there soon in the next, when it is there by then', async () => {
  load.mockImplementation(absent)
  const Shown = lazyPart(load)
  const { rerender } = render(page(Shown))
  await pass(0)
  load.mockResolvedValue(Part)
  rerender(page(Shown, 'b'))
  await pass(1)
  expect(shown()).toBe('b')
})

it('is not asked for any more when nobody shows it', async () => {
  load.mockImplementation(absent)
  const { unmount } = render(page(lazyPart(load)))
  await pass(1)
  const times = load.mock.calls.length
  unmount()
  await pass(300)
  expect(load).toHaveBeenCalledTimes(times)
})
