import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useSwipe } from './use-swipe'

afterEach(cleanup)

function Card({ isOn, onSwipe }: { isOn: boolean; onSwipe: (to: 'left' | 'right') => void }) {
  const inside = useRef<HTMLDivElement>(null)
  useSwipe(inside, isOn, onSwipe)
  return (
    <section aria-label="card">
      <div ref={inside} />
    </section>
  )
}

const move = (x: number, y: number) => {
  const card = screen.getByRole('region')
  fireEvent.touchStart(card, { touches: [{ clientX: 200, clientY: 200 }] })
  fireEvent.touchEnd(card, { changedTouches: [{ clientX: 200 + x, clientY: 200 + y }] })
}

it.each([
  ['to the left', true, -100, 20, ['left']],
  ['to the right', true, 100, -20, ['right']],
  ['a little', true, 40, 0, []],
  ['down as well, which scrolls', true, 100, 80, []],
  ['where the page has room for buttons', false, -100, 0, []],
])('a finger that moves %s', (_, isOn, x, y, expected) => {
  const onSwipe = vi.fn<(to: 'left' | 'right') => void>()
  render(<Card isOn={isOn} onSwipe={onSwipe} />)
  move(x, y)
  expect(onSwipe.mock.calls.flat()).toEqual(expected)
})
