// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Menu, MenuChoice } from './Menu'

const button = () => screen.getByRole('button', { name: 'Columns' })
const panel = () => screen.queryByRole('group', { name: 'Columns' })
const open = () => fireEvent.click(button())

const onChange = vi.fn<() => void>()

beforeEach(() => {
  onChange.mockReset()
  render(
    <main>
      <Menu
        label="Columns"
        panel={
          <>
            <MenuChoice checked={false} onChange={onChange}>
              Rows
            </MenuChoice>
            <a href="#elsewhere">
              <b>A link</b>
            </a>
            <button type="button" data-close>
              Done
            </button>
            <button type="button">Stay</button>
          </>
        }
      >
        <svg aria-hidden />
      </Menu>
      <button type="button">Outside</button>
      <p>Text</p>
    </main>,
  )
})
afterEach(cleanup)

describe('a menu', () => {
  it('is closed, and says so', () => {
    expect(panel()).toBeNull()
    expect(button().getAttribute('aria-expanded')).toBe('false')
    expect(button().hasAttribute('aria-controls')).toBe(false)
  })

  it('opens by its button, and names its panel', () => {
    open()
    expect(panel()?.id).toBe(button().getAttribute('aria-controls'))
    expect(button().getAttribute('aria-expanded')).toBe('true')
  })

  it('closes by its button', () => {
    open()
    open()
    expect(panel()).toBeNull()
  })

  it('closes by Esc, gives the focus back, and keeps the key from the page', () => {
    const onKey = vi.fn<() => void>()
    document.addEventListener('keydown', onKey)
    open()
    const box = screen.getByRole('checkbox', { name: 'Rows' })
    act(() => box.focus())
    fireEvent.keyDown(box, { key: 'Escape' })
    document.removeEventListener('keydown', onKey)
    expect(panel()).toBeNull()
    expect(document.activeElement).toBe(button())
    expect(onKey).not.toHaveBeenCalled()
  })

  it.each([
    ['the page itself', () => document.body],
    ['a button outside', () => screen.getByRole('button', { name: 'Outside' })],
  ])('closes by Esc wherever it is pressed: %s', (_, target) => {
    const onKey = vi.fn<() => void>()
    target().addEventListener('keydown', onKey, { once: true })
    open()
    fireEvent.keyDown(target(), { key: 'Escape' })
    expect(panel()).toBeNull()
    expect(document.activeElement).toBe(button())
    expect(onKey).not.toHaveBeenCalled()
    fireEvent.keyDown(target(), { key: 'Escape' })
    expect(onKey).toHaveBeenCalledOnce()
  })

  it('leaves other keys to the page', () => {
    const onKey = vi.fn<() => void>()
    document.addEventListener('keydown', onKey)
    open()
    fireEvent.keyDown(screen.getByRole('checkbox'), { key: 'j' })
    document.removeEventListener('keydown', onKey)
    expect(panel()).not.toBeNull()
    expect(onKey).toHaveBeenCalledOnce()
  })

  it('leaves Esc to the page while it is closed', () => {
    const onKey = vi.fn<() => void>()
    document.addEventListener('keydown', onKey)
    fireEvent.keyDown(button(), { key: 'Escape' })
    document.removeEventListener('keydown', onKey)
    expect(onKey).toHaveBeenCalledOnce()
  })

  it.each([
    ['a button outside', () => screen.getByRole('button', { name: 'Outside' })],
    ['text outside', () => screen.getByText('Text')],
    ['the page itself', () => document.body],
  ])('closes by a press on %s', (_, target) => {
    open()
    fireEvent.pointerDown(target())
    expect(panel()).toBeNull()
  })

  it('stays open by a press within', () => {
    open()
    fireEvent.pointerDown(screen.getByText('Rows'))
    fireEvent.click(screen.getByRole('checkbox'))
    fireEvent.click(screen.getByRole('button', { name: 'Stay' }))
    expect(panel()).not.toBeNull()
    expect(onChange).toHaveBeenCalledOnce()
  })

  it.each([
    ['a link, wherever it is pressed', () => screen.getByText('A link')],
    ['what says that it closes', () => screen.getByRole('button', { name: 'Done' })],
  ])('closes by %s, once that has done its own work', async (_, target) => {
    open()
    fireEvent.click(target())
    expect(panel()).not.toBeNull()
    await waitFor(() => expect(panel()).toBeNull())
  })

  it('closes when the focus leaves it, and not when it moves within', () => {
    open()
    act(() => screen.getByRole('checkbox').focus())
    act(() => screen.getByRole('link').focus())
    expect(panel()).not.toBeNull()
    act(() => screen.getByRole('button', { name: 'Outside' }).focus())
    expect(panel()).toBeNull()
  })

  it('listens to the page only while it is open', () => {
    const added = vi.spyOn(document, 'addEventListener')
    const removed = vi.spyOn(document, 'removeEventListener')
    open()
    open()
    cleanup()
    const own = (calls: unknown[][]) =>
      calls.map(([type]) => type).filter((type) => type === 'pointerdown' || type === 'keydown')
    expect(own(added.mock.calls)).toEqual(['pointerdown', 'keydown'])
    expect(own(removed.mock.calls)).toEqual(['pointerdown', 'keydown'])
  })
})
