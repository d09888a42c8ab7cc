import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { giveFocus, keepFocus } from './keep-focus'

afterEach(cleanup)

function Player({ isOn }: { isOn: boolean }) {
  return isOn ? (
    <div>
      <button type="button" ref={giveFocus('player')}>
        Leave
      </button>
      <span ref={keepFocus('player')}>
        <button type="button">Play</button>
      </span>
    </div>
  ) : (
    <button type="button" ref={keepFocus('player')}>
      Replay
    </button>
  )
}

const focused = () => document.activeElement?.textContent

it('what takes the place of a focused button has the focus, there and back', () => {
  const { rerender } = render(<Player isOn={false} />)
  screen.getByText('Replay').focus()
  rerender(<Player isOn />)
  expect(focused()).toBe('Play')
  screen.getByText('Leave').focus()
  rerender(<Player isOn={false} />)
  expect(focused()).toBe('Replay')
})

it('takes the focus of nothing else', () => {
  const { rerender } = render(
    <>
      <input aria-label="other" />
      <Player isOn={false} />
    </>,
  )
  screen.getByLabelText('other').focus()
  rerender(
    <>
      <input aria-label="other" />
      <Player isOn />
    </>,
  )
  expect(document.activeElement).toBe(screen.getByLabelText('other'))
})
