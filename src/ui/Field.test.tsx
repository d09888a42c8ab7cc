import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { SearchField } from './Field'

afterEach(cleanup)

it('a search field passes on what an input method commits, not what it composes', () => {
  const onChange = vi.fn<(text: string) => void>()
  function Filter() {
    const [value, setValue] = useState('')
    onChange.mockImplementation(setValue)
    return <SearchField label="Filter" placeholder="" value={value} onChange={onChange} />
  }
  render(<Filter />)
  const field = screen.getByLabelText<HTMLInputElement>('Filter')
  const type = (value: string, isComposing: boolean) => {
    setNative(field, value)
    fireEvent(field, new InputEvent('input', { bubbles: true, isComposing }))
  }

  type('z', true)
  type('zuo', true)
  expect([field.value, onChange.mock.calls]).toEqual(['zuo', []])
  type('作', true)
  fireEvent.compositionEnd(field)
  expect([field.value, onChange.mock.calls]).toEqual(['作', [['作']]])
  type('作a', false)
  expect([field.value, onChange.mock.lastCall]).toEqual(['作a', ['作a']])
})

/** Sets the value as the browser does: React does not see it before the event. */
function setNative(field: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
}
