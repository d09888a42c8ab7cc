import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useKept } from './use-kept'

it('a value that says the same is the one before', () => {
  const first = { status: 'running', findings: [{ code: 'a' }] }
  const { result, rerender } = renderHook(useKept<typeof first>, { initialProps: first })
  rerender(structuredClone(first))
  expect(result.current).toBe(first)
  rerender({ ...first, status: 'success' })
  expect(result.current).toEqual({ ...first, status: 'success' })
  expect(result.current.findings).toBe(first.findings)
})
