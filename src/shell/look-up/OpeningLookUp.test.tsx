import { cleanup, fireEvent, render } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { findWords } from '../../i18n/find-words'
import { jobsWords } from '../../i18n/jobs-words'
import { openPage, stubBrowser } from '../../testing/open-page'
import { useShortcuts } from '../shortcuts/shortcuts'
import { LookUpDialog } from './LookUpDialog'
import { OpeningLookUp } from './OpeningLookUp'

stubBrowser()
afterEach(cleanup)
beforeAll(async () => {
  await Promise.all([jobsWords.load('en'), findWords.load('en')])
})

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

/** Types as soon as it is on screen, before the effects that follow the paint. */
function Typing({ heard }: { heard: (isTaken: boolean) => void }) {
  useLayoutEffect(() => heard(!fireEvent.keyDown(document.body, { key: 'x' })), [heard])
  return null
}

it('leaves what is typed to the look-up from the moment that is on screen', () => {
  const heard = vi.fn<(isTaken: boolean) => void>()
  const typed = { current: '' }
  const { rerender } = render(<OpeningLookUp typed={typed} onClose={vi.fn<() => void>()} />)
  rerender(<Typing heard={heard} />)
  expect(heard).toHaveBeenCalledExactlyOnceWith(false)
  expect(typed.current).toBe('')
})

it('the look-up has the focus from the moment it is on screen, behind what was typed', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn<() => void>()
  HTMLDialogElement.prototype.close = vi.fn<() => void>()
  let focused: unknown = null
  const heard = () => {
    focused = document.activeElement instanceof HTMLInputElement && document.activeElement.value
  }
  const dialog = <LookUpDialog key="dialog" typed={{ current: 'dwd' }} onClose={vi.fn<() => void>()} />
  const page = [<h1 key="page">Page</h1>, dialog, <Typing key="typing" heard={heard} />]
  await openPage('/', page, () => new Response('{}'))
  expect(focused).toBe('dwd')
})
