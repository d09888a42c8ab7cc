import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { PASSWORD, SECRET, cheapHash, startStage } from '../../testing/auth'
import { createPasswordCheck, hashPassword } from './password'

beforeEach(() => {
  vi.spyOn(crypto, 'scrypt')
  syncBuiltinESMExports()
})
// The spies are gone by then.
afterAll(syncBuiltinESMExports)

/** What each computed hash costs, and how long its salt and key are. */
const work = () =>
  vi
    .mocked(crypto.scrypt)
    .mock.calls.map(([, salt, bytes, cost]) => [cost.N, cost.r, cost.p, (salt as Buffer).byteLength, bytes])

it('a check costs the same for every name, known or not, with hashes of several costs', async () => {
  const users = new Map([
    ['alice', await cheapHash(PASSWORD)],
    ['bob', await hashPassword('other', { N: 8192, r: 1, p: 1 })],
    ['carol', await cheapHash('third')],
  ])
  const check = createPasswordCheck(users)
  for (const [name, password, isRight] of [
    ['alice', PASSWORD, true],
    ['alice', 'other', false],
    ['bob', 'other', true],
    ['bob', PASSWORD, false],
    ['carol', 'third', true],
    ['carol', PASSWORD, false],
    ['nobody', PASSWORD, false],
    ['__proto__', 'other', false],
  ] as const) {
    vi.mocked(crypto.scrypt).mockClear()
    expect([name, await check(name, password)]).toEqual([name, isRight])
    expect(work()).toEqual([
      [4096, 1, 1, 16, 32],
      [8192, 1, 1, 16, 32],
    ])
  }
})

it('an unknown user name is answered like a known one', async () => {
  const users = new Map([['alice', await cheapHash(PASSWORD)]])
  vi.mocked(crypto.scrypt).mockClear()
  const stage = await startStage({ mode: { kind: 'users', users, secret: SECRET } })
  const known = await stage.signIn('alice', 'wrong')
  const unknown = await stage.signIn('nobody', 'wrong')
  const right = await stage.signIn('nobody', PASSWORD)
  await stage.stop()
  expect([known.status, unknown.status, right.status]).toEqual([401, 401, 401])
  expect(unknown.text.replace('nobody', 'alice')).toBe(known.text)
  expect(work()).toEqual([1, 2, 3].map(() => [4096, 1, 1, 16, 32]))
})
