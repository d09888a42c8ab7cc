import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SECURITY_HEADERS } from '../../testing/security-headers'
import { type AccessSettings } from '../settings/access'
import { type Got, errorOf } from '../../testing/server'
import {
  type Stage,
  FORM,
  PAGE,
  PASSWORD,
  RUN,
  SECRET,
  cheapHash,
  cookieOf,
  send,
  startStage,
} from '../../testing/auth'
import { type Users } from '../settings/users'

const NAME = 'nodeline.example.com'
const HTTPS = [`https://${NAME}`]

let users: Users
let stage: Stage

beforeAll(async () => {
  users = new Map([['alice', await cheapHash(PASSWORD)]])
})

afterEach(() => stage.stop())

const open = async (access: Partial<AccessSettings>): Promise<Stage> => (stage = await startStage(access))
const viewerOf = (got: Got): unknown =>
  got.status === 200 ? (JSON.parse(got.text) as { viewer: unknown }).viewer : got.status

describe('the host names of the server', () => {
  const cases = [
    {
      access: {},
      taken: ['localhost:1', '127.0.0.1:8080', '[::1]', 'LOCALHOST', 'localhost.', 'localhost.:8080'],
      refused: [NAME, '10.0.0.1', 'evil.com:8080', '127.0.0.1.evil.com', 'localhost.evil.com'],
    },
    {
      access: { publicOrigins: ['https://nodeline.example.com', 'http://10.0.0.9:8080'] },
      taken: [NAME, `${NAME}:443`, 'NODELINE.example.com', '10.0.0.9', '10.0.0.9:8080', 'localhost:80'],
      refused: [
        'evil.com',
        `${NAME}.evil.com`,
        `evil.${NAME}`,
        `${NAME}.`,
        '10.0.0.1',
        '0.0.0.0',
        'example.com',
      ],
    },
    { access: { host: '10.0.0.5' }, taken: ['10.0.0.5:8080', '127.0.0.1'], refused: ['10.0.0.6'] },
    { access: { host: '10.0.0.5', answersToHost: false }, taken: ['127.0.0.1'], refused: ['10.0.0.5'] },
    { access: { host: 'fd00::5' }, taken: ['[fd00::5]', '[fd00::5]:81'], refused: ['[fd00::6]'] },
    {
      access: { host: 'node.internal' },
      taken: ['node.internal'],
      refused: ['internal', 'node.internal.evil.com'],
    },
  ]

  it.each(cases)('with $access', async ({ access, taken, refused }) => {
    const { ask } = await open({ ...access, mode: { kind: 'anonymous' } })
    for (const host of taken) expect([host, (await ask(RUN, { host })).status]).toEqual([host, 200])
    for (const host of refused) {
      for (const path of [RUN, '/', '/sign-in.css']) {
        const got = await ask(path, { host, 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' })
        expect([host, got.status]).toEqual([host, 421])
        expect(got.headers).toMatchObject(SECURITY_HEADERS)
      }
    }
  })

  it('probes may use an IP address, but no foreign name', async () => {
    const { ask } = await open({ mode: { kind: 'users', users, secret: SECRET }, publicOrigins: HTTPS })
    expect((await ask('/healthz', { host: '10.244.0.17:8080' })).status).toBe(200)
    expect((await ask('/healthz', { host: 'evil.com' })).status).toBe(421)
    expect((await ask('/', { host: '10.244.0.17:8080' })).status).toBe(421)
  })
})

describe('a page of another site', () => {
  it('causes no upstream calls, even under the same domain', async () => {
    const { ask, demo } = await open({ mode: { kind: 'anonymous' }, publicOrigins: HTTPS })
    const from = (site: string, dest: string) =>
      ask(RUN, { host: NAME, 'sec-fetch-site': site, 'sec-fetch-dest': dest }).then(({ status }) => status)
    expect([await from('cross-site', 'image'), await from('same-site', 'script')]).toEqual([403, 403])
    expect([await from('same-site', 'iframe'), await from('cross-site', 'iframe')]).toEqual([403, 403])
    expect(demo.journal.entries).toEqual([])
    expect([await from('cross-site', 'document'), await from('same-origin', 'empty')]).toEqual([200, 200])
  })
})

describe('over https', () => {
  const HOST = { host: NAME }
  const INSIST = 'upgrade-insecure-requests'

  it('the cookie is bound to the host, and HSTS is set', async () => {
    const { ask, signIn } = await open({
      mode: { kind: 'users', users, secret: SECRET },
      publicOrigins: HTTPS,
    })
    const form = await ask(PAGE, HOST)
    const done = await signIn('alice', PASSWORD, HOST)
    for (const { headers } of [form, done, await ask('/healthz', HOST), await ask('/api/none', HOST)]) {
      expect(headers['strict-transport-security']).toBe('max-age=31536000')
      expect(headers['content-security-policy']).toContain(INSIST)
      expect(headers['content-security-policy']).toContain("form-action 'self'")
    }
    expect(done.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-nodeline=1\.[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
    const cookie = cookieOf(done)
    const me = { user: 'alice', canSignOut: true }
    expect(viewerOf(await ask('/api/config', { ...HOST, cookie }))).toEqual(me)
    // Another host or plain http could set the name without the prefix.
    const planted = cookie.replace('__Host-', '')
    expect(viewerOf(await ask('/api/config', { ...HOST, cookie: planted }))).toBe(401)
    const out = await send(stage.origin, {
      path: '/sign-out',
      body: '',
      headers: { ...HOST, cookie, origin: 'null' },
    })
    expect(out.headers['set-cookie']).toEqual([
      '__Host-nodeline=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    ])
  })

  it('a browser without Sec-Fetch headers is checked by its Origin', async () => {
    await open({
      mode: { kind: 'users', users, secret: SECRET },
      publicOrigins: [...HTTPS, 'https://other.example.com'],
    })
    const body = new URLSearchParams({ name: 'alice', password: PASSWORD }).toString()
    const from = (origin: string) =>
      send(stage.origin, { path: '/', body, headers: { ...FORM, ...HOST, origin } }).then(
        ({ status }) => status,
      )
    expect(await from(`https://${NAME}`)).toBe(303)
    for (const origin of [
      `http://${NAME}`,
      `https://${NAME}:8443`,
      'https://other.example.com',
      `https://${NAME}.evil.com`,
    ])
      expect([origin, await from(origin)]).toEqual([origin, 403])
  })

  it('none of this is sent over plain http', async () => {
    const { ask, signIn } = await open({
      mode: { kind: 'users', users, secret: SECRET },
      publicOrigins: HTTPS,
    })
    for (const { headers } of [await ask(PAGE), await signIn('alice'), await ask('/healthz')]) {
      expect(headers['strict-transport-security']).toBeUndefined()
      expect(headers['content-security-policy']).not.toContain(INSIST)
      expect(headers['set-cookie']?.[0] ?? '').not.toContain('Secure')
    }
  })
})

/** Headers that a client may send to pretend to be another user or address. */
const SPOOFED: Record<string, string> = {
  'x-forwarded-user': 'admin',
  'x-forwarded-for': '10.0.0.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-email': 'admin',
  'x-forwarded-preferred-username': 'admin',
  'x-forwarded-groups': 'admin',
  'x-forwarded-host': 'evil.com',
  'x-forwarded-uri': '/healthz',
  'x-original-url': '/healthz',
  'x-auth-request-user': 'admin',
  'x-auth-request-email': 'admin',
  'x-remote-user': 'admin',
  'remote-user': 'admin',
  remote_user: 'admin',
  x_forwarded_user: 'admin',
  'X_Forwarded-User': 'admin',
  'x-real-ip': '10.0.0.7',
  forwarded: 'for=10.0.0.7;host=evil.com;by=10.0.0.7',
  via: '1.1 proxy',
  'client-ip': '10.0.0.7',
  'true-client-ip': '10.0.0.7',
  'x-client-ip': '10.0.0.7',
  'x-webauth-user': 'admin',
  authorization: 'Basic YWRtaW46YWRtaW4=',
  'proxy-authorization': 'Basic YWRtaW46YWRtaW4=',
}
const PROXIED = (proxies: string[], userHeader = 'x-forwarded-user'): Partial<AccessSettings> => ({
  mode: { kind: 'proxy', proxies, userHeader },
})

describe('spoofed headers', () => {
  it.each([
    ['on this machine', { mode: { kind: 'local' } }, 200],
    ['on an open server', { mode: { kind: 'anonymous' } }, 200],
    ['past a proxy', PROXIED(['10.0.0.7', '10.1.0.0/16', '::2']), 403],
  ] satisfies [string, Partial<AccessSettings>, number][])('change nothing %s', async (_, access, status) => {
    const { ask } = await open(access)
    const plain = await ask('/api/config')
    expect(plain.status).toBe(status)
    for (const [name, value] of [...Object.entries(SPOOFED), ['', '']] as const) {
      const got = await ask('/api/config', name === '' ? SPOOFED : { [name]: value })
      expect([name, got.status, got.text]).toEqual([name, plain.status, plain.text])
    }
  })

  it('do not replace signing in', async () => {
    const { ask } = await open({ mode: { kind: 'users', users, secret: SECRET } })
    for (const path of ['/api/config', RUN, PAGE]) expect((await ask(path, SPOOFED)).status).toBe(401)
  })
})

describe('behind a proxy', () => {
  const config = (headers: Record<string, string | string[]>) =>
    send(stage.origin, { path: '/api/config', headers }).then(viewerOf)

  it('the user is the one it names', async () => {
    await open(PROXIED(['10.0.0.7', '127.0.0.0/8']))
    expect(await config({ 'X-Forwarded-User': 'alice' })).toEqual({ user: 'alice', canSignOut: false })
    const name = Buffer.from('李雷').toString('latin1')
    expect(await config({ 'x-forwarded-user': name })).toEqual({ user: '李雷', canSignOut: false })
    expect((await stage.ask(RUN, { 'x-forwarded-user': 'alice' })).status).toBe(200)
  })

  it('only the configured header is read', async () => {
    await open(PROXIED(['127.0.0.1'], 'x-auth-request-user'))
    const { 'x-auth-request-user': _, ...others } = SPOOFED
    expect(await config(others)).toBe(401)
    expect(await config({ ...others, 'x-auth-request-user': 'alice' })).toEqual({
      user: 'alice',
      canSignOut: false,
    })
    expect(await config({ X_Auth_Request_User: 'alice', 'x-auth_request-user': 'alice' })).toBe(401)
  })

  it.each([[{}], [{ 'x-forwarded-user': '' }], [{ 'x-forwarded-user': ['admin', 'alice'] }]])(
    'a request without a user is refused: %j',
    async (headers) => {
      const { origin } = await open(PROXIED(['127.0.0.1']))
      const page = await send(origin, { path: PAGE, headers })
      expect([page.status, page.headers['content-type']]).toEqual([401, 'text/html; charset=UTF-8'])
      expect(page.text).toContain('did not say who you are')
      expect(page.text).not.toContain('<form')
      const api = await send(origin, { path: RUN, headers })
      expect([api.status, errorOf(api)]).toEqual([401, { code: 'signed_out' }])
      expect((await send(origin, { path: '/healthz', headers })).status).toBe(200)
      expect(stage.demo.journal.entries).toEqual([])
    },
  )

  it('requests that bypass it are refused, except probes', async () => {
    const { ask } = await open(PROXIED(['10.0.0.7']))
    const page = await ask(PAGE, { 'x-forwarded-user': 'alice' })
    expect([page.status, page.text.includes('Not reachable from here')]).toEqual([403, true])
    expect(errorOf(await ask(RUN, { 'x-forwarded-user': 'alice' }))).toEqual({ code: 'forbidden' })
    expect((await ask('/sign-in.css')).status).toBe(403)
    expect((await ask('/healthz')).status).toBe(200)
  })

  it('no sign-in form is accepted', async () => {
    const { post } = await open(PROXIED(['127.0.0.1']))
    for (const path of [PAGE, '/sign-out']) {
      const got = await post(path, { name: 'alice', password: PASSWORD }, { 'x-forwarded-user': 'alice' })
      expect([got.status, got.headers.allow]).toEqual([405, 'GET, HEAD'])
    }
  })
})
