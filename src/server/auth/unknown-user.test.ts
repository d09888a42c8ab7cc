import { expect, it, vi } from 'vitest'
import * as password from './password'
import { PASSWORD, SECRET, cheapHash, startStage } from '../../testing/auth'

vi.mock('./password', async (original) => {
  const real = await original<typeof password>()
  return { ...real, matchesPassword: vi.fn(real.matchesPassword) }
})

it('an unknown user name is checked like a known one, against a hash of the same cost', async () => {
  const users = new Map([['alice', await cheapHash(PASSWORD)]])
  const stage = await startStage({ mode: { kind: 'users', users, secret: SECRET } })
  const known = await stage.signIn('alice', 'wrong')
  const unknown = await stage.signIn('nobody', 'wrong')
  const right = await stage.signIn('nobody', PASSWORD)
  await stage.stop()
  expect([known.status, unknown.status, right.status]).toEqual([401, 401, 401])
  expect(unknown.text.replace('nobody', 'alice')).toBe(known.text)
  const hashes = vi.mocked(password.matchesPassword).mock.calls.map(([, hash]) => hash.split('$'))
  expect(hashes.map((parts) => parts.map((part) => part.length))).toEqual(
    hashes.map(() => hashes[0]?.map((part) => part.length)),
  )
  expect(hashes.map((parts) => parts.slice(0, 4))).toEqual([1, 2, 3].map(() => ['scrypt', '4096', '1', '1']))
})
