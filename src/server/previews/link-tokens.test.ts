import { expect, it } from 'vitest'
import { createLinkTokens } from './link-tokens'

const RUN = { job: 'a', id: '7', workspace: '' }

it('a mark holds for its run alone', () => {
  const { sign, verify } = createLinkTokens('a secret')
  const token = sign(RUN)
  expect(token).toMatch(/^[\w-]{22}$/)
  expect(verify(RUN, token)).toBe(true)
  for (const other of [
    { ...RUN, job: 'a7' },
    { ...RUN, id: '8' },
    { ...RUN, workspace: 'w' },
    { job: '7', id: 'a', workspace: '' },
  ])
    expect(verify(other, token)).toBe(false)
})

it.each(['', 'x', 'x'.repeat(22), '漢'.repeat(22), '\u0000'])('%j is no mark', (token) => {
  expect(createLinkTokens('a secret').verify(RUN, token)).toBe(false)
})

it('replicas with the same secret know each other’s marks; without one, a process knows its own', () => {
  const token = createLinkTokens('a secret').sign(RUN)
  expect(createLinkTokens('a secret').verify(RUN, token)).toBe(true)
  expect(createLinkTokens('another').verify(RUN, token)).toBe(false)
  const own = createLinkTokens(null)
  expect(own.verify(RUN, own.sign(RUN))).toBe(true)
  expect(createLinkTokens(null).verify(RUN, own.sign(RUN))).toBe(false)
})
