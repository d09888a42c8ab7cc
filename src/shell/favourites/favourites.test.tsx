import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { toggleFavourite, useFavourites } from './favourites'

it('favourites are those of a workspace, and stay', () => {
  const { result } = renderHook(() => [useFavourites('dw'), useFavourites('')])
  act(() => toggleFavourite('dw', 'orders'))
  act(() => toggleFavourite('', '__proto__'))
  expect(result.current.map((names) => [...names])).toEqual([['orders'], ['__proto__']])
  act(() => toggleFavourite('dw', 'orders'))
  expect(result.current.map((names) => [...names])).toEqual([[], ['__proto__']])
})

it.each(['constructor', '__proto__'])('a workspace may be called %s', (workspace) => {
  const { result } = renderHook(() => useFavourites(workspace))
  expect([...result.current]).toEqual([])
})

it.each(['nonsense', '[]', 'null', '{"dw":"orders"}', '{"dw":[1,"orders"]}'])(
  'tolerates %s in storage',
  (text) => {
    localStorage.setItem('nodeline.favourites', text)
    const { result } = renderHook(() => useFavourites('dw'))
    expect([...result.current].filter((name) => name !== 'orders')).toEqual([])
  },
)
