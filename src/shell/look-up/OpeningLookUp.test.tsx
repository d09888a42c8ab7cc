import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useShortcuts } from '../shortcuts/shortcuts'
import { OpeningLookUp } from './OpeningLookUp'

afterEach(cleanup)

function Page({ wall }: { wall: () => void }) {
  useShortcuts({ wall })
  return null
}

it('keeps what is typed before the look-up has been loaded for its field', () => {
  const wall = vi.fn<() => void>()
  const close = vi.fn<() => void>()
  const typed = { current: '' }
  render(<Page wall={wall} />)
  render(<OpeningLookUp typed={typed} onClose={close} />)
  for (const key of ['d', 'x', 'Backspace', 'w', 'Shift', 'd'])
    expect(fireEvent.keyDown(document.body, { key })).toBe(key === 'Shift')
  fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true })
  expect(typed.current).toBe('dwd')
  expect(wall).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(close).toHaveBeenCalledOnce()
})
