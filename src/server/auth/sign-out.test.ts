import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../lib/time/units'
import {
  ALICE,
  IN_CLEAR,
  PASSWORD,
  RUN,
  SECRET,
  cheapHash,
  cookieOf,
  form,
  prepareForm,
  send,
  startStage,
  viewerOf,
} from '../../testing/auth'
import { type Users } from '../settings/users'

prepareForm()

describe('signing out', () => {
  it('removes the cookie and revokes its copies', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    const other = cookieOf(await form.stage.signIn('alice'))
    const { status, headers } = await form.stage.post('/sign-out', {}, { cookie })
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']).toEqual(['nodeline=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'])
    expect([await viewerOf(form.stage, cookie), await viewerOf(form.stage, other)]).toEqual([
      'signed_out',
      ALICE,
    ])
  })

  it('is accepted from our own form, or with a null origin and a valid cookie', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    const out = (headers: Record<string, string>) =>
      send(form.stage.origin, { path: '/sign-out', body: '', headers }).then(({ status }) => status)
    expect(await out({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await out({ cookie, origin: 'http://evil.com' })).toBe(403)
    expect(await out({ cookie })).toBe(403)
    expect(await out({ origin: 'null' })).toBe(403)
    expect(await viewerOf(form.stage, cookie)).toEqual(ALICE)
    expect(await out({ cookie, origin: 'null' })).toBe(303)
    expect(await viewerOf(form.stage, cookie)).toBe('signed_out')
  })
})

describe('a session that was signed out', () => {
  let folder: string
  const restart = async (signedOutFile: string) => {
    await form.stage.stop()
    form.stage = await startStage({
      mode: { kind: 'users', users: form.users, secret: SECRET, signedOutFile },
    })
  }

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'signed-out-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('stays so after restarts, renewed copies included, and others stay valid', async () => {
    const file = join(folder, 'data', 'signed-out')
    await restart(file)
    const [first, second, kept] = [
      cookieOf(await form.stage.signIn('alice')),
      cookieOf(await form.stage.signIn('alice')),
      cookieOf(await form.stage.signIn('alice')),
    ]
    for (const cookie of [first, second]) {
      await form.stage.post('/sign-out', {}, { cookie })
      await restart(file)
    }
    expect([
      await viewerOf(form.stage, first),
      await viewerOf(form.stage, second),
      await viewerOf(form.stage, kept),
    ]).toEqual(['signed_out', 'signed_out', ALICE])
    expect(form.stage.lines).toEqual([])
  })

  it('is said to be forgotten at a restart where the file cannot be written, and is out until then', async () => {
    await restart(folder)
    expect(form.stage.lines).toContainEqual(expect.stringContaining('set DATA_DIR'))
    const cookie = cookieOf(await form.stage.signIn('alice'))
    expect((await form.stage.post('/sign-out', {}, { cookie })).status).toBe(303)
    expect(await viewerOf(form.stage, cookie)).toBe('signed_out')
  })
})

describe('a session', () => {
  it('lasts thirty days and is renewed by use', async () => {
    let cookie = cookieOf(await form.stage.signIn('alice'))
    const stolen = cookie
    const young = await form.stage.ask('/api/config', { cookie })
    expect(young.headers['set-cookie']).toBeUndefined()
    for (let day = 0; day < 60; day += 20) {
      form.stage.clock.advance(20 * DAY_MS)
      const renewed = await form.stage.ask(RUN, { cookie })
      expect(renewed.headers['set-cookie']).toEqual([expect.stringMatching(IN_CLEAR)])
      cookie = cookieOf(renewed)
    }
    expect([await viewerOf(form.stage, cookie), await viewerOf(form.stage, stolen)]).toEqual([
      ALICE,
      'signed_out',
    ])
    form.stage.clock.advance(31 * DAY_MS)
    expect(await viewerOf(form.stage, cookie)).toBe('signed_out')
  })

  it('is not renewed in responses that a cache may keep', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    form.stage.clock.advance(2 * DAY_MS)
    expect((await form.stage.ask('/assets/x.js', { cookie })).headers['set-cookie']).toBeUndefined()
    expect((await form.stage.ask('/healthz', { cookie })).headers['set-cookie']).toBeUndefined()
  })

  it('is revoked in all its copies, renewed ones included', async () => {
    const old = cookieOf(await form.stage.signIn('alice'))
    form.stage.clock.advance(2 * DAY_MS)
    const renewed = cookieOf(await form.stage.ask('/api/config', { cookie: old }))
    await form.stage.post('/sign-out', {}, { cookie: renewed })
    expect([await viewerOf(form.stage, old), await viewerOf(form.stage, renewed)]).toEqual([
      'signed_out',
      'signed_out',
    ])
  })

  it('is found beside other cookies, and malformed ones are ignored', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    expect(await viewerOf(form.stage, `a=b; nodeline=; nodeline=planted; ${cookie}; nodeline`)).toEqual(ALICE)
    const [, signed = ''] = cookie.split('=')
    const junk = `nodeline=${signed.slice(0, -1)}!; `.repeat(20)
    expect(await viewerOf(form.stage, `${junk}\t${cookie}\t`)).toEqual(ALICE)
    for (const bad of [
      // To browsers a cookie of another name, which a neighbouring host may set for this one.
      `\u00a0${cookie}`,
      `${cookie}\u00a0`,
      'nodeline',
      'nodeline=',
      ';;;=;',
      `x${cookie}`,
      'nodeline="1.x"',
      `nodeline=${'a'.repeat(9000)}`,
    ])
      expect(await viewerOf(form.stage, bad)).toBe('signed_out')
    // The cookie name for https.
    expect(await viewerOf(form.stage, `__Host-${cookie}`)).toBe('signed_out')
    // Cookies of others on the same name.
    expect(await viewerOf(form.stage, `${'a=b; '.repeat(6000)}${cookie}`)).toEqual(ALICE)
    expect((await form.stage.ask('/', { cookie: `nodeline=${'a'.repeat(33_000)}` })).status).toBe(431)
  })

  it('is valid only on servers with the same secret and the same password', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    const changed = new Map([...form.users, ['alice', await cheapHash(PASSWORD)]])
    const elsewhere = (known: Users, secret: string | null) =>
      startStage({ mode: { kind: 'users', users: known, secret } })
    for (const [others, secret, status] of [
      [form.users, SECRET, 200],
      [form.users, `${SECRET}.`, 401],
      [form.users, null, 401],
      // A new password, and a removed user.
      [changed, SECRET, 401],
      [new Map([...form.users].slice(1)), SECRET, 401],
    ] as const) {
      const other = await elsewhere(others, secret)
      expect((await other.ask('/api/config', { cookie })).status).toBe(status)
      const warned = other.lines.filter((line) => line.includes('SESSION_SECRET'))
      expect(warned).toHaveLength(secret === null ? 1 : 0)
      await other.stop()
    }
  })
})
