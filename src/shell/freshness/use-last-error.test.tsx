import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useLastError } from './use-last-error'

it('stands until another outcome comes', () => {
  const first = new Error('first')
  const second = new Error('second')
  const looks: readonly [error: Error | null, known: boolean, said: Error | null][] = [
    [null, false, null],
    [first, false, first],
    [null, false, first],
    [second, false, second],
    [null, false, second],
    [null, true, null],
    [first, true, first],
    [null, true, null],
  ]
  const { result, rerender } = renderHook(({ error, known }) => useLastError(error, known), {
    initialProps: { error: null as Error | null, known: false },
  })
  for (const [error, known, said] of looks) {
    rerender({ error, known })
    expect(result.current).toBe(said)
  }
})
