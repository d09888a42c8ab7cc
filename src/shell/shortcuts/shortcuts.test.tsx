import { cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listActiveShortcuts } from './list-active'
import {
  setShortcutsOn,
  SHORTCUTS,
  useShortcuts,
  useSuspendedShortcuts,
  type ShortcutHandlers,
} from './shortcuts'

beforeEach(() => {
  vi.clearAllMocks()
  setShortcutsOn(true)
})
afterEach(cleanup)

function Page({ handlers }: { handlers: ShortcutHandlers }) {
  useShortcuts(handlers)
  return (
    <>
      <input aria-label="text" />
      <input aria-label="box" type="checkbox" />
      <button type="button">button</button>
    </>
  )
}

function ModalDialog() {
  useSuspendedShortcuts()
  return null
}

const zoom = vi.fn<(key: string) => unknown>()
const next = vi.fn<() => unknown>()
const close = vi.fn<() => unknown>()

/** Renders a page and presses a key. True when a shortcut took it. */
function press(
  key: string,
  on: EventTarget & Element = document.body,
  init: KeyboardEventInit = {},
): boolean {
  return !fireEvent.keyDown(on, { key, ...init })
}

describe('a shortcut', () => {
  beforeEach(() => {
    render(<Page handlers={{ zoom, next, close }} />)
  })

  it('runs its handler with the key, for each of its keys', () => {
    expect(['+', '=', '-', '0'].map((key) => press(key))).toEqual([true, true, true, true])
    expect(zoom.mock.calls).toEqual([['+'], ['='], ['-'], ['0']])
  })

  it.each<[string, string, string, KeyboardEventInit]>([
    ['while typing', 'text', 'j', {}],
    ['with Ctrl', 'button', 'j', { ctrlKey: true }],
    ['with Alt', 'button', 'j', { altKey: true }],
    ['with Cmd', 'button', 'j', { metaKey: true }],
    ['by an arrow with Shift', 'button', 'ArrowDown', { shiftKey: true }],
    ['by an arrow that the focused control uses', 'box', 'ArrowDown', {}],
    ['by a key without a handler', 'button', 'w', {}],
  ])('does nothing %s', (_, label, key, init) => {
    const element = label === 'button' ? screen.getByRole('button') : screen.getByLabelText(label)
    expect(press(key, element, init)).toBe(false)
    expect(next).not.toHaveBeenCalled()
  })

  it('works on a checkbox, where a letter types nothing', () => {
    expect(press('j', screen.getByLabelText('box'))).toBe(true)
  })

  it('that is Esc works while typing and when single keys are switched off', () => {
    setShortcutsOn(false)
    expect([press('j'), press('Escape', screen.getByLabelText('text'))]).toEqual([false, true])
    expect([next.mock.calls.length, close.mock.calls.length]).toEqual([0, 1])
  })

  it('leaves a key to the browser when its handler returns false', () => {
    next.mockReturnValueOnce(false)
    expect(press('j')).toBe(false)
  })

  it('leaves alone a key that was handled before', () => {
    const take = (event: Event) => event.preventDefault()
    document.body.addEventListener('keydown', take)
    press('j')
    document.body.removeEventListener('keydown', take)
    expect(next).not.toHaveBeenCalled()
  })
})

it('no shortcut runs while a modal dialog is open', () => {
  render(<Page handlers={{ next }} />)
  const { unmount } = render(<ModalDialog />)
  expect(press('j')).toBe(false)
  unmount()
  expect(press('j')).toBe(true)
})

it('the active shortcuts are those of all mounted components, in the order of the table', () => {
  render(<Page handlers={{ help: () => {}, close: () => {} }} />)
  const { unmount } = render(<Page handlers={{ next, close: () => {} }} />)
  expect(listActiveShortcuts()).toEqual(['next', 'close', 'help'])
  unmount()
  expect(listActiveShortcuts()).toEqual(['close', 'help'])
  cleanup()
  expect(listActiveShortcuts()).toEqual([])
})

it.each([
  ['a run', ['nodes', 'timeline', 'page']],
  ['the jobs', ['jobs', 'page']],
  ['the runs of a job', ['runs', 'page']],
])('no two shortcuts of %s share a key', (_, groups) => {
  // A filter takes the key of the look-up, a newer run that of the graph.
  const { lookUp: _lookUp, goNewer: _goNewer, ...others } = SHORTCUTS
  const keys = Object.values(others).flatMap(({ group, keys: own }): readonly string[] =>
    groups.includes(group) ? own : [],
  )
  expect(new Set(keys).size).toBe(keys.length)
})

it('a filter takes the key that looks up elsewhere, whichever came first', () => {
  const lookUp = vi.fn()
  const filter = vi.fn()
  renderHook(() => useShortcuts({ lookUp }))
  const page = renderHook(() => useShortcuts({ filter }))
  fireEvent.keyDown(document.body, { key: '/' })
  expect([filter.mock.calls.length, lookUp.mock.calls.length]).toEqual([1, 0])
  expect(listActiveShortcuts()).toEqual(['filter'])
  page.unmount()
  fireEvent.keyDown(document.body, { key: '/' })
  expect([filter.mock.calls.length, lookUp.mock.calls.length]).toEqual([1, 1])
  expect(listActiveShortcuts()).toEqual(['lookUp'])
})
