import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PAGE, PASSWORD, RUN, SECRET, type Stage, cheapHash, cookieOf, startStage } from '../../testing/auth'
import { errorOf } from '../../testing/server'
import { type Users } from '../settings/users'

// A server at https://example.com/nodeline, behind a proxy that passes the path on or takes it off.

const BASE = '/nodeline'
const SITE = { host: 'example.com' }
let users: Users
let stage: Stage

beforeAll(async () => {
  users = new Map([['alice', await cheapHash(PASSWORD)]])
})

beforeEach(async () => {
  stage = await startStage({
    mode: { kind: 'users', users, secret: SECRET },
    publicOrigins: ['https://example.com'],
    basePath: BASE,
  })
})

afterEach(() => stage.stop())

describe.each([
  ['passes the path on', BASE],
  ['takes the path off', ''],
])('behind a proxy that %s', (_, sent) => {
  it('signs in, answers and signs out under the path', async () => {
    const form = await stage.ask(`${sent}${PAGE}`, SITE)
    expect([form.status, form.text.match(/href="[^"]*"/g)]).toEqual([
      401,
      ['href="/nodeline/favicon.svg"', 'href="/nodeline/sign-in.css"'],
    ])
    const signedIn = await stage.post(`${sent}${PAGE}`, { name: 'alice', password: PASSWORD }, SITE)
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, `${BASE}${PAGE}`])
    expect(signedIn.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Secure-nodeline=1\.[\w.-]+; Max-Age=2592000; Path=\/nodeline; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
    const cookie = cookieOf(signedIn)
    expect((await stage.ask(`${sent}${RUN}`, { ...SITE, cookie })).status).toBe(200)
    expect((await stage.ask(`${sent}/readyz`, SITE)).text).toBe('ready')
    const signedOut = await stage.post(`${sent}/sign-out`, {}, { ...SITE, cookie })
    expect([signedOut.status, signedOut.headers.location]).toEqual([303, `${BASE}/`])
    expect(signedOut.headers['set-cookie']?.[0]).toMatch(/^__Secure-nodeline=; Max-Age=0; Path=\/nodeline; /)
    const got = await stage.ask(`${sent}${RUN}`, { ...SITE, cookie })
    expect([got.status, errorOf(got)]).toEqual([401, { code: 'signed_out' }])
  })
})

it.each([
  ['/nodeline', '/nodeline/'],
  ['/nodeline?lang=en', '/nodeline/?lang=en'],
  ['/nodelines', '/nodeline/nodelines'],
  ['/nodeline//evil.com', '/nodeline//evil.com'],
  ['//evil.com', '/nodeline/'],
])('a sign-in at %s leads to %s', async (path, location) => {
  const { headers } = await stage.post(path, { name: 'alice', password: PASSWORD }, SITE)
  expect(headers.location).toBe(location)
})

it.each([
  '/nodeline/api/config',
  '/nodeline/nodeline/api/config',
  '/nodeline//api/config',
  '/nodeline/../api/config',
])('%s gives nothing away without a session', async (path) => {
  const got = await stage.ask(path, SITE)
  expect(got.status).toBe(401)
  expect(got.text).not.toContain('viewer')
})
