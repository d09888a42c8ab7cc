import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { PAPER_PX, usePageWidth } from './use-printing'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it.each([
  ['on a screen', false, 1440, 1440],
  ['on paper', true, 1440, PAPER_PX],
  ['on paper, from a narrow window', true, 390, 390],
])('%s the width of a page', (_, matches, width, expected) => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches }))
  expect(renderHook(() => usePageWidth(width)).result.current).toBe(expected)
})
