import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type ComponentType } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lazyWithRetry } from './lazy'
import { BROKEN_EVENT, Section, SectionData } from './Section'

let isBroken = false
/** React reports every error that a boundary catches: one call for each failed attempt to render. */
const onRenderError = vi.fn<() => void>()
const onBroken = vi.fn<() => void>()

function Part() {
  if (isBroken) throw new Error('this part is broken')
  return <p>The part</p>
}

const page = (data?: unknown, key = 'a') => (
  <SectionData value={data}>
    <p>The rest</p>
    <Section
      key={key}
      fallback={({ retry, isMissing }) => (
        <button type="button" onClick={retry}>
          {isMissing ? 'Missing' : 'Failed'}
        </button>
      )}
    >
      <Part />
    </Section>
  </SectionData>
)

const shown = () => screen.getAllByRole('paragraph').map(({ textContent }) => textContent)
const WHOLE = ['The rest', 'The part']
const WITHOUT_PART = ['The rest']
const open = (address: string) => window.history.replaceState(null, '', address)
/** In small steps: React renders at the end of each `act`. */
const pass = async (seconds: number) => {
  for (let n = 0; n < seconds; n += 1) await act(() => vi.advanceTimersByTimeAsync(1_000))
}

beforeEach(() => {
  vi.useFakeTimers()
  isBroken = false
  onRenderError.mockClear()
  onBroken.mockClear()
  vi.spyOn(console, 'error').mockImplementation(onRenderError)
  window.addEventListener(BROKEN_EVENT, onBroken)
})
afterEach(() => {
  cleanup()
  window.removeEventListener(BROKEN_EVENT, onBroken)
  vi.useRealTimers()
  open('/')
})

describe('a failed section', () => {
  it('leaves the rest of the page, and comes back by its button', () => {
    isBroken = true
    render(page())
    expect(shown()).toEqual(WITHOUT_PART)
    fireEvent.click(screen.getByRole('button'))
    expect(shown()).toEqual(WITHOUT_PART)
    isBroken = false
    fireEvent.click(screen.getByRole('button'))
    expect(shown()).toEqual(WHOLE)
  })

  it('comes back under another key', () => {
    isBroken = true
    const { rerender } = render(page())
    isBroken = false
    rerender(page(undefined, 'b'))
    expect(shown()).toEqual(WHOLE)
  })

  it('comes back when its data have changed', async () => {
    isBroken = true
    const { rerender } = render(page('bad'))
    await pass(60)
    isBroken = false
    rerender(page('good'))
    await pass(1)
    expect(shown()).toEqual(WHOLE)
  })

  it('is not retried while its data stay the same: the page would flicker', async () => {
    isBroken = true
    const { rerender } = render(page('bad'))
    isBroken = false
    for (let minute = 0; minute < 20; minute += 1) {
      await pass(60)
      rerender(page('bad'))
    }
    expect(shown()).toEqual(WITHOUT_PART)
  })

  it('is not retried for the very change that broke it', async () => {
    const { rerender } = render(page('good'))
    isBroken = true
    rerender(page('bad'))
    isBroken = false
    await pass(300)
    expect(shown()).toEqual(WITHOUT_PART)
  })

  it('is retried every 30 s at most, however often its data change', async () => {
    isBroken = true
    const { rerender } = render(page('0'))
    const perAttempt = onRenderError.mock.calls.length
    for (let second = 1; second <= 90; second += 1) {
      rerender(page(String(second)))
      await pass(1)
    }
    expect(onRenderError).toHaveBeenCalledTimes(perAttempt * 4)
  })

  it('leaves no timer when its page is left', async () => {
    isBroken = true
    const { rerender, unmount } = render(page('bad'))
    rerender(page('other'))
    expect(vi.getTimerCount()).toBe(1)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a failed section of a wall', () => {
  beforeEach(() => open('/?wall=1'))

  it('comes back by itself, whether its data change or not', async () => {
    isBroken = true
    const { rerender } = render(page('0'))
    for (let second = 0; second < 40; second += 1) {
      rerender(page(String(second)))
      await pass(1)
    }
    isBroken = false
    expect(shown()).toEqual(WITHOUT_PART)
    await pass(20)
    expect(shown()).toEqual(WHOLE)
  })

  it('asks for a reload of the page after three retries, and is still retried', async () => {
    isBroken = true
    render(page())
    await pass(89)
    expect(onBroken).toHaveBeenCalledTimes(0)
    await pass(1)
    expect(onBroken).toHaveBeenCalledTimes(1)
    isBroken = false
    await pass(30)
    expect(shown()).toEqual(WHOLE)
  })

  it('counts its failures anew after ten minutes without one', async () => {
    isBroken = true
    const { rerender } = render(page('0'))
    await pass(60)
    isBroken = false
    await pass(700)
    isBroken = true
    rerender(page('1'))
    await pass(60)
    expect(onBroken).toHaveBeenCalledTimes(0)
  })
})

describe('a section whose file is missing', () => {
  const load = vi.fn<() => Promise<ComponentType>>()
  beforeEach(() => {
    load.mockReset().mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'))
  })
  const lazyPage = (Lazy: ComponentType, key = 'a') => (
    <Section key={key} fallback={({ isMissing }) => <p>{isMissing ? 'missing' : 'failed'}</p>}>
      <Lazy />
    </Section>
  )

  it('loads it once, however often it is shown', async () => {
    load.mockResolvedValue(Part)
    const Lazy = lazyWithRetry(load)
    const { rerender } = render(lazyPage(Lazy))
    await pass(1)
    rerender(lazyPage(Lazy, 'b'))
    await pass(1)
    expect([shown(), load.mock.calls.length]).toEqual([['The part'], 1])
  })

  it('retries after 1 s and then every 30 s, also before a reader', async () => {
    render(lazyPage(lazyWithRetry(load)))
    await pass(32)
    expect([shown(), load.mock.calls.length]).toEqual([['missing'], 3])
    load.mockResolvedValue(Part)
    await pass(30)
    expect(shown()).toEqual(['The part'])
    await pass(300)
    // The retry loads it, and so does the component that is rendered then: the browser answers from its cache.
    expect(load).toHaveBeenCalledTimes(5)
  })

  it('shows in the next place what was missing in the last', async () => {
    const Lazy = lazyWithRetry(load)
    const { rerender } = render(lazyPage(Lazy))
    await pass(0)
    load.mockResolvedValue(Part)
    rerender(lazyPage(Lazy, 'b'))
    await pass(2)
    expect(shown()).toEqual(['The part'])
  })

  it('stops loading when its page is left', async () => {
    const { unmount } = render(lazyPage(lazyWithRetry(load)))
    await pass(1)
    const calls = load.mock.calls.length
    unmount()
    await pass(300)
    expect(load).toHaveBeenCalledTimes(calls)
  })
})
