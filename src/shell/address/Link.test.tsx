import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { type ComponentProps } from 'react'
import { useLocation, useNavigationType } from 'react-router-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AddressRouter } from './AddressRouter'
import { Link } from './Link'

vi.mock('../../lib/base-path', () => ({ withBase: (path: string) => `/base${path}` }))

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined)
  window.history.pushState(null, '', '/base/jobs?q=1')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Shown() {
  const { pathname, search } = useLocation()
  return `${useNavigationType()} ${pathname}${search}`
}

/** Clicks within a link on `/base/jobs?q=1`; gives what is shown then, whether the click is left to the browser, and the new entries of the history. */
function click(props: Partial<ComponentProps<typeof Link>>, init: MouseEventInit = {}) {
  render(
    <AddressRouter basename="/base">
      <Link to="/demo" {...props}>
        <b>a link</b>
      </Link>
      <p role="status">
        <Shown />
      </p>
    </AddressRouter>,
  )
  const before = window.history.length
  const text = screen.getByText('a link')
  const event = createEvent.click(text, { button: 0, ...init })
  // The browser would follow it, which jsdom cannot.
  let leftToBrowser = true
  window.addEventListener(
    'click',
    (late) => {
      leftToBrowser = !late.defaultPrevented
      late.preventDefault()
    },
    { once: true },
  )
  fireEvent(text, event)
  const href = screen.getByRole('link').getAttribute('href')
  const entries = window.history.length - before
  return { href, shown: screen.getByRole('status').textContent, leftToBrowser, entries }
}

const FOLLOWED = { href: '/base/demo', shown: 'PUSH /demo', leftToBrowser: false, entries: 1 }
const LEFT = { href: '/base/demo', shown: 'POP /jobs?q=1', leftToBrowser: true, entries: 0 }

it.each<[string, Parameters<typeof click>, ReturnType<typeof click>]>([
  ['a click', [{}], FOLLOWED],
  [
    'one that replaces',
    [{ replace: true }],
    { href: '/base/demo', shown: 'REPLACE /demo', leftToBrowser: false, entries: 0 },
  ],
  [
    'one to search parameters',
    [{ to: '/jobs?q=%2F#a' }],
    { href: '/base/jobs?q=%2F#a', shown: 'PUSH /jobs?q=%2F', leftToBrowser: false, entries: 1 },
  ],
  [
    'one to what is shown',
    [{ to: '/jobs?q=1' }],
    { href: '/base/jobs?q=1', shown: 'REPLACE /jobs?q=1', leftToBrowser: false, entries: 0 },
  ],
  ['one with Ctrl', [{}, { ctrlKey: true }], LEFT],
  ['one of the middle button', [{}, { button: 1 }], LEFT],
  ['one for another tab', [{ target: '_blank' }], LEFT],
  [
    'one that its owner took',
    [{ onClick: (event) => event.preventDefault() }],
    { href: '/base/demo', shown: 'POP /jobs?q=1', leftToBrowser: false, entries: 0 },
  ],
])('%s', (_, args, expected) => {
  expect(click(...args)).toEqual(expected)
})
