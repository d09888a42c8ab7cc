import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW_MS } from '../../testing/server'
import { LIFETIME_MS, createSessions } from './session'
import { createSignedOut } from './signed-out'

const users = new Map([
  ['alice', 'scrypt$1'],
  ['bob', 'scrypt$2'],
  ['a'.repeat(64), 'scrypt$3'],
  ['李'.repeat(64), 'scrypt$4'],
])
const SECRET = 'a secret that is long enough for it'
const sessionsAt = (nowMs: () => number) => createSessions(users, SECRET, nowMs, createSignedOut({ nowMs }))
const sessions = sessionsAt(() => NOW_MS)

describe('a session', () => {
  it('belongs to the user it was issued to', () => {
    for (const user of users.keys()) expect(sessions.read(sessions.issue(user))?.user).toBe(user)
  })

  it('differs each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => sessions.issue('alice'))).size).toBe(50)
  })

  const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= %'
  const value = sessions.issue('alice')
  const sign = fc.constantFrom(...Array.from(SIGNS))

  it('is invalid when changed anywhere', () => {
    const changed = fc.oneof(
      // One sign, one more, one less, a part of another.
      fc
        .tuple(fc.nat(value.length - 1), sign)
        .map(([at, to]) => value.slice(0, at) + to + value.slice(at + 1)),
      fc.tuple(fc.nat(value.length), sign).map(([at, to]) => value.slice(0, at) + to + value.slice(at)),
      fc.nat(value.length - 1).map((at) => value.slice(0, at) + value.slice(at + 1)),
      fc.nat(value.length - 1).map((at) => value.slice(0, at)),
      fc.tuple(fc.integer({ min: 3, max: 4 }), fc.constantFrom('alice', 'bob')).map(([part, user]) => {
        const other = sessions.issue(user).split('.')
        return value
          .split('.')
          .map((own, index) => (index === part ? other[index] : own))
          .join('.')
      }),
      fc.string({ maxLength: 300 }),
    )
    fc.assert(
      fc.property(changed, (text) => {
        fc.pre(text !== value)
        expect(sessions.read(text)).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('is invalid when the name in it is replaced', () => {
    const [version, , ...rest] = value.split('.')
    for (const name of ['bob', '', 'nobody', '__proto__', 'constructor', 'alice\u0000']) {
      const put = [version, Buffer.from(name).toString('base64url'), ...rest].join('.')
      expect(sessions.read(put)).toBeNull()
    }
  })

  it.each([
    ['now', 0, true],
    ['at its last moment', LIFETIME_MS, true],
    ['a moment later', LIFETIME_MS + 1, false],
    ['after the clock was set back by an hour', -3_600_000, true],
    ['after a clock that was days ahead was corrected', -2 * 86_400_000, false],
  ])('is valid or expired: %s', (_, laterMs, holds) => {
    expect(sessionsAt(() => NOW_MS + laterMs).read(value) !== null).toBe(holds)
  })

  it('is renewed once a day, and keeps its id', () => {
    let nowMs = NOW_MS
    const own = sessionsAt(() => nowMs)
    const first = own.read(own.issue('alice'))
    if (first === null) throw new Error('There is no session.')
    expect(own.renew(first)).toBeNull()
    nowMs += 86_400_001
    expect(own.read(own.renew(first) ?? '')).toEqual({ ...first, issuedAtMs: nowMs })
  })

  it('stays revoked until too many later ones are revoked, so that memory is bounded', () => {
    const own = createSessions(users, SECRET, () => NOW_MS, createSignedOut({ nowMs: () => NOW_MS, max: 3 }))
    const values = Array.from({ length: 4 }, () => own.issue('alice'))
    const revoke = (issued: string) => {
      const session = own.read(issued)
      if (session !== null) own.revoke(session)
    }
    values.slice(0, 3).forEach(revoke)
    expect(values.map((issued) => own.read(issued) === null)).toEqual([true, true, true, false])
    values.slice(3).forEach(revoke)
    expect(values.map((issued) => own.read(issued) === null)).toEqual([false, true, true, true])
  })
})
