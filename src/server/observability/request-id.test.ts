import { expect, it } from 'vitest'
import { createRequestIds } from './request-id'

it('gives each request a name of its own', () => {
  const { next } = createRequestIds('1f2e3d4c')
  const ids = Array.from({ length: 5000 }, () => next(null))
  expect(new Set(ids).size).toBe(5000)
  expect(ids[0]).toBe('1f2e3d4c-0001')
})

it('takes over the name that a proxy gave, when it can be one', () => {
  const { next } = createRequestIds('own')
  expect(next('0af7651916cd43dd8448eb211c80319c')).toBe('0af7651916cd43dd8448eb211c80319c')
  for (const given of [
    '',
    'short',
    'a b c d e f',
    'a'.repeat(65),
    'evil\r\nline-1',
    '{"level":1}',
    '令令令令令令令令',
  ])
    expect(next(given), given).toMatch(/^own-/)
})
