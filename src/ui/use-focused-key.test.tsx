import { cleanup, render, screen } from '@testing-library/react'
import { useLayoutEffect, useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useFocusedKey } from './use-focused-key'

afterEach(cleanup)

function Rows() {
  const root = useRef<HTMLDivElement>(null)
  const focusedKey = useFocusedKey(root)
  // A key that is pressed once rows are on screen may come before the effects that follow the paint.
  useLayoutEffect(() => root.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={root} aria-label={focusedKey ?? 'none'}>
      <p data-key="first">
        <button type="button">Name</button>
      </p>
    </div>
  )
}

it('a row that gets the focus as soon as it is on screen is known', () => {
  render(<Rows />)
  expect(screen.getByLabelText('first')).toBeDefined()
})
