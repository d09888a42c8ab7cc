// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Boundary } from './Boundary'

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
