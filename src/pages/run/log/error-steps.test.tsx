import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { groupErrors } from '../../../model/log/attempts'
import { makeSketch } from '../../../testing/log-sketch'
import { useErrorSteps } from './use-error-steps'

afterEach(cleanup)

const at = (line: number, text = 'ERROR x') => ({ line, byte: line * 10, timeMs: null, text })
const errors = Array.from({ length: 50 }, (_, index) => at(10 + index))
const attempts = [at(1, 'Attempt 1'), at(30, 'Attempt 2')]

it.each([
  ['all of them are listed', { errors, errorCount: 50 }, 590, false],
  ['some are listed behind it', { errors, errorCount: 212 }, 580, false],
  ['none is listed behind it', { errors, errorCount: 212 }, 590, true],
])(
  'after the error that is looked at there are others that are not listed: %s',
  (_, sketch, seenTo, isLast) => {
    const grouped = groupErrors(makeSketch(sketch), null)
    const { result } = renderHook(() =>
      useErrorSteps({ grouped, causeByte: null, from: seenTo, seenTo, onShow: () => undefined }),
    )
    expect(result.current.isLastListed).toBe(isLast)
  },
)

it.each([
  ['of all that are listed', { errors, errorCount: 50 }, 590, 49],
  ['of those that are listed first', { errors, errorCount: 212 }, 580, 48],
  ['unknown behind those that are listed', { errors, errorCount: 212 }, 5000, null],
  ['unknown where earlier attempts have more', { errors, errorCount: 212, attempts }, 300, null],
  ['none before the first', { errors, errorCount: 50 }, 20, null],
])('the number of the error that is looked at is %s', (_, sketch, seenTo, current) => {
  const grouped = groupErrors(makeSketch(sketch), null)
  const { result } = renderHook(() =>
    useErrorSteps({ grouped, causeByte: null, from: seenTo, seenTo, onShow: () => undefined }),
  )
  expect(result.current.current).toBe(current)
})
