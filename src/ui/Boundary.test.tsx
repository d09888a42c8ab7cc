// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Boundary, BROKEN_EVENT, Drawn } from './Boundary'

let broken = false

function Part() {
  if (broken) throw new Error('this part is broken')
  return <p>The part</p>
}

const page = (attempt: number) => (
  <main>
    <p>The rest</p>
    <Boundary key={attempt} fallback={<p>Something else</p>}>
      <Part />
    </Boundary>
  </main>
)

/** What is seen, in order. */
const seen = () => screen.getAllByRole('paragraph').map(({ textContent }) => textContent)

beforeEach(() => {
  broken = false
  // React tells every fault that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(cleanup)

it('is not seen while nothing fails', () => {
  render(page(1))
  expect(seen()).toEqual(['The rest', 'The part'])
})

it('keeps a fault within its part', () => {
  broken = true
  render(page(1))
  expect(seen()).toEqual(['The rest', 'Something else'])
})

it('does not try again by itself: the page would flicker', () => {
  broken = true
  const { rerender } = render(page(1))
  broken = false
  rerender(page(1))
  expect(seen()).toEqual(['The rest', 'Something else'])
})

it('tries again under another key, as often as it takes', () => {
  broken = true
  const { rerender } = render(page(1))
  rerender(page(2))
  expect(seen()).toEqual(['The rest', 'Something else'])
  broken = false
  rerender(page(3))
  expect(seen()).toEqual(['The rest', 'The part'])
})

describe('a part that fails', () => {
  const counted = vi.fn<() => void>()
  const parts = () => (
    <main>
      <p>The rest</p>
      <Boundary
        fallback={({ again }) => (
          <button type="button" onClick={again}>
            Try again
          </button>
        )}
      >
        <Part />
      </Boundary>
    </main>
  )
  const at = (address: string) => window.history.replaceState(null, '', address)

  beforeEach(() => {
    vi.useFakeTimers()
    counted.mockClear()
    window.addEventListener(BROKEN_EVENT, counted)
  })
  afterEach(() => {
    window.removeEventListener(BROKEN_EVENT, counted)
    vi.useRealTimers()
    at('/')
  })
  /** In small steps: React draws what a timer changed at the end of each. */
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) await act(() => vi.advanceTimersByTimeAsync(1_000))
  }

  it('comes back when a reader tries again', () => {
    broken = true
    render(parts())
    fireEvent.click(screen.getByRole('button'))
    expect(seen()).toEqual(['The rest'])
    broken = false
    fireEvent.click(screen.getByRole('button'))
    expect(seen()).toEqual(['The rest', 'The part'])
  })

  describe('before a reader', () => {
    const drawing = (data: string) => <Drawn value={data}>{parts()}</Drawn>
    const tries = vi.fn<() => void>()
    beforeEach(() => {
      tries.mockClear()
      // React hands it over once for each time that it was drawn in vain.
      vi.spyOn(console, 'error').mockImplementation(tries)
    })

    it('comes back by itself when what it draws has changed', async () => {
      broken = true
      const { rerender } = render(drawing('bad'))
      await pass(60)
      broken = false
      rerender(drawing('good'))
      await pass(1)
      expect(seen()).toEqual(['The rest', 'The part'])
    })

    it('is left alone for as long as that stays the same', async () => {
      broken = true
      const { rerender } = render(drawing('bad'))
      broken = false
      for (let minute = 0; minute < 60; minute += 1) {
        await pass(60)
        rerender(drawing('bad'))
      }
      expect(seen()).toEqual(['The rest'])
    })

    it('that failed by a change is not drawn again for it', async () => {
      const { rerender } = render(drawing('good'))
      broken = true
      rerender(drawing('bad'))
      broken = false
      await pass(300)
      expect(seen()).toEqual(['The rest'])
    })

    it('is tried once in half a minute, however often that changes', async () => {
      broken = true
      const { rerender } = render(drawing('0'))
      const atFirst = tries.mock.calls.length
      for (let second = 1; second <= 90; second += 1) {
        rerender(drawing(String(second)))
        await pass(1)
      }
      expect(tries).toHaveBeenCalledTimes(atFirst * 4)
      broken = false
      rerender(drawing('good'))
      await pass(30)
      expect(seen()).toEqual(['The rest', 'The part'])
    })

    it('comes back without anybody knowing that it was away, where it shows nothing', async () => {
      const quiet = (data: string) => (
        <Drawn value={data}>
          <p>The rest</p>
          <Boundary fallback={null}>
            <Part />
          </Boundary>
        </Drawn>
      )
      broken = true
      const { rerender } = render(quiet('bad'))
      broken = false
      rerender(quiet('good'))
      await pass(29)
      expect(seen()).toEqual(['The rest'])
      await pass(1)
      expect(seen()).toEqual(['The rest', 'The part'])
    })

    it('is forgotten with its page', () => {
      broken = true
      const { rerender, unmount } = render(drawing('bad'))
      rerender(drawing('other'))
      expect(vi.getTimerCount()).toBe(1)
      unmount()
      expect(vi.getTimerCount()).toBe(0)
    })
  })

  it('comes back by itself on a wall', async () => {
    at('/?wall=1')
    broken = true
    render(parts())
    await pass(40)
    broken = false
    expect(seen()).toEqual(['The rest'])
    await pass(20)
    expect(seen()).toEqual(['The rest', 'The part'])
  })

  it('asks a wall to be loaded anew after three tries, and goes on trying', async () => {
    at('/?wall=1')
    broken = true
    render(parts())
    await pass(89)
    expect(counted).toHaveBeenCalledTimes(0)
    await pass(1)
    expect(counted).toHaveBeenCalledTimes(1)
    broken = false
    await pass(30)
    expect(seen()).toEqual(['The rest', 'The part'])
  })

  it('that was well for ten minutes fails for the first time', async () => {
    at('/?wall=1')
    broken = true
    const { rerender } = render(parts())
    await pass(60)
    broken = false
    await pass(700)
    broken = true
    rerender(parts())
    await pass(60)
    expect(counted).toHaveBeenCalledTimes(0)
  })

  it('is forgotten with its page', async () => {
    at('/?wall=1')
    broken = true
    render(parts()).unmount()
    expect(vi.getTimerCount()).toBe(0)
  })
})
