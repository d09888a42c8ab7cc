// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { type ComponentProps } from 'react'
import { MemoryRouter, useLocation, useNavigationType } from 'react-router-dom'
import { afterEach, expect, it } from 'vitest'
import { Link } from './Link'

afterEach(cleanup)

function Shown() {
  return `${useNavigationType()} ${useLocation().pathname}`
}

/** Clicks a link on `/base/jobs`; gives what is shown then, and whether the click is left to the browser. */
function click(props: Partial<ComponentProps<typeof Link>>, init: MouseEventInit = {}) {
  render(
    <MemoryRouter basename="/base" initialEntries={['/base/jobs']}>
      <Link to="/demo" {...props}>
        a link
      </Link>
      <p role="status">
        <Shown />
      </p>
    </MemoryRouter>,
  )
  const link = screen.getByRole('link')
  const event = createEvent.click(link, { button: 0, ...init })
  // The browser would follow it, which jsdom cannot.
  let leftToBrowser = true
  document.addEventListener(
    'click',
    (late) => {
      leftToBrowser = !late.defaultPrevented
      late.preventDefault()
    },
    { once: true },
  )
  fireEvent(link, event)
  return { href: link.getAttribute('href'), shown: screen.getByRole('status').textContent, leftToBrowser }
}

it.each<[string, Parameters<typeof click>, ReturnType<typeof click>]>([
  ['a click', [{}], { href: '/base/demo', shown: 'PUSH /demo', leftToBrowser: false }],
  [
    'one that replaces',
    [{ replace: true }],
    { href: '/base/demo', shown: 'REPLACE /demo', leftToBrowser: false },
  ],
  [
    'one to search parameters',
    [{ to: { search: 'q=1' } }],
    { href: '/base/jobs?q=1', shown: 'PUSH /jobs', leftToBrowser: false },
  ],
  ['one with Ctrl', [{}, { ctrlKey: true }], { href: '/base/demo', shown: 'POP /jobs', leftToBrowser: true }],
  [
    'one of the middle button',
    [{}, { button: 1 }],
    { href: '/base/demo', shown: 'POP /jobs', leftToBrowser: true },
  ],
  [
    'one for another tab',
    [{ target: '_blank' }],
    { href: '/base/demo', shown: 'POP /jobs', leftToBrowser: true },
  ],
  [
    'one that its owner took',
    [{ onClick: (event) => event.preventDefault() }],
    { href: '/base/demo', shown: 'POP /jobs', leftToBrowser: false },
  ],
])('%s', (_, args, expected) => {
  expect(click(...args)).toEqual(expected)
})
