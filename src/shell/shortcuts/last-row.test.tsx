import { act, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { expect, it } from 'vitest'
import { useLastRow } from './last-row'
import { createRowWalk } from './row-walk'

const ROWS = ['a', 'b', 'c']

/** Nothing has the focus when it is opened. */
function Rows() {
  const [focused, setFocused] = useState(-1)
  const focusedKey = ROWS[focused] ?? null
  const getLastKey = useLastRow(focusedKey)
  const keyAt = (index: number) => ROWS[index] ?? ''
  const { step } = createRowWalk({ count: ROWS.length, keyAt, focusedKey, getLastKey, focusAt: setFocused })
  return (
    <button type="button" onClick={() => step(1)}>
      {focusedKey}
    </button>
  )
}

it('keys go on after the row from which the user left the page, and begin anew elsewhere', async () => {
  const router = createMemoryRouter([
    { path: '/', element: <Rows key="list" /> },
    { path: '/run', element: null },
    { path: '/other', element: <Rows key="other" /> },
  ])
  render(<RouterProvider router={router} />)
  const press = () => {
    act(() => screen.getByRole('button').click())
    return screen.getByRole('button').textContent
  }
  expect([press(), press()]).toEqual(['a', 'b'])
  await act(() => router.navigate('/run'))
  await act(() => router.navigate(-1))
  expect(press()).toBe('c')
  await act(() => router.navigate('/other'))
  expect(press()).toBe('a')
})
