import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { focusUnlessTyping, isTextField, showModalUnlessTyping, stopCompositionKey } from './typing'

afterEach(cleanup)

describe('a key of an input method', () => {
  const heard = vi.fn<(event: unknown) => void>()
  beforeEach(() => {
    heard.mockClear()
    window.addEventListener('keydown', stopCompositionKey, true)
    document.addEventListener('keydown', heard, true)
    document.addEventListener('keydown', heard)
    return () => {
      window.removeEventListener('keydown', stopCompositionKey, true)
      document.removeEventListener('keydown', heard, true)
      document.removeEventListener('keydown', heard)
    }
  })

  it.each([
    ['Esc while composing', { key: 'Escape', isComposing: true }],
    ['Esc in Safari, after the composition', { key: 'Escape', keyCode: 229 }],
    ['Enter while composing', { key: 'Enter', isComposing: true }],
    ['an arrow among the candidates', { key: 'ArrowDown', isComposing: true }],
    ['a letter', { key: 'Process', keyCode: 229 }],
  ])('reaches no handler: %s', (_, init) => {
    render(<input aria-label="field" onKeyDown={heard} onKeyDownCapture={heard} />)
    const isUnprevented = fireEvent.keyDown(screen.getByLabelText('field'), init)
    expect([heard.mock.calls.length, isUnprevented]).toEqual([0, true])
  })

  it('any other key reaches them', () => {
    render(<input aria-label="field" onKeyDown={heard} />)
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'Escape', keyCode: 27 })
    expect(heard).toHaveBeenCalledTimes(3)
  })
})

describe('what arrives late', () => {
  const showModal = vi.fn<() => void>()
  beforeEach(() => {
    // jsdom has no modal dialogs.
    showModal.mockClear()
    HTMLDialogElement.prototype.showModal = showModal
    HTMLDialogElement.prototype.close = vi.fn<() => void>()
    render(
      <>
        <input aria-label="field" />
        <input type="checkbox" aria-label="box" />
        <select aria-label="select" />
        <h2 tabIndex={-1}>late</h2>
        <dialog />
      </>,
    )
  })
  const dialog = () => screen.getByRole<HTMLDialogElement>('dialog', { hidden: true })

  it.each([
    ['field', 'field'],
    ['select', 'select'],
    ['box', 'late'],
  ])('with the focus in %s, leaves it to %s', (label, expected) => {
    screen.getByLabelText(label).focus()
    focusUnlessTyping(screen.getByRole('heading'))
    const { activeElement } = document
    expect(activeElement?.ariaLabel ?? activeElement?.textContent).toBe(expected)
  })

  it('opens a modal dialog at once, or when the field is left', () => {
    screen.getByLabelText('box').focus()
    showModalUnlessTyping(dialog())
    expect(showModal).toHaveBeenCalledTimes(1)
    screen.getByLabelText('field').focus()
    showModalUnlessTyping(dialog())
    expect(showModal).toHaveBeenCalledTimes(1)
    screen.getByLabelText('field').blur()
    expect(showModal).toHaveBeenCalledTimes(2)
  })

  it('opens no dialog that was closed in the meantime', () => {
    screen.getByLabelText('field').focus()
    showModalUnlessTyping(dialog())()
    screen.getByLabelText('field').blur()
    expect(showModal).not.toHaveBeenCalled()
  })
})

it('keys typed on a checkbox, a button or nothing are no text', () => {
  render(<input type="checkbox" aria-label="box" />)
  expect([isTextField(screen.getByLabelText('box')), isTextField(document.body), isTextField(null)]).toEqual([
    false,
    false,
    false,
  ])
})
